"""The tree of an answer expression: what ``read`` builds, what the engines compute, what ``echo`` writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction


class Symbol(Enum):
    """A constant with a fixed meaning."""

    PI = "pi"
    E = "e"
    INFINITY = "oo"


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; ``text`` keeps the digits as they were typed (``0.40`` is the same number as ``0.4``)."""

    value: Fraction
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Constant:
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity: declared by the deck, or a free variable."""

    text: str


@dataclass(frozen=True, slots=True)
class Negate:
    operand: Expression


@dataclass(frozen=True, slots=True)
class Percent:
    """``3.7%``: the operand divided by 100."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Factorial:
    operand: Expression


@dataclass(frozen=True, slots=True)
class Absolute:
    """``|x|``, entry by entry on a vector."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Norm:
    """``‖x‖``: the Euclidean length."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Transpose:
    operand: Expression


class Operator(Enum):
    """The operators of two operands; on vectors all but ``DOT`` and ``MATRIX_PRODUCT`` go entry by entry."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "^"
    DOT = "·"
    MATRIX_PRODUCT = "@"


@dataclass(frozen=True, slots=True)
class Binary:
    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function by its canonical name (``kl``, ``ln``, ``normal``) with its arguments in order."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Vector:
    """``[a, b, c]``; a vector of vectors of one length is a matrix, row by row."""

    entries: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """``base[index]``, counted from 1; ``step[2]`` is an earlier step of the exercise."""

    base: Expression
    index: int


@dataclass(frozen=True, slots=True)
class Field:
    """``base.name``: an entry of a run's result, such as ``result.mu``."""

    base: Expression
    name: str


Expression = (
    Number
    | Constant
    | Name
    | Negate
    | Percent
    | Factorial
    | Absolute
    | Norm
    | Transpose
    | Binary
    | Call
    | Vector
    | Index
    | Field
)
