"""Derivatives of forms by a number."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.derivation.term import Scalar
from quizkl.maths.engine.derivation.algebra import Room, function, power, times, under
from quizkl.maths.engine.derivation.form import (
    Atom,
    Averaged,
    Bracket,
    Exponential,
    Form,
    Function,
    Log,
    NoFormError,
    Repeated,
    atoms_in,
    number,
    plus,
    scaled,
    single,
)

_OUTER = {"sin": ("cos", 1), "cos": ("sin", -1), "sinh": ("cosh", 1), "cosh": ("sinh", 1)}


def slope(form: Form, variable: str, room: Room) -> Form:
    """The derivative, term by term and factor by factor. Raises NoFormError for what has none here."""
    parts = []
    for monomial, coefficient in form.terms:
        for atom, exponent in monomial.factors:
            inner = _slope_of_atom(atom, variable, room)
            if not inner.terms:
                continue
            rest = tuple(
                (other, own - 1 if other == atom else own)
                for other, own in monomial.factors
                if other != atom or own != 1
            )
            parts.append(scaled(under(dict(monomial.sums), rest, inner, room), coefficient * exponent))
    return plus(*parts)


def depends(form: Form, variable: str) -> bool:
    return Scalar(variable) in atoms_in(form)


def _slope_of_atom(atom: Atom, variable: str, room: Room) -> Form:
    if not depends(single(atom), variable):
        return number(0)
    match atom:
        case Scalar():
            return number(1)
        case Log(inner):
            return times(slope(inner, variable, room), power(inner, Fraction(-1), room), room)
        case Exponential(monomial):
            return times(slope(Form(((monomial, Fraction(1)),)), variable, room), single(atom), room)
        case Bracket(inner):
            return slope(inner, variable, room)
        case Function(name, inner) if name in _OUTER:
            outer, sign = _OUTER[name]
            return scaled(times(function(outer, inner, room), slope(inner, variable, room), room), sign)
        case Repeated() | Averaged() | _:
            raise NoFormError("a derivative in it is not known")
