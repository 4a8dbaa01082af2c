"""Files that are new or changed are parsed side by side, and what comes of it is what parsing them one by one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.deck.cache import Cache, hash_of
from quizkl.deck.parsing_process import answer
from quizkl.deck.parsing_together import parse_together
from quizkl.deck.reading_ahead import ReadingAhead
from quizkl.deck.shelf import Shelf, open_shelf

DECK = """deck: {id}
macros: {{R: '\\mathbb{{R}}'}}
cards:
  - {{id: one, front: '$\\R$ ä', back: y, reverse: true, tags: [some]}}
  - {{id: two, exercise: x, steps: [{{ask: y, answer: 'entropy([0.5, 0.5])'}}]}}
  - {{id: three, front: $\\foo$, back: y}}
  - {{front: no id, back: y}}
"""


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.yaml").write_text(DECK.format(id=name), encoding="utf-8")
    (folder / "d.yaml").write_text("- no deck\n")
    return folder


def seen(shelf: Shelf) -> object:
    decks = [(deck.heading, deck.entries, deck.broken, deck.file, list(deck.texts())) for deck in shelf.decks]
    return decks, [list(map(repr, deck.cards())) for deck in shelf.decks], shelf.problems


def test_a_shelf_that_was_read_by_processes_is_the_shelf_that_was_not(decks: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    cache = Cache(tmp_path / "cache.db")
    ahead = ReadingAhead(sorted(decks.iterdir()), cache, lambda *counted: told.append(counted), processes=2, worth=1)
    ahead.begin()
    total = sum(file.stat().st_size for file in decks.iterdir())
    assert (told[0], told[-1]) == ((0, total), (total, total))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    together = open_shelf([decks], tmp_path / "cache.db", lambda *_: pytest.fail("a file is parsed again"))
    assert seen(together) == seen(open_shelf([decks]))


def test_only_what_is_new_or_changed_is_parsed(decks: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    open_shelf([decks], tmp_path / "cache.db")
    changed = decks / "b.yaml"
    changed.write_text(DECK.format(id="another"), encoding="utf-8")
    shelf = open_shelf([decks], tmp_path / "cache.db", lambda *counted: told.append(counted))
    size = changed.stat().st_size
    assert told == [(0, size), (size, size)]
    assert [deck.id for deck in shelf.decks] == ["a", "another", "c"]


def test_two_names_of_one_content_are_parsed_once(decks: Path, tmp_path: Path) -> None:
    (decks / "e.yaml").write_bytes((decks / "a.yaml").read_bytes())
    ahead = ReadingAhead(sorted(decks.iterdir()), Cache(tmp_path / "cache.db"))
    ahead.begin()
    assert [path.name for path in ahead.sizes] == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]


def test_little_is_left_to_who_needs_it(decks: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.db")
    ReadingAhead(sorted(decks.iterdir()), cache, processes=2).begin()
    assert not cache.has(hash_of((decks / "a.yaml").read_bytes()))


def test_a_process_that_dies_leaves_its_files_out(decks: Path) -> None:
    assert list(parse_together([decks / "a.yaml", decks / "b.yaml"], 2, "quizkl.deck.there_is_none")) == []


def test_a_file_that_is_gone_has_no_answer(tmp_path: Path) -> None:
    assert answer(tmp_path / "gone.yaml", "gone.yaml") == b"null\n"
    assert list(parse_together([tmp_path / "gone.yaml"], 1)) == []
