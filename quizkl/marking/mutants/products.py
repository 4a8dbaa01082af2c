"""Slips in products, quotients and powers: a factor, a square or a root left out, a weight or a ratio exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import addends
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.sizes import numbers_of
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Index,
    Name,
    Negate,
    Number,
    Operator,
    Vector,
)

LOGARITHMS = frozenset({"ln", "log2", "log10"})
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
    weight, logarithm = _positive(left), _logarithm(right)
    if logarithm is not None:
        yield from _weighted(left, weight, logarithm, right, setting)
        return
    numbers = isinstance(right, Number) and not is_factor(right)
    kind = MistakeKind.DROPPED_TERM if numbers else MistakeKind.FORGOTTEN_FACTOR
    for kept, missing in ((right, left), (left, right)):
        if is_factor(missing) or (setting.is_number(missing) and not _is_small(kept)):
            yield Mutant(kept, kind, f"You left out the factor {echo(missing)}.")
    if not _is_small(left) and not _is_small(right):
        for divided, by in (
            (Binary(Operator.DIVIDE, left, right), right),
            (Binary(Operator.DIVIDE, right, left), left),
        ):
            yield Mutant(divided, MistakeKind.WRONG_OPERATION, f"You divided by {echo(by)} where it is multiplied.")
        sum_of_both = Binary(Operator.ADD, left, right)
        yield Mutant(sum_of_both, MistakeKind.WRONG_OPERATION, f"You added {echo(right)} where it is multiplied.")


def _weighted(
    left: Expression, weight: Expression, logarithm: Call, right: Expression, setting: Setting
) -> Iterator[Mutant]:
    """``p ln(p/q)``: the weight may be missing, or be another distribution than the one in the logarithm."""
    sign = isinstance(left, Negate)
    inside = logarithm.arguments[0]

    def signed(new_weight: Expression, new_inside: Expression) -> Expression:
        product = Binary(Operator.MULTIPLY, new_weight, Call(logarithm.function, (new_inside,)))
        return Negate(product) if sign else product

    certain = _is_certain(weight, setting)

    if is_factor(weight):
        yield Mutant(right, MistakeKind.FORGOTTEN_FACTOR, f"You left out the factor {echo(weight)}.")
        return
    bare = signed(Call("sign", (weight,)), inside) if certain else Negate(right) if sign else right
    yield Mutant(bare, MistakeKind.UNWEIGHTED, f"The logarithms are not weighted by {echo(weight)}.")
    if setting.size(weight) == 2:
        exchanged = Vector((Index(weight, 2), Index(weight, 1)))
        said = f"The two weights {echo(weight)} are exchanged."
        yield Mutant(signed(exchanged, inside), MistakeKind.OTHER_ENTRY, said)
    match inside:
        case Binary(Operator.DIVIDE, above, below) if weight in (above, below):
            other = below if weight == above else above
            if _may_weigh(other, setting):
                yield from _ratio_taken_apart(weight, other, logarithm.function)
                said = f"The weight is {echo(weight)}, not {echo(other)}."
                instead = Binary(Operator.MULTIPLY, Call("sign", (weight,)), other) if certain else other
                yield Mutant(signed(instead, inside), MistakeKind.WRONG_WEIGHT, said)
        case _ if inside != weight and _may_weigh(inside, setting) and _may_weigh(weight, setting):
            for twice, missing in ((weight, inside), (inside, weight)):
                said = f"You used {echo(twice)} twice: {echo(missing)} does not occur in it."
                yield Mutant(signed(twice, twice), MistakeKind.ENTROPY_FOR_CROSS_ENTROPY, said)
            said = f"{echo(weight)} and {echo(inside)} are exchanged: {echo(weight)} is the weight."
            yield Mutant(signed(inside, weight), MistakeKind.SWAPPED_ARGUMENTS, said)


def _ratio_taken_apart(weight: Expression, other: Expression, function: str) -> Iterator[Mutant]:
    """Only one half of ``p ln p - p ln q``, with the minus sign of an entropy."""
    for inside, kind in ((weight, MistakeKind.ENTROPY_FOR_KL), (other, MistakeKind.CROSS_ENTROPY_FOR_KL)):
        half = Negate(Binary(Operator.MULTIPLY, weight, Call(function, (inside,))))
        missing = other if inside == weight else weight
        yield Mutant(half, kind, f"You took {echo(half)}: in the logarithm goes the ratio with {echo(missing)}.")


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


def _is_small(expression: Expression) -> bool:
    """Whether this is the 2 or the 1/2 of a formula, which nobody takes for an addend."""
    match expression:
        case Number(value, text):
            return abs(value) <= 3 and "." not in text
        case Binary(Operator.DIVIDE, Number(), Number()) | Constant():
            return True
        case Negate(operand):
            return _is_small(operand)
        case _:
            return False


def is_factor(expression: Expression) -> bool:
    """Whether this is a number as it stands in a formula (``1/2``, ``2 pi``), not a weight such as 0.4 or ``p``."""
    match expression:
        case Number(value, text):
            return value.denominator == 1 or "." not in text
        case Constant():
            return True
        case Negate(operand):
            return is_factor(operand)
        case Binary(Operator.MULTIPLY | Operator.DIVIDE, left, right):
            return is_factor(left) and is_factor(right)
        case _:
            return False


def _may_weigh(expression: Expression, setting: Setting) -> bool:
    """Whether this can stand for a distribution or a probability."""
    match expression:
        case Index() | Number():
            return isinstance(expression, Index)
        case _:
            return id(expression) in setting.sealed or setting.size(expression) is not None


def _is_certain(weight: Expression, setting: Setting) -> bool:
    """Whether a weight is 0: what cannot happen is left out of a sum even by who forgets the weights."""
    given = setting.given.get(weight.text) if isinstance(weight, Name) else weight
    entries = numbers_of(given) if given is not None else None
    return entries is not None and 0 in entries


def _positive(expression: Expression) -> Expression:
    return expression.operand if isinstance(expression, Negate) else expression


def _logarithm(expression: Expression) -> Call | None:
    match expression:
        case Call(function) if function in LOGARITHMS:
            return expression
        case Call("log_softmax", logits):
            return Call("ln", (Call("softmax", logits),))
        case _:
            return None


def _short(above: Expression, below: Expression) -> str:
    text = echo(Binary(Operator.DIVIDE, above, below))
    return text if len(text) <= 40 else "in it"
