"""What a learner looks for among the cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from quizkl.deck.kind import Kind


class Mark(Enum):
    """What ``is:`` asks: said by the schedule, or set by the learner."""

    DUE = "due"
    NEW = "new"
    FLAGGED = "flagged"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"


@dataclass(frozen=True, slots=True)
class Words:
    """The card's text has ``text`` in it, which is folded (``quizkl.text.fold``)."""

    text: str


@dataclass(frozen=True, slots=True)
class InDeck:
    """The deck's id or title, or a folder that it is in, has one of ``names`` in it; they are folded."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag begins with one of ``tags``, which are folded."""

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfKind:
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Marked:
    """At least one of the marks."""

    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Boxes:
    """From box ``low`` to box ``high``, both included; None is no bound. A new card is in no box."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class InBox:
    ranges: tuple[Boxes, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """From ``first`` to ``last``, both included; None is no bound."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """Due on a day of one of ``ranges``. A new card is due on none, nor is one that has left the last box."""

    ranges: tuple[Days, ...]


Condition = Words | InDeck | Tagged | OfKind | Marked | InBox | Due


@dataclass(frozen=True, slots=True)
class Term:
    condition: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of its terms hold; without any, every card is meant."""

    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A part of a query that cannot be read: where it begins (columns count from 1), what it is, what to do.

    ``unfinished``: it is only not yet written to its end, which is no mistake while somebody types.
    """

    column: int
    message: str
    hint: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """What could be read; a part with a problem asks for nothing."""

    query: Query
    problems: tuple[QueryProblem, ...] = ()
