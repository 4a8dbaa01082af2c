"""What of the chosen decks cannot be studied, in a few lines; ``quizkl check`` says it in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizkl.commands.say import problem_line
from quizkl.commands.unknown import problems_below
from quizkl.deck.choose import Chosen
from quizkl.deck.deck import Deck
from quizkl.deck.problem import Problem, Severity
from quizkl.deck.shelf import Shelf


def left_out(shelf: Shelf, chosen: Chosen, names: Sequence[str], working_directory: Path) -> Iterator[str]:
    """A line for the broken cards of each deck that was named, one for its cards without an id, and one for each
    file among them that is no deck.
    """
    decks = _decks(shelf, chosen)
    counted = {deck.file for deck in decks if deck.broken}
    for deck in decks:
        yield from _of_deck(deck, sum(_has_no_id(each) for each in shelf.problems if each.place.file == deck.file))
    for problem in _problems(shelf, decks, names, working_directory):
        if problem.severity is Severity.ERROR and problem.place.file not in counted:
            yield problem_line(problem)


def _decks(shelf: Shelf, chosen: Chosen) -> tuple[Deck, ...]:
    ids = {deck.id for deck in chosen.decks} | {item.key.deck for item in chosen.items}
    return tuple(deck for deck in shelf.decks if deck.id in ids)


def _problems(
    shelf: Shelf, decks: Sequence[Deck], names: Sequence[str], working_directory: Path
) -> tuple[Problem, ...]:
    if not names:
        return shelf.problems
    files = {deck.file for deck in decks}
    of_decks = [problem for problem in shelf.problems if problem.place.file in files]
    below = [problem for name in names for problem in problems_below(shelf, working_directory / name)]
    return tuple(dict.fromkeys([*of_decks, *below]))


def _of_deck(deck: Deck, without_id: int) -> Iterator[str]:
    if deck.broken:
        cards, are, them = _counted(deck.broken)
        yield f"{deck.file}: {cards} {are} left out because of an error; quizkl check {deck.file} names {them}"
    if without_id:
        cards, are, them = _counted(without_id)
        have = "has" if without_id == 1 else "have"
        remedy = f"quizkl check --write-ids {deck.file} writes {them}"
        yield f"{deck.file}: {cards} {have} no id and {are} not studied; {remedy}"


def _has_no_id(problem: Problem) -> bool:
    return "--write-ids" in problem.hint


def _counted(count: int) -> tuple[str, str, str]:
    return ("1 card", "is", "it") if count == 1 else (f"{count} cards", "are", "them")
