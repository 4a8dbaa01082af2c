"""Writing a setting: what the learner wrote around it stays."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkl.deck.problem import Problem
from quizkl.settings.catalogue import SETTINGS
from quizkl.settings.kinds import OneOf, Value, Whole
from quizkl.settings.read import read_settings
from quizkl.settings.save import changed, save


def after(text: str, key: str, value: Value | None) -> str:
    new = changed(text.encode(), key, value, "config.toml")
    assert isinstance(new, bytes), new
    return new.decode()


OWN = """\
# My settings.
new_per_day = 5   # few
theme = 'nord'

# How cards come again.
[leitner]
when = "interval" # not the calendar
"""


@pytest.mark.parametrize(
    ("key", "value", "was", "now"),
    [
        ("new_per_day", 7, "new_per_day = 5   # few", "new_per_day = 7   # few"),
        ("theme", "ansi-dark", "theme = 'nord'", 'theme = "ansi-dark"'),
        ("day_turns_at", 3, "theme = 'nord'\n", "theme = 'nord'\nday_turns_at = 3\n"),
        ("leitner.when", "calendar", 'when = "interval" #', 'when = "calendar" #'),
        ("leitner.on_miss", "down", "not the calendar\n", 'not the calendar\non_miss = "down"\n'),
        ("exercise.hint", "knew", "not the calendar\n", 'not the calendar\n\n[exercise]\nhint = "knew"\n'),
        ("keys.study.hint", "x", "not the calendar\n", 'not the calendar\n\n[keys]\n"study.hint" = "x"\n'),
        ("theme", None, "theme = 'nord'\n", ""),
        ("leitner.when", None, 'when = "interval" # not the calendar\n', ""),
        ("day_turns_at", None, "", ""),
    ],
)
def test_one_line_changes_and_the_others_stay(key: str, value: Value | None, was: str, now: str) -> None:
    assert after(OWN, key, value) == OWN.replace(was, now)


@pytest.mark.parametrize(
    ("text", "key", "value", "now"),
    [
        ("", "new_per_day", 3, "new_per_day = 3\n"),
        ("# nothing yet", "new_per_day", 3, "new_per_day = 3\n\n# nothing yet"),
        ("[leitner]", "new_per_day", 3, "new_per_day = 3\n\n[leitner]"),
        ("# a\n\n# b\n[leitner]\n", "theme", "nord", '# a\n\ntheme = "nord"\n\n# b\n[leitner]\n'),
        ("leitner = {}", "leitner.when", "calendar", 'leitner = { when = "calendar" }'),
        (
            "leitner = {on_miss='down'} # x",
            "leitner.when",
            "calendar",
            "leitner = {on_miss='down', when = \"calendar\"} # x",
        ),
        ("leitner = {on_miss='down', when='interval'}", "leitner.on_miss", None, "leitner = {when='interval'}"),
        ("leitner = {on_miss='down', when='interval'}", "leitner.when", None, "leitner = {on_miss='down'}"),
        (
            "leitner.when = 'interval'",
            "leitner.on_miss",
            "down",
            "leitner.when = 'interval'\nleitner.on_miss = \"down\"\n",
        ),
        ("theme = 'x'\r\n[leitner]\r\n", "day_turns_at", 2, "theme = 'x'\r\nday_turns_at = 2\r\n[leitner]\r\n"),
        ("\ufefftheme = 'x'\n", "theme", "y", '\ufefftheme = "y"\n'),
        ("[keys]\nstudy.hint = 'h'\n", "keys.study.hint", "x", '[keys]\nstudy.hint = "x"\n'),
        ('[keys]\n"study.hint" = "h"\n', "keys.study.hint", None, "[keys]\n"),
        ("[exercise]\n[leitner]\n", "exercise.hint", "knew", '[exercise]\nhint = "knew"\n[leitner]\n'),
        ('decks = [\n  "a", # mine\n  "b",\n]\n', "decks", ("c",), 'decks = ["c"]\n'),
        ('x = """\ntheme = 1\n"""\n', "theme", "nord", 'x = """\ntheme = 1\n"""\ntheme = "nord"\n'),
    ],
)
def test_every_way_to_write_toml_is_kept(text: str, key: str, value: Value | None, now: str) -> None:
    assert after(text, key, value) == now


@pytest.mark.parametrize("text", ["theme = ", "[leitner]\n[leitner]\n", "\xff"])
def test_a_file_that_is_no_toml_is_left_alone(text: str) -> None:
    refused = changed(text.encode("latin-1"), "new_per_day", 3, "config.toml")
    assert isinstance(refused, Problem)
    assert "the file is not TOML" in refused.message


@pytest.mark.parametrize("text", ["leitner = 3", "[[leitner]]\nwhen = 'interval'\n[[leitner]]\n"])
def test_what_cannot_be_changed_in_place_is_left_to_the_learner(text: str) -> None:
    refused = changed(text.encode(), "leitner.when", "calendar", "config.toml")
    assert isinstance(refused, Problem)
    assert refused.hint == "Change it by hand."


KEY = st.sampled_from(["a", "theme", "new_per_day", "leitner.x", "leitner.when", "'q.r'", "keys.study.hint", "b.c.d"])
VALUE = st.recursive(
    st.integers(0, 99).map(str)
    | st.text(max_size=12).map(lambda text: json.dumps(text).replace("\x7f", "\\u007f"))
    | st.sampled_from(
        ["'''a\n# b = 1'''", '"""x\n[t]\ny"""', "1979-05-27 07:32:00Z", "1e3", "'#'", '"\\"#"', "'''a''''"]
    ),
    lambda inside: (
        st.lists(inside, max_size=3).map(lambda items: "[" + " , # x\n".join([*items, ""]) + "]")
        | st.lists(inside, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {v}" for n, v in enumerate(items)) + "}"
        )
    ),
    max_leaves=4,
)
LINE = st.tuples(KEY, VALUE, st.sampled_from(["", " # why", "  "])).map(
    lambda parts: f"{parts[0]} = {parts[1]}{parts[2]}"
) | st.sampled_from(["[leitner]", "[ keys ]", "[exercise] # grades", "# comment", "", "[other.leitner]", "[[many]]"])
SETTING = st.sampled_from([*SETTINGS, "keys.study.hint", "keys.app.quit"])


@given(st.lists(LINE, max_size=8).map("\n".join), SETTING, st.booleans())
def test_of_any_toml_the_new_text_means_the_old_one_with_the_new_value(text: str, key: str, remove: bool) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
    value: Value = "x" if key not in SETTINGS else _other(key)
    new = changed(text.encode(), key, None if remove else value, "config.toml")
    if isinstance(new, Problem):
        return
    comments = [line for line in text.split("\n") if line.strip() == "# comment"]
    assert new.decode().count("# comment") >= len(comments)
    if not remove and key in SETTINGS:
        settings, _ = read_settings(new, "config.toml")
        assert SETTINGS[key].of(settings) == value or key.startswith("leitner.")


def _other(key: str) -> Value:
    """A value that is not the default."""
    setting = SETTINGS[key]
    match setting.kind:
        case Whole(low, high):
            return low + 1 if setting.default == low else min(low, high)
        case OneOf(words):
            return next(word for word in words if word != setting.default)
        case _:
            return _OTHERS.get(key, "fsrs-6 retention=0.85 longest=36500 smoothing=off weights=default")


_OTHERS: dict[str, Value] = {"decks": ("~/d",), "theme": "nord", "reduced_motion": True, "leitner.boxes": "1,2"}


def test_a_file_that_is_not_there_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "some" / "config.toml"
    assert save(file, "new_per_day", None) == b""
    assert not file.exists()
    assert save(file, "new_per_day", 3) == b"new_per_day = 3\n" == file.read_bytes()
    assert save(file, "new_per_day", None) == b"" == file.read_bytes()


def test_a_link_stays_a_link_and_modes_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("# mine\n")
    real.chmod(0o600)
    file = tmp_path / "config.toml"
    file.symlink_to(real)
    assert isinstance(save(file, "theme", "nord"), bytes)
    assert file.is_symlink()
    assert real.read_text() == '# mine\ntheme = "nord"\n'
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert isinstance(save(tmp_path / "config.toml", "theme", "nord"), Problem)
    (tmp_path / "file").write_text("")
    assert isinstance(save(tmp_path / "file" / "config.toml", "theme", "nord"), Problem)
