"""A plain session shows how a missed step is worked out, and never gives an answer away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.engine.answer import completed, draft
from quizkl.maths.engine.derivation.mark import begin as begin_line
from quizkl.maths.engine.variants.search import search
from quizkl.maths.engine.work import begin as begin_work
from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.examination import Examination, Result
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.maths.variation.search import Search, Sought
from quizkl.maths.worked import Work, WorkedOut
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.settings.settings import Settings

DECK = """
deck: tiny
title: A tiny deck
given: {p: [0.4, 0.6], q: [0.5, 0.5]}
cards:
  - id: forward
    exercise: Compute it.
    steps:
      - {ask: the first term, answer: 'p[1] * ln(p[1]/q[1])', unit: nats}
      - {ask: the sum, answer: 'kl(p, q)', unit: nats}
  - {id: plain, front: Which one?, back: This one.}
"""
TERM = "               = 0.4 · ln(0.8) ≈ 0.4 · (−0.2231) ≈ −0.0893 nats"
SUM = "  KL(p ‖ q) ≈ −0.0893 + 0.1094 ≈ 0.0201 nats"

Study = Callable[..., list[str]]


class InThisProcess:
    """The engines without their process."""

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        return tuple(completed(inquiry, draft(inquiry), 20) for inquiry in inquiries)

    def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]:
        begun = map(begin_work, examinations)
        return tuple(first.found if first.finish is None else first.finish(20.0) for first in begun)

    def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
        return tuple(worked_out(work, 20) for work in works)

    def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]:
        return tuple(search(asked) for asked in searches)

    def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]:
        begun = map(begin_line, lines)
        return tuple(first.found if first.prove is None else first.prove(20) for first in begun)


@pytest.fixture
def studied(tmp_path: Path) -> Study:
    (tmp_path / "tiny.yaml").write_text(DECK, encoding="utf-8")

    def study(*typed: str) -> list[str]:
        journal = Journal.open(tmp_path / "journal.db")
        assert isinstance(journal, Journal)
        shelf = open_shelf([tmp_path], tmp_path / "cache")
        said: list[str] = []
        with journal:
            desk = Desk(shelf, journal, Settings(), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
            session = begin(desk, plan(desk), "a session")
            run(Room(desk, InThisProcess(), said.append), session, iter(typed), Page(76))
        return said

    return study


def test_a_step_that_is_shown_is_worked_out(studied: Study) -> None:
    said = studied("show", "quit")
    assert TERM in said
    assert said.index(TERM) < next(place for place, line in enumerate(said) if line.startswith("Step 2"))


def test_a_step_that_was_wrong_first_is_worked_out_once_it_is_right(studied: Study) -> None:
    assert TERM not in studied("0.5", "quit")
    assert TERM in studied("0.5", "-0.0893", "quit")


def test_a_step_that_is_right_at_once_is_worked_out_only_when_asked(studied: Study) -> None:
    assert TERM not in studied("-0.0893", "quit")
    assert TERM in studied("-0.0893", "worked", "quit")


def test_nothing_is_worked_out_before_its_answer(studied: Study) -> None:
    said = studied("worked", "quit")
    assert TERM not in said
    assert "that comes after the answer: 'show' gives the step up" in said


def test_an_exercise_that_is_done_has_all_its_steps_worked_out(studied: Study) -> None:
    said = studied("-0.0893", "0.0201", "worked", "quit")
    assert said.index("Step 1: the first term") < said.index(TERM) < said.index("Step 2: the sum") < said.index(SUM)


def test_other_cards_have_nothing_to_work_out(studied: Study) -> None:
    said = studied("-0.0893", "0.0201", "knew", "worked", "quit")
    assert "there is nothing to work out here" in said
