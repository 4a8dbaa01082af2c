"""What a definition gives to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizkl.maths.engine.worked.notation import number
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Expression


@dataclass(frozen=True, slots=True)
class Formula:
    """The function as an expression that is worked out."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Series:
    """A function made of a sum over 1, ..., ``size``: ``formula`` in symbols (None: it says it all), the addends, and
    what is done to their sum."""

    formula: Expression | None
    size: int
    term: Callable[[int], Expression]
    whole: Callable[[Expression], Expression] = lambda total: total


@dataclass(frozen=True, slots=True)
class Opaque:
    """Nothing that is worked out by hand; ``remark`` says where the value comes from."""

    remark: str = ""


Definition = Formula | Series | Opaque


def series(
    total: Expression,
    size: int,
    body: Expression,
    index: str,
    whole: Callable[[Expression], Expression] = lambda total: total,
) -> Series:
    """The series whose addends are ``body`` for each index; ``total`` is their sum in symbols."""
    return Series(whole(total), size, lambda place: substituted(body, {index: number(place)}), whole)
