"""Opening what a command works with: settings, decks, journal. What is wrong is said on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from quizkl.commands.clock import clock
from quizkl.commands.folders import folders
from quizkl.commands.reading_decks import shelf_and_chosen, shelf_of
from quizkl.commands.say import give_up, say_problems
from quizkl.deck.choose import Chosen
from quizkl.deck.deck_file import display_name, stamp_of
from quizkl.deck.find import find_decks
from quizkl.deck.library import Library
from quizkl.deck.places import libraries, shipped_folder
from quizkl.deck.problem import Place, Problem
from quizkl.deck.shelf import Shelf
from quizkl.desk import Desk
from quizkl.journal.journal import Journal
from quizkl.journal.problem import JournalProblem
from quizkl.settings.config_file import read_config
from quizkl.settings.settings import DEFAULTS, Settings


def open_settings() -> Settings:
    """The settings of ``config.toml``; its problems are said and the defaults used."""
    settings, problems = settings_and_problems()
    say_problems(problems)
    return settings


def settings_and_problems() -> tuple[Settings, tuple[Problem, ...]]:
    """The same without a word."""
    config = folders().config
    source = read_config(config)
    if source is None:
        return DEFAULTS, ()
    if isinstance(source, Problem):
        return DEFAULTS, (source,)
    from quizkl.settings.read import read_settings

    return read_settings(source, str(config))


def search_places(given: Sequence[str], settings: Settings) -> tuple[Library, ...]:
    """Where decks are looked for, the first place first."""
    return libraries(
        [Path(path) for path in given],
        [Path(path).expanduser() for path in settings.decks],
        Path.cwd(),
        folders().decks,
        shipped_folder(),
    )


def open_decks(given: Sequence[str] = ()) -> Shelf:
    """All decks, or those in the places that are given and the shipped ones."""
    return shelf_of(search_places(given, open_settings()))


def deck_files(paths: Sequence[str]) -> tuple[list[Path], list[Problem]]:
    """The files of the decks that ``paths`` name (files, folders, ids), or of all decks; each once."""
    return deck_finder(paths)()


def deck_finder(paths: Sequence[str]) -> Callable[[], tuple[list[Path], list[Problem]]]:
    """What finds the files that ``paths`` name, or all there are, as often as it is called."""
    settings = open_settings()
    if not paths:
        libraries = search_places((), settings)
        return lambda: _files_in([place.path for place in libraries if stamp_of(place.path) or not place.optional])
    shelf = None
    roots = []
    for path in paths:
        root = Path(path)
        if stamp_of(root) is None:
            shelf = shelf or shelf_of(search_places((), settings))
            deck = shelf.deck(path)
            root = deck.path if deck is not None and deck.path is not None else root
        roots.append(root)
    return lambda: _files_in(roots, paths)


def _files_in(roots: Sequence[Path], names: Sequence[str] = ()) -> tuple[list[Path], list[Problem]]:
    """Every file below ``roots`` once. Where they were asked for by ``names``, a folder without a deck is a problem."""
    found = [find_decks(root) for root in roots]
    files = dict.fromkeys(file for each in found for file in each.files)
    problems = [problem for each in found for problem in each.problems]
    for name, each in zip(names, found, strict=False):
        if not each.files and not each.problems:
            place = Place(display_name(Path(name)))
            problems.append(Problem(place, "no deck is in this folder", "A deck is a file *.yaml or *.yml."))
    return list(files), problems


def sit_down(names: Sequence[str], write: bool) -> tuple[Desk, Chosen]:
    """The desk, and what of its decks ``names`` choose. Gives up where the journal cannot be used or a name is
    unknown. A reader (``write`` False) creates no journal.
    """
    now = clock()
    settings, problems = settings_and_problems()
    say_problems(problems)
    places = search_places((), settings)
    shelf, chosen = shelf_and_chosen(places, names)
    if chosen.unknown:
        from quizkl.commands.unknown import unknown

        give_up(*unknown(shelf, chosen.unknown[0], Path.cwd()), code=2)
    path = folders().journal
    journal = Journal.open(path) if write else Journal.open_to_read(path)
    if isinstance(journal, JournalProblem):
        give_up(f"{journal}")
    return Desk(shelf, journal, settings, now, problems, folders().config), chosen


def say_left_out(shelf: Shelf, chosen: Chosen, names: Sequence[str]) -> None:
    """On stderr what of the chosen decks cannot be studied; warnings are for ``quizkl check``."""
    if shelf.problems:
        from quizkl.commands.left_out import left_out

        for line in left_out(shelf, chosen, names, Path.cwd()):
            sys.stderr.write(f"{line}\n")
