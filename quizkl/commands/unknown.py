"""The sentence for a name on the command line that chooses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizkl.deck.deck import Deck
from quizkl.deck.deck_file import real_path, stamp_of
from quizkl.deck.problem import Problem, Severity
from quizkl.deck.shelf import Shelf


def unknown(shelf: Shelf, name: str, working_directory: Path) -> tuple[str, str]:
    """What is wrong with the name, and what to do: the problem of a file that is no deck, else the nearest names."""
    path = working_directory / name
    if stamp_of(path) is not None:
        wrong = next((each for each in problems_below(shelf, path) if each.severity is Severity.ERROR), None)
        if wrong is not None:
            return f"{wrong.place}: {wrong.message}.", wrong.hint
        return f"no deck is in {name!r}.", "A deck is a file *.yaml that begins with deck: and an id."
    head, slash, card = name.rpartition("/")
    deck = (shelf.deck(head) or _deck_in(shelf, working_directory / head)) if slash else None
    if deck is not None:
        cards = list(dict.fromkeys(item.key.card for item in deck.entries))
        near = _nearest(card.partition("#")[0], cards)
        hint = f"Did you mean {f'{head}/{near}'!r}?" if near else ""
        return f"the deck {head} has no card {card!r} that can be studied.", hint
    return f"there is no deck or card {name!r}.", deck_hint(shelf, head or name)


def _deck_in(shelf: Shelf, file: Path) -> Deck | None:
    real = real_path(file)
    return next((deck for deck in shelf.decks if deck.path is not None and real_path(deck.path) == real), None)


def deck_hint(shelf: Shelf, name: str) -> str:
    """The deck whose id is nearest to the name, else all there are."""
    known = [deck.id for deck in shelf.decks]
    near = _nearest(name, known)
    if near:
        return f"Did you mean {near!r}?"
    return f"The decks are: {', '.join(known)}." if known else "There are no decks at all."


def problems_below(shelf: Shelf, path: Path) -> tuple[Problem, ...]:
    """The problems of a file, or of the files below a folder."""
    real = real_path(path)
    return tuple(problem for problem in shelf.problems if _is_below(real_path(Path(problem.place.file)), real))


def _is_below(file: Path, path: Path) -> bool:
    return file == path or path in file.parents


def _nearest(name: str, names: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name[:100], names, n=1)), None)
