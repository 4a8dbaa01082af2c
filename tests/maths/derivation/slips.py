"""Lines with one slip: a sign, an index, a factor, a swapped argument, made at every place of the tree in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from quizkl.maths.derivation.line import Extreme, Line, Optimum, Relation
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Call,
    Entry,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
)
from quizkl.maths.syntax.walk import bound_name, children, with_children

TWO = Number(Fraction(2), "2")


def slips(line: Line, symbols: Symbols) -> Iterator[Line]:
    """The line with each slip that can be made in it."""
    right = line.right
    if isinstance(right, Optimum):
        turned = Extreme.LARGEST if right.extreme is Extreme.SMALLEST else Extreme.SMALLEST
        yield replace(line, right=replace(right, extreme=turned))
        for wrong in _slips(right.expression, symbols, ()):
            yield replace(line, right=replace(right, expression=wrong))
    else:
        for wrong in _slips(right, symbols, ()):
            yield replace(line, right=wrong)
    if line.left is not None:
        for wrong in _slips(line.left, symbols, ()):
            yield replace(line, left=wrong)
    if line.relation in (Relation.AT_MOST, Relation.AT_LEAST):
        other = Relation.AT_LEAST if line.relation is Relation.AT_MOST else Relation.AT_MOST
        yield replace(line, relation=other)


def _slips(expression: Expression, symbols: Symbols, bound: tuple[str, ...]) -> Iterator[Expression]:
    yield from _here(expression, symbols, bound)
    own = bound_name(expression)
    inner = bound if own is None else (*bound, own)
    parts = children(expression)
    for place, part in enumerate(parts):
        if isinstance(expression, Entry) and place == 0:
            continue
        for wrong in _slips(part, symbols, inner):
            yield with_children(expression, [*parts[:place], wrong, *parts[place + 1 :]])


def _here(expression: Expression, symbols: Symbols, bound: Sequence[str]) -> Iterator[Expression]:
    match expression:
        case Binary(Operator.ADD, left, right):
            yield Binary(Operator.SUBTRACT, left, right)
        case Binary(Operator.SUBTRACT, left, right):
            yield Binary(Operator.ADD, left, right)
            yield Binary(Operator.SUBTRACT, right, left)
        case Binary(Operator.DIVIDE, left, right):
            yield Binary(Operator.DIVIDE, right, left)
            yield Binary(Operator.MULTIPLY, left, right)
        case Binary(Operator.MULTIPLY, left, right):
            yield left
            yield right
        case Negate(operand):
            yield operand
        case Number(value) if value:
            yield Number(value + 1, str(value + 1))
        case Call("kl" | "cross_entropy" | "normal", (first, second)):
            yield Call(expression.function, (second, first))
        case Call("ln"):
            yield Negate(expression)
            yield Binary(Operator.MULTIPLY, TWO, expression)
        case Entry(base, Name(index)):
            for other in bound:
                if other != index:
                    yield Entry(base, Name(other))
            yield Entry(base, Binary(Operator.ADD, Name(index), Number(Fraction(1), "1")))
        case Application(base, arguments, given) if given:
            yield Application(base, given, arguments)
        case Name(text):
            yield from _other_names(text, symbols)


def _other_names(text: str, symbols: Symbols) -> Iterator[Expression]:
    """Another symbol of the same kind: q for p, mu_2 for mu_1."""
    kind = symbols.declared.get(text)
    for other, declared in symbols.declared.items():
        if other != text and kind is not None and type(declared) is type(kind):
            yield Name(other)
