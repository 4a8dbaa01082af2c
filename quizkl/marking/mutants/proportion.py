"""An earlier step's answer, carried over in proportion to the number that changed: ln 10^-6 as half of ln 10^-12."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.mutant import Mutant
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Binary, Call, Expression, Number, Operator
from quizkl.maths.syntax.walk import children


def carried_over(answer: Expression, earlier: Sequence[tuple[int, Expression]]) -> Iterator[Mutant]:
    """``earlier`` are the answers of the steps before, by their numbers."""
    for number, other in earlier:
        changed = _one_change(other, answer)
        if changed is None or not changed[0]:
            continue
        ratio = Number(changed[1] / changed[0])
        said = f"That is {echo(ratio)} times the answer to step {number}; it does not change in proportion."
        yield Mutant(Binary(Operator.MULTIPLY, ratio, other), MistakeKind.WRONG_OPERATION, said, depth=2)


def _one_change(before: Expression, after: Expression) -> tuple[Fraction, Fraction] | None:
    """The number before and after, where the two differ in one number that stands in a function or a power."""
    found: list[tuple[Fraction, Fraction, bool]] = []
    waiting = [(before, after, False)]
    while waiting:
        one, other, bent = waiting.pop()
        if one == other:
            continue
        if isinstance(one, Number) and isinstance(other, Number):
            found.append((one.value, other.value, bent))
            continue
        parts, others = children(one), children(other)
        if not parts or len(parts) != len(others) or _head(one) != _head(other):
            return None
        bent = bent or isinstance(one, Call) or (isinstance(one, Binary) and one.operator is Operator.POWER)
        waiting += [(part, counterpart, bent) for part, counterpart in zip(parts, others, strict=True)]
    return found[0][:2] if len(found) == 1 and found[0][2] else None


def _head(expression: Expression) -> object:
    """What a node is, apart from its parts."""
    match expression:
        case Binary(operator):
            return operator
        case Call(function):
            return function
        case _:
            return type(expression)
