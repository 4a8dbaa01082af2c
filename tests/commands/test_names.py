"""A name that chooses nothing is answered with what is wrong with it; what a deck leaves out is said in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.commands.left_out import left_out
from quizkl.commands.unknown import unknown
from quizkl.deck.choose import open_and_choose
from quizkl.deck.library import Library

DECKS = {
    "tiny.yaml": "deck: tiny\ncards:\n  - {id: forward-kl, front: a, back: b}\n",
    "part.yaml": "deck: part\ncards:\n  - {id: a, front: x, back: y}\n  - {id: b, front: x, bakc: y}\n"
    "  - {front: n, back: m}\n  - {front: r, back: s}\n",
    "bad/bad.yaml": "title: nothing\n",
    "empty/notes.txt": "no deck",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in DECKS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tinny", "there is no deck or card 'tinny'. Did you mean 'tiny'?"),
        ("tinny/forward-kl", "there is no deck or card 'tinny/forward-kl'. Did you mean 'tiny'?"),
        ("zzz", "there is no deck or card 'zzz'. The decks are: part, tiny."),
        (
            "tiny/forwardkl",
            "the deck tiny has no card 'forwardkl' that can be studied. Did you mean 'tiny/forward-kl'?",
        ),
        ("tiny.yaml/zzz", "the deck tiny.yaml has no card 'zzz' that can be studied."),
        ("empty", "no deck is in 'empty'. A deck is a file *.yaml that begins with deck: and an id."),
    ],
)
def test_what_is_wrong_with_a_name(folder: Path, name: str, sentence: str) -> None:
    shelf, chosen = open_and_choose([Library(folder)], [name], folder, None)
    assert chosen.unknown == (name,)
    assert " ".join(unknown(shelf, name, folder)).rstrip() == sentence


@pytest.mark.parametrize("name", ["bad/bad.yaml", "bad"])
def test_a_file_that_is_no_deck_says_its_own_problem(folder: Path, name: str) -> None:
    shelf, chosen = open_and_choose([Library(folder / "tiny.yaml")], [name], folder, None)
    assert chosen.unknown == (name,)
    message, hint = unknown(shelf, name, folder)
    assert message == f"{folder}/bad/bad.yaml:1:1: the deck has no id."
    assert "Begin the file with deck:" in hint


def said(folder: Path, *names: str) -> list[str]:
    shelf, chosen = open_and_choose([Library(folder)], names, folder, None)
    return [line.replace(f"{folder}/", "") for line in left_out(shelf, chosen, names, folder)]


PART = [
    "part.yaml: 1 card is left out because of an error; quizkl check part.yaml names it",
    "part.yaml: 2 cards have no id and are not studied; quizkl check --write-ids part.yaml writes them",
]


@pytest.mark.parametrize("name", ["part", "part.yaml", "part/a"])
def test_cards_that_are_left_out_are_counted(folder: Path, name: str) -> None:
    assert said(folder, name) == PART


def test_only_the_decks_that_were_named_are_spoken_of(folder: Path) -> None:
    assert said(folder, "tiny") == []
    assert said(folder)[:2] == PART
    assert said(folder)[2].startswith("bad/bad.yaml:1:1: the deck has no id")
