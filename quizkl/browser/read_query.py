"""Reading a query: ``divergence deck:kl-view is:leech,flagged -kind:cloze due:<=3``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Final, TypeVar

from quizkl.browser.query import (
    Condition,
    InBox,
    InDeck,
    Mark,
    Marked,
    OfKind,
    Query,
    QueryProblem,
    ReadQuery,
    Tagged,
    Term,
    Words,
)
from quizkl.browser.ranges import read_boxes, read_due
from quizkl.browser.words import Written, written_pieces
from quizkl.deck.kind import Kind
from quizkl.text.fold import folded

VALUES: Final = {
    "deck": "a part of a deck's id or title, or of its folder",
    "tag": "how a tag begins",
    "kind": ", ".join(kind.value for kind in Kind),
    "is": ", ".join(mark.value for mark in Mark),
    "box": "a number, such as 3, 1-3, <=2 or >4",
    "due": "today, tomorrow, overdue, a date, or days from now such as 3, <=3, 2-7",
}
"""What each key takes, in words."""

_Name = TypeVar("_Name", Kind, Mark)
_ALTERNATIVES = re.compile(r"[,|]")


def read_query(text: str, day: date) -> ReadQuery:
    """The query that ``text`` is on the learner's ``day``."""
    terms: list[Term] = []
    problems: list[QueryProblem] = []
    for piece in written_pieces(text):
        read = _condition(piece, day)
        if isinstance(read, QueryProblem):
            problems.append(read)
        elif read is not None:
            terms.append(Term(read, piece.negated))
    return ReadQuery(Query(tuple(terms)), tuple(problems))


def _condition(piece: Written, day: date) -> Condition | QueryProblem | None:
    """What a piece asks for; None where that is nothing."""
    if not piece.key:
        words = folded(piece.value)
        return Words(words) if words else None
    if piece.key not in VALUES:
        return _unknown_key(piece)
    choices = [choice.strip() for choice in _ALTERNATIVES.split(piece.value) if choice.strip()]
    if not choices:
        return QueryProblem(piece.column, f"{piece.key}: takes {VALUES[piece.key]}", "", unfinished=True)
    match piece.key:
        case "deck":
            return InDeck(tuple(map(folded, choices)))
        case "tag":
            return Tagged(tuple(map(folded, choices)))
        case "kind":
            return _named(piece, choices, _kinds, OfKind)
        case "is":
            return _named(piece, choices, _marks, Marked)
        case "box":
            boxes = [read_boxes(choice) for choice in choices]
            known = tuple(each for each in boxes if each is not None)
            return InBox(known) if len(known) == len(boxes) else _no_value(piece, choices[boxes.index(None)])
        case _:
            due = read_due(choices, day)
            return _no_value(piece, due) if isinstance(due, str) else due


def _named(
    piece: Written,
    choices: list[str],
    found: Callable[[str], list[_Name]],
    meant: Callable[[frozenset[_Name]], Condition],
) -> Condition | QueryProblem:
    """The condition of the names that the choices are."""
    names: list[_Name] = []
    for choice in choices:
        if not (of_choice := found(choice.casefold())):
            return _no_value(piece, choice)
        names += of_choice
    return meant(frozenset(names))


def _kinds(text: str) -> list[Kind]:
    """The kinds with a word that begins so: ``question`` is a practice question."""
    return [kind for kind in Kind if any(word.startswith(text) for word in (kind.value, *kind.value.split()))]


def _marks(text: str) -> list[Mark]:
    """The mark of that name, or the one that the name begins: ``flag`` is flagged, ``leeches`` is leech."""
    return [mark for mark in Mark if mark.value.startswith(text) or text in (f"{mark.value}s", f"{mark.value}es")]


def _unknown_key(piece: Written) -> QueryProblem:
    near = get_close_matches(piece.key, VALUES, n=1, cutoff=0.5)
    guess = f"Did you mean {near[0]}:?" if near else f"The keys are {', '.join(f'{key}:' for key in VALUES)}."
    return QueryProblem(piece.column, f"there is no key {piece.key}:", f"{guess} In quotes it is a text.")


def _no_value(piece: Written, choice: str) -> QueryProblem:
    words = [word for name in VALUES[piece.key].split(", ") for word in name.split()]
    near = get_close_matches(choice.casefold(), words, n=1) if piece.key in ("is", "kind", "due") else []
    guess = f"Did you mean {near[0]}?" if near else f"It takes {VALUES[piece.key]}."
    return QueryProblem(piece.column, f"{piece.key}: cannot be {choice!r}", guess)
