"""``config.toml``: what is set holds, what is wrong is said with its line and left at its default."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import LastBox, OnMiss, When
from quizkl.settings.catalogue import SETTINGS
from quizkl.settings.exercise import ExerciseRules
from quizkl.settings.kinds import Paths, from_words, to_toml, to_words, words_of
from quizkl.settings.read import read_settings
from quizkl.settings.settings import DEFAULTS, Settings
from quizkl.text.unprintable import printable


def read(text: str) -> Settings:
    settings, problems = read_settings(text.encode(), "config.toml")
    assert problems == ()
    return settings


def complaint(text: str) -> str:
    settings, (problem,) = read_settings(text.encode(), "config.toml")
    assert settings.scheduler == DEFAULTS.scheduler or "down" in text
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
        reduced_motion = true
        [leitner]
        boxes = "1,2,4,8"
        when = "calendar"
        on_miss = "down"
        last_box = "retires"
        [exercise]
        attempts = 3
        second_try = "knew"
        hint = "missed"
        show_me = "partly"
        shown_after = 4
        [keys]
        "study.hint" = "h,f2"
        study.undo = ["u", "ctrl+z"]
        """
    )
    assert settings.decks == ("~/decks", "more.yaml")
    assert (settings.limits.new, settings.limits.reviews, settings.day_turns_at) == (5, 50, 0)
    assert (settings.characters, settings.theme) == (Characters.ASCII, "ansi-light")
    assert settings.leitner.boxes == (1, 2, 4, 8)
    assert (settings.leitner.when, settings.leitner.on_miss) == (When.CALENDAR, OnMiss.ONE_DOWN)
    assert settings.leitner.last_box is LastBox.RETIRES
    assert settings.reduced_motion
    assert settings.exercise == ExerciseRules(3, Grade.KNEW, Grade.MISSED, Grade.PARTLY, 4)
    assert settings.keys == (("study.hint", "h,f2"), ("study.undo", "u,ctrl+z"))


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
        ("[leitner]\nboxes = [4, 2]", "2: leitner.boxes cannot be used: boxes must be days from 1 up"),
        ("[leitner]\nwhen = 'sometimes'", "2: leitner.when must be one of interval, calendar, not 'sometimes'"),
        ("# new_per_day\n[leitner]\nwen = 'calendar'", "3: 'wen' is no setting in [leitner]; did you mean when?"),
        ("leitner = 3", "1: leitner must be a table"),
        ("leitner = {on_miss = 'down', boxes = []}", "1: leitner.boxes must be days with commas"),
        ("\n[exercise]\nattempts = 0", "3: exercise.attempts must be a whole number from 1 to 99, not 0"),
        ("[exercise]\nhint = 'gone'", "2: exercise.hint must be one of knew, partly, missed, not 'gone'"),
        ("boxes = '1,2'", "1: 'boxes' is no setting; it belongs into [leitner], further down"),
        ("reduced_motion = 1", "1: reduced_motion must be true or false, not 1"),
        ("[keys]\n'study.hint' = 3", '2: the keys of study.hint must be a text such as "h,f2", not 3'),
        ("keys = 'h'", "1: keys must be a table"),
        ('\n\na = """\nkeys = 1"""', "3: 'a' is no setting"),
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


def test_a_good_key_beside_a_bad_one_holds() -> None:
    settings, (problem,) = read_settings(b"[leitner]\non_miss = 'down'\nboxes = [4, 2]", "config.toml")
    assert settings.leitner.on_miss is OnMiss.ONE_DOWN
    assert settings.leitner.boxes == DEFAULTS.leitner.boxes
    assert problem.place.line == 3


def test_it_is_known_where_each_setting_stands() -> None:
    settings = read("# first\nday_turns_at = 5\n\n[leitner]\nwhen = 'calendar'\n[keys]\nstudy.hint = 'x'\n")
    assert {key: place.line for key, place in settings.places.items()} == {
        "day_turns_at": 2,
        "leitner.when": 5,
        "keys.study.hint": 7,
    }


def test_paths_are_typed_in_one_line() -> None:
    paths = ("~/decks", "two words/a.yaml")
    assert to_words(paths) == '~/decks "two words/a.yaml"'
    assert from_words(Paths(), words_of(Paths(), to_words(paths))) == paths


@pytest.mark.parametrize("key", SETTINGS)
def test_a_default_that_is_written_down_changes_nothing(key: str) -> None:
    setting = SETTINGS[key]
    table, _, name = key.rpartition(".")
    if not setting.default:
        return  # no decks are named
    settings = read((f"[{table}]\n" if table else "") + f"{name} = {to_toml(setting.default)}")
    assert replace(settings, theme="") == DEFAULTS
    assert key in settings.places
    assert from_words(setting.kind, [to_words(setting.default)]) == setting.default


ANY_VALUE = st.recursive(
    st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.sampled_from(["ascii", "1,2,4", "knew", "calendar", "fsrs-6", "down", "leitner boxes=1", "on", "h,f2"])
    | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=6,
)
ANY_KEY = st.sampled_from([*SETTINGS, "leitner", "exercise", "keys", "keys.study.hint", "wehn", "leitner.bxes"])


def toml(value: object) -> str:
    """Any value as TOML, tables in braces."""
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {toml(inside)}" for key, inside in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return json.dumps(value).replace("\x7f", "\\u007f")


@given(st.dictionaries(ANY_KEY, ANY_VALUE, max_size=6))
def test_any_values_of_any_keys_are_taken_or_complained_of(values: dict[str, object]) -> None:
    text = "\n".join(f"{key} = {toml(value)}" for key, value in values.items())
    settings, problems = read_settings(text.encode("utf-8", "surrogatepass"), "config.toml")
    lines = text.count("\n") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)
    assert all(printable(problem.message) == problem.message for problem in problems)
    assert settings.scheduler.describe()
    for key in SETTINGS:
        if key in values and not any(other != key and key.startswith(f"{other}.") for other in values):
            said = any(key in problem.message or "TOML" in problem.message for problem in problems)
            assert (key in settings.places) or said or not isinstance(values.get(key), bool | int | str)


@given(st.binary(max_size=300))
def test_no_file_makes_it_fail(source: bytes) -> None:
    settings, problems = read_settings(source, "config.toml")
    assert settings == DEFAULTS or not problems
