"""What can be asked of the engines and what they find: plain data that crosses the process border."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from quizkl.maths.syntax.tree import Expression

Value = float | tuple["Value", ...]
"""A number (may be infinite), a vector, or a matrix row by row; float64."""

Digits = Decimal | tuple["Digits", ...]
"""The same shape with 40 significant digits where an exact form exists, else float64's own."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a person may reach who rounds as they go."""

    low: float
    high: float


Intervals = Interval | tuple["Intervals", ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Compute ``expression`` with the quantities ``given`` (whose values are literal expressions).

    ``rounding_unit`` is the unit of the last place (``Decimal("0.0001")``) at which a person rounds every
    intermediate result; the finding then has the interval of what they may reach. ``terms`` asks for the table of
    a sum's terms. ``others`` are valued beside it in float64, all in one batch: the answers that mistakes lead to.
    """

    expression: Expression
    given: Mapping[str, Expression] = field(default_factory=dict)
    exact: bool = True
    rounding_unit: Decimal | None = None
    terms: bool = False
    others: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class TermTable:
    """A sum laid out as on paper: a column per part, a row per term, the last column being the term itself."""

    headings: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    total: float


@dataclass(frozen=True, slots=True)
class Computed:
    """Both engines' answer.

    ``engines_agree`` is None where there was nothing to compare with; ``unchecked`` then says why, for the author: only
    torch has the function (``mc_kl``), only sympy gets to the value (float64 loses it on the way), the exact form took
    too long or is too large, or was not asked for. ``others`` are the values of the inquiry's others in their order;
    None where one has no value.
    """

    value: Value
    digits: Digits
    exact_line: str | None = None
    exact_tex: str | None = None
    engines_agree: bool | None = None
    interval: Intervals | None = None
    terms: TermTable | None = None
    unchecked: str | None = None
    others: tuple[Value | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Undefined:
    """No value: ``reason`` is a sentence for the learner (``ln of a negative number``, sizes that do not fit)."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotDecided:
    """The helper overran its deadline or died; the same inquiry may go through later."""

    reason: str


Finding = Computed | Undefined | NotDecided


class Mathematician(Protocol):
    """The asynchronous way to the helper process (the TUI's)."""

    async def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]: ...


class BlockingMathematician(Protocol):
    """The same without an event loop (the commands')."""

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]: ...
