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


@dataclass(frozen=True, slots=True)
class Entry:
    """``p_i``, ``p_{i+1}``, ``A_{ij}``: the entry at a place that is an expression (at a whole number: ``Index``).

    ``raised`` says that it was written ``x^(j)``, the j-th example, which is the same entry.
    """

    base: Expression
    index: Expression
    raised: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """``x_{<i}``: the entries before place ``index``, in order."""

    base: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class Application:
    """``p(x)``, ``p(x, y)``, ``p(y|x)``: what a distribution gives its arguments, on the condition of ``given``."""

    base: Expression
    arguments: tuple[Expression, ...]
    given: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """``i=1`` to ``n``: the whole numbers from one to the other, both included; none where ``upper`` is less."""

    lower: Expression
    upper: Expression


@dataclass(frozen=True, slots=True)
class Places:
    """``sum_i p_i``, ``sum_x p(x)``: all places of the vectors, or outcomes of the distributions, in the body.

    ``values``, a vector declared under the index's name, says what the outcomes are worth (``sum_x x p(x)``); without
    it they are 1, 2, ..., n.
    """

    values: Expression | None = None


@dataclass(frozen=True, slots=True)
class Members:
    """``x in D``: the entries of a vector."""

    collection: Expression


Domain = Range | Places | Members


@dataclass(frozen=True, slots=True)
class Sum:
    """``sum_{i=1}^{n} body``; ``index`` is bound in the body, not in the domain."""

    index: str
    domain: Domain
    body: Expression


@dataclass(frozen=True, slots=True)
class Product:
    """``prod_j body``, bound as in ``Sum``."""

    index: str
    domain: Domain
    body: Expression


@dataclass(frozen=True, slots=True)
class Expectation:
    """``E_{x~p}[body]``; the variable is bound in the body, and in a distribution that is an ``Application``.

    Without a variable (``E_p[ln p - ln q]``) the body is taken outcome by outcome, as vectors are. ``values`` is as in
    ``Places``.
    """

    variable: str | None
    distribution: Expression
    body: Expression
    values: Expression | None = None


@dataclass(frozen=True, slots=True)
class Derivative:
    """``d/dx body``; ``variable`` is a ``Name``, an ``Index`` or an ``Entry`` and stays free."""

    variable: Expression
    body: Expression


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
    | Entry
    | Prefix
    | Application
    | Sum
    | Product
    | Expectation
    | Derivative
)
