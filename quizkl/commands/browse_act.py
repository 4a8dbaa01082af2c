"""What ``quizkl browse`` does to the cards that it finds, and takes back."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.browser import acts
from quizkl.browser.acts import Act
from quizkl.browser.card_index import CardIndex
from quizkl.commands.say import give_up
from quizkl.desk import Desk
from quizkl.journal.event import Event, Review, Undo
from quizkl.journal.problem import AppendFailed


def act_on(desk: Desk, index: CardIndex, positions: Sequence[int], name: str, box: int | None) -> str:
    """Do it to the cards at ``positions``: ``name`` is an option of the command, or ``box`` is where to put them."""
    chosen = [(index.items[position], index.states[position]) for position in positions]
    if not chosen:
        return "No card is found, and nothing was done."
    act = _act(desk, chosen, name, box)
    if act.events:
        _append(desk, act.events)
        return f"{act.said} quizkl browse --undo takes that back."
    return act.said


def _act(desk: Desk, chosen: acts.Chosen, name: str, box: int | None) -> Act:
    now, day, renames = desk.now(), desk.day, desk.renames()
    if box is not None:
        own = desk.own_schedules()
        return acts.move(chosen, box, lambda key: own.get(key.deck, desk.settings.scheduler), day, now)
    match name:
        case "suspend":
            return acts.suspend(chosen, now)
        case "flag":
            return acts.flag(chosen, now)
        case "bury":
            return acts.bury(chosen, day, now, lambda key: desk.journal.history(key, renames))
        case _:
            return acts.reset(chosen, now)


def take_back(desk: Desk) -> str:
    """Undo what was done last: all events of one moment, unless they are reviews."""
    latest = desk.journal.latest()
    if latest is None:
        return "There is nothing to take back."
    if isinstance(latest.event, Review):
        give_up("what happened last is a review.", "A review is undone in the session, or with the summary after it.")
    numbers = [latest.id]
    while (event := _standing(desk, numbers[-1] - 1)) is not None and event.at == latest.event.at:
        if isinstance(event, Review):
            break
        numbers.append(numbers[-1] - 1)
    _append(desk, [Undo(number, desk.now()) for number in numbers])
    return f"{len(numbers)} {'change' if len(numbers) == 1 else 'changes'} taken back."


def _standing(desk: Desk, number: int) -> Event | None:
    event = desk.journal.event(number) if number > 0 else None
    return None if isinstance(event, Undo) else event


def _append(desk: Desk, events: Sequence[Event]) -> None:
    written = desk.journal.append_all(events)
    if isinstance(written, AppendFailed):
        give_up(f"not written down: {written}")
