"""Terms to normal forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb

from quizkl.maths.derivation.symbols import Distribution, Symbols
from quizkl.maths.derivation.term import (
    Added,
    Affine,
    Applied,
    Cell,
    Chain,
    Counter,
    Defined,
    Drawn,
    Mean,
    Multiplied,
    Next,
    Number,
    Pi,
    Raised,
    Scalar,
    Series,
    Slope,
    Term,
)
from quizkl.maths.engine.derivation.algebra import Room, exponential, function, logarithm, power, times, under
from quizkl.maths.engine.derivation.form import (
    Atom,
    Averaged,
    Form,
    Monomial,
    NoFormError,
    Ordered,
    Repeated,
    height,
    mentioned,
    minus,
    number,
    plus,
    scaled,
    single,
)
from quizkl.maths.engine.derivation.rename import renamed_form
from quizkl.maths.engine.derivation.shift import least_offset, shifted
from quizkl.maths.engine.derivation.signs import is_positive, is_positive_form
from quizkl.maths.engine.derivation.slope import slope
from quizkl.maths.engine.derivation.tidy import marginal

MOST_WRITTEN_OUT = 60
"""Terms of a sum to a number, which are written out one by one."""
_HIGHEST_MOMENT = 8


@dataclass(frozen=True, slots=True)
class Bound:
    """What the indices of a term are in its form, and how far they go there."""

    places: Mapping[str, Affine]
    sizes: Mapping[str, str]

    def at(self, index: str, place: Affine) -> Bound:
        return replace(self, places={**self.places, index: place})

    def over(self, index: str, name: str, size: str) -> Bound:
        return Bound({**self.places, index: Affine(name)}, {**self.sizes, name: size})


NOTHING_BOUND = Bound({}, {})


def form_of(term: Term, symbols: Symbols) -> Form:
    """The normal form. Raises NoFormError where there is none."""
    return build(term, NOTHING_BOUND, Room(symbols))


def build(term: Term, bound: Bound, room: Room) -> Form:
    match term:
        case Number(value):
            return number(value)
        case Pi() | Drawn():
            return single(term)
        case Scalar(name):
            return number(int(name)) if name.isdigit() else single(term)
        case Counter(place):
            return _counter(_moved(place, bound))
        case Cell():
            return _cell(term, bound, room)
        case Next(base, data, row, place):
            return single(Next(base, data, None if row is None else _moved(row, bound), _moved(place, bound)))
        case Added(terms):
            return plus(*(build(part, bound, room) for part in terms))
        case Multiplied(factors):
            product = number(1)
            for part in factors:
                product = times(product, build(part, bound, room), room)
            return product
        case Raised(base, Number(exponent)) if exponent.denominator == 1:
            return _whole_power(base, exponent, bound, room)
        case Raised(base, exponent):
            return _raised(build(base, bound, room), build(exponent, bound, room), room)
        case Applied(name, argument):
            return _applied(name, argument, bound, room)
        case Series(index, lower, upper, body):
            return _summed(index, lower, upper, body, bound, room)
        case Chain():
            return _chain(term, bound, room)
        case Mean():
            return _mean(term, bound, room)
        case Slope(variable, body):
            return slope(build(body, bound, room), variable, room)
        case Defined(_, meaning):
            return build(meaning, bound, room)


def _moved(place: Affine, bound: Bound) -> Affine:
    if place.of is None or place.of not in bound.places:
        return place
    found = bound.places[place.of]
    return Affine(found.of, found.offset + place.offset)


def _counter(place: Affine) -> Form:
    if place.of is None:
        return number(place.offset)
    own = single(Counter(Affine(place.of))) if place.of.startswith(("~", "@")) else single(Scalar(place.of))
    return plus(own, number(place.offset)) if place.offset else own


def _cell(cell: Cell, bound: Bound, room: Room) -> Form:
    places = tuple(_moved_place(place, bound) for place in cell.places)
    kind = room.symbols.declared.get(cell.base)
    if isinstance(kind, Distribution):
        return marginal(cell.base, kind, dict(zip(cell.axes, places, strict=True)))
    return single(Cell(cell.base, cell.axes, places))


def _moved_place(place: Affine | Cell, bound: Bound) -> Affine | Cell:
    if isinstance(place, Cell):
        return Cell(place.base, place.axes, tuple(_moved_place(inner, bound) for inner in place.places))
    return _moved(place, bound)


def _whole_power(base: Term, exponent: Fraction, bound: Bound, room: Room) -> Form:
    """Of a product factor by factor, of a power by its exponents, so that 1/(x - a)^2 stays a power of x - a."""
    match base:
        case Multiplied(factors):
            product = number(1)
            for part in factors:
                product = times(product, _whole_power(part, exponent, bound, room), room)
            return product
        case Raised(inner, Number(own)) if own.denominator == 1:
            return _whole_power(inner, own * exponent, bound, room)
        case Defined(_, meaning):
            return _whole_power(meaning, exponent, bound, room)
        case _:
            return power(build(base, bound, room), exponent, room)


def _raised(base: Form, exponent: Form, room: Room) -> Form:
    constant = exponent.constant
    if constant is not None:
        return power(base, constant, room)
    if is_positive_form(base, room.symbols):
        return exponential(times(exponent, logarithm(base, room), room), room)
    raise NoFormError("a power of what may be negative")


def _applied(name: str, argument: Term, bound: Bound, room: Room) -> Form:
    inner = build(argument, bound, room)
    match name:
        case "ln":
            return logarithm(inner, room)
        case "exp":
            return exponential(inner, room)
        case _:
            return function(name, inner, room)


def _summed(index: str, lower: Affine, upper: Affine, body: Term, bound: Bound, room: Room) -> Form:
    """A sum over a range: to a number it is written out; else it is brought to all places from 1 to a size."""
    first, last = _moved(lower, bound), _moved(upper, bound)
    shift = least_offset(body, index)
    if shift and last.of is not None:
        body = shifted(body, index, -shift)
        first, last = Affine(first.of, first.offset + shift), Affine(last.of, last.offset + shift)
    if first.of is None and last.of is None:
        if last.offset - first.offset >= MOST_WRITTEN_OUT:
            raise NoFormError("a sum in it has too many terms")
        each = [build(body, bound.at(index, Affine(None, at)), room) for at in range(first.offset, last.offset + 1)]
        return plus(*each) if each else number(0)
    if first.of is None and last.of is not None:
        start = 1 if last.of not in bound.sizes else _from_one(bound, last.of)
        if start + last.offset < first.offset - 1:
            raise NoFormError("a range in it may end before it begins")
        return _from_a_number(index, first.offset, last, body, bound, room)
    outer = bound.sizes.get(first.of or "")
    if outer is not None and last.of == outer and last.offset >= first.offset - 1:
        return _from_an_index(index, first, last, body, bound, room)
    raise NoFormError("a range in it is of no kind that is known")


def _from_one(bound: Bound, index: str) -> int:
    """The least value of an index in a form: all of them run from 1."""
    assert index in bound.sizes
    return 1


def _from_a_number(index: str, first: int, last: Affine, body: Term, bound: Bound, room: Room) -> Form:
    """From a number up to a size or an outer index, plus or minus single terms at both ends."""
    assert last.of is not None
    name = room.new_index()
    outer = bound.sizes.get(last.of)
    size = last.of if outer is None else outer
    whole = build(body, bound.over(index, name, size), room)
    factors = () if outer is None else ((Ordered(name, last.of), Fraction(1)),)
    parts = [under({name: size}, factors, whole, room)]
    if max(abs(first), abs(last.offset)) > MOST_WRITTEN_OUT:
        raise NoFormError("a range in it begins or ends too far away")
    parts += [scaled(build(body, bound.at(index, Affine(None, at)), room), -1) for at in range(1, first)]
    parts += [build(body, bound.at(index, Affine(None, at)), room) for at in range(first, 1)]
    parts += [scaled(build(body, bound.at(index, Affine(last.of, at)), room), -1) for at in range(last.offset + 1, 1)]
    parts += [build(body, bound.at(index, Affine(last.of, at)), room) for at in range(1, last.offset + 1)]
    return plus(*parts)


def _from_an_index(index: str, first: Affine, last: Affine, body: Term, bound: Bound, room: Room) -> Form:
    """From an outer index up to the size that it runs to itself."""
    assert first.of is not None and last.of is not None
    if max(abs(first.offset), abs(last.offset)) > MOST_WRITTEN_OUT:
        raise NoFormError("a range in it begins or ends too far away")
    name = room.new_index()
    whole = build(body, bound.over(index, name, last.of), room)
    parts = [under({name: last.of}, ((Ordered(first.of, name), Fraction(1)),), whole, room)]
    parts += [scaled(build(body, bound.at(index, Affine(first.of, at)), room), -1) for at in range(first.offset)]
    parts += [build(body, bound.at(index, Affine(first.of, at)), room) for at in range(first.offset, 0)]
    parts += [scaled(build(body, bound.at(index, Affine(last.of, at)), room), -1) for at in range(last.offset + 1, 1)]
    parts += [build(body, bound.at(index, Affine(last.of, at)), room) for at in range(1, last.offset + 1)]
    return plus(*parts)


def _chain(chain: Chain, bound: Bound, room: Room) -> Form:
    """A product: e to the sum of logarithms where all is positive, atom by atom else."""
    first, last = _moved(chain.lower, bound), _moved(chain.upper, bound)
    if first.of is None and last.of is None:
        if last.offset - first.offset >= MOST_WRITTEN_OUT:
            raise NoFormError("a product in it has too many factors")
        product = number(1)
        for at in range(first.offset, last.offset + 1):
            product = times(product, build(chain.body, bound.at(chain.index, Affine(None, at)), room), room)
        return product
    name = room.new_index()
    size = last.of or ""
    inner = build(chain.body, bound.over(chain.index, name, bound.sizes.get(size, size)), room)
    if is_positive_form(inner, room.symbols):
        logs = Series(chain.index, chain.lower, chain.upper, Applied("ln", chain.body))
        return exponential(build(logs, bound, room), room)
    if (first, last.offset) != (Affine(None, 1), 0) or size in bound.sizes or len(inner.terms) != 1:
        raise NoFormError("a product in it has factors of unknown sign")
    return _product_of_atoms(name, size, *inner.terms[0], room)


def _product_of_atoms(index: str, size: str, monomial: Monomial, coefficient: Fraction, room: Room) -> Form:
    if monomial.sums or coefficient < 0:
        raise NoFormError("a product in it has factors of unknown sign")
    result = exponential(times(single(Scalar(size)), logarithm(number(coefficient), room), room), room)
    for atom, exponent in monomial.factors:
        own = single(atom)
        if index not in mentioned(atom):
            raise NoFormError("a power of what may be negative")
        if is_positive(atom, room.symbols):
            logs = under({index: size}, (), logarithm(own, room), room)
            factor = exponential(logs, room)
        else:
            fixed = f"@{height(atom) + 1}"
            factor = single(Repeated(fixed, size, renamed_form(own, {index: Affine(fixed)})))
        result = times(result, power(factor, exponent, room), room)
    return result


def _mean(mean: Mean, bound: Bound, room: Room) -> Form:
    """The expectation under a normal: moments of a polynomial, the rest as it is."""
    mu, sigma = build(mean.mu, bound, room), build(mean.sigma, bound, room)
    drawn = Drawn(mean.variable)
    parts = []
    for monomial, coefficient in build(mean.body, bound, room).terms:
        inside = tuple(factor for factor in monomial.factors if mean.variable in mentioned(factor[0]))
        outside = tuple(factor for factor in monomial.factors if factor not in inside)
        if not inside:
            moment = number(1)
        elif [atom for atom, _ in inside] == [drawn] and _is_moment(inside[0][1]):
            moment = _moment(int(inside[0][1]), mu, sigma, room)
        else:
            moment = _averaged(mean.variable, mu, sigma, inside)
        parts.append(scaled(under(dict(monomial.sums), outside, moment, room), coefficient))
    return plus(*parts)


def _is_moment(exponent: Fraction) -> bool:
    return exponent.denominator == 1 and 0 < exponent <= _HIGHEST_MOMENT


def _moment(order: int, mu: Form, sigma: Form, room: Room) -> Form:
    """E[x^k] of a normal: the sum over even j of C(k, j) mu^(k-j) sigma^j (j-1)!! (Papoulis, 5.4)."""
    parts = []
    double_factorial = 1
    for even in range(0, order + 1, 2):
        if even:
            double_factorial *= even - 1
        product = times(power(mu, Fraction(order - even), room), power(sigma, Fraction(even), room), room)
        parts.append(scaled(product, comb(order, even) * double_factorial))
    return plus(*parts)


def _averaged(variable: str, mu: Form, sigma: Form, inside: tuple[tuple[Atom, Fraction], ...]) -> Form:
    inner = Form(((Monomial((), inside), Fraction(1)),))
    level = 1 + max((height(atom) for atom, _ in inside), default=0)
    fixed = f"@{level}.x"
    return single(Averaged(fixed, mu, sigma, renamed_form(inner, {variable: Affine(fixed)})))


def difference(left: Term, right: Term, symbols: Symbols) -> Form:
    """The normal form of ``left - right``. Raises NoFormError."""
    room = Room(symbols)
    return minus(build(left, NOTHING_BOUND, room), build(right, NOTHING_BOUND, room))
