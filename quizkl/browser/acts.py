"""What can be done to cards beside studying them. Each act gives the events to append, and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import (
    Bury,
    Event,
    Flag,
    ItemEvent,
    Move,
    Recorded,
    Reset,
    Suspend,
    Undo,
    Unflag,
    Unsuspend,
)
from quizkl.schedule.by_hand import box_count, due_in_box
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import ItemState, New

Chosen = Sequence[tuple[Item, ItemState]]
"""The items that an act is for, each as it stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """``said`` is a sentence that names a single card; without events it says why nothing was done. ``keys`` are the
    items it is about.
    """

    said: str
    events: tuple[Event, ...] = ()
    keys: frozenset[ItemKey] = frozenset()


def _act(said: str, events: Sequence[ItemEvent]) -> Act:
    return Act(said, tuple(events), frozenset(event.item for event in events))


def suspend(chosen: Chosen, now: datetime) -> Act:
    """Put the items away; where all of them are, take them back."""
    asleep = [item for item, state in chosen if state.suspended]
    awake = [item for item, state in chosen if not (state.suspended or item.suspended)]
    if awake:
        return _act(f"{_cards(item.key for item in awake)} suspended.", [Suspend(item.key, now) for item in awake])
    if asleep:
        return _act(f"{_cards(item.key for item in asleep)} taken back.", [Unsuspend(item.key, now) for item in asleep])
    return Act("The deck's file suspends it (suspended: true); edit the file to take it back.")


def flag(chosen: Chosen, now: datetime) -> Act:
    """Flag the items; where all of them are, take the flags away."""
    bare = [item for item, state in chosen if not state.flagged]
    if bare:
        return _act(f"{_cards(item.key for item in bare)} flagged.", [Flag(item.key, now) for item in bare])
    items = [item for item, _ in chosen]
    return _act(
        f"{_cards(item.key for item in items)} without a flag again.", [Unflag(item.key, now) for item in items]
    )


def bury(chosen: Chosen, day: date, now: datetime, history: Callable[[ItemKey], Iterable[Recorded]]) -> Act:
    """Put the items off until tomorrow; where all of them are, bring them back today. ``history`` is the journal's."""
    items = [item for item, state in chosen if state.buried_on != day]
    if items:
        return _act(
            f"{_cards(item.key for item in items)} put off until tomorrow.",
            [Bury(item.key, day, now) for item in items],
        )
    undone: list[Undo] = []
    for item, _ in chosen:
        buried = [each.id for each in history(item.key) if isinstance(each.event, Bury) and each.event.day == day]
        undone += [Undo(number, now) for number in reversed(buried)]
    keys = frozenset(item.key for item, _ in chosen)
    return Act(f"{_cards(keys)} back today.", tuple(undone), keys)


def reset(chosen: Chosen, now: datetime) -> Act:
    """Make the items new again; their history stays."""
    items = [item for item, state in chosen if not isinstance(state.standing, New)]
    if not items:
        return Act("There is nothing to reset: never studied.")
    return _act(
        f"{_cards(item.key for item in items)} new again; the history is kept.",
        [Reset(item.key, now) for item in items],
    )


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
    return _act(f"{_cards(event.item for event in events)} put into box {box}{when}.", events)


def _cards(keys: Iterable[ItemKey]) -> str:
    first, *others = keys
    return f"{1 + len(others)} cards" if others else str(first)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
