"""Whatever happened, what SQL counts is what a naive count finds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.journal.event import Event, Reset, Review, Undo
from quizkl.schedule.grade import Grade
from quizkl.statistics.asked import Asked
from quizkl.statistics.statistics import Statistics
from tests.statistics.histories import CARD, ITEMS, NOON, OTHER, THIRD, Naive, asked, counted, naive, review, written

GONE, FORMER = ItemKey("gone", "card"), ItemKey("old", "definition")
VERDICTS = ("", "right", "wrong-because:wrong-sign, shown", "wrong-because ; wrong-because:wrong-base, right")
REVIEWS = st.builds(
    review,
    grade=st.sampled_from(Grade),
    day=st.integers(0, 60),
    item=st.sampled_from([CARD, OTHER, THIRD, GONE, FORMER]),
    verdict=st.sampled_from(VERDICTS),
    seconds=st.integers(-5, 2000),
    relearning=st.sampled_from([False, False, True]),
    practice=st.sampled_from([False, False, True]),
)
RESETS = st.builds(Reset, st.sampled_from([CARD, FORMER]), st.just(NOON))
UNDOES = st.integers(0, 100)
QUESTIONS = st.builds(
    asked,
    items=st.sampled_from([ITEMS, ITEMS[:1], ()]),
    whole=st.booleans(),
    renames=st.sampled_from([MappingProxyType({}), MappingProxyType({FORMER: CARD})]),
    day=st.integers(0, 61),
)


def history(acts: list[Review | Reset | int]) -> list[Event]:
    """A number stands for an undo of one of the events before it."""
    events: list[Event] = []
    for act in acts:
        if not isinstance(act, int):
            events.append(act)
        elif events:
            events.append(Undo(1 + act % len(events), NOON))
    return events


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(REVIEWS, REVIEWS, REVIEWS, UNDOES, RESETS), max_size=25), QUESTIONS)
def test_totals_are_those_of_a_naive_count(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Review | Reset | int], question: Asked
) -> None:
    path: Path = tmp_path_factory.mktemp("totals") / "journal"
    events = history(acts)
    found, expected = counted(written(path, events), question), naive(events, question)
    assert occasions(found) == expected.occasions
    assert boxes(found) == expected.boxes
    assert kinds(found) == expected.kinds
    assert sum(day.seconds for day in found.first.days) == pytest.approx(expected.seconds)
    assert sum(kind.seconds for kind in found.kinds) == pytest.approx(expected.seconds)
    assert named(found) == named_naively(expected)
    misses = sum(count for (_, grade), count in expected.boxes.items() if grade is Grade.MISSED)
    assert sum(card.recalled.missed for card in found.hardest) == misses
    reviewed = sum(count for (box, _), count in expected.boxes.items() if box)
    assert sum(each.reviews for _, each in found.calibration.boxes) == reviewed


def occasions(found: Statistics) -> Counter[tuple[date, str]]:
    return Counter(
        {
            (day.day, name): count
            for day in found.first.days
            for name, count in (
                ("first", day.first),
                ("review", day.reviews),
                ("relearning", day.relearning),
                ("practice", day.practice),
            )
            if count
        }
    )


def boxes(found: Statistics) -> Counter[tuple[int, Grade]]:
    return Counter(
        {
            (each.box, grade): count
            for each in found.boxes
            for grade, count in (
                (Grade.MISSED, each.recalled.missed),
                (Grade.PARTLY, each.recalled.partly),
                (Grade.KNEW, each.recalled.knew),
            )
            if count
        }
    )


def kinds(found: Statistics) -> Counter[tuple[Kind | None, Grade]]:
    return Counter(
        {
            (each.kind, grade): count
            for each in found.kinds
            for grade, count in (
                (Grade.MISSED, each.recalled.missed),
                (Grade.PARTLY, each.recalled.partly),
                (Grade.KNEW, each.recalled.knew),
            )
            if count
        }
    )


def named(found: Statistics) -> dict[str, int]:
    return {each.kind.value if each.kind else "": each.times for each in found.mistakes}


def named_naively(expected: Naive) -> dict[str, int]:
    return {kind: times for kind, times in expected.mistakes.items() if times}
