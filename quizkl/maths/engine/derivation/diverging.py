"""Expectations that do not exist: under a normal density, of what is divided by a number that goes through 0."""

from __future__ import annotations

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.derivation.term import Drawn, Term
from quizkl.maths.engine.derivation.build import form_of
from quizkl.maths.engine.derivation.form import Atom, Averaged, Bracket, Form, NoFormError, atoms_in, mentioned


def never_converges(term: Term, symbols: Symbols) -> bool:
    """Whether the term has an expectation of 1/(x - a), or of a higher power of that; False says nothing."""
    try:
        form = form_of(term, symbols)
    except (NoFormError, RecursionError):
        return False
    return any(isinstance(atom, Averaged) and _has_pole(atom) for atom in atoms_in(form))


def _has_pole(averaged: Averaged) -> bool:
    """The factors of what is averaged are all there is, so a pole of one is not made up for by another."""
    terms = averaged.inner.terms
    if len(terms) != 1:
        return False
    factors = terms[0][0].factors
    return len(factors) == 1 and factors[0][1] <= -1 and _crosses_zero(factors[0][0], averaged.variable)


def _crosses_zero(atom: Atom, variable: str) -> bool:
    match atom:
        case Drawn(name):
            return name == variable
        case Bracket(inner):
            return _is_linear(inner, variable)
        case _:
            return False


def _is_linear(form: Form, variable: str) -> bool:
    """``a x + b`` with an ``a`` that does not depend on x."""
    exponents = []
    for monomial, _ in form.terms:
        for atom, exponent in monomial.factors:
            if variable in mentioned(atom):
                if not isinstance(atom, Drawn):
                    return False
                exponents.append(exponent)
    return exponents == [1]
