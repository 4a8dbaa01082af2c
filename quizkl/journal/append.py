"""Recording events: one transaction that is on the disk before it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.derived import apply_event, refold
from quizkl.journal.event import Event, Review, Undo
from quizkl.journal.problem import AppendFailed, sentence
from quizkl.journal.renamed import Renames
from quizkl.journal.row import INSERT, row_of
from quizkl.journal.states import state
from quizkl.journal.transaction import transaction
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.state import Standing

_ITEM_OF_EVENT: Final = "SELECT deck, card, side FROM event WHERE id = ?"


def append(connection: sqlite3.Connection, events: Iterable[Event]) -> tuple[int, ...] | AppendFailed:
    """Record events and bring the states up to date; gives their numbers. All of them are recorded, or none."""
    try:
        with transaction(connection):
            return tuple(_append(connection, event) for event in events)
    except _Refused as refused:
        return refused.failure
    except sqlite3.Error as error:
        return AppendFailed(*sentence(error))


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A review whose item had been reviewed elsewhere since it was shown. It is recorded as practice, under
    ``number``; ``standing`` is where the item stands.
    """

    number: int
    standing: Standing


def append_review(
    connection: sqlite3.Connection, review: Review, before: Standing, renames: Renames
) -> int | Overtaken | AppendFailed:
    """Record a review of an item that stood at ``before`` when it was shown. What is announced is what happens: an
    item that stands elsewhere by now is not moved a second time.
    """
    try:
        with transaction(connection):
            standing = state(connection, review.item, renames).standing
            if not review.moves or standing == before:
                return _append(connection, review)
            return Overtaken(_append(connection, replace(review, practice=True)), standing)
    except _Refused as refused:
        return refused.failure
    except sqlite3.Error as error:
        return AppendFailed(*sentence(error))


class _Refused(Exception):
    """An event that makes no sense in this journal ends the transaction."""

    def __init__(self, failure: AppendFailed) -> None:
        super().__init__(failure.message)
        self.failure = failure


def _append(connection: sqlite3.Connection, event: Event) -> int:
    if isinstance(event, Undo):
        target = connection.execute(_ITEM_OF_EVENT, (event.event,)).fetchone()
        if target is None:
            raise _Refused(AppendFailed(f"event {event.event}, which should be undone, is not in the journal"))
        item = ItemKey(*target)
    else:
        item = event.item
    if isinstance(event, Review) and isinstance(read := scheduler_of(event.scheduler), ScheduleProblem):
        raise _Refused(AppendFailed(f"the review names a scheduler that cannot be read: {read.message}", read.hint))
    number = connection.execute(INSERT, row_of(event, item)).lastrowid
    assert number is not None
    if isinstance(event, Undo):
        refold(connection, item)
    else:
        apply_event(connection, item, number, event)
    return number
