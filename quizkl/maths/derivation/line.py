"""A line of a derivation: what it states, how it stands to the line before it, and the reason given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from quizkl.maths.syntax.tree import Expression


class Relation(Enum):
    """How what a line states stands to what the line before it states."""

    EQUAL = "="
    AT_MOST = "≤"
    AT_LEAST = "≥"
    UP_TO_CONSTANT = "≡"


class Reason(Enum):
    """Why a line follows. Those of ``LEMMAS`` are what an inequality is proved by; the others are for the reader."""

    DEFINITION = "definition"
    LINEARITY = "linearity"
    NORMALISATION = "normalisation"
    CHAIN_RULE = "chain rule"
    LOGARITHM = "logarithm"
    ORDER_OF_SUMMATION = "order of summation"
    RENAMING = "renaming"
    ALGEBRA = "algebra"
    MOMENTS = "moments"
    INDEPENDENCE = "independence"
    CONSTANT = "constant"
    MONOTONICITY = "monotonicity"
    STATIONARITY = "stationarity"
    DERIVATIVE = "derivative"
    JENSEN = "jensen"
    GIBBS = "gibbs"
    LOG_SUM = "log-sum"
    NONNEGATIVITY = "nonnegativity"


LEMMAS = (Reason.JENSEN, Reason.GIBBS, Reason.LOG_SUM, Reason.NONNEGATIVITY)


class Extreme(Enum):
    """Whether the smallest or the largest value is looked for."""

    SMALLEST = "argmin"
    LARGEST = "argmax"


@dataclass(frozen=True, slots=True)
class Value:
    """An expression."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Optimum:
    """Where an expression is smallest or largest: ``argmin_theta expression``."""

    extreme: Extreme
    variables: tuple[str, ...]
    expression: Expression


@dataclass(frozen=True, slots=True)
class Equation:
    """``left = right``, which holds at the optimum that the lines before it look for."""

    left: Expression
    right: Expression
    variables: tuple[str, ...]


Statement = Value | Optimum | Equation


@dataclass(frozen=True, slots=True)
class Line:
    """``left`` is what stands before the relation, None where the line goes on from the one before it.

    ``right`` is an expression or an ``Optimum``. ``constant_in`` are the symbols of "up to a constant in q".
    ``reason`` is None where none is given, or none that is known (``words`` has it all the same).
    """

    relation: Relation
    right: Expression | Optimum
    left: Expression | None = None
    constant_in: tuple[str, ...] = ()
    reason: Reason | None = None
    words: str = ""
    remarks: tuple[str, ...] = ()
