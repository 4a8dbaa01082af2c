"""Where nothing is due the learner hears why, and how to practise what was named."""

from __future__ import annotations

from datetime import date

import pytest

from quizkl.commands.nothing_due import nothing_due
from quizkl.schedule.queue import HeldBack, Limits, Queue


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (HeldBack(), "Nothing is due."),
        (HeldBack(new_by_limit=5), "Today's 20 new cards are done."),
        (HeldBack(new_by_limit=5, due_by_limit=1), "Today's 200 reviews are done. Today's 20 new cards are done."),
        (HeldBack(new_by_sibling=1), "What is left are other sides of cards that came today."),
    ],
)
def test_the_reason(held: HeldBack, reason: str) -> None:
    queue = Queue(held_back=held, next_due_by_deck={"a": date(2026, 3, 4)})
    assert next(nothing_due(queue, Limits(), ())) == f"{reason} Next: 2026-03-04."


def test_a_limit_of_none_is_no_work_done() -> None:
    assert next(nothing_due(Queue(held_back=HeldBack(new_by_limit=1)), Limits(new=0), ())) == (
        "The settings allow no new cards."
    )


def test_the_command_names_what_was_named() -> None:
    *_, command = nothing_due(Queue(), Limits(), ["kl-view", "my deck.yaml"])
    assert command.startswith("quizkl study --cram --plain kl-view 'my deck.yaml' practises")
