"""Lines of ordinary algebra, without sums or distributions, which are comparisons of two expressions."""

from __future__ import annotations

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
