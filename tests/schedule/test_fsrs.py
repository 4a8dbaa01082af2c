"""FSRS-6, held against its published formulas (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizkl
from quizkl.deck.identity import ItemKey
from quizkl.schedule.fsrs import DEFAULT_WEIGHTS, Fsrs, nearest_box
from quizkl.schedule.fsrs_text import parse
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.state import Memory, New, Scheduled, Standing

CARD = ItemKey("deck", "card")
DAY = date(2026, 1, 1)
MISSED, PARTLY, KNEW = Grade.MISSED, Grade.PARTLY, Grade.KNEW
RATING = {MISSED: 1, PARTLY: 2, KNEW: 3}

w = DEFAULT_WEIGHTS


def published(memory: Memory | None, grade: Grade, elapsed: int) -> Memory:
    """Stability and difficulty after a review, ``elapsed`` days (one at least) after the last one."""
    rating = RATING[grade]
    if memory is None:
        return Memory(w[rating - 1], min(10.0, max(1.0, w[4] - exp(w[5] * (rating - 1)) + 1)))
    s, d = memory.stability, memory.difficulty
    factor = 0.9 ** (-1 / w[20]) - 1
    r = (1 + factor * elapsed / s) ** -w[20]
    if grade is MISSED:
        stability = min(w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(w[14] * (1 - r)), s / exp(w[17] * w[18]))
    else:
        hard = w[15] if grade is PARTLY else 1
        stability = s * (1 + exp(w[8]) * (11 - d) * s ** -w[9] * (exp(w[10] * (1 - r)) - 1) * hard)
    damped = d - w[6] * (rating - 3) * (10 - d) / 9
    easiest = w[4] - exp(w[5] * 3) + 1
    return Memory(stability, min(10.0, max(1.0, w[7] * easiest + (1 - w[7]) * damped)))


def memories(grades: list[Grade], every: int) -> list[Memory]:
    """What is remembered after each review, ``every`` days apart."""
    standing: Standing = New()
    found = []
    for number, grade in enumerate(grades):
        standing = Fsrs().after(standing, grade, DAY + timedelta(days=every * number), CARD)
        assert isinstance(standing, Scheduled) and standing.memory is not None
        found.append(standing.memory)
    return found


grades = st.lists(st.sampled_from(Grade), min_size=1, max_size=12)


@given(grades, st.integers(1, 300))
def test_memory_follows_the_published_formulas(history: list[Grade], every: int) -> None:
    expected: Memory | None = None
    for grade, memory in zip(history, memories(history, every), strict=True):
        expected = published(expected, grade, every)
        assert memory.stability == pytest.approx(expected.stability)
        assert memory.difficulty == pytest.approx(expected.difficulty)


def test_a_card_comes_when_the_chance_of_knowing_it_has_fallen_to_the_retention() -> None:
    first = Fsrs().after(New(), KNEW, DAY, CARD)
    # By its definition stability is the interval for 90 %; 2.3065 is the third weight.
    assert first.memory is not None
    assert first.memory.stability == 2.3065
    assert first.due == DAY + timedelta(days=2)


def test_a_higher_retention_brings_cards_sooner() -> None:
    known = Scheduled(5, DAY, DAY, reviews=5, lapses=0, first=DAY, memory=Memory(30.0, 5.0))
    due = [Fsrs(retention=share).after(known, KNEW, DAY + timedelta(days=30), CARD).due for share in (0.8, 0.9, 0.95)]
    assert due == sorted(due, reverse=True)  # type: ignore[type-var]
    assert len(set(due)) == 3


@given(grades, st.integers(-3, 40), st.booleans())
def test_a_card_is_due_later_than_its_review_even_if_the_clock_was_put_back(
    history: list[Grade], every: int, smoothing: bool
) -> None:
    standing: Standing = New()
    for number, grade in enumerate(history):
        day = DAY + timedelta(days=every * number)
        standing = Fsrs(smoothing=smoothing).after(standing, grade, day, CARD)
        assert isinstance(standing, Scheduled) and standing.due is not None
        assert standing.due > day
        assert 1 <= standing.box <= 7


def test_lapses_and_reviews_are_counted_as_for_boxes() -> None:
    standing: Standing = New()
    boxes: Standing = New()
    for grade in (MISSED, KNEW, MISSED, PARTLY):
        standing, boxes = Fsrs().after(standing, grade, DAY, CARD), Leitner().after(boxes, grade, DAY, CARD)
    assert isinstance(standing, Scheduled) and isinstance(boxes, Scheduled)
    assert (standing.reviews, standing.lapses) == (boxes.reviews, boxes.lapses) == (4, 1)


def test_the_longest_interval_is_kept() -> None:
    known = Scheduled(7, DAY, DAY, reviews=5, lapses=0, first=DAY, memory=Memory(300.0, 5.0))
    for longest in (10, 100):
        after = Fsrs(longest=longest, smoothing=True).after(known, KNEW, DAY + timedelta(days=300), CARD)
        assert after.due is not None
        assert (after.due - after.last).days <= longest


def test_a_card_that_comes_from_the_boxes_is_taken_to_be_known_after_its_interval() -> None:
    from_box_4 = Scheduled(4, DAY + timedelta(days=8), DAY, reviews=3, lapses=0, first=DAY)
    guessed = from_box_4._replace(memory=Memory(8.0, published(None, KNEW, 0).difficulty))
    later = DAY + timedelta(days=8)
    assert Fsrs().after(from_box_4, KNEW, later, CARD) == Fsrs().after(guessed, KNEW, later, CARD)


def test_a_card_that_goes_to_the_boxes_goes_on_from_the_box_nearest_to_its_interval() -> None:
    assert [nearest_box(days) for days in (0, 1, 2, 3, 4, 7, 8, 31, 32, 63, 64, 9999)] == [
        *(1, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 7),
    ]
    known = Fsrs().after(New(), KNEW, DAY, CARD)
    boxed = Leitner().after(known, KNEW, DAY + timedelta(days=2), CARD)
    assert (known.box, boxed.box, boxed.memory) == (2, 3, None)


def test_the_default_weights_are_those_of_the_package() -> None:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    assert DEFAULT_WEIGHTS == DEFAULT_PARAMETERS


def test_the_line_of_settings_reads_back() -> None:
    assert Fsrs().describe() == "fsrs-6 retention=0.9 longest=36500 smoothing=off weights=default"
    own = Fsrs(retention=0.85, longest=365, smoothing=True, weights=(0.25, *DEFAULT_WEIGHTS[1:]))
    assert scheduler_of(own.describe()) == own
    assert scheduler_of("fsrs-6") == Fsrs()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fsrs-5", "does not begin with 'fsrs-6'"),
        ("fsrs-6 retention=0.2", "between 0.7 and 0.99"),
        ("fsrs-6 retention=often", "retention cannot be 'often'"),
        ("fsrs-6 longest=0", "between 1 and 36500"),
        ("fsrs-6 longest=inf", "longest cannot be 'inf'"),
        ("fsrs-6 weights=1,2", "has 21 weights"),
        ("fsrs-6 weights=" + ",".join(["-1"] * 21), "out of bounds"),
        ("fsrs-6 smoothing=some", "smoothing cannot be 'some'"),
        ("fsrs-6 boxes=1", "'boxes' is no setting of FSRS"),
    ],
)
def test_settings_that_make_no_schedule_are_said(text: str, message: str) -> None:
    problem = parse(text)
    assert isinstance(problem, ScheduleProblem)
    assert message in problem.message


def test_the_settings_are_said_in_plain_words() -> None:
    assert "has fallen to 85%" in Fsrs(retention=0.85).in_words()


def test_the_package_is_imported_by_the_first_review_and_not_before() -> None:
    code = """
import sys
from quizkl.journal.journal import Journal
from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.recorded import scheduler_of
scheduler_of(Fsrs().describe())
assert not {"fsrs", "torch", "sympy", "textual"} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(quizkl.__file__).parents[1])
