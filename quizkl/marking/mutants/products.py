"""Slips in products, quotients and powers: a factor, a square or a root left out, a fraction turned."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import addends
from quizkl.marking.mutants.factors import LOGARITHMS, is_factor, is_small
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.ordinal import ordinal
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.weights import edits_of_weight, logarithm_in
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Negate,
    Number,
    Operator,
)

_TWO = Number(Fraction(2), "2")
_MOST_COUNTED = 20
_HALF = Number(Fraction(1, 2), "0.5")
_ONE = Number(Fraction(1), "1")


def edits_of_product(expression: Expression, setting: Setting) -> Iterator[Mutant]:
    match expression:
        case Binary(Operator.MULTIPLY, left, right):
            yield from _product(left, right, setting)
        case Binary(Operator.DIVIDE, above, below):
            yield from _quotient(above, below, setting)
        case Binary(Operator.POWER, base, exponent):
            yield from _power(base, exponent, setting)
        case Negate(operand) if not isinstance(operand, Number):
            yield Mutant(operand, MistakeKind.WRONG_SIGN, f"The minus sign in front of {echo(operand)} is missing.")
            yield from _minus_logarithm(operand)


def _minus_logarithm(operand: Expression) -> Iterator[Mutant]:
    """``-ln x`` without the logarithm is read as x or as 1/x."""
    match operand:
        case Call(function, (inside,)) if function in LOGARITHMS:
            without: tuple[Expression, ...] = (inside, Binary(Operator.DIVIDE, _ONE, inside))
        case Call("logpdf", arguments):
            without = (Call("pdf", arguments),)
        case _:
            return
    for plain in without:
        yield Mutant(plain, MistakeKind.FORGOTTEN_LOGARITHM, f"You gave {echo(plain)} without its logarithm.")


def _product(left: Expression, right: Expression, setting: Setting) -> Iterator[Mutant]:
    if logarithm_in(right) is not None:
        yield from edits_of_weight(left, right, setting)
        return
    numbers = isinstance(right, Number) and not is_factor(right)
    kind = MistakeKind.DROPPED_TERM if numbers else MistakeKind.FORGOTTEN_FACTOR
    for kept, missing in ((right, left), (left, right)):
        if is_factor(missing) or (setting.is_number(missing) and not is_small(kept)):
            yield Mutant(kept, kind, f"You left out the factor {echo(missing)}.")
    if not is_small(left) and not is_small(right):
        for divided, by in (
            (Binary(Operator.DIVIDE, left, right), right),
            (Binary(Operator.DIVIDE, right, left), left),
        ):
            yield Mutant(divided, MistakeKind.WRONG_OPERATION, f"You divided by {echo(by)} where it is multiplied.")
        sum_of_both = Binary(Operator.ADD, left, right)
        yield Mutant(sum_of_both, MistakeKind.WRONG_OPERATION, f"You added {echo(right)} where it is multiplied.")


def _quotient(above: Expression, below: Expression, setting: Setting) -> Iterator[Mutant]:
    match below:
        case Call("length", (counted,)):
            less = Binary(Operator.DIVIDE, above, Binary(Operator.SUBTRACT, below, _ONE))
            size = setting.size(counted)
            by = f"{size - 1}, one less than the {size} there are" if size else "one less than there are"
            yield Mutant(less, MistakeKind.DIVIDED_BY_N_MINUS_1, f"You divided by {by}.")
        case Binary(Operator.SUBTRACT, Call("length", (counted,)) as count, Number(value=value)) if value == 1:
            size = setting.size(counted)
            said = f"You divided by {size or 'n'}; it is one less here."
            yield Mutant(Binary(Operator.DIVIDE, above, count), MistakeKind.DIVIDED_BY_N_MINUS_1, said)
        case Number(value=value) if value.denominator == 1 and value > 2:
            less = Binary(Operator.DIVIDE, above, Number(value - 1))
            said = f"You divided by {value - 1}, one less than the {value} there are."
            yield Mutant(less, MistakeKind.DIVIDED_BY_N_MINUS_1, said)
        case _:
            pass
    terms = addends(above)
    for place, one in enumerate(terms if len(terms) > 2 else ()):
        alone = Negate(one.term) if one.negative else one.term
        said = f"That is the {ordinal(place + 1)} term alone."
        yield Mutant(alone, MistakeKind.OTHER_ENTRY, said)
    turned = Binary(Operator.DIVIDE, below, above)
    if above != _ONE:
        yield Mutant(above, *_undivided(above, below))
    if above != _ONE:
        yield Mutant(turned, MistakeKind.RECIPROCAL, f"The fraction {_short(above, below)} stands upside down.")
    if not is_factor(above):
        product = Binary(Operator.MULTIPLY, above, below)
        said = f"You multiplied by {echo(below)} where it is divided."
        yield Mutant(product, MistakeKind.WRONG_OPERATION, said)


def _undivided(above: Expression, below: Expression) -> tuple[MistakeKind, str]:
    match below:
        case Call("length") | Binary(Operator.SUBTRACT, Call("length"), _):
            return MistakeKind.SUM_FOR_MEAN, "You did not divide by the number of entries."
        case Call("sum"):
            return MistakeKind.NOT_NORMALISED, f"You did not divide by the sum, {echo(below)}."
        case Number(value=value) if _may_be_count(value, above):
            return MistakeKind.SUM_FOR_MEAN, f"You did not divide by {echo(below)}."
        case _:
            return MistakeKind.FORGOTTEN_FACTOR, f"You did not divide by {echo(below)}."


def _may_be_count(divisor: Fraction, above: Expression) -> bool:
    """Whether dividing by this is taking a mean, not a factor of a formula."""
    if divisor.denominator != 1 or isinstance(above, Number):
        return False
    return 2 < divisor <= _MOST_COUNTED or divisor == len(addends(above))


def _power(base: Expression, exponent: Expression, setting: Setting) -> Iterator[Mutant]:
    match exponent:
        case Number(value=value) if value == 2:
            if id(base) in setting.deviations:
                said = f"You used the standard deviation {echo(base)} where the variance goes."
                yield Mutant(base, MistakeKind.DEVIATION_FOR_VARIANCE, said)
            else:
                yield Mutant(base, MistakeKind.FORGOTTEN_SQUARE, f"You did not square {echo(base)}.")
            signed = Binary(Operator.MULTIPLY, base, Absolute(base))
            yield Mutant(signed, MistakeKind.LOST_MINUS_IN_TERM, "The square of a negative number is positive.")
            doubled = Binary(Operator.MULTIPLY, _TWO, base)
            yield Mutant(doubled, MistakeKind.WRONG_OPERATION, f"You doubled {echo(base)} where it is squared.")
        case _ if exponent in (_HALF, Binary(Operator.DIVIDE, _ONE, _TWO)):
            yield Mutant(base, MistakeKind.FORGOTTEN_ROOT, f"You did not take the square root of {echo(base)}.")


def _short(above: Expression, below: Expression) -> str:
    text = echo(Binary(Operator.DIVIDE, above, below))
    return text if len(text) <= 40 else "in it"
