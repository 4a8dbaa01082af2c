"""What is appended is kept as it was, and for ever."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Event, Flag, Reset, Review, Suspend, Undo, Unflag, Unsuspend
from quizkl.journal.journal import Journal
from quizkl.journal.problem import AppendFailed
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner

CARD = ItemKey("deck", "card")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

# A lone surrogate is what a byte becomes that was no UTF-8.
anything_typed = st.text(st.characters())
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=offsets)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
items = st.builds(ItemKey, names, names, st.sampled_from(["", "reverse", "c1"]))
reviews = st.builds(
    Review,
    item=items,
    session=names,
    shown_at=instants,
    answered_at=instants,
    day=days,
    grade=st.sampled_from(Grade),
    scheduler=st.just(Leitner().describe()),
    typed=st.lists(anything_typed).map(tuple),
    verdict=names,
    seed=st.integers(0, 2**63 - 1),
    relearning=st.booleans(),
    practice=st.booleans(),
)
marks = st.one_of(*(st.builds(mark, items, instants) for mark in (Suspend, Unsuspend, Flag, Unflag, Reset)))
events = st.one_of(reviews, marks, st.builds(Bury, items, days, instants), st.builds(Undo, st.just(1), instants))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path)
    assert isinstance(opened, Journal)
    with opened:
        yield opened


@settings(max_examples=40)
@given(st.lists(events, max_size=8))
def test_an_event_is_kept_as_it_was(recorded: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.open(Path(folder) / "journal")
        assert isinstance(journal, Journal)
        with journal:
            first: list[Event] = [Flag(CARD, NOON)]
            numbers = [journal.append(event) for event in first + recorded]
            assert [journal.event(number) for number in numbers if isinstance(number, int)] == first + recorded


def test_an_instant_keeps_the_offset_that_was_in_force(journal: Journal) -> None:
    number = journal.append(Flag(CARD, datetime(2026, 7, 1, 22, 30, tzinfo=ZoneInfo("Europe/Berlin"))))
    assert isinstance(number, int)
    kept = journal.event(number)
    assert isinstance(kept, Flag)
    assert kept.at.isoformat() == "2026-07-01T22:30:00+02:00"


def test_bytes_that_were_no_text_are_kept_in_what_was_typed_and_spelt_out_in_the_verdict(journal: Journal) -> None:
    broken = b"0.02\xff".decode("utf-8", "surrogateescape")
    number = journal.append(
        Review(
            item=CARD,
            session="s",
            shown_at=NOON,
            answered_at=NOON,
            day=NOON.date(),
            grade=Grade.MISSED,
            scheduler=Leitner().describe(),
            typed=(broken, "\x00\x1b[31m"),
            verdict=f"unreadable: {broken}",
        )
    )
    assert isinstance(number, int)
    kept = journal.event(number)
    assert isinstance(kept, Review)
    assert kept.typed == (broken, "\x00\x1b[31m")
    assert kept.verdict == r"unreadable: 0.02\udcff"


@pytest.mark.parametrize(
    "forbidden",
    [
        "UPDATE event SET deck = 'other'",
        "DELETE FROM event",
        "REPLACE INTO event (id, kind, deck, card, side, at, at_offset) VALUES (1, 'flag', 'd', 'c', '', '', 0)",
    ],
)
def test_the_file_itself_refuses_to_change_an_event(journal: Journal, path: Path, forbidden: str) -> None:
    journal.append(Flag(CARD, NOON))
    other = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError, match="an event is never"):
        other.execute(forbidden)
    other.close()
    assert journal.event(1) == Flag(CARD, NOON)


def test_numbers_go_up(journal: Journal) -> None:
    assert [journal.append(Flag(CARD, NOON)) for _ in range(3)] == [1, 2, 3]


def test_undoing_what_never_was_is_refused(journal: Journal) -> None:
    refused = journal.append(Undo(7, NOON))
    assert isinstance(refused, AppendFailed)
    assert "event 7" in refused.message
    assert journal.latest() is None


def test_a_review_by_a_scheduler_that_cannot_be_read_is_refused(journal: Journal) -> None:
    unknown = Review(
        item=CARD,
        session="s",
        shown_at=NOON,
        answered_at=NOON,
        day=NOON.date(),
        grade=Grade.KNEW,
        scheduler="by the moon",
    )
    refused = journal.append(unknown)
    assert isinstance(refused, AppendFailed)
    assert "by the moon" in refused.message
    assert journal.states() == {}


def test_several_events_are_recorded_all_or_none(journal: Journal) -> None:
    assert journal.append_all([Flag(CARD, NOON), Suspend(CARD, NOON)]) == (1, 2)
    assert isinstance(journal.append_all([Unflag(CARD, NOON), Undo(99, NOON)]), AppendFailed)
    assert journal.state(CARD).flagged
    assert journal.latest() is not None
    assert journal.append(Flag(CARD, NOON)) == 3
