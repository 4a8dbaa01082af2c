"""A learner names decks by id, file or folder, and cards by deck/card."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.deck.choose import Chosen, choose, open_and_choose
from quizkl.deck.copy import copy_deck
from quizkl.deck.library import Library
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import open_shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("decks/a", "decks/sub/b", "outside/c"):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        cards = "[{id: x, front: x, back: y, reverse: true}, {id: z, front: x, back: y}]"
        path.write_text(f"deck: {name[-1]}\ncards: {cards}")
    return tmp_path


def named(folder: Path, *names: str) -> Chosen:
    return choose(open_shelf([folder / "decks"]), names, folder)


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("a", "a/x a/x#reverse a/z"),
        ("a/x", "a/x a/x#reverse"),
        ("a/x#reverse", "a/x#reverse"),
        ("decks/a.yaml", "a/x a/x#reverse a/z"),
        ("decks/sub", "b/x b/x#reverse b/z"),
        ("./decks/sub/", "b/x b/x#reverse b/z"),
        ("decks/a.yaml/x", "a/x a/x#reverse"),
        ("decks/a.yaml/x#reverse", "a/x#reverse"),
    ],
)
def test_a_name_stands_for_its_items(folder: Path, name: str, items: str) -> None:
    chosen = named(folder, name)
    assert " ".join(str(item.key) for item in chosen.items) == items
    assert chosen.unknown == ()


def test_names_are_added_up_and_no_name_is_everything(folder: Path) -> None:
    assert [str(item.key) for item in named(folder, "b/z", "b", "a/z").items] == ["b/z", "b/x", "b/x#reverse", "a/z"]
    assert len(named(folder).items) == 6
    assert [deck.id for deck in named(folder, "b/z", "b", "a/z").decks] == ["b"]


def test_a_name_of_nothing_is_given_back(folder: Path) -> None:
    assert named(folder, "a", "none", "a/none", "x" * 5_000).unknown == ("none", "a/none", "x" * 5_000)


def test_a_file_that_is_named_is_opened_and_wins(folder: Path) -> None:
    (folder / "outside" / "a.yaml").write_text("deck: a\ntitle: Mine\ncards: [{id: m, front: x, back: y}]")
    shelf, chosen = open_and_choose([Library(folder / "decks")], ["outside", "b/z"], folder, None)
    assert [str(item.key) for item in chosen.items] == ["a/m", "c/x", "c/x#reverse", "c/z", "b/z"]
    assert shelf.problems == ()


def test_a_card_of_a_file_that_is_named_is_opened(folder: Path) -> None:
    _, chosen = open_and_choose([Library(folder / "decks")], ["outside/c.yaml/z"], folder, None)
    assert [str(item.key) for item in chosen.items] == ["c/z"]


def test_a_deck_is_copied_and_never_over_another_file(folder: Path) -> None:
    deck = open_shelf([folder / "decks"]).decks[0]
    copied = copy_deck(deck, folder / "own" / "decks")
    assert copied == folder / "own" / "decks" / "a.yaml"
    assert copied.read_bytes() == (folder / "decks" / "a.yaml").read_bytes()
    copied.write_text("edited")
    again = copy_deck(deck, folder / "own" / "decks")
    assert isinstance(again, Problem)
    assert "already there" in again.message
    assert copied.read_text() == "edited"


def test_a_copy_that_is_not_possible_is_said(folder: Path) -> None:
    deck = open_shelf([folder / "decks"]).decks[0]
    (folder / "own").write_text("a file where the folder should be")
    problem = copy_deck(deck, folder / "own")
    assert isinstance(problem, Problem)
    assert problem.message == "the deck cannot be copied to here: File exists"
