"""What can be done to cards beside studying them. Each act gives the events to append, and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Flag, ItemEvent, Move, Reset, Suspend, Unflag, Unsuspend
from quizkl.schedule.by_hand import box_count, due_in_box
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import ItemState, New

Chosen = Sequence[tuple[Item, ItemState]]
"""The items that an act is for, each as it stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """``said`` is a sentence; without events it says why nothing was done."""

    said: str
    events: tuple[ItemEvent, ...] = ()


def suspend(chosen: Chosen, now: datetime) -> Act:
    """Put the items away; where all of them are, take them back."""
    asleep = [item for item, state in chosen if state.suspended]
    awake = [item for item, state in chosen if not (state.suspended or item.suspended)]
    if awake:
        return Act(f"{_cards(awake)} suspended.", tuple(Suspend(item.key, now) for item in awake))
    if asleep:
        return Act(f"{_cards(asleep)} taken back.", tuple(Unsuspend(item.key, now) for item in asleep))
    return Act("The deck's file suspends it (suspended: true); edit the file to take it back.")


def flag(chosen: Chosen, now: datetime) -> Act:
    """Flag the items; where all of them are, take the flags away."""
    bare = [item for item, state in chosen if not state.flagged]
    if bare:
        return Act(f"{_cards(bare)} flagged.", tuple(Flag(item.key, now) for item in bare))
    items = [item for item, _ in chosen]
    return Act(f"{_cards(items)} without a flag again.", tuple(Unflag(item.key, now) for item in items))


def bury(chosen: Chosen, day: date, now: datetime) -> Act:
    """Put the items off until tomorrow."""
    items = [item for item, state in chosen if state.buried_on != day]
    if not items:
        return Act("Put off until tomorrow already; undo takes that back.")
    return Act(f"{_cards(items)} put off until tomorrow.", tuple(Bury(item.key, day, now) for item in items))


def reset(chosen: Chosen, now: datetime) -> Act:
    """Make the items new again; their history stays."""
    items = [item for item, state in chosen if not isinstance(state.standing, New)]
    if not items:
        return Act("There is nothing to reset: never studied.")
    return Act(f"{_cards(items)} new again; the history is kept.", tuple(Reset(item.key, now) for item in items))


def move(chosen: Chosen, box: int, schedulers: Callable[[ItemKey], Scheduler], day: date, now: datetime) -> Act:
    """Put the items into a box, to come when that box does."""
    events = []
    for item, _ in chosen:
        scheduler = schedulers(item.key)
        if 1 <= box <= box_count(scheduler):
            events.append(Move(item.key, box, due_in_box(scheduler, box, day), day, now))
    if not events:
        return Act(f"There is no box {box}.")
    due = {event.due for event in events}
    when = f", due in {_days((min(due) - day).days)}" if len(due) == 1 else ""
    return Act(f"{_cards(events)} put into box {box}{when}.", tuple(events))


def _cards(of: Sequence[object]) -> str:
    return "1 card" if len(of) == 1 else f"{len(of)} cards"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
