"""The expressions of a worked solution as TeX: products of numbers with a dot, long sums and vectors elided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import Binary, Expression, Name, Number, Operator, Vector
from quizkl.maths.syntax.walk import children, free_names, with_children

MOST_SHOWN = 6
"""The addends of a sum and the entries of a vector that are written out; of more the first ones and the last."""

_ELIDED = Name("…")
_BARE_NUMBER = re.compile(r"(\\ln|\\log_\{2\}|\\log_\{10\}|\\exp) ([0-9][0-9.]*(?![0-9.{])|\\mathrm\{\w+\})")
_TWO_WORDS = re.compile(r"\\operatorname\{(\w+) (\w+)\}")
_SUMS = (Operator.ADD, Operator.SUBTRACT)


def worked_tex(expression: Expression) -> str:
    r"""``0.4 \cdot \ln(0.8)``: TeX without dollar signs."""
    tex = _BARE_NUMBER.sub(r"\1(\2)", to_tex(_shown(expression)))
    return _TWO_WORDS.sub(r"\\operatorname{\1\\_\2}", tex.replace(r"D_{\mathrm{KL}}", r"\mathrm{KL}"))


def _shown(expression: Expression) -> Expression:
    match expression:
        case Binary(operator) if operator in _SUMS:
            return _sum(expression)
        case Vector(entries):
            return Vector(tuple(map(_shown, _elided(entries))))
        case Binary(Operator.MULTIPLY, left, right) if not free_names(expression):
            return Binary(Operator.DOT, _shown(left), _shown(right))
        case Binary(Operator.MULTIPLY, Number() as left, Name(text)) if len(text.partition("_")[0]) > 1:
            return Binary(Operator.DOT, left, Name(text))
        case _:
            return with_children(expression, [_shown(part) for part in children(expression)])


def _elided(entries: Sequence[Expression]) -> Sequence[Expression]:
    if len(entries) <= MOST_SHOWN:
        return entries
    middle = _ELIDED
    if isinstance(entries[0], Vector):
        return (*entries[: MOST_SHOWN - 2], Vector((middle,) * len(entries[0].entries)), entries[-1])
    return (*entries[: MOST_SHOWN - 2], middle, entries[-1])


def _sum(expression: Expression) -> Expression:
    """The addends from left to right, without what is in the middle of a long sum."""
    addends: list[tuple[Operator, Expression]] = []
    while isinstance(expression, Binary) and expression.operator in _SUMS:
        addends.append((expression.operator, expression.right))
        expression = expression.left
    addends.append((Operator.ADD, expression))
    addends.reverse()
    if len(addends) > MOST_SHOWN:
        addends = [*addends[: MOST_SHOWN - 2], (Operator.ADD, _ELIDED), addends[-1]]
    total = _shown(addends[0][1])
    for operator, addend in addends[1:]:
        total = Binary(operator, total, addend if addend == _ELIDED else _shown(addend))
    return total
