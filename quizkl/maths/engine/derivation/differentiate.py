"""The derivative of a term by a number, as a term again: for evaluating, the normal form has its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quizkl.maths.derivation.term import (
    ONE,
    ZERO,
    Added,
    Applied,
    Chain,
    Defined,
    Drawn,
    Mean,
    Multiplied,
    Number,
    Raised,
    Scalar,
    Series,
    Slope,
    Term,
    divide,
    ln,
    negate,
    square,
    subtract,
)


class NoDerivativeError(Exception):
    """A function whose derivative is not known here."""


def derivative(term: Term, variable: str, drawn: dict[str, Term] | None = None) -> Term:
    """``drawn`` are the derivatives of drawn variables, which move with the mean and deviation they are drawn with."""
    moving = drawn or {}
    match term:
        case Scalar(name):
            return ONE if name == variable else ZERO
        case Drawn(name):
            return moving.get(name, ZERO)
        case Added(terms):
            return _sum([derivative(part, variable, moving) for part in terms])
        case Multiplied(factors):
            return _product_rule(factors, variable, moving)
        case Raised(base, exponent):
            return _of_power(base, exponent, variable, moving)
        case Applied(function, argument):
            inner = derivative(argument, variable, moving)
            return ZERO if inner == ZERO else Multiplied((_outer(function, argument), inner))
        case Series(body=body):
            inner = derivative(body, variable, moving)
            return ZERO if inner == ZERO else replace(term, body=inner)
        case Chain(index, lower, upper, body):
            inner = derivative(body, variable, moving)
            return ZERO if inner == ZERO else Multiplied((term, Series(index, lower, upper, divide(inner, body))))
        case Mean():
            return _of_mean(term, variable, moving)
        case Slope(other, body):
            return derivative(derivative(body, other, moving), variable, moving)
        case Defined(_, meaning):
            return derivative(meaning, variable, moving)
        case _:
            return ZERO


def _sum(terms: list[Term]) -> Term:
    kept = tuple(term for term in terms if term != ZERO)
    return Added(kept) if len(kept) > 1 else kept[0] if kept else ZERO


def _product_rule(factors: tuple[Term, ...], variable: str, moving: dict[str, Term]) -> Term:
    terms: list[Term] = []
    for place, factor in enumerate(factors):
        inner = derivative(factor, variable, moving)
        if inner != ZERO:
            terms.append(Multiplied((*factors[:place], inner, *factors[place + 1 :])))
    return _sum(terms)


def _of_power(base: Term, exponent: Term, variable: str, moving: dict[str, Term]) -> Term:
    below, above = derivative(base, variable, moving), derivative(exponent, variable, moving)
    terms: list[Term] = []
    if below != ZERO:
        terms.append(Multiplied((exponent, Raised(base, subtract(exponent, ONE)), below)))
    if above != ZERO:
        terms.append(Multiplied((Raised(base, exponent), ln(base), above)))
    return _sum(terms)


def _outer(function: str, argument: Term) -> Term:
    """The derivative of a function at its argument."""
    match function:
        case "ln":
            return Raised(argument, Number(Fraction(-1)))
        case "exp" | "sinh" | "cosh":
            return Applied({"exp": "exp", "sinh": "cosh", "cosh": "sinh"}[function], argument)
        case "sin":
            return Applied("cos", argument)
        case "cos":
            return negate(Applied("sin", argument))
        case "tan":
            return Raised(Applied("cos", argument), Number(Fraction(-2)))
        case "arctan":
            return Raised(Added((ONE, square(argument))), Number(Fraction(-1)))
        case "abs":
            return Applied("sign", argument)
        case _:
            raise NoDerivativeError


def _of_mean(mean: Mean, variable: str, moving: dict[str, Term]) -> Term:
    """With x = mu + sigma z, where z has nothing to do with the variable, the derivative goes under the integral."""
    mu, sigma = derivative(mean.mu, variable, moving), derivative(mean.sigma, variable, moving)
    deviation = divide(subtract(Drawn(mean.variable), mean.mu), mean.sigma)
    moved = _sum([mu, Multiplied((sigma, deviation)) if sigma != ZERO else ZERO])
    inner = derivative(mean.body, variable, {**moving, mean.variable: moved})
    return ZERO if inner == ZERO else replace(mean, body=inner)
