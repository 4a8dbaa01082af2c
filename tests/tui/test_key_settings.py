"""Keys that are set by ids: read, checked against each other and against what a terminal sends."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.settings.read import read_settings
from quizkl.settings.settings import Settings
from quizkl.tui.key_text import BadKeys, as_written, not_sent, read_keys, taken_by_field
from quizkl.tui.own_keys import keymap_at_once
from quizkl.tui.settings.check import effective, theme_names
from quizkl.tui.settings.key_settings import Keys, actions, check_keys


def keys(text: str) -> Keys:
    settings, problems = read_settings(f"[keys]\n{text}".encode(), "config.toml")
    assert problems == ()
    return check_keys(settings)


def said(text: str) -> list[str]:
    return [f"{one.place.line}: {one.message}; {one.hint}" for one in keys(text).problems]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("h", ("h",)),
        ("h, F2", ("h", "f2")),
        ("?,Ctrl+X", ("question_mark", "ctrl+x")),
        ("comma, +", ("comma", "plus")),
        ("H,H", ("H",)),
        ("esc,pgup,shift+tab", ("escape", "pageup", "shift+tab")),
        ("alt+ctrl+up", ("ctrl+alt+up",)),
        ("ß,ctrl+ö", ("ß", "ctrl+ö")),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, read: tuple[str, ...]) -> None:
    assert read_keys(text) == read


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("h,", "a key is missing beside a comma", "the comma itself is called comma"),
        ("pagdown", "there is no key 'pagdown'", "did you mean pagedown?"),
        ("crtl+x", "there is no key 'crtl+x'", "did you mean ctrl?"),
        ("f99", "there is no key 'f99'", "did you mean f9?"),
        ("hello world", "there is no key 'hello world'", "a key is a character"),
    ],
)
def test_what_is_no_key_is_said(text: str, message: str, hint: str) -> None:
    bad = read_keys(text)
    assert isinstance(bad, BadKeys)
    assert (bad.message, bad.hint[: len(hint)]) == (message, hint)


@given(st.text(max_size=20))
def test_any_text_is_keys_or_not(text: str) -> None:
    read = read_keys(text)
    if not isinstance(read, BadKeys):
        assert read_keys(",".join(map(as_written, read))) == read
        assert all(isinstance(not_sent(key), str) for key in read)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("ctrl+i", "a terminal cannot tell ctrl+i from tab"),
        ("ctrl+h", "a terminal cannot tell ctrl+h from backspace"),
        ("ctrl+1", "most terminals do not send ctrl+1"),
        ("ctrl+comma", "most terminals do not send ctrl+comma"),
        ("shift+h", "shift+h arrives as another character: write that one, such as H for shift+h"),
        ("shift+enter", "most terminals cannot tell shift+enter from enter"),
        ("super+k", "most terminals keep super+k for themselves"),
        ("f13", "hardly any keyboard has f13"),
        ("ctrl+s", "ctrl+s stops some terminals"),
        ("ctrl+x", ""),
        ("shift+tab", ""),
        ("f12", ""),
        ("ctrl+left", ""),
        ("question_mark", ""),
    ],
)
def test_what_a_terminal_cannot_send_is_warned_of(key: str, why: str) -> None:
    assert not_sent(key) == why


def test_a_field_takes_letters_and_the_keys_that_edit() -> None:
    assert all(map(taken_by_field, ("h", "question_mark", "space", "left", "ctrl+w", "backspace")))
    assert not any(map(taken_by_field, ("f2", "enter", "escape", "ctrl+p", "pageup", "up")))


def test_good_keys_are_taken() -> None:
    assert keys('"study.hint" = "x,f2"\n"home.print" = "P"').keymap == {"study.hint": "x,f2", "home.print": "P"}


def test_two_actions_may_change_places() -> None:
    swapped = keys('"study.bury" = "f"\n"study.flag" = "b"')
    assert swapped.problems == ()
    assert swapped.keymap == {"study.bury": "f", "study.flag": "b"}


def test_the_same_key_may_do_different_things_on_different_screens() -> None:
    both = keys('"study.bury" = "y"\n"home.practise" = "y"\n')
    assert both.problems == ()
    assert both.keymap == {"study.bury": "y", "home.practise": "y"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"study.hnit" = "h"', "2: no action has the id 'study.hnit'; did you mean study.hint?"),
        ('"study.hint" = "f99"', "2: study.hint: there is no key 'f99'; did you mean f9?; its usual keys are kept"),
        (
            '"study.bury" = "u"',
            "2: study.bury: u is the key of study.undo on the screen Study (Undo the last grade, skip,",
        ),
        ('"study.bury" = "q"', "2: study.bury: q is the key of app.quit on the screen Study (Quit)"),
        ('"study.bury" = "x"\n"study.flag" = "x"', "3: study.flag: x is the key of study.bury on the screen Study"),
        ('"app.quit" = "?"', "2: app.quit: ? is the key of app.help (This help)"),
        ('"app.interrupt" = "f5"', "2: ctrl+c always ends quizkl"),
        ('"study.bury" = "ctrl+c"', "2: study.bury: ctrl+c always ends quizkl"),
        ('"study.bury" = "ctrl+i,B"', "2: study.bury: a terminal cannot tell ctrl+i from tab"),
        ('"study.hint" = "w"', "2: study.hint: w is the key of app.work on the screen Study (Workbench)"),
        (
            '"study.hint" = "x"',
            '2: study.hint: while text is typed, the field takes x for itself; add a function key, such as "x,f2"',
        ),
    ],
)
def test_what_is_wrong_with_keys_is_said_with_its_line(text: str, expected: str) -> None:
    (problem,) = said(text)
    assert problem.startswith(expected)


def test_a_clash_is_left_out_and_the_others_hold() -> None:
    found = keys('"study.flag" = "x"\n"study.bury" = "x"\n"study.skip" = "z,f6"')
    assert found.keymap == {"study.flag": "x", "study.skip": "z,f6"}


def test_no_screen_has_two_actions_on_one_key_by_itself() -> None:
    """Keys that are written down as they are change nothing, so that only a learner's own can clash."""
    for name, action in actions().items():
        if name != "app.interrupt":
            settings, _ = read_settings(
                f"[keys]\n{json.dumps(name)} = {json.dumps(','.join(action.usual))}".encode(), "c"
            )
            assert [problem.message for problem in check_keys(settings).problems] == [], name


@given(
    st.dictionaries(st.sampled_from([*actions(), "a.b"]), st.sampled_from(["x", "u", "f2,h", "q", "ctrl+i", "", "?"]))
)
def test_whatever_is_set_the_rest_can_be_in_force_together(chosen: dict[str, str]) -> None:
    text = "\n".join(f"{json.dumps(name)} = {json.dumps(key)}" for name, key in chosen.items())
    settings, _ = read_settings(f"[keys]\n{text}".encode(), "config.toml")
    found = check_keys(settings)
    again = "\n".join(f"{json.dumps(name)} = {json.dumps(key)}" for name, key in found.keymap.items())
    held, _ = read_settings(f"[keys]\n{again}".encode(), "config.toml")
    assert check_keys(held).keymap == found.keymap


@given(
    st.text(max_size=12),
    st.dictionaries(st.sampled_from(["study.hint", "app.quit"]) | st.text(max_size=8), st.text(max_size=8), max_size=3),
)
def test_any_theme_and_any_keys_are_in_force_or_complained_of(theme: str, chosen: dict[str, str]) -> None:
    held, problems = effective(Settings(theme=theme, keys=tuple(chosen.items())))
    assert held.theme in ("", *theme_names())
    assert keymap_at_once(held) == dict(held.keys), "what is in force is read as it is kept"
    gone = len(chosen) - len(held.keys) + (held.theme != theme)
    assert len(problems) >= gone
