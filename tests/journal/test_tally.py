from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Flag, Reset, Review, Undo
from quizkl.journal.journal import Journal
from quizkl.journal.tally import DaySummary
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.today import Today

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
MISSED, PARTLY, KNEW = Grade.MISSED, Grade.PARTLY, Grade.KNEW


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "journal")
    assert isinstance(opened, Journal)
    with opened:
        yield opened


def key(text: str) -> ItemKey:
    return ItemKey.parse(f"deck/{text}")


def study(
    journal: Journal, item: str, grade: Grade, day: int = 0, *, relearning: bool = False, practice: bool = False
) -> int:
    """A review ``day`` days after the first of March; gives its number."""
    at = NOON + timedelta(days=day)
    number = journal.append(
        Review(
            item=key(item),
            session="s",
            shown_at=at,
            answered_at=at,
            day=at.date(),
            grade=grade,
            scheduler=Leitner().describe(),
            relearning=relearning,
            practice=practice,
        )
    )
    assert isinstance(number, int)
    return number


def test_a_day_without_reviews_has_nothing_done(journal: Journal) -> None:
    assert journal.today(DAY) == Today()
    assert journal.summary(DAY) == DaySummary()
    assert DaySummary().share_known is None


def test_an_item_met_for_the_first_time_is_new_and_any_other_a_review(journal: Journal) -> None:
    study(journal, "a", KNEW, -2)
    study(journal, "a", KNEW)
    study(journal, "b", PARTLY)
    study(journal, "c#reverse", KNEW)
    assert journal.today(DAY) == Today(
        new=2,
        reviews=1,
        shown=frozenset({("deck", "a"), ("deck", "b"), ("deck", "c")}),
        new_of={"deck": 2},
        reviews_of={"deck": 1},
    )


def test_what_was_missed_is_learning_until_it_is_known(journal: Journal) -> None:
    for item in "abc":
        study(journal, item, MISSED)
    study(journal, "a", PARTLY, relearning=True)
    study(journal, "b", KNEW, relearning=True)
    study(journal, "c", MISSED, relearning=True)
    assert journal.today(DAY).learning == (key("a"), key("c"))
    assert journal.today(DAY).reviews == 0
    assert journal.today(DAY + timedelta(days=1)) == Today()


def test_practice_counts_for_nothing(journal: Journal) -> None:
    study(journal, "a", MISSED, practice=True)
    assert journal.today(DAY) == Today()


def test_what_was_undone_was_not_done(journal: Journal) -> None:
    journal.append(Undo(study(journal, "a", MISSED), NOON))
    assert journal.today(DAY) == Today()
    assert journal.summary(DAY) == DaySummary()
    assert journal.streak(DAY) == 0


def test_an_item_that_was_reset_and_met_again_is_new_again(journal: Journal) -> None:
    study(journal, "a", KNEW, -9)
    journal.append(Reset(key("a"), NOON))
    study(journal, "a", KNEW)
    assert (journal.today(DAY).new, journal.today(DAY).reviews) == (1, 0)


def test_an_item_met_under_its_old_name_is_not_new_under_the_other(journal: Journal) -> None:
    study(journal, "old", KNEW, -2)
    study(journal, "new", KNEW)
    renames = {key("old"): key("new")}
    assert (journal.today(DAY, renames).new, journal.today(DAY, renames).reviews) == (0, 1)
    assert (journal.today(DAY).new, journal.today(DAY).reviews) == (1, 0)


def test_siblings_and_learning_go_by_the_present_name(journal: Journal) -> None:
    study(journal, "old", MISSED)
    assert journal.today(DAY, {key("old"): key("new")}) == Today(
        new=1, shown=frozenset({("deck", "new")}), learning=(key("new"),), new_of={"deck": 1}
    )


def test_a_day_is_summed_up_by_its_grades(journal: Journal) -> None:
    for item, grade in {"a": KNEW, "b": KNEW, "c": PARTLY, "d": MISSED}.items():
        study(journal, item, grade)
    study(journal, "d", KNEW, relearning=True)
    study(journal, "e", KNEW, practice=True)
    summary = journal.summary(DAY)
    assert summary == DaySummary(missed=1, partly=1, knew=2, relearning=1, practice=1)
    assert (summary.reviews, summary.share_known) == (4, 0.5)


@pytest.mark.parametrize(
    ("days", "streak"),
    [
        ([], 0),
        ([0], 1),
        ([-1], 1),
        ([-2], 0),
        ([-3, -2, -1, 0], 4),
        ([-3, -2, -1], 3),
        ([-4, -2, -1, 0], 3),
        ([0, 1, 2], 1),
    ],
)
def test_a_streak_is_of_days_in_a_row_and_lasts_until_the_end_of_today(
    journal: Journal, days: list[int], streak: int
) -> None:
    for day in days:
        study(journal, f"card{day}", KNEW, day)
    journal.append(Flag(key("a"), NOON))
    assert journal.streak(DAY) == streak


def test_practice_keeps_a_streak(journal: Journal) -> None:
    study(journal, "a", KNEW, -1)
    study(journal, "a", KNEW, practice=True)
    assert journal.streak(DAY) == 2
