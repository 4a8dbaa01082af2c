"""``quizkl import`` writes a deck that can be studied, and says what it did."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.cli import cli
from quizkl.deck.load import load_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's own folder, and another one to work in."""
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


def take(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["import", *arguments])


def test_a_file_becomes_a_deck_where_decks_are_looked_for(home: Path) -> None:
    Path("My words.csv").write_text("one,two\nthree,four\n")
    result = take("My words.csv")
    file = home / "decks" / "my-words.yaml"
    assert (result.exit_code, result.output) == (
        0,
        f"{file}: 2 added, 0 updated, 0 unchanged\nquizkl study {file} studies it.\n",
    )
    loaded = load_file(file)
    assert loaded.problems == ()
    assert loaded.deck is not None
    assert (loaded.deck.id, loaded.deck.title) == ("my-words", "My words")


def test_again_nothing_is_written_and_then_what_is_new() -> None:
    Path("words.csv").write_text("one,1\ntwo,2\n")
    take("words.csv", "-o", "deck.yaml")
    written = Path("deck.yaml").stat().st_mtime_ns
    assert take("words.csv", "-o", "deck.yaml").stdout == "deck.yaml: 0 added, 0 updated, 2 unchanged\n"
    assert Path("deck.yaml").stat().st_mtime_ns == written
    Path("words.csv").write_text("one,I\nthree,3\n")
    assert take("words.csv", "-o", "deck.yaml").stdout.splitlines() == [
        "deck.yaml: 1 added, 1 updated, 0 unchanged",
        "  updated: one",
        "  no longer in words.csv, kept in the deck: two",
    ]


def test_a_changed_front_is_said_to_be_perhaps_the_card_that_is_gone() -> None:
    Path("words.csv").write_text("What is the captal of Peru?,Lima\nWhich river is in Paris?,Seine\none,1\n")
    take("words.csv", "-o", "deck.yaml")
    Path("words.csv").write_text("What is the capital of Peru?,Lima\nSeine?,Seine\none,1\n")
    assert take("words.csv", "-o", "deck.yaml").stdout.splitlines() == [
        "deck.yaml: 1 added, 1 updated, 1 unchanged",
        "  updated: what-is-the-captal-of-peru",
        "  found by the answer, since the front is another in words.csv: what-is-the-captal-of-peru",
        "  no longer in words.csv, kept in the deck: which-river-is-in-paris",
        "  seine is new and has the same answer as which-river-is-in-paris, which is no longer in words.csv",
        "  where two are one card, take the old one out and give the new one its id: its history goes on",
    ]


def test_a_deck_may_be_named_by_its_id_wherever_it_is(home: Path) -> None:
    Path("words.csv").write_text("one,1\n")
    Path("more.csv").write_text("two,2\n")
    (home / "decks" / "french").mkdir(parents=True)
    take("words.csv", "-o", str(home / "decks" / "french" / "nouns.yaml"))
    assert take("more.csv", "-o", "nouns").stdout == (
        f"{home / 'decks' / 'french' / 'nouns.yaml'}: 1 added, 0 updated, 0 unchanged\n"
    )


def test_wrong_rows_are_said_and_end_it_with_1() -> None:
    Path("words.csv").write_text("one,two\n,x\n")
    result = take("words.csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("words.csv:2:1: the front is empty (Write what is asked, or take the row out.)\n")


def test_a_file_of_an_older_windows_is_read_once_its_encoding_is_said() -> None:
    Path("words.csv").write_bytes("café,coffee\n".encode("windows-1252"))
    refused = take("words.csv")
    assert refused.exit_code == 1
    assert "the word is 'café' (Save it again as UTF-8" in refused.stderr
    assert "add --encoding windows-1252" in refused.stderr
    assert ": 1 added," in take("words.csv", "--encoding", "windows-1252").stdout


def test_a_formula_that_cannot_be_read_is_said_with_its_place_in_the_deck() -> None:
    Path("words.csv").write_text("one,$\\foo$\n")
    result = take("words.csv", "-o", "deck.yaml")
    assert result.exit_code == 0
    assert "deck.yaml:7:13: the command \\foo is not known" in result.stderr
    assert "1 card cannot be studied until this is mended" in result.stderr


def test_the_id_of_another_deck_is_not_taken() -> None:
    Path("kl-view.csv").write_text("one,two\n")
    result = take("kl-view.csv")
    assert result.exit_code == 1
    assert "the deck id 'kl-view' is taken by" in result.stderr


def test_a_file_that_is_no_deck_is_not_written_to() -> None:
    Path("words.csv").write_text("one,two\n")
    Path("notes.yaml").write_text("key: value\n")
    result = take("words.csv", "-o", "notes.yaml")
    assert result.exit_code == 1
    assert "this file is there and is no deck" in result.stderr
    assert Path("notes.yaml").read_text() == "key: value\n"


def test_a_folder_is_not_taken_for_the_file_of_a_deck(tmp_path: Path) -> None:
    Path("words.csv").write_text("one,two\n")
    result = take("words.csv", "-o", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"quizkl: {str(tmp_path)!r} is a folder. Name a file in it, such as words.yaml.\n"
    assert not Path(f"{tmp_path}.yaml").exists()


def test_a_name_that_is_too_long_for_a_file_is_said() -> None:
    Path("words.csv").write_text("one,two\n")
    result = take("words.csv", "-o", f"{'a' * 300}.yaml")
    assert result.exit_code == 1
    assert "the file cannot be written: File name too long" in result.stderr


@pytest.mark.parametrize("file", ["none.csv", "folder.csv", "large.csv"])
def test_what_cannot_be_read_is_a_sentence(file: str) -> None:
    Path("folder.csv").mkdir()
    with Path("large.csv").open("wb") as large:
        os.truncate(large.fileno(), 100_000_000)
    result = take(file)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"{file}:1:1: ")


def test_of_many_problems_the_first_are_said() -> None:
    Path("words.csv").write_text("one,two\n" + ",x\n" * 5_000)
    lines = take("words.csv").stderr.splitlines()
    assert len(lines) == 14
    assert lines[-2] == "words.csv: and 4988 more problems"
