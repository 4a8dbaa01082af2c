"""An item keeps its history over a rename."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Flag, Review, Undo
from quizkl.journal.journal import Journal
from quizkl.journal.renamed import Renames, present_key, renames_of
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import ItemState, New, Scheduled

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OLD, NEW, NEWER, OTHER = (ItemKey.parse(f"deck/{name}") for name in ("old", "new", "newer", "other"))
RENAMED = {OLD: NEW}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "journal")
    assert isinstance(opened, Journal)
    with opened:
        yield opened


def knew(journal: Journal, item: ItemKey, day: int) -> int:
    at = NOON + timedelta(days=day)
    number = journal.append(
        Review(
            item=item,
            session="s",
            shown_at=at,
            answered_at=at,
            day=at.date(),
            grade=Grade.KNEW,
            scheduler=Leitner().describe(),
        )
    )
    assert isinstance(number, int)
    return number


def box(journal: Journal, item: ItemKey, renames: Renames) -> int | None:
    state = journal.state(item, renames)
    assert journal.states(renames).get(item, ItemState()) == state
    return state.standing.box if isinstance(state.standing, Scheduled) else None


def test_an_item_has_the_state_of_its_old_name(journal: Journal) -> None:
    knew(journal, OLD, 0)
    assert box(journal, NEW, RENAMED) == 2
    assert OLD not in journal.states(RENAMED)


def test_reviews_under_the_new_name_go_on_from_those_under_the_old(journal: Journal) -> None:
    knew(journal, OLD, 0)
    knew(journal, NEW, 2)
    assert box(journal, NEW, RENAMED) == 3
    assert [recorded.id for recorded in journal.history(NEW, RENAMED)] == [1, 2]


def test_a_rename_that_is_declared_late_still_joins_the_two(journal: Journal) -> None:
    knew(journal, OLD, 0)
    knew(journal, NEW, 2)
    assert box(journal, NEW, {}) == 2
    assert box(journal, NEW, RENAMED) == 3


def test_a_rename_that_is_taken_back_gives_the_old_name_its_history(journal: Journal) -> None:
    knew(journal, OLD, 0)
    knew(journal, NEW, 2)
    assert box(journal, OLD, {NEW: OLD}) == 3


def test_undo_reaches_back_over_a_rename(journal: Journal) -> None:
    first = knew(journal, OLD, 0)
    knew(journal, NEW, 2)
    journal.append(Undo(first, NOON))
    assert box(journal, NEW, RENAMED) == 2


def test_chains_of_names_are_followed(journal: Journal) -> None:
    renames = {OLD: NEW, NEW: NEWER}
    for day, item in enumerate((OLD, NEW, NEWER)):
        knew(journal, item, day)
    assert box(journal, NEWER, renames) == 4
    assert present_key(OLD, renames) == NEWER


def test_names_that_go_round_in_a_circle_are_left_alone(journal: Journal) -> None:
    renames = {OLD: NEW, NEW: OLD}
    knew(journal, OLD, 0)
    assert box(journal, OLD, renames) == 2
    assert journal.state(NEW, renames).standing == New()


def test_what_was_set_under_either_name_holds(journal: Journal) -> None:
    journal.append(Flag(OLD, NOON))
    knew(journal, NEW, 0)
    assert journal.state(NEW, RENAMED).flagged
    assert box(journal, NEW, RENAMED) == 2


def test_renames_come_from_the_former_names_of_items() -> None:
    assert renames_of([(NEWER, [OLD, NEW]), (OTHER, [])]) == {OLD: NEWER, NEW: NEWER}


def test_an_item_that_is_still_there_keeps_its_history_from_one_that_claims_its_name() -> None:
    assert renames_of([(NEW, [OLD]), (OLD, [])]) == {}


def test_of_two_items_that_claim_a_name_the_first_has_it() -> None:
    assert renames_of([(NEW, [OLD]), (OTHER, [OLD])]) == {OLD: NEW}
