"""Whether an expression is an answer, or still the question."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.marking.notation import NOTATION
from quizkl.maths.syntax.tree import Call, Derivative, Expectation, Expression, Product, Sum
from quizkl.maths.syntax.walk import nodes

_DERIVATIVE = "a derivative"
_EXPECTATION = "an expectation"


def left_to_do(expression: Expression, allow: frozenset[str]) -> str | None:
    """What is still to be carried out or written out, in words; None where nothing is. ``allow`` names functions that
    may stand, ``sum`` and ``prod`` among them for those over an index.
    """
    return next(_undone(expression, allow), None)


def _undone(expression: Expression, allow: frozenset[str]) -> Iterator[str]:
    for node in nodes(expression):
        match node:
            case Derivative():
                yield _DERIVATIVE
            case Expectation():
                yield _EXPECTATION
            case Sum() if "sum" not in allow:
                yield "a sum over an index"
            case Product() if "prod" not in allow:
                yield "a product over an index"
            case Call(function) if function not in NOTATION and function not in allow:
                yield function
            case _:
                pass
