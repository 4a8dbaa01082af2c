"""``config.toml``: what is set holds, what is wrong is said with its line and left at its default."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.schedule.leitner import LastBox, OnMiss, When
from quizkl.settings.read import read_settings
from quizkl.settings.settings import DEFAULTS, Settings


def read(text: str) -> Settings:
    settings, problems = read_settings(text.encode(), "config.toml")
    assert problems == ()
    return settings


def complaint(text: str) -> str:
    settings, (problem,) = read_settings(text.encode(), "config.toml")
    assert settings == DEFAULTS
    return f"{problem.place.line}: {problem.message}; {problem.hint}"


def test_an_empty_file_sets_nothing() -> None:
    assert read("") == DEFAULTS


def test_every_setting_can_be_set() -> None:
    settings = read(
        """
        decks = ["~/decks", "more.yaml"]
        new_per_day = 5
        reviews_per_day = 50
        day_turns_at = 0
        characters = "ascii"
        theme = "ansi-light"
        [leitner]
        boxes = "1,2,4,8"
        when = "calendar"
        on_miss = "down"
        last_box = "retires"
        """
    )
    assert settings.decks == ("~/decks", "more.yaml")
    assert (settings.limits.new, settings.limits.reviews, settings.day_turns_at) == (5, 50, 0)
    assert (settings.characters, settings.theme) == (Characters.ASCII, "ansi-light")
    assert settings.leitner.boxes == (1, 2, 4, 8)
    assert (settings.leitner.when, settings.leitner.on_miss) == (When.CALENDAR, OnMiss.ONE_DOWN)
    assert settings.leitner.last_box is LastBox.RETIRES


def test_toml_lists_and_truth_values_are_taken_for_boxes_and_smoothing() -> None:
    settings = read("[leitner]\nboxes = [1, 3, 9]\nsmoothing = true")
    assert settings.leitner.boxes == (1, 3, 9)
    assert settings.leitner.smoothing


def test_another_scheduler_can_be_named_with_its_settings() -> None:
    assert read("scheduler = 'fsrs-6 retention=0.85'").scheduler.describe().startswith("fsrs-6 retention=0.85")
    assert read("scheduler = 'leitner'").scheduler == DEFAULTS.leitner


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scheduler = 'sm-2'", "1: scheduler cannot be used: 'sm-2' names no scheduler"),
        ("new_per_dya = 3", "1: 'new_per_dya' is no setting; did you mean new_per_day?"),
        ("\nnew_per_day = -1", "2: new_per_day must be a whole number from 0 to 9999, not -1"),
        ("day_turns_at = true", "1: day_turns_at must be a whole number from 0 to 23"),
        ("theme = 'a'\ncharacters = 'emoji'", "2: characters must be one of dejavu, full, ascii"),
        ("decks = 'here'", "1: decks must be a list of folders or files"),
        ("[leitner]\nboxes = [4, 2]", "1: leitner cannot be used: boxes must be days from 1 up"),
        ("[leitner]\nwhen = 'sometimes'", "1: leitner cannot be used: when cannot be 'sometimes'; it is interval or"),
        ("new_per_day = ", "1: this is not TOML"),
        ("\nnew_per_day 20", "2: this is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    if text.startswith("theme"):
        settings, (problem,) = read_settings(text.encode(), "config.toml")
        assert settings.theme == "a", "the good settings hold"
        assert f"{problem.place.line}: {problem.message}".startswith(said)
    else:
        assert complaint(text).startswith(said)


@given(st.binary(max_size=300))
def test_no_file_makes_it_fail(source: bytes) -> None:
    settings, problems = read_settings(source, "config.toml")
    assert settings == DEFAULTS or not problems
