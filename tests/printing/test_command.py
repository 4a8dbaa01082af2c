"""``quizkl print`` as a learner runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from quizkl.commands.print import command
from tests.printing import pages

DECK = """deck: small
title: A small deck
author: A. Learner
language: en
cards:
  - {id: one, tags: [a], front: 'What is $x$?', back: A letter.}
  - {id: two, tags: [b], front: Two?, back: A number.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one deck, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QUIZKL_NOW", "2026-03-02T09:00+01:00")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "small.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["small.yaml", *arguments])


def left_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"small.yaml", "home"}


def test_a_deck_is_printed_and_the_place_is_said(folder: Path) -> None:
    result = run("-o", "cards.pdf")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert result.stderr == "2 cards written to cards.pdf\n"
    assert left_in(folder) == {"cards.pdf"}


def test_a_file_says_title_author_and_language(folder: Path) -> None:
    run("-o", "cards.pdf")
    reader = pypdf.PdfReader(folder / "cards.pdf")
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A small deck", "A. Learner")
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, pypdf.generic.DictionaryObject)
    assert str(root["/Lang"]) == "en"


@pytest.mark.parametrize("layout", ["cards", "flip", "sheet", "fold", "notes"])
def test_the_same_cards_are_the_same_bytes(folder: Path, layout: str) -> None:
    run("--layout", layout, "-o", "first.pdf")
    run("--layout", layout, "-o", "second.pdf")
    assert (folder / "first.pdf").read_bytes() == (folder / "second.pdf").read_bytes()


def test_no_time_is_in_the_file_unless_it_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("-o", "plain.pdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01T00:00Z
    run("-o", "dated.pdf")
    plain, dated = (pypdf.PdfReader(folder / f"{name}.pdf").metadata for name in ("plain", "dated"))
    assert plain is not None and plain.creation_date is None
    assert dated is not None and dated.creation_date is not None
    assert dated.creation_date.year == 2026


def test_a_pipe_gets_the_bytes_alone(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "quizkl", "print", "small.yaml", "-o", "-"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert len(pypdf.PdfReader(BytesIO(done.stdout)).pages) == 2
    assert done.stderr == b""


def test_box_and_id_are_printed_if_asked(folder: Path) -> None:
    run("--with-ids", "-o", "ids.pdf")
    run("-o", "plain.pdf")
    with_ids, plain = (pages.read_pages((folder / name).read_bytes())[0].text for name in ("ids.pdf", "plain.pdf"))
    assert "small/one" in with_ids
    assert "new" in with_ids
    assert "small/one" not in plain


def test_tags_choose(folder: Path) -> None:
    result = run("--tag", "b", "-o", "b.pdf", "--layout", "notes")
    assert result.stderr == "1 card written to b.pdf\n"


def test_new_cards_are_chosen_without_a_journal(folder: Path) -> None:
    assert run("--new", "-o", "new.pdf").stderr == "2 cards written to new.pdf\n"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "x.pdf", "--due"], 1, "there is no card to print"),
        (["-o", "x.pdf", "--tag", "nothing"], 1, "there is no card to print"),
        (["-o", "x.pdf", "--layout", "exam"], 1, "exercises or choices"),
        (["-o", "missing/x.pdf"], 1, "there is no folder missing"),
        (["-o", "missing/"], 1, "there is no folder missing/"),
        (["-o", "."], 1, "is a folder"),
        (["-o", "n" * 300], 1, "cannot be the name of a file"),
        (["-o", "small.yaml"], 1, "is there already"),
        (["-o", "x.pdf", "--paper", "A99"], 2, "there is no paper"),
        (["-o", "x.pdf", "--per-sheet", "many"], 2, "cards on a sheet"),
        (["-o", "x.pdf", "--per-sheet", "12x12", "--paper", "A7"], 2, "left for the text of a card"),
        (["-o", "x.pdf", "--margin", "200"], 2, "left for the text of a card"),
        (["-o", "x.pdf", "--margin", "-3"], 2, "margin"),
        (["-o", "x.pdf", "--font-size", "1"], 2, "points is out of range"),
        (["-o", "x.pdf", "--font-size", "nan"], 2, "points is out of range"),
        (["-o", "x.pdf", "--margin", "nan"], 2, "margin of nan mm is out of range"),
        (["-o", "x.pdf", "--margin", "-1"], 2, "margin of -1 mm is out of range"),
        (["-o", "x.pdf", "--margin", "inf"], 2, "margin of inf mm is out of range"),
        (["-o", "x.pdf", "--offset", "far"], 2, "offset"),
        (["-o", "x.pdf", "--offset", "0,-40"], 2, "moves the backs off the paper"),
        (["-o", "x.pdf", "unknown-deck"], 2, "no deck or card 'unknown-deck'"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence(
    folder: Path, arguments: list[str], code: int, says: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output
    assert left_in(folder) == set()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o555)
    result = run("-o", "closed/x.pdf")
    assert result.exit_code == 1
    assert "may not be written to" in result.stderr


def test_a_card_with_a_broken_formula_is_left_out_and_named(folder: Path) -> None:
    (folder / "small.yaml").write_text(DECK + "  - {id: three, front: '$\\frac{1$', back: b}\n", encoding="utf-8")
    result = run("-o", "x.pdf", "--layout", "notes")
    assert result.exit_code == 0
    assert "small.yaml:8:" in result.stderr
    assert result.stderr.endswith("2 cards written to x.pdf\n")


def test_an_existing_file_is_replaced_by_force(folder: Path) -> None:
    run("-o", "x.pdf")
    assert run("-o", "x.pdf", "--force", "--layout", "notes").exit_code == 0
    assert len(pypdf.PdfReader(folder / "x.pdf").pages) == 1


def test_a_calibration_page_needs_no_cards(folder: Path) -> None:
    result = CliRunner().invoke(command, ["--calibration", "-o", "calibration.pdf"])
    assert result.exit_code == 0, result.output
    front, back = pages.read_pages((folder / "calibration.pdf").read_bytes())
    assert "front" in front.text
    assert "--offset FIRST,SECOND" in back.text
