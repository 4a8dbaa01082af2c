"""Proofs of equality: by normal forms, with sympy for the scalar algebra that they leave."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.derivation.term import Number, Pi, Term
from quizkl.maths.engine.derivation.build import difference
from quizkl.maths.engine.derivation.form import Atom, Bracket, Exponential, Form, Function, Monomial, NoFormError
from quizkl.maths.engine.derivation.signs import is_positive

MOST_OPERATIONS = 400
"""Operations of what sympy is given."""


def proved_equal(left: Term, right: Term, symbols: Symbols) -> bool:
    """Whether the two are proved equal; False says nothing."""
    try:
        return is_zero(difference(left, right, symbols), symbols)
    except (NoFormError, RecursionError):
        return False


def is_zero(form: Form, symbols: Symbols) -> bool:
    """Whether a form is 0: it has no monomial, or the algebra of its factors makes it so, sum by sum."""
    if not form.terms:
        return True
    if not any(_has_algebra(atom) for monomial, _ in form.terms for atom, _ in monomial.factors):
        return False
    groups: dict[tuple[tuple[str, str], ...], list[tuple[Monomial, Fraction]]] = {}
    for monomial, coefficient in form.terms:
        groups.setdefault(monomial.sums, []).append((monomial, coefficient))
    letters: dict[object, Any] = {}
    return all(_vanishes(group, letters, symbols) for group in groups.values())


def _has_algebra(atom: Atom) -> bool:
    """Whether something is known of an atom beyond that it is itself."""
    return isinstance(atom, Bracket) or (isinstance(atom, Function) and atom.name in _FUNCTIONS)


def _vanishes(group: list[tuple[Monomial, Fraction]], letters: dict[object, Any], symbols: Symbols) -> bool:
    total = sympy.Add(*(_product(monomial, coefficient, letters, symbols) for monomial, coefficient in group))
    if sympy.count_ops(total) > MOST_OPERATIONS:
        return False
    numerator, _ = sympy.fraction(sympy.together(total))
    expanded = sympy.expand(numerator)
    return bool(expanded == 0 or sympy.expand_trig(expanded) == 0 or sympy.trigsimp(expanded) == 0)


_FUNCTIONS: Mapping[str, Any] = {
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
}


def _product(monomial: Monomial, coefficient: Fraction, letters: dict[object, Any], symbols: Symbols) -> Any:
    result = sympy.Rational(coefficient.numerator, coefficient.denominator)
    for atom, exponent in monomial.factors:
        result *= _atom(atom, letters, symbols) ** sympy.Rational(exponent.numerator, exponent.denominator)
    return result


def _atom(atom: Atom, letters: dict[object, Any], symbols: Symbols) -> Any:
    match atom:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Pi():
            return sympy.pi
        case Bracket(inner):
            return _sum(inner, letters, symbols)
        case Function(name, inner) if name in _FUNCTIONS:
            return _FUNCTIONS[name](_sum(inner, letters, symbols))
        case Exponential(Monomial((), ())):
            return sympy.E
        case _:
            return _letter(atom, letters, is_positive(atom, symbols))


def _sum(form: Form, letters: dict[object, Any], symbols: Symbols) -> Any:
    """A sum with bound indices is one letter: nothing inside it meets what is outside."""
    terms = []
    for monomial, coefficient in form.terms:
        size = sympy.Rational(coefficient.numerator, coefficient.denominator)
        if monomial.sums:
            terms.append(size * _letter(monomial, letters, False))
        else:
            terms.append(_product(monomial, coefficient, letters, symbols))
    return sympy.Add(*terms)


def _letter(of: object, letters: dict[object, Any], positive: bool) -> Any:
    if of not in letters:
        letters[of] = sympy.Symbol(f"a{len(letters)}", real=True, positive=True if positive else None)
    return letters[of]
