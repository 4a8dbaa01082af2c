"""Whether one form is another times something whose sign is known."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.engine.derivation.algebra import Room, power, times
from quizkl.maths.engine.derivation.equal import is_zero
from quizkl.maths.engine.derivation.form import (
    Atom,
    Bracket,
    Form,
    Monomial,
    atoms_in,
    mentioned,
    minus,
    single,
)
from quizkl.maths.engine.derivation.rename import ordered
from quizkl.maths.engine.derivation.signs import is_positive

Split = tuple[Monomial, tuple[tuple[Atom, Fraction], ...]]


def factor_between(form: Form, by: Form, symbols: Symbols, keep: frozenset[str] = frozenset()) -> Fraction | None:
    """The sign (or size) of c where ``form`` is ``c`` times ``by`` and c has one sign everywhere; None if it is not.

    c may have positive factors, none of which has to do with the symbols of ``keep``. Given back is the coefficient.
    """
    if not by.terms or not form.terms:
        return None
    room = Room(symbols)
    first, coefficient = by.terms[0]
    core, outside = _split(first, symbols, keep)
    for monomial, other in form.terms:
        own_core, own_outside = _split(monomial, symbols, keep)
        if own_core != core:
            continue
        ratio = dict(own_outside)
        for atom, exponent in outside:
            ratio[atom] = ratio.get(atom, Fraction(0)) - exponent
        factors = tuple((atom, exponent) for atom, exponent in ratio.items() if exponent)
        size = other / coefficient
        candidate = Form(((Monomial((), ordered(factors)), size),))
        if is_zero(minus(form, times(candidate, by, room)), symbols):
            return size
    return None


def _split(monomial: Monomial, symbols: Symbols, keep: frozenset[str]) -> Split:
    """A monomial without the positive factors that stand outside its sums, and those factors."""
    bound = {index for index, _ in monomial.sums}
    outside = tuple(
        (atom, exponent)
        for atom, exponent in monomial.factors
        if mentioned(atom).isdisjoint(bound)
        and (is_positive(atom, symbols) or isinstance(atom, Bracket))
        and not uses(single(atom), keep)
    )
    inside = tuple(factor for factor in monomial.factors if factor not in outside)
    return Monomial(monomial.sums, inside), outside


def uses(form: Form, names: frozenset[str]) -> bool:
    """Whether a form has to do with any of these symbols."""
    return any(not names.isdisjoint(_bases(atom)) for atom in atoms_in(form)) if names else False


def _bases(atom: Atom) -> set[str]:
    found = {getattr(atom, part, None) for part in ("name", "base", "data")}
    return {name for name in found if isinstance(name, str)}


def part_with(form: Form, names: frozenset[str]) -> Form:
    """The monomials of a form that have to do with any of these symbols."""
    return Form(
        tuple(
            (monomial, coefficient)
            for monomial, coefficient in form.terms
            if uses(Form(((monomial, coefficient),)), names)
        )
    )


def without_denominators(form: Form, symbols: Symbols) -> Form:
    """The form times all sums that it is divided by, none of which is 0 where it has a value."""
    room = Room(symbols)
    for _ in range(4):
        below = next(
            (
                (atom, exponent)
                for monomial, _ in form.terms
                for atom, exponent in monomial.factors
                if isinstance(atom, Bracket) and exponent < 0 and not _bound_in(atom, monomial)
            ),
            None,
        )
        if below is None:
            return form
        form = times(form, power(single(below[0]), -below[1], room), room)
    return form


def _bound_in(atom: Atom, monomial: Monomial) -> bool:
    return not mentioned(atom).isdisjoint({index for index, _ in monomial.sums})
