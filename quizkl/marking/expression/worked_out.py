"""Whether an expression is an answer, or still the question."""

from __future__ import annotations

from collections.abc import Container, Iterator

from quizkl.marking.notation import NOTATION
from quizkl.maths.functions.arrays import REDUCTIONS
from quizkl.maths.syntax.tree import (
    Call,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Index,
    Name,
    Norm,
    Product,
    Sum,
    Transpose,
)
from quizkl.maths.syntax.walk import nodes

_OF_ARRAYS = frozenset(function.name for function in REDUCTIONS)
_DERIVATIVE = "a derivative"
_EXPECTATION = "an expectation"


def left_to_do(expression: Expression, allow: frozenset[str]) -> str | None:
    """What is still to be carried out or written out, in words; None where nothing is. ``allow`` names functions that
    may stand, ``sum`` and ``prod`` among them for those over an index.
    """
    return next(_undone(expression, allow), None)


def taken_for_array(expression: Expression, symbols: Container[str]) -> str | None:
    """A symbol that is used as a vector or a matrix, which none is: it has an entry, a sum over it, a transpose."""
    for node in nodes(expression):
        match node:
            case Index(Name(text), _) | Entry(Name(text), _) | Norm(Name(text)) | Transpose(Name(text)):
                pass
            case Call(function, (Name(text),)) if function in _OF_ARRAYS:
                pass
            case _:
                continue
        if text in symbols:
            return text
    return None


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
