"""From what happened to an item to where it stands. Pure, and the only way in which a state comes about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import assert_never

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Flag, ItemEvent, Move, Reset, Review, Suspend, Unflag, Unsuspend
from quizkl.schedule.grade import Grade
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.state import ItemState, New, Scheduled, Standing


@dataclass(frozen=True, slots=True)
class Moved:
    """A review that moves the item; ``item`` is the key it had then."""

    item: ItemKey
    day: date
    grade: Grade
    scheduler: str


@dataclass(frozen=True, slots=True)
class Buried:
    day: date


@dataclass(frozen=True, slots=True)
class Placed:
    """A move by hand on ``day``."""

    box: int
    due: date
    day: date


class Mark(Enum):
    """What needs no more than its name. STAY is a review that moves nothing."""

    STAY = "stay"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An undo of event number ``event``."""

    event: int


Change = Moved | Placed | Buried | Mark
Happening = tuple[int, Change | TakenBack]
"""The number of an event, and what of it matters for the state."""


def change_of(event: ItemEvent) -> Change:
    """What of an event matters for the state."""
    match event:
        case Review():
            return Moved(event.item, event.day, event.grade, event.scheduler) if event.moves else Mark.STAY
        case Bury():
            return Buried(event.day)
        case Move():
            return Placed(event.box, event.due, event.day)
        case Suspend():
            return Mark.SUSPEND
        case Unsuspend():
            return Mark.UNSUSPEND
        case Flag():
            return Mark.FLAG
        case Unflag():
            return Mark.UNFLAG
        case Reset():
            return Mark.RESET
        case _:
            assert_never(event)


def step(state: ItemState, change: Change) -> ItemState:
    """The state after one more change. ValueError where a review names a scheduler that cannot be read."""
    match change:
        case Moved(item, day, grade, text):
            scheduler = scheduler_of(text)
            if isinstance(scheduler, ScheduleProblem):
                raise ValueError(f"the scheduler {text!r} cannot be read: {scheduler.message}")
            return state._replace(standing=scheduler.after(state.standing, grade, day, item))
        case Placed():
            return state._replace(standing=_placed(state.standing, change))
        case Buried(day):
            return state._replace(buried_on=day)
        case Mark.STAY:
            return state
        case Mark.SUSPEND:
            return state._replace(suspended=True)
        case Mark.UNSUSPEND:
            return state._replace(suspended=False)
        case Mark.FLAG:
            return state._replace(flagged=True)
        case Mark.UNFLAG:
            return state._replace(flagged=False)
        case Mark.RESET:
            return state._replace(standing=New())
        case _:
            assert_never(change)


def _placed(standing: Standing, move: Placed) -> Scheduled:
    """A box says how well an item is known, so what FSRS had estimated of it holds no longer."""
    match standing:
        case New():
            return Scheduled(move.box, move.due, move.day, reviews=0, lapses=0)
        case Scheduled():
            return standing._replace(box=move.box, due=move.due, last=move.day, memory=None)


def undone_by(happenings: Sequence[Happening]) -> set[int]:
    """The numbers of the events that count as not having happened. An undo counts unless it was undone itself;
    because an undo is later than what it undoes, reading backwards settles each before it is needed.
    """
    undone: set[int] = set()
    for number, change in reversed(happenings):
        if isinstance(change, TakenBack) and number not in undone:
            undone.add(change.event)
    return undone


def fold(happenings: Sequence[Happening]) -> ItemState:
    """The state of an item from all that happened to it, in the order of the event numbers."""
    state = ItemState()
    for _, change in counting(happenings):
        state = step(state, change)
    return state


def counting(happenings: Sequence[Happening]) -> Iterator[tuple[int, Change]]:
    """The happenings without what was undone, and without the undoes."""
    undone = undone_by(happenings)
    for number, change in happenings:
        if number not in undone and not isinstance(change, TakenBack):
            yield number, change
