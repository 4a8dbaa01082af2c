"""Normal forms as terms again, so that they can be evaluated."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.derivation.term import (
    ONE,
    Added,
    Affine,
    Applied,
    Chain,
    Mean,
    Multiplied,
    Number,
    Raised,
    Series,
    Term,
)
from quizkl.maths.engine.derivation.form import (
    Atom,
    Averaged,
    Bracket,
    Exponential,
    Form,
    Function,
    Log,
    Monomial,
    Ordered,
    Repeated,
)


def term_of(form: Form) -> Term:
    """The sum of the monomials."""
    return Added(
        tuple(_monomial(monomial, coefficient) for monomial, coefficient in form.terms) or (Number(Fraction(0)),)
    )


def _monomial(monomial: Monomial, coefficient: Fraction) -> Term:
    factors: list[Term] = []
    ordered: dict[str, list[Ordered]] = {}
    for atom, exponent in monomial.factors:
        if isinstance(atom, Ordered):
            ordered.setdefault(atom.low, []).append(atom)
        elif isinstance(atom, Exponential):  # not the power of an exponential, which may be too large
            factors.append(Applied("exp", _monomial(atom.power, exponent)))
        else:
            factors.append(Raised(_atom(atom), Number(exponent)))
    body: Term = Multiplied((Number(coefficient), *factors, ONE))
    names = [index for index, _ in monomial.sums]
    sizes = dict(monomial.sums)
    for index in _inside_out(names, ordered):
        lower, upper = Affine(None, 1), Affine(sizes[index])
        for order in (one for orders in ordered.values() for one in orders):
            if order.low == index:
                upper = Affine(order.high)
            elif order.high == index and order.low not in sizes:
                lower = Affine(order.low)
        body = Series(index, lower, upper, body)
    return body


def _inside_out(names: list[str], ordered: dict[str, list[Ordered]]) -> list[str]:
    """An index that goes up to another stands inside that one."""
    inner = [name for name in names if name in ordered]
    return [*inner, *(name for name in names if name not in inner)]


def _atom(atom: Atom) -> Term:
    match atom:
        case Log(inner):
            return Applied("ln", term_of(inner))
        case Bracket(inner):
            return term_of(inner)
        case Function(name, inner):
            return Applied(name, term_of(inner))
        case Repeated(index, size, inner):
            return Chain(index, Affine(None, 1), Affine(size), term_of(inner))
        case Averaged(variable, mu, sigma, inner):
            return Mean(variable, term_of(mu), term_of(sigma), term_of(inner))
        case Ordered() | Exponential():
            raise AssertionError("these stand for themselves in no product")
        case _:
            return atom
