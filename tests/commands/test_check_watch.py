"""``quizkl check --watch`` looks again at what changes, and at nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizkl.cli import cli
from quizkl.commands.check_deck import Checked, Checker, problems_of_all
from quizkl.commands.check_watch import watch
from quizkl.commands.opening import deck_finder
from quizkl.deck.problem import Problem

GOOD = "deck: {name}\ncards:\n- {{id: a, front: x, back: y}}\n"
BAD = "deck: {name}\ncards:\n- {{id: a, front: x, bakc: y}}\n"


class Watched:
    """A folder that is watched while ``doings`` happen to it, one in each pause; what was checked and shown by then."""

    def __init__(self, folder: Path, doings: Sequence[Callable[[], object]]) -> None:
        self.checked: list[list[str]] = [[]]
        self.shown: list[list[str]] = []
        self._doings: Iterator[Callable[[], object]] = iter(doings)
        with Checker() as checker, pytest.raises(KeyboardInterrupt):
            self._checker = checker
            watch(deck_finder([str(folder)]), self._check, self._show, self._wait)

    def _check(self, file: Path) -> Checked:
        self.checked[-1].append(file.name)
        return self._checker.check(file)

    def _show(self, checked: Sequence[Checked], problems: Sequence[Problem]) -> None:
        self.shown.append([problem.message for problem in [*problems, *problems_of_all(checked)]])

    def _wait(self) -> None:
        doing = next(self._doings, None)
        if doing is None:
            raise KeyboardInterrupt
        doing()
        self.checked.append([])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    decks = tmp_path / "mine"
    decks.mkdir()
    for name in ("one", "two"):
        (decks / f"{name}.yaml").write_text(GOOD.format(name=name))
    return decks


def test_only_what_changes_is_checked_again_and_shown_at_once(folder: Path) -> None:
    two = folder / "two.yaml"
    doings = [
        lambda: None,
        lambda: two.write_text(BAD.format(name="two")),
        lambda: None,
        lambda: two.write_text(GOOD.format(name="two") + "\n"),
    ]
    watched = Watched(folder, doings)
    assert watched.checked == [["one.yaml", "two.yaml"], [], ["two.yaml"], [], ["two.yaml"]]
    assert [len(messages) for messages in watched.shown] == [0, 2, 0]  # the key that is none, and the missing back


def test_a_file_that_comes_or_goes_is_seen(folder: Path) -> None:
    three = folder / "three.yaml"
    watched = Watched(folder, [lambda: three.write_text(BAD.format(name="one")), three.unlink])
    assert watched.checked == [["one.yaml", "two.yaml"], ["three.yaml"], []]
    assert [len(messages) for messages in watched.shown] == [0, 3, 0]  # the key, the back, and the id of another deck


def test_a_file_that_is_put_in_the_place_of_another_is_seen(folder: Path) -> None:
    def replace() -> None:
        new = folder / ".two.new"
        new.write_text(BAD.format(name="two"))
        os.utime(new, ns=(0, (folder / "two.yaml").stat().st_mtime_ns))
        new.replace(folder / "two.yaml")

    assert Watched(folder, [replace]).checked == [["one.yaml", "two.yaml"], ["two.yaml"]]


def test_a_folder_that_vanishes_is_said_and_seen_again(folder: Path) -> None:
    away = folder.with_name("away")
    watched = Watched(folder, [lambda: folder.rename(away), lambda: away.rename(folder)])
    assert watched.shown == [[], ["there is no such file or folder"], []]


@pytest.mark.parametrize("option", ["--json", "--write-ids"])
def test_it_does_not_go_together_with_what_is_done_once(folder: Path, option: str) -> None:
    result = CliRunner().invoke(cli, ["check", "--watch", option, str(folder)])
    assert result.exit_code == 2
    assert f"--watch does not go together with {option}" in result.stderr


def test_in_a_terminal_the_screen_is_cleared_and_ctrl_c_ends_it_with_130(folder: Path) -> None:
    from tests.end_to_end.pseudo_terminal import Terminal, quizkl

    with Terminal(quizkl("check", "--watch", str(folder)), folder / "home", "2026-03-02T09:00", folder) as terminal:
        terminal.wait_for("2 decks checked: 0 errors, 0 warnings\n09:00:00, watching")
        (folder / "two.yaml").write_text(BAD.format(name="two"))
        terminal.wait_for(r"two.yaml:3:21: a flashcard has no key 'bakc'[^$]*2 errors, 0 warnings\n09:00:00, watching")
        assert terminal.raw.count(b"\x1b[2J") == 2
        terminal.write("\x03")
        assert terminal.exit_status() == 130
        assert "Traceback" not in terminal.text
