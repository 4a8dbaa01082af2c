"""What the reviews leave to be counted."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Event, Reset, Review, Undo
from quizkl.journal.fact import Occasion, mistakes_in
from quizkl.journal.journal import Journal
from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import New

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CARD, OTHER = ItemKey("deck", "card"), ItemKey("deck", "other", "reverse")
TABLES = {
    "item_number": "SELECT deck, card, side FROM item_number",
    "reviewed": "SELECT deck, card, side, occasion, box, event, day, grade, milliseconds, waited, expected, surprise"
    " FROM reviewed JOIN item_number ON number = item",
    "named_mistake": "SELECT deck, card, side, kind, event, day, times FROM named_mistake"
    " JOIN item_number ON number = item",
}


def review(
    grade: Grade,
    day: int = 0,
    item: ItemKey = CARD,
    verdict: str = "",
    seconds: float = 8,
    relearning: bool = False,
    practice: bool = False,
) -> Review:
    at = NOON + timedelta(days=day)
    return Review(
        item=item,
        session="s",
        shown_at=at - timedelta(seconds=seconds),
        answered_at=at,
        day=at.date(),
        grade=grade,
        scheduler=Leitner().describe(),
        verdict=verdict,
        relearning=relearning,
        practice=practice,
    )


def after(path: Path, *events: Event, rebuilt: bool = False) -> dict[str, set[tuple[object, ...]]]:
    """The rows of the derived tables, without the numbers of the items."""
    path.unlink(missing_ok=True)
    journal = Journal.open(path)
    assert isinstance(journal, Journal)
    with journal:
        for event in events:
            assert isinstance(journal.append(event), int)
        if rebuilt:
            assert journal.rebuild() is None
    connection = sqlite3.connect(path)
    rows = {table: set(connection.execute(select)) for table, select in TABLES.items()}
    connection.close()
    return rows


def test_a_review_says_in_which_box_the_card_was_and_how_long_it_had_waited(tmp_path: Path) -> None:
    rows = after(tmp_path / "journal", review(Grade.KNEW), review(Grade.KNEW, 2))["reviewed"]
    first, second = sorted(rows, key=lambda row: str(row[5]))
    day = date(2026, 3, 1).toordinal()
    assert first == (*CARD, Occasion.FIRST, 0, 1, day, 2, 8000, None, None, None)
    assert second[:10] == (*CARD, Occasion.REVIEW, 2, 2, day + 2, 2, 8000, 2)
    assert second[10:] == pytest.approx((0.9, 0.1053605), rel=1e-6)


@pytest.mark.parametrize(("grade", "nats"), [(Grade.MISSED, 2.3025851), (Grade.PARTLY, 0.1053605)])
def test_what_happened_is_as_surprising_as_it_was_improbable(tmp_path: Path, grade: Grade, nats: float) -> None:
    rows = after(tmp_path / "journal", review(Grade.KNEW), review(grade, 2))["reviewed"]
    assert [row[11] for row in rows if row[11] is not None] == [pytest.approx(nats, rel=1e-6)]


def test_relearning_and_practice_are_told_apart(tmp_path: Path) -> None:
    events = (
        review(Grade.MISSED),
        review(Grade.KNEW, relearning=True),
        review(Grade.KNEW, 1, practice=True),
        review(Grade.KNEW, 1, practice=True, relearning=True),
    )
    rows = after(tmp_path / "journal", *events)["reviewed"]
    found = {row[5]: row[3] for row in rows}
    assert found == {1: Occasion.FIRST, 2: Occasion.RELEARNING, 3: Occasion.PRACTICE, 4: Occasion.RELEARNING}


def test_a_card_that_was_reset_is_met_for_the_first_time_again(tmp_path: Path) -> None:
    rows = after(tmp_path / "journal", review(Grade.KNEW), Reset(CARD, NOON), review(Grade.KNEW, 3))["reviewed"]
    assert {row[3] for row in rows} == {Occasion.FIRST}


def test_an_undone_review_leaves_nothing_and_moves_those_after_it(tmp_path: Path) -> None:
    events = (review(Grade.MISSED, verdict="wrong-because:wrong-sign"), review(Grade.KNEW, 1), Undo(1, NOON))
    rows = after(tmp_path / "journal", *events)
    assert {(row[5], row[3]) for row in rows["reviewed"]} == {(2, Occasion.FIRST)}
    assert rows["named_mistake"] == set()


def test_a_clock_put_back_took_no_time(tmp_path: Path) -> None:
    (row,) = after(tmp_path / "journal", review(Grade.KNEW, seconds=-60))["reviewed"]
    assert row[8] == 0


@pytest.mark.parametrize(
    ("verdict", "named"),
    [
        ("", {}),
        ("right", {}),
        ("wrong-because:wrong-sign", {"wrong-sign": 1}),
        ("wrong-because:wrong-sign, right ; wrong-because:wrong-sign, shown", {"wrong-sign": 2}),
        ("wrong ; wrong-because:divided-by-n-minus-1", {"divided-by-n-minus-1": 1}),
        ("wrong-because, right", {"": 1}),
        ("wrong-because:wrong-sign (overruled)", {}),
    ],
)
def test_the_mistakes_that_a_verdict_names(verdict: str, named: dict[str, int]) -> None:
    assert mistakes_in(verdict) == named


VERDICTS = ("", "right", "wrong-because:wrong-sign, shown", "wrong-because ; wrong-because:wrong-base, right")
REVIEWS = st.builds(
    review,
    grade=st.sampled_from(Grade),
    day=st.integers(0, 40),
    item=st.sampled_from([CARD, OTHER]),
    verdict=st.sampled_from(VERDICTS),
    seconds=st.integers(-5, 2000),
    relearning=st.booleans(),
    practice=st.booleans(),
)
ACTS = st.one_of(REVIEWS, st.integers(0, 30), st.just(Reset(CARD, NOON)))


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=14))
def test_what_is_counted_event_by_event_is_what_is_counted_from_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Review | Reset | int]
) -> None:
    path = tmp_path_factory.mktemp("facts") / "journal"
    events: list[Event] = []
    for act in acts:
        if not isinstance(act, int):
            events.append(act)
        elif events:
            events.append(Undo(1 + act % len(events), NOON))
    live, derived = after(path, *events), after(path, *events, rebuilt=True)
    assert live["reviewed"] == derived["reviewed"]
    assert live["named_mistake"] == derived["named_mistake"]
    undone = {row[5] for row in live["reviewed"]}
    assert len(undone) == len(live["reviewed"])


def test_fsrs_expects_what_it_schedules_for(tmp_path: Path) -> None:
    """A card that comes on the day that FSRS chose is expected with the retention asked for, but for whole days."""
    fsrs = Fsrs(retention=0.85)
    first = replace(review(Grade.KNEW), scheduler=fsrs.describe())
    due = fsrs.after(New(), Grade.KNEW, first.day, CARD).due
    assert due is not None
    second = replace(review(Grade.KNEW, (due - first.day).days), scheduler=fsrs.describe())
    rows = after(tmp_path / "journal", first, second)["reviewed"]
    assert [row[10] for row in rows if row[10] is not None] == [pytest.approx(0.85, abs=0.02)]
