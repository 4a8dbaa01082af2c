"""What an expression looks like, whatever its bound indices are called and in which order its parts are written.

Two lines of one shape say the same without a step between them; this is no proof, and much weaker than one: nothing is
multiplied out, no definition is put in. Whether a chain has arrived at its goal is a question of shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.line import Equation, Optimum, Statement, Value
from quizkl.maths.derivation.symbols import Symbols
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
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable

_Names = Mapping[str, str]
_Factors = tuple[tuple[str, Fraction], ...]
_Terms = dict[_Factors, Fraction]
_LONGEST_NUMBER = 4_000
"""Bits of a number that is computed here; a power beyond that stays as it is written."""


def shape_of(statement: Statement, symbols: Symbols) -> str:
    """A text that two statements share if they look alike."""
    match statement:
        case Value(expression):
            return _shape(expression, symbols)
        case Optimum(extreme, variables, expression):
            return f"{extreme.value} {sorted(variables)} {_shape(expression, symbols)}"
        case Equation(left, right):
            return " = ".join(sorted((_shape(left, symbols), _shape(right, symbols))))


def _shape(expression: Expression, symbols: Symbols) -> str:
    term = elaborate(expression, symbols)
    return echo(expression) if isinstance(term, Unreadable) else _text(_terms(term, {}))


def _text(terms: _Terms) -> str:
    kept = sorted((factors, value) for factors, value in terms.items() if value)
    return " + ".join(f"{value}·{_product(factors)}" for factors, value in kept) or "0"


def _product(factors: _Factors) -> str:
    return "·".join(f"{key}^{exponent}" for key, exponent in factors)


def _single(key: str, exponent: Fraction | int = 1) -> _Terms:
    return {((key, Fraction(exponent)),): Fraction(1)}


def _terms(term: Term, names: _Names) -> _Terms:
    match term:
        case Number(value):
            return {(): value}
        case Added(parts):
            total: _Terms = {}
            for part in parts:
                for factors, value in _terms(part, names).items():
                    total[factors] = total.get(factors, Fraction(0)) + value
            return total
        case Multiplied(factors):
            return _multiplied([_terms(factor, names) for factor in factors])
        case Raised(base, Number(exponent)):
            return _raised(_terms(base, names), exponent)
        case Raised(base, exponent):
            return _single(f"({_text(_terms(base, names))})**({_text(_terms(exponent, names))})")
        case Series(index, lower, upper, body):
            return _summed(index, lower, upper, body, names)
        case _:
            return _single(_atom(term, names))


def _multiplied(parts: list[_Terms]) -> _Terms:
    coefficient = Fraction(1)
    factors: dict[str, Fraction] = {}
    for terms in parts:
        if not any(terms.values()):
            return {}
        if len(terms) > 1:
            terms = _single(f"({_text(terms)})")
        ((own, value),) = terms.items()
        coefficient *= value
        for key, exponent in own:
            factors[key] = factors.get(key, Fraction(0)) + exponent
    return {tuple(sorted((key, exponent) for key, exponent in factors.items() if exponent)): coefficient}


def _raised(base: _Terms, exponent: Fraction) -> _Terms:
    if len(base) == 1 and exponent.denominator == 1:
        ((factors, value),) = base.items()
        if (
            value
            and max(value.numerator.bit_length(), value.denominator.bit_length()) * abs(exponent) < _LONGEST_NUMBER
        ):
            return {tuple((key, own * exponent) for key, own in factors): value ** int(exponent)}
    return _single(f"({_text(base)})", exponent)


def _summed(index: str, lower: Affine, upper: Affine, body: Term, names: _Names) -> _Terms:
    """A sum, with the factors before it that do not change with its index."""
    mark = f"‹{len(names)}›"
    terms = _terms(body, {**names, index: mark})
    head = f"Σ{mark}{_place(lower, names)}..{_place(upper, names)}"
    if len(terms) != 1:
        return _single(f"{head}[{_text(terms)}]")
    ((factors, value),) = terms.items()
    inside = tuple(factor for factor in factors if mark in factor[0])
    outside = tuple(factor for factor in factors if mark not in factor[0])
    return _multiplied([{outside: value}, _single(f"{head}[{_product(inside)}]")])


def _atom(term: Term, names: _Names) -> str:
    match term:
        case Pi():
            return "π"
        case Scalar(name):
            return name
        case Counter(place):
            return _place(place, names)
        case Cell():
            return _cell(term, names)
        case Next(base, data, row, place):
            return f"{base}<{data}<{'' if row is None else _place(row, names)}<{_place(place, names)}>"
        case Drawn(variable):
            return names.get(variable, variable)
        case Applied(function, argument):
            return f"{function}({_text(_terms(argument, names))})"
        case Chain(index, lower, upper, body):
            mark = f"‹{len(names)}›"
            inner = _text(_terms(body, {**names, index: mark}))
            return f"∏{mark}{_place(lower, names)}..{_place(upper, names)}[{inner}]"
        case Mean(variable, mu, sigma, body):
            mark = f"‹{len(names)}›"
            under = f"{_text(_terms(mu, names))},{_text(_terms(sigma, names))}"
            return f"∫{mark}{under}[{_text(_terms(body, {**names, variable: mark}))}]"
        case Slope(variable, body):
            return f"d/d{variable}({_text(_terms(body, names))})"
        case Defined(label, meaning):
            return f"{label}{{{_text(_terms(meaning, names))}}}"
        case _:
            return repr(term)


def _place(place: Affine | Cell, names: _Names) -> str:
    if isinstance(place, Cell):
        return _cell(place, names)
    return f"{names.get(place.of, place.of) if place.of is not None else ''}{place.offset:+d}"


def _cell(cell: Cell, names: _Names) -> str:
    places = ",".join(f"{axis}:{_place(place, names)}" for axis, place in zip(cell.axes, cell.places, strict=True))
    return f"{cell.base}[{places}]"
