from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.schedule.leitner import LastBox, Leitner, OnMiss, When
from quizkl.schedule.leitner_text import from_settings, parse
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem

DEFAULT = "leitner boxes=1,2,4,8,16,32,64 when=interval on_miss=first last_box=repeats smoothing=off"

schedules = st.one_of(
    st.builds(
        Leitner,
        boxes=st.lists(st.integers(1, 999), min_size=1, unique=True).map(lambda days: tuple(sorted(days))),
        on_miss=st.sampled_from(OnMiss),
        last_box=st.sampled_from(LastBox),
        smoothing=st.booleans(),
    ),
    st.builds(Leitner, when=st.just(When.CALENDAR), on_miss=st.sampled_from(OnMiss)),
)


def test_the_default_settings_are_recorded_as_one_line() -> None:
    assert Leitner().describe() == DEFAULT


@given(schedules)
def test_the_line_reads_back_to_the_same_settings(leitner: Leitner) -> None:
    assert parse(leitner.describe()) == leitner
    assert scheduler_of(leitner.describe()) == leitner


def test_settings_that_are_left_out_have_their_default() -> None:
    assert parse("leitner when=calendar") == Leitner(when=When.CALENDAR)
    assert from_settings({"boxes": "1, 3, 9", "smoothing": "on"}) == Leitner(boxes=(1, 3, 9), smoothing=True)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "does not begin with 'leitner'", "leitner boxes="),
        ("leitner when=monthly", "when cannot be 'monthly'", "interval or calendar"),
        ("leitner on_miss=out", "on_miss cannot be 'out'", "first or down"),
        ("leitner box=1", "'box' is no setting", "boxes, when, on_miss, last_box, smoothing"),
        ("leitner boxes=1,two", "boxes cannot be '1,two'", "whole days"),
        ("leitner boxes=4,2", "each longer than the one before", "the default is"),
        ("leitner smoothing=on smoothing=off", "smoothing is set twice", "keep one"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_write(text: str, message: str, hint: str) -> None:
    problem = parse(text)
    assert isinstance(problem, ScheduleProblem)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("leitner", "words"),
    [
        (Leitner(), "again 1, 2, 4, 8, 16, 32, 64 days after the answer"),
        (Leitner(), "missed sends it back to box 1"),
        (Leitner(), "A card known in box 7 stays there"),
        (Leitner(when=When.CALENDAR), "fixed 64-day calendar"),
        (Leitner(on_miss=OnMiss.ONE_DOWN), "missed sends it one box down"),
        (Leitner(last_box=LastBox.RETIRES), "is done and does not come again"),
        (Leitner(smoothing=True), "moved a little"),
    ],
)
def test_each_choice_is_said_in_plain_words(leitner: Leitner, words: str) -> None:
    assert words in leitner.in_words()
