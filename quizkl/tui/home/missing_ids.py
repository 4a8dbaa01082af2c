"""Cards that are not studied because they have no id yet."""

from __future__ import annotations

from quizkl.deck.deck import Deck
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import Shelf


def decks_without_ids(shelf: Shelf) -> tuple[Deck, ...]:
    """The learner's own decks that have a card without an id; shipped ones are not written to."""
    files = {problem.place.file for problem in shelf.problems if "--write-ids" in problem.hint}
    return tuple(deck for deck in shelf.decks if deck.file in files and deck.path is not None and not deck.shipped)


def write_missing_ids(shelf: Shelf) -> list[str]:
    """Write the ids into the files; a sentence for each deck."""
    from quizkl.deck.write_ids import write_ids

    said = []
    for deck in decks_without_ids(shelf):
        assert deck.path is not None
        match write_ids(deck.path):
            case Problem() as problem:
                said.append(f"{problem.place}: {problem.message} {problem.hint}".strip())
            case written:
                count = len(written.ids)
                cards = f"{count} card{'s' if count != 1 else ''}"
                said.append(f"{deck.title}: {cards} got an id.")
    return said
