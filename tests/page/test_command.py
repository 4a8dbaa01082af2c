"""``quizkl page`` as a learner runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.page import command

DECK = """deck: small
title: A small deck
cards:
  - {id: one, tags: [a], front: 'What is $x$?', back: A letter.}
  - {id: two, tags: [b], front: Two?, back: A number.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one deck, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    (tmp_path / "small.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["small.yaml", *arguments])


def left_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"small.yaml", "home"}


def test_a_deck_is_written_and_the_place_is_said(folder: Path) -> None:
    result = run("-o", "small.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 cards written to small.html\n"
    assert left_in(folder) == {"small.html"}


def test_the_same_deck_is_the_same_bytes(folder: Path) -> None:
    run("-o", "first.html")
    run("-o", "second.html")
    assert (folder / "first.html").read_bytes() == (folder / "second.html").read_bytes()


def test_tags_choose(folder: Path) -> None:
    assert run("--tag", "b", "-o", "b.html").stderr == "1 card written to b.html\n"


def test_several_decks_are_one_file(folder: Path) -> None:
    (folder / "other.yaml").write_text(DECK.replace("small", "other"), encoding="utf-8")
    assert run("other.yaml", "-o", "both.html").exit_code == 0
    source = (folder / "both.html").read_text(encoding="utf-8")
    assert source.count("<section>") == 2
    assert 'data-card="other/one"' in source


def test_a_file_is_replaced_by_force_only(folder: Path) -> None:
    (folder / "x.html").write_text("kept", encoding="utf-8")
    assert run("-o", "x.html").exit_code == 1
    assert (folder / "x.html").read_text(encoding="utf-8") == "kept"
    assert run("-o", "x.html", "--force").exit_code == 0
    assert (folder / "x.html").read_text(encoding="utf-8") != "kept"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "x.html", "--tag", "nothing"], 1, "there is no card to write"),
        (["-o", "missing/x.html"], 1, "there is no folder missing"),
        (["-o", "missing/"], 1, "there is no folder missing/"),
        (["-o", "."], 1, "is a folder"),
        (["-o", "small.yaml"], 1, "is there already"),
        (["-o", "x.html", "unknown-deck"], 2, "no deck or card 'unknown-deck'"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    folder: Path, arguments: list[str], code: int, says: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert left_in(folder) == set()


def test_a_pipe_gets_the_bytes_alone(folder: Path) -> None:
    run("-o", "small.html")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "quizkl", "page", "small.yaml", "-o", "-"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout == (folder / "small.html").read_bytes()
    assert done.stderr == b""
