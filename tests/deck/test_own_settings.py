"""A deck's settings: read with their places, and what is wrong in them is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.deck.kind import EXERCISE_RULE_KEYS, SETTINGS_KEYS
from quizkl.deck.load import load_deck
from quizkl.deck.own_settings import GRADES, OwnSetting
from quizkl.deck.problem import Problem
from quizkl.deck.reference import EXERCISE_RULES, OWN_SETTINGS
from quizkl.deck.shelf import open_shelf
from quizkl.settings.catalogue import SETTINGS
from quizkl.settings.deck_schedule import schedule_of
from quizkl.settings.kinds import OneOf, Whole, Wrong
from quizkl.settings.of_deck import settings_in
from quizkl.settings.settings import DEFAULTS

CARDS = "cards:\n- {id: good, front: x, back: y}\n"


def deck(settings: str) -> str:
    return f"deck: small\nsettings:\n{settings}{CARDS}"


FULL = """\
  new_per_day: 3
  reviews_per_day: 40
  exercise:
    attempts: 3
    second_try: knew
    hint: knew
    show_me: partly
    shown_after: 4
"""


def test_every_setting_of_a_deck_is_read_with_its_line() -> None:
    loaded = load_deck(deck(FULL).encode(), "small.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    assert loaded.deck.settings == (
        OwnSetting("new_per_day", 3, 3),
        OwnSetting("reviews_per_day", 40, 4),
        OwnSetting("exercise.attempts", 3, 6),
        OwnSetting("exercise.second_try", "knew", 7),
        OwnSetting("exercise.hint", "knew", 8),
        OwnSetting("exercise.show_me", "partly", 9),
        OwnSetting("exercise.shown_after", 4, 10),
    )


def test_the_cache_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "small.yaml").write_text(deck(FULL))
    first, second = (open_shelf([tmp_path / "decks"], tmp_path / "cache.db").decks[0].settings for _ in range(2))
    assert first == second
    assert len(second) == 7


@pytest.mark.parametrize(
    ("settings", "place", "said"),
    [
        ("  new_per_dya: 3\n", "3:3", "settings has no key 'new_per_dya' Did you mean 'new_per_day'?"),
        ("  new_per_day: many\n", "3:16", "new_per_day must be a whole number from 0 to 9999, and this is"),
        ("  exercise: 3\n", "3:13", "exercise must be a mapping"),
        ("  exercise: {hint: kne}\n", "3:20", "hint must be one of knew, partly, missed, and this is 'kne' Did you"),
        ("  exercise: {attempts: 0}\n", "3:24", "attempts must be a whole number from 1 to 99"),
        ("  exercise: {hints: 1}\n", "3:14", "exercise has no key 'hints' Did you mean 'hint'?"),
        ("  schedule: leitner\n", "3:3", "settings has no key 'schedule'"),
    ],
)
def test_what_is_wrong_is_said_and_the_deck_is_studied(settings: str, place: str, said: str) -> None:
    loaded = load_deck(deck(settings).encode(), "small.yaml")
    (problem,) = loaded.problems
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert f"{problem.message} {problem.hint}".startswith(said)
    assert loaded.deck is not None
    assert len(loaded.deck.items()) == 1


def test_a_deck_takes_what_the_settings_take() -> None:
    """The deck's bounds are its own; a value within them must do as a setting too."""
    keys = [key for key in SETTINGS_KEYS if key != "exercise"] + [f"exercise.{key}" for key in EXERCISE_RULE_KEYS]
    assert {*SETTINGS_KEYS, *EXERCISE_RULE_KEYS} == {*OWN_SETTINGS, *EXERCISE_RULES}
    for key in keys:
        match SETTINGS[key].kind:
            case OneOf(words):
                assert words == GRADES
            case Whole(low, high):
                assert all(not isinstance(SETTINGS[key].put(DEFAULTS, number), Wrong) for number in (low, high))
            case kind:
                raise AssertionError(kind)
    loaded = load_deck(deck(FULL).encode(), "small.yaml").deck
    assert loaded is not None
    own = settings_in(loaded.settings, DEFAULTS)
    assert (own.limits.new, own.limits.reviews, own.exercise.attempts) == (3, 40, 3)
    assert settings_in((), DEFAULTS) is DEFAULTS


def test_a_schedule_that_cannot_be_used_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"deck: small\ntitle: x\nschedule: leitner boxes=4,2\n{CARDS}")
    for _ in range(2):
        (found,) = open_shelf([tmp_path], tmp_path / "cache.db").decks
        problem = schedule_of(found)
        assert isinstance(problem, Problem)
        assert problem.place.line == 3
        assert problem.message.startswith("the deck's schedule cannot be used: boxes must be days from 1 up")
