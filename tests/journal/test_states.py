"""Where an item stands is derived from what happened to it, and from nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import (
    Bury,
    Event,
    Flag,
    ItemEvent,
    Move,
    Recorded,
    Reset,
    Review,
    Suspend,
    Undo,
    Unflag,
    Unsuspend,
)
from quizkl.journal.journal import Journal
from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner, OnMiss
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import ItemState, New, Scheduled

CARD = ItemKey("kl-view", "definition")
OTHER = ItemKey("kl-view", "forward-kl")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
MISSED, PARTLY, KNEW = Grade.MISSED, Grade.PARTLY, Grade.KNEW


def review(
    grade: Grade,
    day: int = 0,
    item: ItemKey = CARD,
    scheduler: Scheduler = Leitner(),  # noqa: B008
    *,
    relearning: bool = False,
    practice: bool = False,
) -> Review:
    """A review ``day`` days after the first of March."""
    at = NOON + timedelta(days=day)
    return Review(
        item=item,
        session="s",
        shown_at=at,
        answered_at=at,
        day=at.date(),
        grade=grade,
        scheduler=scheduler.describe(),
        relearning=relearning,
        practice=practice,
    )


IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where a system has it: what is written there is durable at once. A disk would be waited for at every event."""


@contextmanager
def a_journal(*events: Event) -> Iterator[Journal]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        journal = Journal.open(Path(folder) / "journal")
        assert isinstance(journal, Journal)
        with journal:
            for event in events:
                assert isinstance(journal.append(event), int)
            yield journal


def state_after(*events: Event) -> ItemState:
    with a_journal(*events) as journal:
        assert journal.states().get(CARD, ItemState()) == journal.state(CARD)
        return journal.state(CARD)


def test_an_item_to_which_nothing_happened_is_new() -> None:
    assert state_after() == ItemState()


def test_reviews_move_an_item() -> None:
    assert state_after(review(KNEW), review(KNEW, 2), review(MISSED, 6)).standing == Scheduled(
        box=1, due=date(2026, 3, 8), last=date(2026, 3, 7), reviews=3, lapses=1, first=DAY
    )


def test_each_review_counts_by_the_settings_it_was_made_with() -> None:
    down = Leitner(boxes=(1, 3, 9), on_miss=OnMiss.ONE_DOWN)
    assert state_after(review(KNEW), review(KNEW, 2), review(MISSED, 6, scheduler=down)).standing == Scheduled(
        box=2, due=date(2026, 3, 10), last=date(2026, 3, 7), reviews=3, lapses=1, first=DAY
    )


def test_relearning_and_practice_move_nothing() -> None:
    assert state_after(review(MISSED), review(KNEW, relearning=True), review(MISSED, 3, practice=True)) == state_after(
        review(MISSED)
    )


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((Suspend(CARD, NOON),), ItemState(suspended=True)),
        ((Suspend(CARD, NOON), Unsuspend(CARD, NOON)), ItemState()),
        ((Flag(CARD, NOON),), ItemState(flagged=True)),
        ((Flag(CARD, NOON), Unflag(CARD, NOON)), ItemState()),
        ((Bury(CARD, DAY, NOON),), ItemState(buried_on=DAY)),
        ((review(KNEW), Flag(CARD, NOON), Reset(CARD, NOON)), ItemState(flagged=True)),
    ],
)
def test_what_the_learner_sets_on_an_item(events: tuple[Event, ...], state: ItemState) -> None:
    assert state_after(*events) == state


def test_a_move_by_hand_puts_an_item_into_a_box_until_its_due_day() -> None:
    later = DAY + timedelta(days=12)
    moved = Move(CARD, 4, due=later, day=DAY + timedelta(days=4), at=NOON)
    assert state_after(moved).standing == Scheduled(4, later, last=moved.day, reviews=0, lapses=0)
    assert state_after(review(KNEW), review(MISSED, 2), moved).standing == Scheduled(
        box=4, due=later, last=moved.day, reviews=2, lapses=1, first=DAY
    )


def test_after_a_move_reviews_go_on_from_the_box_that_it_was_moved_to() -> None:
    moved = Move(CARD, 4, due=DAY + timedelta(days=8), day=DAY, at=NOON)
    by_leitner = state_after(moved, review(KNEW, 8)).standing
    by_fsrs = state_after(moved, review(KNEW, 8, scheduler=Fsrs())).standing
    assert isinstance(by_leitner, Scheduled)
    assert isinstance(by_fsrs, Scheduled)
    assert (by_leitner.box, by_leitner.reviews) == (5, 1)
    assert by_fsrs.box > 4


def test_an_undo_brings_back_what_was_before() -> None:
    assert state_after(review(KNEW), review(MISSED, 2), Undo(2, NOON)) == state_after(review(KNEW))
    assert state_after(review(KNEW), Reset(CARD, NOON), Undo(2, NOON)) == state_after(review(KNEW))
    assert state_after(Suspend(CARD, NOON), Undo(1, NOON)) == ItemState()


def test_an_earlier_event_can_be_undone_by_itself() -> None:
    assert state_after(review(KNEW), review(MISSED, 2), Undo(1, NOON)) == state_after(review(MISSED, 2))


def test_an_undo_can_be_undone_and_that_again() -> None:
    history = (review(KNEW), Undo(1, NOON), Undo(2, NOON), Undo(3, NOON))
    assert state_after(*history[:3]) == state_after(review(KNEW))
    assert state_after(*history) == ItemState()


def test_undoing_twice_is_undoing_once() -> None:
    assert state_after(review(KNEW), Undo(1, NOON), Undo(1, NOON)) == ItemState()
    assert state_after(review(KNEW), Undo(1, NOON), Undo(1, NOON), Undo(3, NOON)) == ItemState()


def test_an_undo_leaves_other_items_alone() -> None:
    with a_journal(review(KNEW), review(KNEW, item=OTHER), Undo(2, NOON)) as journal:
        assert isinstance(journal.state(CARD).standing, Scheduled)
        assert journal.state(OTHER).standing == New()


def test_what_undo_would_take_back_is_the_last_event_that_counts() -> None:
    with a_journal(review(KNEW), Flag(OTHER, NOON), Undo(2, NOON)) as journal:
        assert journal.latest() == Recorded(1, review(KNEW))
        journal.append(Undo(1, NOON))
        assert journal.latest() is None


def test_a_history_leaves_out_what_was_undone() -> None:
    events = (review(KNEW), Flag(OTHER, NOON), review(MISSED, 2), Flag(CARD, NOON), Undo(3, NOON))
    with a_journal(*events) as journal:
        assert journal.history(CARD) == (Recorded(1, review(KNEW)), Recorded(4, Flag(CARD, NOON)))
        assert [number for number, _ in journal.reviews()] == [1]


schedulers: st.SearchStrategy[Scheduler] = st.sampled_from(
    [Leitner(), Leitner(on_miss=OnMiss.ONE_DOWN), Leitner(boxes=(1, 5, 25), smoothing=True), Fsrs(retention=0.85)]
)
items = st.sampled_from([CARD, OTHER])
offsets_in_days = st.integers(0, 40)
item_events: st.SearchStrategy[ItemEvent] = st.one_of(
    st.builds(
        review,
        st.sampled_from(Grade),
        offsets_in_days,
        items,
        schedulers,
        relearning=st.booleans(),
        practice=st.booleans(),
    ),
    *(st.builds(mark, items, st.just(NOON)) for mark in (Suspend, Unsuspend, Flag, Unflag, Reset)),
    st.builds(Bury, items, st.just(DAY), st.just(NOON)),
    st.builds(lambda item, box: Move(item, box, DAY + timedelta(days=2**box), DAY, NOON), items, st.integers(1, 7)),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Events of two items, any of them undone, redone and undone again."""
    events: list[Event] = []
    for number in range(draw(st.integers(0, 25))):
        if number and draw(st.integers(0, 2)) == 0:
            events.append(Undo(draw(st.integers(1, number)), NOON))
        else:
            events.append(draw(item_events))
    return events


@settings(max_examples=60, deadline=None)
@given(histories())
def test_states_rebuilt_from_the_events_are_those_that_were_kept_live(history: list[Event]) -> None:
    with a_journal(*history) as journal:
        live, latest, reviewed = journal.states(), journal.latest(), list(journal.reviews())
        assert journal.rebuild() is None
        assert (journal.states(), journal.latest(), list(journal.reviews())) == (live, latest, reviewed)


@settings(max_examples=60, deadline=None)
@given(histories(), item_events)
def test_an_event_and_its_undo_together_change_no_state(history: list[Event], event: ItemEvent) -> None:
    with a_journal(*history) as journal:
        before = {item: journal.state(item) for item in (CARD, OTHER)}
        number = journal.append(event)
        assert isinstance(number, int)
        journal.append(Undo(number, NOON))
        assert {item: journal.state(item) for item in (CARD, OTHER)} == before


@settings(max_examples=60, deadline=None)
@given(st.lists(item_events, max_size=15))
def test_undoing_everything_one_by_one_from_the_last_leaves_nothing(history: list[ItemEvent]) -> None:
    with a_journal(*history) as journal:
        while (latest := journal.latest()) is not None:
            journal.append(Undo(latest.id, NOON))
        assert all(state == ItemState() for state in journal.states().values())
        assert journal.today(DAY).new == journal.today(DAY).reviews == 0
