"""Sums with an index, expectations and entries written out as plain expressions, which every engine can compute.

``written_terms`` gives the terms of a sum or the factors of a product, ``plain`` what any other such node
stands for. Both take one node and leave those within its parts, so that an engine that meets them asks again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from quizkl.maths.engine.distributions import Bernoulli, Categorical, Normal
from quizkl.maths.engine.limits import MOST_TERMS
from quizkl.maths.engine.moments import mean_of_polynomial
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.substitute import entry, substituted
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Call,
    Constant,
    Entry,
    Expectation,
    Expression,
    Index,
    Members,
    Name,
    Negate,
    Number,
    Operator,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
    Symbol,
    Vector,
)
from quizkl.maths.syntax.walk import bound_name, children, names_in, with_children

Unfoldable = Expectation | Entry | Prefix | Application


@dataclass(frozen=True, slots=True)
class Extent:
    """What a value is like: the shape of a number, vector or matrix, or the family of a distribution.

    A categorical distribution has the shape of its probabilities.
    """

    shape: tuple[int, ...]
    family: type | None = None


class Surroundings(Protocol):
    """What has to be known of the parts to write a node out; raises as evaluation does."""

    def extent(self, expression: Expression) -> Extent: ...

    def whole(self, expression: Expression) -> int: ...


def written_terms(node: Sum | Product, around: Surroundings) -> list[Expression]:
    """The terms of a sum, or the factors of a product, in order; perhaps none."""
    match node.domain:
        case Range(lower, upper):
            if Constant(Symbol.INFINITY) in (lower, upper, *children(lower), *children(upper)):
                raise NoValueError("a sum without end is not added up here; write where it may stop, such as 1000")
            first, last = around.whole(lower), around.whole(upper)
            outcomes = [(whole_expression(place), place) for place in _bounded(first, last)]
        case Members(collection):
            shape = around.extent(collection).shape
            if not shape:
                raise NoValueError(f"{echo(collection)} has no entries to go through")
            return [substituted(node.body, {node.index: Index(collection, place)}) for place in _bounded(1, shape[0])]
        case Places(values):
            outcomes = _outcomes(node, values, around)
    return [_at(node.body, node.index, value, place, around) for value, place in outcomes]


def _bounded(first: int, last: int) -> range:
    if last - first >= MOST_TERMS:
        raise NoValueError(f"this goes over more than {MOST_TERMS} terms")
    return range(first, last + 1)


def whole_expression(value: int) -> Expression:
    """A whole number as it is written."""
    number = Number(Fraction(abs(value)), str(abs(value)))
    return number if value >= 0 else Negate(number)


def _outcomes(node: Sum | Product, values: Expression | None, around: Surroundings) -> list[tuple[Expression, int]]:
    """What the index is worth at each place, and the place."""
    sizes = {size for size in _sizes(node.body, node.index, frozenset(), around) if size is not None}
    listed = around.extent(values).shape if values is not None else ()
    if len(listed) == 1:
        sizes.add(listed[0])
    else:
        values = None  # a number of that name has nothing to do with the index
    if not sizes:
        raise NoValueError(f"it is not said how far {node.index} goes: write its limits, sum_{{{node.index}=1}}^{{n}}")
    if len(sizes) > 1:
        low, *_, high = sorted(sizes)
        raise NoValueError(f"the sizes do not fit: {node.index} goes to {low} in one place, to {high} in another")
    size = sizes.pop()
    if size == _BERNOULLI:
        return [(whole_expression(0), 0), (whole_expression(1), 1)]
    places = _bounded(1, size)
    return [(whole_expression(place) if values is None else Index(values, place), place) for place in places]


_BERNOULLI = 0
"""Stands for the outcomes 0 and 1, which are not counted from 1."""


def _sizes(node: Expression, index: str, bound: frozenset[str], around: Surroundings) -> Iterable[int | None]:
    """How far the index goes by each place where it counts entries or outcomes."""
    found: list[int | None] = []
    waiting = [(node, bound)]
    while waiting:
        part, inner = waiting.pop()
        name = bound_name(part)
        if name == index:
            waiting += [(child, inner) for child in children(part)[:-1]]
            continue
        if name is not None:
            inner = inner | {name}
        match part:
            case Entry(base, Name(text)) if text == index:
                found.append(_axis(base, 0, inner, around))
            case Application(base, arguments, given):
                axes = enumerate((*given, *arguments))
                found += [_axis(base, axis, inner, around) for axis, at in axes if at == Name(index)]
        waiting += [(child, inner) for child in children(part)]
    return found


def _axis(base: Expression, axis: int, bound: frozenset[str], around: Surroundings) -> int | None:
    """The length of an axis of what an index counts in; None where that is not known from here."""
    while isinstance(base, Entry):
        base, axis = base.base, axis + 1
    if not bound.isdisjoint(names_in(base)):
        return None
    extent = around.extent(base)
    if extent.family is Bernoulli:
        return _BERNOULLI
    if extent.family not in (None, Categorical):
        raise NoValueError(f"{echo(base)} has more outcomes than a sum can go through")
    return extent.shape[axis] if axis < len(extent.shape) else None


def _at(body: Expression, index: str, value: Expression, place: int, around: Surroundings) -> Expression:
    """The body at one outcome. A vector of probabilities is asked by place, everything else by value."""
    if value != whole_expression(place):
        body = _placed(body, index, place, around)
    return substituted(body, {index: value})


def _placed(node: Expression, index: str, place: int, around: Surroundings) -> Expression:
    if bound_name(node) == index:
        return node
    parts = [_placed(part, index, place, around) for part in children(node)]
    node = with_children(node, parts) if parts else node
    if not isinstance(node, Application) or Name(index) not in (*node.arguments, *node.given):
        return node
    if around.extent(node.base).family is not None:
        return node
    return substituted(node, {index: whole_expression(place)})


def plain(node: Unfoldable, around: Surroundings) -> Expression:
    """What the node stands for: an ``Index``, a density, sums."""
    match node:
        case Entry(base, index):
            return _entry(base, around.whole(index))
        case Prefix(base, index):
            last = around.whole(index) - 1
            if last < 1:
                raise NoValueError(f"there is nothing before the first entry of {echo(base)}")
            return Vector(tuple(Index(base, place) for place in _bounded(1, last)))
        case Application():
            return _applied(node, around)
        case Expectation():
            return _expectation(node, around)


def _entry(base: Expression, place: int) -> Expression:
    if place < 1:
        raise NoValueError(f"there is no entry {place} of {echo(base)}: they are counted from 1")
    return entry(base, whole_expression(place))


def _applied(node: Application, around: Surroundings) -> Expression:
    extent = around.extent(node.base)
    shown = echo(node.base)
    if extent.family is not None:
        if len(node.arguments) != 1 or node.given:
            raise NoValueError(f"{shown} is the distribution of one variable")
        return Call("pdf", (node.base, node.arguments[0]))
    places = (*node.given, *node.arguments)
    if not extent.shape:
        raise NoValueError(f"{shown} is one number and gives nothing for {echo(places[0])}; for a product write *")
    if len(extent.shape) < len(places):
        raise NoValueError(f"{shown} does not depend on {len(places)} variables")
    result = node.base
    for place in places:
        result = _entry(result, around.whole(place))
    return result


def _expectation(node: Expectation, around: Surroundings) -> Expression:
    distribution, variable = node.distribution, node.variable
    conditional = isinstance(distribution, Application)
    family = None if conditional else around.extent(distribution).family
    if variable is None:
        if family is not None:
            raise NoValueError(f"it is not said what is distributed: write E_{{x ~ {echo(distribution)}}}[...]")
        weigh = [_weighted(distribution, sign, term) for sign, term in _addends(node.body)]
        return _added([(sign, Call("sum", (term,))) for sign, term in weigh])
    if family not in (None, Bernoulli, Categorical):
        closed = mean_of_polynomial(distribution, variable, node.body, family, lambda q: around.extent(q).family)
        if closed is None:
            known = "polynomials and ln of normal densities" if family is Normal else "polynomials of degree 2"
            raise NoValueError(f"this expectation has no simple closed form here; computed are those of {known}")
        return closed
    weight = distribution if conditional else Application(distribution, (Name(variable),))
    weigh = [_weighted(weight, sign, term) for sign, term in _addends(node.body)]
    return _added([(sign, Sum(variable, Places(node.values), term)) for sign, term in weigh])


def _addends(body: Expression) -> list[tuple[int, Expression]]:
    """The terms of a written sum with their signs: an expectation is linear, and 0 ln 0 is 0 term by term."""
    match body:
        case Binary(Operator.ADD, left, right):
            return _addends(left) + _addends(right)
        case Binary(Operator.SUBTRACT, left, right):
            return _addends(left) + [(-sign, term) for sign, term in _addends(right)]
        case Negate(operand):
            return [(-sign, term) for sign, term in _addends(operand)]
        case _:
            return [(1, body)]


def _weighted(weight: Expression, sign: int, term: Expression) -> tuple[int, Expression]:
    return sign, Binary(Operator.MULTIPLY, weight, term)


def _added(terms: list[tuple[int, Expression]]) -> Expression:
    (sign, result), *others = terms
    result = result if sign > 0 else Negate(result)
    for sign, term in others:
        result = Binary(Operator.ADD if sign > 0 else Operator.SUBTRACT, result, term)
    return result
