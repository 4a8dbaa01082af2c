"""An event as a row of the table ``event``, and back."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final, assert_never

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Event, Flag, Move, Reset, Review, Suspend, Undo, Unflag, Unsuspend
from quizkl.journal.fold import Buried, Change, Happening, Mark, Moved, Placed, TakenBack
from quizkl.schedule.grade import Grade

COLUMNS: Final = (
    "id, kind, deck, card, side, at, at_offset, day, undoes, session, shown_at, shown_offset, typed, verdict, grade,"
    " scheduler, seed, relearning, practice, box, due"
)
INSERT: Final = f"""
    INSERT INTO event ({COLUMNS}) VALUES (
        NULL, :kind, :deck, :card, :side, :at, :at_offset, :day, :undoes, :session, :shown_at, :shown_offset, :typed,
        :verdict, :grade, :scheduler, :seed, :relearning, :practice, :box, :due
    )
"""
HAPPENING_COLUMNS: Final = "id, kind, deck, card, side, day, undoes, grade, scheduler, relearning OR practice, box, due"

_ONLY_OF_SOME: Final = (
    *("day", "undoes", "session", "shown_at", "shown_offset", "typed", "verdict", "grade"),
    *("scheduler", "seed", "relearning", "practice", "box", "due"),
)
_KINDS: Final[dict[type[Event], str]] = {
    Review: "review",
    Undo: "undo",
    Suspend: "suspend",
    Unsuspend: "unsuspend",
    Bury: "bury",
    Flag: "flag",
    Unflag: "unflag",
    Reset: "reset",
    Move: "move",
}
_OF_ITEM: Final[dict[str, type[Suspend] | type[Unsuspend] | type[Flag] | type[Unflag] | type[Reset]]] = {
    "suspend": Suspend,
    "unsuspend": Unsuspend,
    "flag": Flag,
    "unflag": Unflag,
    "reset": Reset,
}
_MARKS: Final = {mark.value: mark for mark in Mark}
_GRADES: Final = {grade.value: grade for grade in Grade}


def row_of(event: Event, item: ItemKey) -> dict[str, object]:
    """The parameters of ``INSERT``; ``item`` is the item that the event is about, of an undo that of what it undoes."""
    at, at_offset = _stored(event.at)
    row: dict[str, object] = dict.fromkeys(_ONLY_OF_SOME)
    row |= {"kind": _KINDS[type(event)], "deck": item.deck, "card": item.card, "side": item.side}
    row |= {"at": at, "at_offset": at_offset}
    match event:
        case Review():
            shown_at, shown_offset = _stored(event.shown_at)
            row |= {
                "day": event.day.isoformat(),
                "session": _writable(event.session),
                "shown_at": shown_at,
                "shown_offset": shown_offset,
                "typed": json.dumps(event.typed),
                "verdict": _writable(event.verdict),
                "grade": event.grade.value,
                "scheduler": event.scheduler,
                "seed": event.seed,
                "relearning": event.relearning,
                "practice": event.practice,
            }
        case Undo(event=undoes):
            row["undoes"] = undoes
        case Bury(day=day):
            row["day"] = day.isoformat()
        case Move(box=box, due=due, day=day):
            row |= {"box": box, "due": due.isoformat(), "day": day.isoformat()}
        case Suspend() | Unsuspend() | Flag() | Unflag() | Reset():
            pass
        case _:
            assert_never(event)
    return row


def event_of(row: tuple[Any, ...]) -> Event:
    """The event of a row of ``COLUMNS``."""
    _, kind, deck, card, side, at, at_offset, day, undoes, *of_review, box, due = row
    instant = _read(at, at_offset)
    item = ItemKey(deck, card, side)
    match kind:
        case "review":
            return _review(item, instant, date.fromisoformat(day), *of_review)
        case "undo":
            return Undo(undoes, instant)
        case "bury":
            return Bury(item, date.fromisoformat(day), instant)
        case "move":
            return Move(item, box, date.fromisoformat(due), date.fromisoformat(day), instant)
        case _:
            return _OF_ITEM[kind](item, instant)


def _review(
    item: ItemKey,
    answered_at: datetime,
    day: date,
    session: str,
    shown_at: str,
    shown_offset: int,
    typed: str,
    verdict: str,
    grade: str,
    scheduler: str,
    seed: int,
    relearning: int,
    practice: int,
) -> Review:
    return Review(
        item=item,
        session=session,
        shown_at=_read(shown_at, shown_offset),
        answered_at=answered_at,
        day=day,
        grade=_GRADES[grade],
        scheduler=scheduler,
        typed=tuple(json.loads(typed)),
        verdict=verdict,
        seed=seed,
        relearning=bool(relearning),
        practice=bool(practice),
    )


def happening_of(row: tuple[Any, ...]) -> Happening:
    """What matters for the state, of a row of ``HAPPENING_COLUMNS``; much quicker to read than the event."""
    number, kind, deck, card, side, day, undoes, grade, scheduler, stays, box, due = row
    change: Change | TakenBack
    match kind:
        case "review" if not stays:
            change = Moved(ItemKey(deck, card, side), date.fromisoformat(day), _GRADES[grade], scheduler)
        case "review":
            change = Mark.STAY
        case "undo":
            change = TakenBack(undoes)
        case "bury":
            change = Buried(date.fromisoformat(day))
        case "move":
            change = Placed(box, date.fromisoformat(due), date.fromisoformat(day))
        case _:
            change = _MARKS[kind]
    return number, change


def happenings_of_item(connection: sqlite3.Connection, item: ItemKey) -> list[Happening]:
    """All that happened to an item under this key, undoes included, in order."""
    rows = connection.execute(
        f"SELECT {HAPPENING_COLUMNS} FROM event WHERE deck = ? AND card = ? AND side = ? ORDER BY id",
        (item.deck, item.card, item.side),
    )
    return [happening_of(row) for row in rows]


def _stored(instant: datetime) -> tuple[str, int]:
    offset = instant.utcoffset() or timedelta()
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z", offset // timedelta(minutes=1)


def _read(text: str, offset: int) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=offset)))


def _writable(text: str) -> str:
    """Bytes that were no UTF-8 reach us as lone surrogates, which no database takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
