"""What an expression says once its symbols are known: every sum with its range, every vector with its place.

``elaborate`` makes terms of expressions; the engine evaluates them at points and brings them to normal form.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Affine:
    """A place, or the end of a range: an index or a size, plus a whole number: ``i``, ``n - 1``, ``3`` (of nothing)."""

    of: str | None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Pi:
    pass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A declared number, a parameter, or a size used as a number."""

    name: str


@dataclass(frozen=True, slots=True)
class Counter:
    """An index used as a number."""

    place: Affine


@dataclass(frozen=True, slots=True)
class Cell:
    """An entry of a declared array. ``axes`` are those that have a place; the others are summed over.

    For a distribution that is a marginal: ``p(x)`` of a joint ``p(x, y)`` has axis 0 only. A place may itself be an
    entry: ``q(x_j)`` where the data ``x`` are outcomes.
    """

    base: str
    axes: tuple[int, ...]
    places: tuple[Affine | Cell, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The probability of the token at ``place`` of a sequence on the condition of those before it.

    ``row`` says which of several sequences, None where there is one.
    """

    base: str
    data: str
    row: Affine | None
    place: Affine


@dataclass(frozen=True, slots=True)
class Drawn:
    """The variable of an expectation under a density."""

    variable: str


@dataclass(frozen=True, slots=True)
class Added:
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Multiplied:
    factors: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    base: Term
    exponent: Term


@dataclass(frozen=True, slots=True)
class Applied:
    """An elementary function of one argument, by its canonical name."""

    function: str
    argument: Term


@dataclass(frozen=True, slots=True)
class Series:
    """The sum of ``body`` for ``index`` from ``lower`` to ``upper``, both included; 0 where there is none."""

    index: str
    lower: Affine
    upper: Affine
    body: Term


@dataclass(frozen=True, slots=True)
class Chain:
    """The product of ``body`` over a range; 1 where there is none."""

    index: str
    lower: Affine
    upper: Affine
    body: Term


@dataclass(frozen=True, slots=True)
class Mean:
    """The expectation of ``body`` where ``variable`` is normal with mean ``mu`` and standard deviation ``sigma``."""

    variable: str
    mu: Term
    sigma: Term
    body: Term


@dataclass(frozen=True, slots=True)
class Slope:
    """The derivative of ``body`` by a declared number."""

    variable: str
    body: Term


@dataclass(frozen=True, slots=True)
class Defined:
    """Something with a name of its own (``KL``, ``E``, ``p(y|x)``) and what it means."""

    label: str
    meaning: Term


Term = (
    Number
    | Pi
    | Scalar
    | Counter
    | Cell
    | Next
    | Drawn
    | Added
    | Multiplied
    | Raised
    | Applied
    | Series
    | Chain
    | Mean
    | Slope
    | Defined
)

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
TWO = Number(Fraction(2))


def add(*terms: Term) -> Term:
    return terms[0] if len(terms) == 1 else Added(terms)


def multiply(*factors: Term) -> Term:
    return factors[0] if len(factors) == 1 else Multiplied(factors)


def negate(term: Term) -> Term:
    return Multiplied((Number(Fraction(-1)), term))


def subtract(left: Term, right: Term) -> Term:
    return Added((left, negate(right)))


def divide(left: Term, right: Term) -> Term:
    return Multiplied((left, Raised(right, Number(Fraction(-1)))))


def square(term: Term) -> Term:
    return Raised(term, TWO)


def ln(term: Term) -> Term:
    return Applied("ln", term)
