"""Lines of ordinary algebra, without sums or distributions, which are comparisons of two expressions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quizkl.maths.comparison import Assumption, Comparison, Related, Relation, Whole
from quizkl.maths.derivation.symbols import Quantity, Range, Symbols
from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
)
from quizkl.maths.syntax.walk import names_in, nodes

_ELEMENTARY = frozenset(function.name for function in ELEMENTARY)
_ZERO, _ONE = Number(Fraction(0)), Number(Fraction(1))


def is_plain(expression: Expression, symbols: Symbols) -> bool:
    """Whether it is made of numbers, elementary functions and declared (or free) numbers alone."""
    return all(_is_plain(node, symbols) for node in nodes(expression))


def _is_plain(node: Expression, symbols: Symbols) -> bool:
    match node:
        case Name(text):
            return text not in symbols.sizes and isinstance(symbols.declared.get(text, Quantity()), Quantity)
        case Binary(operator, _, _):
            return operator not in (Operator.DOT, Operator.MATRIX_PRODUCT)
        case Call(function, _):
            return function in _ELEMENTARY
        case _:
            return isinstance(node, Number | Constant | Negate | Percent | Factorial | Absolute)


def comparison(left: Expression, right: Expression, symbols: Symbols) -> Comparison:
    """The question whether both are the same, under what is declared of their names."""
    names = sorted(names_in(left) | names_in(right))
    return Comparison(left, right, tuple(assumed for name in names for assumed in _assumptions(name, symbols)))


def for_positive_bases(asked: Comparison) -> tuple[Comparison, tuple[str, ...]]:
    """The same question for positive bases of powers with letters in their exponents, and which names those are.

    The laws of powers are meant for them: ``(a^n)^m = a^(n m)`` fails at a = -1, n = 2, m = 1/2.
    """
    bases: dict[str, None] = {}
    for side in (asked.given, asked.reference):
        for node in nodes(side):
            if isinstance(node, Binary) and node.operator is Operator.POWER and names_in(node.right):
                bases.update(dict.fromkeys(sorted(names_in(node.left))))
    assumed = tuple(Related(Name(name), Relation.ABOVE, _ZERO) for name in bases)
    return replace(asked, assumptions=(*asked.assumptions, *assumed)), tuple(bases)


def _assumptions(name: str, symbols: Symbols) -> tuple[Assumption, ...]:
    kind = symbols.declared.get(name)
    above = Related(Name(name), Relation.ABOVE, _ZERO)
    match kind:
        case Quantity(Range.POSITIVE):
            return (above,)
        case Quantity(Range.UNIT):
            return (above, Related(Name(name), Relation.BELOW, _ONE))
        case Quantity(Range.WHOLE):
            return (above, Whole(name))
        case _:
            return ()
