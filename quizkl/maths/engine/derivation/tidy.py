"""Brings one monomial to normal form: sums that can be done are done, and bound indices get their fixed names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

from quizkl.maths.derivation.symbols import Distribution, Empirical
from quizkl.maths.derivation.term import Affine, Cell, Counter, Number, Scalar
from quizkl.maths.engine.derivation import algebra, counting
from quizkl.maths.engine.derivation.form import (
    Atom,
    Bracket,
    Form,
    Monomial,
    NoFormError,
    Ordered,
    atom_key,
    height,
    mentioned,
    number,
    plus,
    scaled,
    single,
)
from quizkl.maths.engine.derivation.rename import ordered, renamed

if TYPE_CHECKING:
    from quizkl.maths.engine.derivation.algebra import Room

MOST_INDICES = 6

Factors = dict[Atom, Fraction]


def tidied(sums: Mapping[str, str], factors: Mapping[Atom, Fraction], room: Room) -> Form:
    """The form of a product of powers under sums over the indices of ``sums``. Raises NoFormError."""
    left = {atom: exponent for atom, exponent in factors.items() if exponent}
    expanded = _expanded(sums, left, room)
    if expanded is not None:
        return expanded
    coefficient, left = _numbers(left)
    for index, size in sums.items():
        done = _sum_over(index, size, sums, left, room)
        if done is not None:
            return scaled(done, coefficient)
    return Form(((_canonical(dict(sums), left), coefficient),))


def _expanded(sums: Mapping[str, str], factors: Factors, room: Room) -> Form | None:
    """Where a bracket has come to a positive whole power, it is multiplied out."""
    for atom, exponent in factors.items():
        if isinstance(atom, Bracket) and exponent.denominator == 1 and 0 < exponent <= algebra.HIGHEST:
            rest = tuple((other, own) for other, own in factors.items() if other != atom)
            return algebra.under(sums, rest, algebra.power(atom.inner, exponent, room), room)
    return None


def _numbers(factors: Factors) -> tuple[Fraction, Factors]:
    """Whole powers of numbers go into the coefficient; of the square root of 8 that leaves 2 times the root of 2."""
    coefficient = Fraction(1)
    left: Factors = {}
    for atom, exponent in factors.items():
        if isinstance(atom, Number):
            whole = exponent.numerator // exponent.denominator
            coefficient *= atom.value**whole
            exponent -= whole
        if exponent:
            left[atom] = exponent
    return coefficient, left


def _sum_over(index: str, size: str, sums: Mapping[str, str], factors: Factors, room: Room) -> Form | None:
    """The sum over ``index`` where it can be done: of a constant, of a counter, of a distribution."""
    own = {atom: exponent for atom, exponent in factors.items() if index in mentioned(atom)}
    others = {name: other for name, other in sums.items() if name != index}
    rest = {atom: exponent for atom, exponent in factors.items() if atom not in own}
    if not own:
        return algebra.under(others, tuple(rest.items()), single(Scalar(size)), room)
    if all(isinstance(atom, Counter) for atom in own):
        ((_, exponent),) = own.items()
        if exponent.denominator == 1 and 0 < exponent <= algebra.HIGHEST:
            total = counting.sum_of_powers(int(exponent), single(Scalar(size)), room)
            return algebra.under(others, tuple(rest.items()), total, room)
        return None
    if len(own) == 1:
        ((atom, exponent),) = own.items()
        done = _alone(index, size, atom, room) if exponent == 1 else None
        if done is not None:
            return algebra.under(others, tuple(rest.items()), done, room)
    return _over_data(index, others, own, rest, room) or _normalised(index, size, others, own, rest, room)


def _alone(index: str, size: str, atom: Atom, room: Room) -> Form | None:
    """The sum over an index that a single factor mentions."""
    match atom:
        case Cell(base, axes, places):
            kind = room.symbols.declared.get(base)
            if isinstance(kind, Empirical):
                return number(1) if places == (Affine(index),) else None
            if not isinstance(kind, Distribution) or places.count(Affine(index)) != 1:
                return None
            if sum(_mentions(place, index) for place in places) != 1:
                return None
            gone = axes[places.index(Affine(index))]
            if gone >= len(kind.axes):
                return None
            return marginal(base, kind, {axis: place for axis, place in zip(axes, places, strict=True) if axis != gone})
        case Ordered(low, high) if low != high:
            if high == index:
                return plus(single(Scalar(size)), scaled(single(Counter(Affine(low))), -1), number(1))
            return single(Counter(Affine(high)))
        case _:
            return None


def _mentions(place: Affine | Cell, index: str) -> bool:
    return place.of == index if isinstance(place, Affine) else any(_mentions(inner, index) for inner in place.places)


def marginal(base: str, kind: Distribution, places: Mapping[int, Affine | Cell]) -> Form:
    """The probability of the axes that have a place, which is 1 where none of its own axes has one."""
    if not any(axis < len(kind.axes) for axis in places):
        return number(1)
    return single(Cell(base, tuple(sorted(places)), tuple(places[axis] for axis in sorted(places))))


def _over_data(index: str, others: Mapping[str, str], own: Factors, rest: Factors, room: Room) -> Form | None:
    """A sum under an empirical distribution is the average over its data."""
    for atom, exponent in own.items():
        if not isinstance(atom, Cell) or atom.places != (Affine(index),) or exponent != 1:
            continue
        kind = room.symbols.declared.get(atom.base)
        if not isinstance(kind, Empirical):
            continue
        example = room.new_index()
        outcome = Cell(kind.data, (0,), (Affine(example),))
        try:
            moved = [(renamed(other, {index: outcome}), power) for other, power in own.items() if other != atom]
        except NoFormError:
            return None
        share = (Scalar(kind.count), Fraction(-1))
        return tidied({**others, example: kind.count}, _merged((*moved, share, *rest.items())), room)
    return None


def _merged(factors: Iterable[tuple[Atom, Fraction]]) -> Factors:
    found: Factors = {}
    for atom, exponent in factors:
        found[atom] = found.get(atom, Fraction(0)) + exponent
    return found


def _normalised(
    index: str, size: str, others: Mapping[str, str], own: Factors, rest: Factors, room: Room
) -> Form | None:
    """``Σ_i exp(z_i) / Σ_j exp(z_j)`` is 1: what is divided by its own sum."""
    if any(not mentioned(atom).isdisjoint(others) for atom in own):
        return None
    for atom, exponent in rest.items():
        if not isinstance(atom, Bracket) or exponent > -1 or len(atom.inner.terms) != 1:
            continue
        monomial, coefficient = atom.inner.terms[0]
        if _canonical({index: size}, own) == monomial:
            remaining = {**rest, atom: exponent + 1}
            return scaled(tidied(others, remaining, room), 1 / coefficient)
    return None


def _canonical(sums: dict[str, str], factors: Factors) -> Monomial:
    """The monomial with the names of its bound indices fixed: the smallest of all ways to name them."""
    if not sums:
        return Monomial((), ordered(factors.items()))
    if len(sums) > MOST_INDICES:
        raise NoFormError("it has too many sums")
    level = 1 + max((height(atom) for atom in factors), default=0)
    best: Monomial | None = None
    for order in _orders(sums, factors):
        names = {index: Affine(f"@{level}.{place}") for place, index in enumerate(order)}
        named = tuple((f"@{level}.{place}", sums[index]) for place, index in enumerate(order))
        monomial = Monomial(named, ordered((renamed(atom, names), exponent) for atom, exponent in factors.items()))
        if best is None or repr(monomial) < repr(best):
            best = monomial
    assert best is not None
    return best


def _orders(sums: dict[str, str], factors: Factors) -> Iterable[tuple[str, ...]]:
    """The orders of indices that have to be compared: those that differ at a glance are put in order at once."""
    if len(sums) == 1:
        return [tuple(sums)]
    groups: dict[tuple[str, ...], list[str]] = {}
    for index, size in sums.items():
        groups.setdefault((size, *_look(index, sums, factors)), []).append(index)
    orders: list[tuple[str, ...]] = [()]
    for look in sorted(groups):
        orders = [(*order, *inner) for order in orders for inner in permutations(groups[look])]
    return orders


def _look(index: str, sums: dict[str, str], factors: Factors) -> tuple[str, ...]:
    """What the factors with ``index`` look like, whatever the other indices are called."""
    names = {other: Affine("@other") for other in sums} | {index: Affine("@this")}
    return tuple(
        sorted(
            f"{atom_key(renamed(atom, names))}^{exponent}"
            for atom, exponent in factors.items()
            if index in mentioned(atom)
        )
    )
