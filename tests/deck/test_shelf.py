"""A shelf holds all decks of its libraries, with a cache or without one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from quizkl.deck.card import Exercise, Flashcard
from quizkl.deck.identity import ItemKey
from quizkl.deck.library import Library
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import Shelf, open_shelf, reopened

DECK = """deck: {id}
title: The deck {id}
tags: [all]
macros: {{R: '\\mathbb{{R}}'}}
given: {{p: [0.4, 0.6]}}
cards:
  - {{id: one, front: '$\\R$', back: y, reverse: true, tags: [some]}}
  - {{id: two, exercise: x, steps: [{{ask: y, answer: entropy(p)}}], formerly: [old/two]}}
  - {{id: three, front: $\\foo$, back: y}}
  - {{front: no id, back: y}}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def seen(shelf: Shelf) -> object:
    """All of a shelf that does not need a card to be built."""
    return [(deck.heading, deck.entries, deck.broken, deck.branch, deck.file) for deck in shelf.decks], shelf.problems


def test_a_shelf_from_the_cache_is_the_shelf_from_the_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "decks", f"{name}.yaml", DECK.format(id=name))
    write(tmp_path / "decks", "c.yml", "- not a deck")
    cold = open_shelf([tmp_path / "decks"], tmp_path / "cache.db")
    warm = open_shelf([tmp_path / "decks"], tmp_path / "cache.db")
    assert seen(cold) == seen(warm) == seen(open_shelf([tmp_path / "decks"]))
    assert [deck.id for deck in warm.decks] == ["a", "b"]
    assert [str(item.key) for item in warm.decks[0].items()] == ["a/one", "a/one#reverse", "a/two"]
    assert len(warm.problems) == 5


def test_a_card_from_the_cache_is_the_card_from_the_file(tmp_path: Path) -> None:
    write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    shelves = [open_shelf([tmp_path / "decks"], tmp_path / "cache.db") for _ in range(2)]
    shelves.append(open_shelf([tmp_path / "decks"]))
    for card_id in ("one", "two", "three", "four"):
        first, *others = [shelf.card(ItemKey("a", card_id)) for shelf in shelves]
        assert all(other == first for other in others)
    assert isinstance(shelves[1].card(ItemKey("a", "one")), Flashcard)
    assert isinstance(shelves[1].card(ItemKey("a", "two")), Exercise)
    assert isinstance(shelves[1].card(ItemKey("a", "three")), Problem)
    assert isinstance(shelves[1].card(ItemKey("b", "one")), Problem)


def test_all_cards_of_a_deck_come_in_order_from_the_cache_too(tmp_path: Path) -> None:
    write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    cold = open_shelf([tmp_path / "decks"], tmp_path / "cache.db").decks[0]
    warm = open_shelf([tmp_path / "decks"], tmp_path / "cache.db").decks[0]
    assert [card.head.id for card in warm.cards()] == ["one", "two", None]
    assert list(warm.cards()) == list(cold.cards())


def test_what_a_search_looks_through_is_the_same_from_the_cache_and_from_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    shelves = [open_shelf([path], tmp_path / "cache.db") for _ in range(2)]
    for shelf in (*shelves, open_shelf([path])):
        assert list(shelf.decks[0].texts()) == [
            ("one", "one\nr\ny"),
            ("two", "two\nx\ny\nentropy(p)"),
            (None, "no id\ny"),
        ]
    path.write_text("deck: a\ncards: [{id: x, front: One, back: y}]")
    assert list(shelves[1].decks[0].texts()) == [("x", "x\none\ny")]


def test_a_search_sees_what_the_macros_of_the_deck_stand_for(tmp_path: Path) -> None:
    deck = r"""
deck: a
macros: {KL: 'D_{\mathrm{KL}}(#1 \,\|\, #2)'}
cards: [{id: one, front: 'What is $\KL{p}{q}$?', back: y}]
"""
    path = write(tmp_path / "decks", "a.yaml", deck)
    for shelf in (*(open_shelf([path], tmp_path / "cache.db") for _ in range(2)), open_shelf([path])):
        assert list(shelf.decks[0].texts()) == [("one", "one\nwhat is dkl(p||q)?\ny")]


def test_a_shelf_is_opened_again_only_where_a_file_has_changed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "decks", f"{name}.yaml", DECK.format(id=name))
    shelf = open_shelf([tmp_path / "decks"], tmp_path / "cache.db")
    assert reopened(shelf) is None
    write(tmp_path / "decks", "b.yaml", "deck: b\ncards: [{id: x, front: one, back: y}, {id: y}]")
    again = reopened(shelf)
    assert again is not None
    assert again.decks[0] is shelf.decks[0]
    assert [str(item.key) for item in again.decks[1].items()] == ["b/x"]
    assert seen(again) == seen(open_shelf([tmp_path / "decks"]))
    assert reopened(again) is None


def test_files_that_come_and_go_are_seen(tmp_path: Path) -> None:
    shelf = open_shelf([Library(tmp_path / "decks", optional=True)])
    assert reopened(shelf) is None
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    there = reopened(shelf)
    assert there is not None
    assert [deck.id for deck in there.decks] == ["a"]
    path.unlink()
    gone = reopened(there)
    assert gone is not None
    assert gone.decks == ()


def test_of_two_names_of_one_file_the_other_is_read_when_the_first_is_gone(tmp_path: Path) -> None:
    first = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    os.link(first, tmp_path / "decks" / "b.yaml")
    shelf = open_shelf([tmp_path / "decks"])
    assert [deck.path for deck in shelf.decks] == [first]
    assert reopened(shelf) is None
    first.unlink()
    again = reopened(shelf)
    assert again is not None
    assert [deck.path for deck in again.decks] == [tmp_path / "decks" / "b.yaml"]


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", "deck: a\ncards: [{id: x, front: one, back: y}]")
    open_shelf([path], tmp_path / "cache.db")
    path.write_text("deck: a\ncards: [{id: x, front: two, back: y}, {id: z, front: x, back: y}]")
    shelf = open_shelf([path], tmp_path / "cache.db")
    assert [item.key.card for item in shelf.items()] == ["x", "z"]
    card = shelf.card(ItemKey("a", "x"))
    assert isinstance(card, Flashcard)
    assert card.front.source == "two"


def test_the_cache_forgets_what_a_file_was(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for number in range(5):
        path.write_text(f"deck: a\ncards: [{{id: x, front: x{number}, back: y}}, {{id: z, front: x, back: y}}]")
        open_shelf([path], tmp_path / "cache.db")
    with sqlite3.connect(tmp_path / "cache.db") as connection:
        assert connection.execute("SELECT count(*) FROM card").fetchone() == (2,)
    connection.close()


def test_a_file_whose_time_and_size_stayed_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", "deck: a\ncards: [{id: x, front: one, back: y}]")
    before = path.stat()
    open_shelf([path], tmp_path / "cache.db")
    path.write_text("deck: a\ncards: [{id: z, front: two, back: y}]")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [item.key.card for item in open_shelf([path], tmp_path / "cache.db").items()] == ["z"]


@pytest.mark.parametrize("cached", [False, True])
def test_a_file_that_changes_while_it_is_studied_gives_the_new_card(tmp_path: Path, cached: bool) -> None:
    cards = "[{id: x, front: one, back: y}, {id: z, front: x, back: y}]"
    path = write(tmp_path / "decks", "a.yaml", f"deck: a\ncards: {cards}")
    shelf = open_shelf([path], tmp_path / "cache.db" if cached else None)
    path.write_text("deck: a\ncards: [{id: x, front: another, back: y}]")
    card = shelf.card(ItemKey("a", "x"))
    assert isinstance(card, Flashcard)
    assert card.front.source == "another"
    gone = shelf.card(ItemKey("a", "z"))
    assert isinstance(gone, Problem)
    assert gone.message == "the deck a has no card 'z' that can be studied"


@pytest.mark.parametrize("cached", [False, True])
def test_a_file_that_breaks_while_it_is_studied_and_is_mended(tmp_path: Path, cached: bool) -> None:
    whole = "deck: a\ncards: [{id: x, front: one, back: y}]"
    path = write(tmp_path / "decks", "a.yaml", whole)
    shelf = open_shelf([path], tmp_path / "cache.db" if cached else None)
    path.write_text("deck: [")
    assert isinstance(shelf.card(ItemKey("a", "x")), Problem)
    path.unlink()
    missing = shelf.card(ItemKey("a", "x"))
    assert isinstance(missing, Problem)
    assert "No such file" in missing.message
    path.write_text("deck: b\ncards: [{id: x, front: one, back: y}]")
    another = shelf.card(ItemKey("a", "x"))
    assert isinstance(another, Problem)
    assert "was the deck 'a' and is now 'b'" in another.message
    path.write_text(whole)
    assert isinstance(shelf.card(ItemKey("a", "x")), Flashcard)


def test_the_learners_deck_wins_over_the_shipped_one_without_a_word(tmp_path: Path) -> None:
    write(tmp_path / "own", "a.yaml", "deck: a\ntitle: Own\ncards: [{id: x, front: x, back: y}]")
    write(tmp_path / "shipped", "a.yaml", "deck: a\ntitle: Shipped\ncards: [{id: x, front: x, back: y}]")
    write(tmp_path / "shipped", "b.yaml", "deck: b\ncards: [{id: x, front: x, back: y}]")
    shelf = open_shelf([Library(tmp_path / "shipped", rank=1, shipped=True), Library(tmp_path / "own")])
    assert [(deck.id, deck.title, deck.shipped) for deck in shelf.decks] == [("a", "Own", False), ("b", "b", True)]
    assert shelf.problems == ()


def test_a_deck_id_in_two_files_of_one_rank_is_a_problem_and_the_first_is_studied(tmp_path: Path) -> None:
    write(tmp_path, "one/a.yaml", "deck: a\ntitle: First\ncards: [{id: x, front: x, back: y}]")
    second = write(tmp_path, "two/a.yaml", "deck: a\ntitle: Second\ncards: [{id: x, front: x, back: y}]")
    shelf = open_shelf([tmp_path])
    assert [deck.title for deck in shelf.decks] == ["First"]
    (problem,) = shelf.problems
    assert problem.place.file == str(second)
    assert "is used by" in problem.message


def test_the_folders_between_are_the_branch(tmp_path: Path) -> None:
    write(tmp_path, "maths/kl/a.yaml", "deck: a\ncards: [{id: x, front: x, back: y}]")
    path = write(tmp_path, "b.yaml", "deck: b\ncards: [{id: x, front: x, back: y}]")
    assert [(deck.id, deck.branch) for deck in open_shelf([tmp_path]).decks] == [("b", ()), ("a", ("maths", "kl"))]
    assert open_shelf([path]).decks[0].branch == ()


def test_a_file_named_twice_is_one_deck(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "deck: a\ncards: [{id: x, front: x, back: y}]")
    shelf = open_shelf([path, tmp_path, path])
    assert len(shelf.decks) == 1
    assert shelf.problems == ()


def test_a_library_that_is_not_there_is_a_problem_unless_it_may_be_missing(tmp_path: Path) -> None:
    (problem,) = open_shelf([tmp_path / "none"]).problems
    assert "no such file or folder" in problem.message
    assert open_shelf([Library(tmp_path / "none", optional=True)]).problems == ()


def no_database(path: Path) -> None:
    path.write_bytes(b"precious notes of somebody else" * 100)


def another_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE precious (note TEXT)")
    connection.close()


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [no_database, another_database, a_folder])
def test_what_is_no_cache_of_ours_is_not_used_and_not_touched(tmp_path: Path, spoil: object) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    cache = tmp_path / "cache.db"
    assert callable(spoil)
    spoil(cache)
    before = cache.read_bytes() if cache.is_file() else b""
    for _ in range(2):
        shelf = open_shelf([path], cache)
        assert seen(shelf) == seen(open_shelf([path]))
        assert isinstance(shelf.card(ItemKey("a", "one")), Flashcard)
    assert (cache.read_bytes() if cache.is_file() else b"") == before


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a") + "  - {id: z, front: x, back: y}\n" * 500)
    cache = tmp_path / "cache.db"
    open_shelf([path], cache)
    whole = cache.read_bytes()
    cache.write_bytes(whole[:2000] + b"\xff" * (len(whole) - 2000))
    for _ in range(3):
        shelf = open_shelf([path], cache)
        assert [deck.id for deck in shelf.decks] == ["a"]
        assert isinstance(shelf.card(ItemKey("a", "one")), Flashcard)
    with sqlite3.connect(cache) as connection:
        assert connection.execute("SELECT count(*) FROM file").fetchone() == (1,)
    connection.close()


def test_nonsense_in_the_cache_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    cache = tmp_path / "cache.db"
    whole = open_shelf([path], cache)
    for summary, body in (("{}", "[]"), ("nonsense", "{}"), ("[1]", '["a"]'), ('{"heading": [1]}', "[1, 2, 3, 4]")):
        with sqlite3.connect(cache) as connection:
            connection.execute("UPDATE file SET summary = ?", (summary,))
            connection.execute("UPDATE card SET body = ?", (body,))
        connection.close()
        assert isinstance(whole.card(ItemKey("a", "one")), Flashcard)
        assert seen(open_shelf([path], cache)) == seen(whole)


def test_a_cache_that_vanishes_while_it_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    (tmp_path / "cache").mkdir()
    open_shelf([path], tmp_path / "cache" / "decks.db")
    shelf = open_shelf([path], tmp_path / "cache" / "decks.db")
    shutil.rmtree(tmp_path / "cache")
    assert isinstance(shelf.card(ItemKey("a", "one")), Flashcard)
    assert isinstance(open_shelf([path], tmp_path / "cache" / "decks.db").card(ItemKey("a", "two")), Exercise)


def test_a_locked_cache_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    cache = tmp_path / "cache.db"
    open_shelf([path], cache)
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    path.write_text(DECK.format(id="b"))
    assert [deck.id for deck in open_shelf([path], cache).decks] == ["b"]
    other.execute("ROLLBACK")
    other.close()


def test_a_warm_shelf_imports_neither_the_yaml_nor_the_markdown_reader_nor_an_engine(tmp_path: Path) -> None:
    path = write(tmp_path / "decks", "a.yaml", DECK.format(id="a"))
    open_shelf([path], tmp_path / "cache.db")
    code = (
        "import sys; from pathlib import Path; from quizkl.deck.shelf import open_shelf;"
        f"shelf = open_shelf([Path({str(path)!r})], Path({str(tmp_path / 'cache.db')!r}));"
        "assert len(shelf.items()) == 3;"
        "print(sorted({'yaml', 'markdown_it', 'torch', 'sympy', 'textual', 'typst', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
