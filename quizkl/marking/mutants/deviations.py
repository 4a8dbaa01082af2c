"""The variance of a normal distribution where its standard deviation goes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.setting import Setting
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Binary, Call, Expression, Number, Operator

_TWO = Number(Fraction(2), "2")


def edits_of_deviation(expression: Expression, setting: Setting) -> Iterator[Mutant]:
    """A standard deviation squared; in the logarithm of a ratio both of them."""
    match expression:
        case Call("ln", (Binary(Operator.DIVIDE, above, below),)) if _may_be(above, setting) and _may_be(
            below, setting
        ):
            squares = Binary(Operator.DIVIDE, _squared(above), _squared(below))
            yield _mutant(Call("ln", (squares,)), f"{echo(above)} and {echo(below)}")
        case Number(_, text) if "." in text:
            yield _mutant(_squared(expression), echo(expression))
        case _ if id(expression) in setting.deviations:
            yield _mutant(_squared(expression), echo(expression))


def _may_be(expression: Expression, setting: Setting) -> bool:
    return id(expression) in setting.deviations or (setting.about_normal and isinstance(expression, Number))


def _squared(expression: Expression) -> Expression:
    return Binary(Operator.POWER, expression, _TWO)


def _mutant(changed: Expression, deviation: str) -> Mutant:
    said = f"You used the variance where the standard deviation goes: {deviation} squared."
    return Mutant(changed, MistakeKind.VARIANCE_FOR_DEVIATION, said)
