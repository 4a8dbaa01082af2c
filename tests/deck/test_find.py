"""Deck files are found below a folder."""

from __future__ import annotations

import os
from pathlib import Path

from quizkl.deck.find import find_decks
from quizkl.deck.library import Library
from quizkl.deck.load import load_file
from quizkl.deck.places import libraries, shipped_folder
from quizkl.deck.shelf import open_shelf


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def names_in(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_decks(root).files]


def test_yaml_files_are_found_in_the_order_of_their_names_and_hidden_ones_are_not(tmp_path: Path) -> None:
    make(tmp_path, "b.yaml", "a.yml", "notes.md", "sub/c.yaml", "sub/.d.yaml", ".git/e.yaml", "another/f.YAML")
    assert names_in(tmp_path) == ["a.yml", "b.yaml", "another/f.YAML", "sub/c.yaml"]


def test_numbers_in_names_are_counted(tmp_path: Path) -> None:
    make(tmp_path, "week 10.yaml", "week 2.yaml", "week 2b.yaml", "Week 1.yaml", "week 010.yaml", "a.yaml", "3/z.yaml")
    assert names_in(tmp_path) == [
        *("a.yaml", "Week 1.yaml", "week 2.yaml", "week 2b.yaml", "week 010.yaml", "week 10.yaml"),
        "3/z.yaml",
    ]


def test_a_file_stands_for_itself_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "deck.txt")
    assert find_decks(tmp_path / "deck.txt").files == [tmp_path / "deck.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.yaml")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    assert len(find_decks(tmp_path).files) == 1


def test_a_link_to_itself_is_said_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    (problem,) = open_shelf([tmp_path]).problems
    assert "cannot be read" in problem.message


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    for name in ("x" * 5_000, "a\0b"):
        (problem,) = open_shelf([tmp_path / name]).problems
        assert "cannot be read" in problem.message
        assert problem.message.isprintable()
        assert problem.place.file.isprintable()


def test_a_dead_link_is_said_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "none")
    (path,) = find_decks(tmp_path).files
    (problem,) = load_file(path).problems
    assert "No such file" in problem.message


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (problem,) = load_file(tmp_path / "a.yaml").problems
    assert "no ordinary file" in problem.message


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as opened:
        opened.truncate(50_000_000)
    loaded = load_file(path)
    assert (loaded.deck, loaded.problems[0].message) == (None, "the file has 50 MB, and a deck may have 8 MB")


def test_a_name_that_a_terminal_must_not_see_is_shown_without_harm(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text("deck: a\ncards: [{id: x, front: x, back: y}]")
    deck = load_file(path).deck
    assert deck is not None
    assert deck.file.isprintable()
    assert deck.path == path


def test_decks_are_looked_for_in_the_first_place_that_is_told_and_with_the_shipped_ones(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    last = Library(shipped, rank=1, shipped=True)
    assert libraries([tmp_path], [own], tmp_path, own, shipped) == (Library(tmp_path), last)
    assert libraries([], [own], tmp_path, own, shipped) == (Library(own), last)
    assert libraries([], [], tmp_path, own, shipped) == (Library(own, optional=True), last)
    (tmp_path / "decks").mkdir()
    assert libraries([], [], tmp_path, own, shipped) == (Library(tmp_path / "decks"), last)
    assert libraries([], [], tmp_path, own, tmp_path / "decks")[0] == Library(own, optional=True)
    assert libraries([], [], tmp_path, own, None) == (Library(tmp_path / "decks"),)


def test_the_shipped_decks_are_inside_the_package_or_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "site" / "quizkl"
    package.mkdir(parents=True)
    assert shipped_folder(package) is None
    (tmp_path / "site" / "decks").mkdir()
    assert shipped_folder(package) == tmp_path / "site" / "decks"
    (package / "decks").mkdir()
    assert shipped_folder(package) == package / "decks"
    assert shipped_folder() is not None
