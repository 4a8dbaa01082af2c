"""Other names for indices in forms."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizkl.maths.derivation.term import Affine, Cell, Counter, Drawn, Next
from quizkl.maths.engine.derivation.form import (
    Atom,
    Averaged,
    Bracket,
    Exponential,
    Form,
    Function,
    Log,
    Monomial,
    NoFormError,
    Ordered,
    Repeated,
    atom_key,
    collect,
    mentioned,
    mentioned_by,
)

Names = Mapping[str, Affine | Cell]
"""What comes in the place of an index: another one, or an entry of outcomes."""


def renamed(atom: Atom, names: Names) -> Atom:
    """The atom with other names. Raises NoFormError where an index that counts or orders would become an entry."""
    if mentioned(atom).isdisjoint(names):
        return atom
    match atom:
        case Counter(place):
            return Counter(_index(place, names))
        case Cell(base, axes, places):
            return Cell(base, axes, tuple(_place(place, names) for place in places))
        case Next(base, data, row, place):
            return Next(base, data, None if row is None else _index(row, names), _index(place, names))
        case Ordered(low, high):
            first, second = _index(Affine(low), names), _index(Affine(high), names)
            return Ordered(first.of or "", second.of or "")
        case Drawn(variable):
            return Drawn(_index(Affine(variable), names).of or "")
        case Log(inner):
            return Log(renamed_form(inner, names))
        case Bracket(inner):
            return Bracket(renamed_form(inner, names))
        case Function(name, inner):
            return Function(name, renamed_form(inner, names))
        case Exponential(power):
            return Exponential(renamed_monomial(power, names))
        case Repeated(index, size, inner):
            return Repeated(index, size, renamed_form(inner, names))
        case Averaged(variable, mu, sigma, inner):
            parts = [renamed_form(form, names) for form in (mu, sigma, inner)]
            return Averaged(variable, *parts)
        case _:
            return atom


def renamed_form(form: Form, names: Names) -> Form:
    return collect([(renamed_monomial(monomial, names), coefficient) for monomial, coefficient in form.terms])


def renamed_monomial(monomial: Monomial, names: Names) -> Monomial:
    if mentioned_by(monomial).isdisjoint(names):
        return monomial
    return Monomial(monomial.sums, renamed_factors(monomial.factors, names))


def renamed_factors(factors: tuple[tuple[Atom, Fraction], ...], names: Names) -> tuple[tuple[Atom, Fraction], ...]:
    return ordered((renamed(atom, names), exponent) for atom, exponent in factors)


def ordered(factors: object) -> tuple[tuple[Atom, Fraction], ...]:
    """Factors in their fixed order."""
    return tuple(sorted(factors, key=lambda factor: (atom_key(factor[0]), factor[1])))  # type: ignore[call-overload]


def _place(place: Affine | Cell, names: Names) -> Affine | Cell:
    if isinstance(place, Cell):
        return Cell(place.base, place.axes, tuple(_place(inner, names) for inner in place.places))
    found = names.get(place.of) if place.of is not None else None
    if found is None:
        return place
    if isinstance(found, Cell):
        if place.offset:
            raise NoFormError("a place beside an outcome has no meaning")
        return found
    return Affine(found.of, found.offset + place.offset)


def _index(place: Affine, names: Names) -> Affine:
    found = _place(place, names)
    if isinstance(found, Cell):
        raise NoFormError("an outcome is no number")
    return found
