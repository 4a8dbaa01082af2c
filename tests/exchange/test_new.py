"""A new deck is one to begin with: it holds a card of each kind and there is nothing wrong in it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from quizkl.commands.check import command as check
from quizkl.commands.new import command as new
from quizkl.deck.card import Exercise
from quizkl.deck.kind import Kind
from quizkl.deck.load import load_file
from quizkl.exchange.deck_name import id_of, title_of
from tests.exchange.instance import instance_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's own folder, and another one to work in."""
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


def make(*arguments: str) -> Result:
    return CliRunner().invoke(new, arguments)


def test_a_name_makes_a_deck_where_decks_are_looked_for(home: Path) -> None:
    result = make("Bayesian statistics")
    file = home / "decks" / "bayesian-statistics.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    loaded = load_file(file)
    assert loaded.problems == ()
    assert loaded.deck is not None
    assert (loaded.deck.id, loaded.deck.title) == ("bayesian-statistics", "Bayesian statistics")


def test_decks_in_the_working_directory_come_before_the_own_folder(home: Path) -> None:
    Path("decks").mkdir()
    assert make("coins").stdout == f"{Path.cwd() / 'decks' / 'coins.yaml'}\n"
    assert not home.joinpath("decks").exists()


def test_it_has_a_card_of_each_kind_and_one_that_varies(home: Path) -> None:
    make("coins.yaml")
    deck = load_file(Path("coins.yaml")).deck
    assert deck is not None
    assert {item.kind for item in deck.items()} == set(Kind)
    assert any(isinstance(card, Exercise) and card.head.varying for card in deck.cards())


def test_check_finds_nothing_wrong_in_it(home: Path) -> None:
    make("coins.yaml")
    result = CliRunner().invoke(check, ["coins.yaml", "--variants", "50"])
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_file_that_is_there_is_not_overwritten(home: Path) -> None:
    Path("coins.yaml").write_text("mine")
    result = make("coins.yaml")
    assert result.exit_code == 1
    assert result.stderr == "quizkl: coins.yaml: this file is already there and was not changed. Choose another name.\n"
    assert Path("coins.yaml").read_text() == "mine"


def test_an_id_that_another_deck_has_is_not_taken_again(home: Path) -> None:
    result = make("kl-view")
    assert result.exit_code == 1
    assert "the deck id 'kl-view' is taken by" in result.stderr


def test_the_schema_is_written_beside_it_and_the_editor_is_told(home: Path) -> None:
    assert make("deep/coins", "--schema").stdout == "deep/coins.yaml\n"
    assert make("deep/more.yaml", "--schema").exit_code == 0  # the schema that is there already is ours
    text = Path("deep/coins.yaml").read_text()
    assert text.splitlines()[0] == "# yaml-language-server: $schema=./quizkl.schema.json"
    schema = json.loads(Path("deep/quizkl.schema.json").read_text())
    assert list(jsonschema.Draft7Validator(schema).iter_errors(instance_of(text))) == []


def test_a_schema_of_somebody_else_is_not_overwritten(home: Path) -> None:
    Path("quizkl.schema.json").write_text("{}")
    result = make("coins.yaml", "--schema")
    assert result.exit_code == 1
    assert "no schema of quizkl's" in result.stderr
    assert not Path("coins.yaml").exists()


def test_a_name_without_words_is_refused(home: Path) -> None:
    result = make("???")
    assert result.exit_code == 2
    assert "no letters or digits" in result.stderr


@pytest.mark.parametrize("name", ["/", "./", "../", "..//", "folder/", "./folder"])
def test_a_folder_is_no_name_of_a_deck(home: Path, name: str) -> None:
    Path("folder").mkdir()
    result = make(name)
    assert result.exit_code == 2
    assert result.stderr == f"quizkl: {name!r} is a folder. Name a file in it, such as words.yaml.\n"


@pytest.mark.parametrize(
    ("name", "deck_id", "title"),
    [
        ("coins", "coins", "Coins"),
        ("Über Münzen", "uber-munzen", "Über Münzen"),
        ("統計 入門", "統計-入門", "統計 入門"),
        ("my_first-deck", "my-first-deck", "My first deck"),
        ("a: 'b' #c\x1b[31m", "a-b-c-31m", "A: 'b' #c\ufffd[31m"),
        ("card", "card", "Card"),
    ],
)
def test_a_name_becomes_an_id_and_a_title(home: Path, name: str, deck_id: str, title: str) -> None:
    assert (id_of(name), title_of(name)) == (deck_id, title)
    make(name)
    deck = load_file(home / "decks" / f"{deck_id}.yaml").deck
    assert deck is not None
    assert (deck.id, deck.title) == (deck_id, title)


def test_a_title_may_be_given(home: Path) -> None:
    make("coins.yaml", "--title", "All about coins")
    deck = load_file(Path("coins.yaml")).deck
    assert deck is not None
    assert deck.title == "All about coins"


def test_a_name_that_is_too_long_for_a_file_is_said(home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f"decks = ['{'a' * 300}']\n")
    for name in (f"{'a' * 300}.yaml", "coins"):
        result = make(name)
        assert result.exit_code == 1
        assert "the file cannot be written: File name too long" in result.stderr


def test_a_folder_that_cannot_be_written_to_is_said(home: Path) -> None:
    Path("file").write_text("")
    result = make("file/coins.yaml")
    assert result.exit_code == 1
    assert "the file cannot be written" in result.stderr
