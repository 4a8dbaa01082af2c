"""Slips in weighted logarithms: ``p ln(p/q)`` without its weight, or with another one."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.factors import LOGARITHMS, is_factor
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.sizes import numbers_of
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Name, Negate, Number, Operator, Vector


def edits_of_weight(left: Expression, right: Expression, setting: Setting) -> Iterator[Mutant]:
    """``p ln(p/q)``: the weight may be missing, or be another distribution than the one in the logarithm."""
    weight, logarithm = _positive(left), logarithm_in(right)
    if logarithm is None:
        return
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


def logarithm_in(expression: Expression) -> Call | None:
    match expression:
        case Call(function) if function in LOGARITHMS:
            return expression
        case Call("log_softmax", logits):
            return Call("ln", (Call("softmax", logits),))
        case _:
            return None
