"""``quizkl config``: what is in force and from where, and setting one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.cli import cli
from quizkl.settings.catalogue import SETTINGS


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["config", *arguments])


def written(home: Path, text: str) -> None:
    (home / "config.toml").write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold_and_it_is_said_where_it_would_be(home: Path) -> None:
    first, *rows = config().stdout.splitlines()
    assert first == f"{home / 'config.toml'}  (there is none; the defaults hold)"
    assert [row.split()[0] for row in rows] == list(SETTINGS)
    assert all(row.endswith("default") for row in rows)


def test_what_is_set_names_its_line_and_what_is_wrong_is_said(home: Path) -> None:
    written(
        home, '# mine\nnew_per_day = 5\nthem = "x"\ntheme = "nrod"\n[keys]\n"study.bury" = "u"\n"study.flag" = "F"\n'
    )
    result = config()
    rows = {row.split()[0]: row.split()[1:] for row in result.stdout.splitlines()[1:]}
    assert rows["new_per_day"] == ["5", "line", "2"]
    assert rows["theme"] == ['"textual-dark"', "default"], "what does not exist is not in force"
    assert rows["keys.study.flag"] == ['"F"', "line", "7"]
    assert "keys.study.bury" not in rows
    assert result.exit_code == 0
    for said in (
        "config.toml:3:1: warning: 'them' is no setting (did you mean theme?)",
        "config.toml:4:1: warning: there is no theme 'nrod' (did you mean nord?)",
        "config.toml:6:1: warning: study.bury: u is the key of study.undo on the screen Study",
    ):
        assert said in result.stderr


def test_the_settings_of_decks_are_listed_with_their_places(home: Path) -> None:
    (home / "decks").mkdir()
    deck = "deck: own\nschedule: leitner boxes=1,2\nsettings: {new_per_day: 3}\ncards: [{id: a, front: x, back: y}]\n"
    (home / "decks" / "own.yaml").write_text(deck, encoding="utf-8")
    shown = config().stdout.partition("In the deck own:\n")[2]
    file = str(home / "decks" / "own.yaml")
    assert [row.split() for row in shown.splitlines()] == [
        ["schedule", '"leitner', 'boxes=1,2"', file],
        ["new_per_day", "3", f"{file}:3"],
    ]
    assert json.loads(config("--json").stdout)["decks"]["own"]["new_per_day"]["line"] == 3


def test_json_says_the_same_with_what_each_setting_may_be(home: Path) -> None:
    written(home, "day_turns_at = 5\nnew_per_day = -1\n")
    answer = json.loads(config("--json").stdout)
    assert answer["file"] == str(home / "config.toml")
    assert answer["settings"]["day_turns_at"] == {
        "value": 5,
        "source": "config.toml",
        "line": 1,
        "expected": "a whole number from 0 to 23",
        "says": "the hour at which your day begins",
    }
    assert answer["settings"]["new_per_day"]["source"] == "default"
    assert [problem["line"] for problem in answer["problems"]] == [2]


@pytest.mark.parametrize(
    ("arguments", "line", "printed"),
    [
        (("new_per_day", "7"), "new_per_day = 7", "7"),
        (("characters", "ASCII"), 'characters = "ascii"', '"ascii"'),
        (("reduced_motion", "on"), "reduced_motion = true", "true"),
        (("decks", "~/a", "b.yaml"), 'decks = ["~/a", "b.yaml"]', '["~/a", "b.yaml"]'),
        (("scheduler", "fsrs-6", "retention=0.85"), 'scheduler = "fsrs-6 retention=0.85"', '"fsrs-6 retention=0.85'),
        (("leitner.boxes", "1,3,9"), 'boxes = "1,3,9"', '"1,3,9"'),
        (("leitner.boxes", "1, 3  9"), 'boxes = "1,3,9"', '"1,3,9"'),
        (("leitner.boxes", "1", "3", "9"), 'boxes = "1,3,9"', '"1,3,9"'),
        (("exercise.hint", "knew"), 'hint = "knew"', '"knew"'),
        (("theme", "nord"), 'theme = "nord"', '"nord"'),
        (("study.hint", "x,f2"), '"study.hint" = "x,f2"', '"x,f2"'),
        (("keys.home.print", "P"), '"home.print" = "P"', '"P"'),
    ],
)
def test_a_setting_is_written_into_the_file(home: Path, arguments: tuple[str, ...], line: str, printed: str) -> None:
    written(home, "# mine\nnew_per_day = 5\n")
    result = config(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(printed)
    lines = (home / "config.toml").read_text(encoding="utf-8").splitlines()
    assert line in lines
    assert "# mine" in lines


def test_a_setting_is_taken_out_again(home: Path) -> None:
    written(home, "# mine\nnew_per_day = 5\n")
    assert config("new_per_day", "--unset").stdout == "20\n"
    assert (home / "config.toml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new_per_dya",), "there is no setting 'new_per_dya'. Did you mean 'new_per_day'?"),
        (("boxes", "1"), "there is no setting 'boxes'. Did you mean 'leitner.boxes'?"),
        (("study.hnit", "h"), "there is no setting 'study.hnit'. Did you mean 'study.hint'?"),
        (("new_per_day", "-1"), "new_per_day must be a whole number from 0 to 9999, not '-1'."),
        (("new_per_day", "many"), "new_per_day must be a whole number from 0 to 9999, not 'many'."),
        (("leitner.boxes", "4,2"), "leitner.boxes cannot be used: boxes must be days from 1 up"),
        (("scheduler", "sm-2"), "scheduler cannot be used: 'sm-2' names no scheduler"),
        (("theme", "nrod"), "there is no theme 'nrod'. Did you mean nord?"),
        (("theme", "x"), "there is no theme 'x'. The command palette lists the themes."),
        (("study.bury", "u"), "study.bury: u is the key of study.undo on the screen Study"),
        (("study.hint", "w"), "study.hint: w is the key of app.work on the screen Study"),
        (("study.bury", "f99"), "study.bury: there is no key 'f99'. Did you mean f9?\n"),
        (("study.bury", ""), "the keys of study.bury must be a text such as \"h,f2\", not ''.\n"),
    ],
)
def test_what_would_not_be_in_force_is_refused_and_nothing_is_written(
    home: Path, arguments: tuple[str, ...], said: str
) -> None:
    written(home, "new_per_day = 5\n")
    result = config(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert (home / "config.toml").read_text(encoding="utf-8") == "new_per_day = 5\n"


@pytest.mark.parametrize("arguments", [("new_per_day", "3"), ("theme", "nord"), ("study.hint", "x,f2")])
def test_what_is_wrong_further_down_is_neither_a_reason_nor_said_again(home: Path, arguments: tuple[str, str]) -> None:
    written(home, '# mine\n[keys]\n"study.flag" = 3\n"study.bury" = "u"\n[leitner]\nwhen = 3\n')
    result = config(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert arguments[1] in (home / "config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("new_per_day", "3"), ("theme", "nord"), ("study.hint", "x,f2")])
def test_a_file_that_is_no_toml_is_not_written_into(home: Path, arguments: tuple[str, str]) -> None:
    written(home, "new_per_day = \n")
    result = config(*arguments)
    assert result.exit_code == 1
    place = f"quizkl: {home / 'config.toml'}:1:15: "
    assert result.stderr.startswith(f"{place}the file is not TOML, so nothing is written into it")


@pytest.mark.parametrize("arguments", [(), ("new_per_day", "3"), ("theme", "nord"), ("study.hint", "x,f2")])
@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_what_is_no_file_is_said_and_neither_waited_for_nor_changed(
    home: Path, what: str, arguments: tuple[str, ...]
) -> None:
    file = home / "config.toml"
    file.mkdir() if what == "folder" else os.mkfifo(file)
    result = config(*arguments)
    assert result.exit_code == (1 if arguments else 0)
    assert str(file) in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not file.is_file()


def test_a_key_that_may_never_arrive_is_set_and_warned_of(home: Path) -> None:
    result = config("study.bury", "ctrl+h")
    assert (result.exit_code, result.stdout) == (0, '"ctrl+h"\n')
    assert "config.toml:2:1: warning: study.bury: a terminal cannot tell ctrl+h from backspace" in result.stderr


def test_all_actions_are_listed_with_their_keys(home: Path) -> None:
    written(home, '[keys]\n"study.hint" = "x,f2"\n')
    rows = config("--keys").stdout.splitlines()
    assert any(row.split()[:2] == ["study.hint", "x,f2"] and row.endswith("(set)") for row in rows)
    listed = json.loads(config("--keys", "--json").stdout)
    assert {row["id"] for row in listed} >= {"app.help", "home.start", "study.hint", "sheet.close", "print.save"}
    assert all(row["says"] and row["screen"] for row in listed)
