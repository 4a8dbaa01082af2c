"""Products, powers, logarithms and exponentials of forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from math import gcd

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.derivation.term import Affine, Number
from quizkl.maths.engine.derivation import tidy
from quizkl.maths.engine.derivation.form import (
    ONE_MONOMIAL,
    Atom,
    Bracket,
    Exponential,
    Form,
    Function,
    Log,
    Monomial,
    NoFormError,
    collect,
    mentioned,
    number,
    plus,
    scaled,
    single,
)
from quizkl.maths.engine.derivation.rename import renamed_factors
from quizkl.maths.engine.derivation.signs import is_positive, is_positive_form

HIGHEST = 8
"""The power to which a sum is multiplied out."""
_LARGEST_NUMBER = 10**12
_LONGEST_NUMBER = 8_000
"""Bits of a coefficient."""


@dataclass(frozen=True, slots=True)
class Room:
    """What forms are made with: the symbols, and names for bound indices that nothing else has."""

    symbols: Symbols
    fresh: Iterator[int] = field(default_factory=lambda: count(1))

    def new_index(self) -> str:
        return f"~{next(self.fresh)}"


def times(left: Form, right: Form, room: Room) -> Form:
    if left.constant is not None:
        return scaled(right, left.constant)
    if right.constant is not None:
        return scaled(left, right.constant)
    pairs: list[tuple[Monomial, Fraction]] = []
    for monomial, coefficient in left.terms:
        first = apart(monomial, room)
        pairs.extend(scaled(under(dict(first.sums), first.factors, right, room), coefficient).terms)
    return collect(pairs)


def under(sums: Mapping[str, str], factors: tuple[tuple[Atom, Fraction], ...], form: Form, room: Room) -> Form:
    """``form``, which may mention the indices of ``sums``, times ``factors``, all of it summed over them."""
    pairs: list[tuple[Monomial, Fraction]] = []
    for monomial, coefficient in form.terms:
        other = apart(monomial, room)
        merged: dict[Atom, Fraction] = {}
        for atom, exponent in (*factors, *other.factors):
            merged[atom] = merged.get(atom, Fraction(0)) + exponent
        pairs.extend(scaled(tidy.tidied({**sums, **dict(other.sums)}, merged, room), coefficient).terms)
    return collect(pairs)


def apart(monomial: Monomial, room: Room) -> Monomial:
    """The monomial with new names for its bound indices, so that it can stand beside any other."""
    if not monomial.sums:
        return monomial
    names = {index: room.new_index() for index, _ in monomial.sums}
    places = {index: Affine(name) for index, name in names.items()}
    sums = tuple((names[index], size) for index, size in monomial.sums)
    return Monomial(sums, renamed_factors(monomial.factors, places))


def power(form: Form, exponent: Fraction, room: Room) -> Form:
    """A constant power. Raises NoFormError for a power of 0 that has no value."""
    if exponent == 0:
        return number(1)
    if not form.terms:
        if exponent < 0:
            raise NoFormError("it divides by 0")
        return form
    if exponent == 1:
        return form
    if len(form.terms) == 1 and not form.terms[0][0].sums:
        return _power_of_product(*form.terms[0], exponent, room)
    if exponent.denominator == 1 and 0 < exponent <= HIGHEST:
        result = form
        for _ in range(int(exponent) - 1):
            result = times(result, form, room)
        return result
    outside, inside = content(form, room, signed=exponent.denominator == 1)
    return times(power(outside, exponent, room), single(Bracket(inside), exponent), room)


def _power_of_product(monomial: Monomial, coefficient: Fraction, exponent: Fraction, room: Room) -> Form:
    whole = exponent.denominator == 1
    factors: dict[Atom, Fraction] = {}
    left_over: list[tuple[Atom, Fraction]] = []
    for atom, own in monomial.factors:
        if whole or is_positive(atom, room.symbols):
            factors[atom] = own * exponent
        else:
            left_over.append((atom, own))
    if whole:
        bits = max(coefficient.numerator.bit_length(), coefficient.denominator.bit_length())
        if bits * abs(exponent) > _LONGEST_NUMBER:
            raise NoFormError("a number in it is too large")
        return scaled(tidy.tidied({}, factors, room), coefficient ** int(exponent))
    size, sign = abs(coefficient), 1 if coefficient > 0 else -1
    result = times(tidy.tidied({}, factors, room), _number_power(size, exponent, room), room)
    if left_over or sign < 0:
        inside = Form(((Monomial((), tuple(left_over)), Fraction(sign)),))
        result = times(result, single(Bracket(inside), exponent), room)
    return result


def _number_power(value: Fraction, exponent: Fraction, room: Room) -> Form:
    factors: dict[Atom, Fraction] = {}
    for prime, times_in in primes(value).items():
        factors[Number(Fraction(prime))] = times_in * exponent
    return tidy.tidied({}, factors, room)


def primes(value: Fraction) -> dict[int, int]:
    """The prime factors of a positive number with their exponents. Raises NoFormError for very large ones."""
    found: dict[int, int] = {}
    for rest, sign in ((value.numerator, 1), (value.denominator, -1)):
        if rest > _LARGEST_NUMBER:
            raise NoFormError("a number in it is too large")
        divisor = 2
        while divisor * divisor <= rest:
            while rest % divisor == 0:
                found[divisor] = found.get(divisor, 0) + sign
                rest //= divisor
            divisor += 1
        if rest > 1:
            found[rest] = found.get(rest, 0) + sign
    return found


def content(form: Form, room: Room, signed: bool) -> tuple[Form, Form]:
    """A form as a product: a positive common factor (with ``signed`` also -1), and the rest."""
    coefficients = [coefficient for _, coefficient in form.terms]
    above = gcd(*(abs(coefficient.numerator) for coefficient in coefficients))
    below = 1
    for coefficient in coefficients:
        below = below * coefficient.denominator // gcd(below, coefficient.denominator)
    common = Fraction(above, below)
    if signed and coefficients[0] < 0:
        common = -common
    shared = dict(form.terms[0][0].factors)
    for monomial, _ in form.terms:
        factors = dict(monomial.factors)
        bound = {index for index, _ in monomial.sums}
        shared = {
            atom: min(exponent, factors[atom])
            for atom, exponent in shared.items()
            if atom in factors and is_positive(atom, room.symbols) and mentioned(atom).isdisjoint(bound)
        }
    outside = Form(((Monomial((), tuple(sorted(shared.items(), key=lambda pair: repr(pair[0])))), common),))
    inverse = tuple((atom, -exponent) for atom, exponent in shared.items())
    inside = scaled(under({}, inverse, form, room), 1 / common) if shared else scaled(form, 1 / common)
    return outside, inside


def logarithm(form: Form, room: Room) -> Form:
    """The natural logarithm, taken apart as far as factors are known to be positive."""
    if not form.terms:
        raise NoFormError("it takes the logarithm of 0")
    if len(form.terms) == 1 and not form.terms[0][0].sums:
        return _log_of_product(*form.terms[0], room)
    outside, inside = content(form, room, signed=False)
    return plus(_log_of_product(*outside.terms[0], room), single(Log(inside)))


def _log_of_product(monomial: Monomial, coefficient: Fraction, room: Room) -> Form:
    parts: list[Form] = []
    left_over: list[tuple[Atom, Fraction]] = []
    for atom, exponent in monomial.factors:
        if is_positive(atom, room.symbols):
            parts.append(scaled(_log_of_atom(atom), exponent))
        else:
            left_over.append((atom, exponent))
    for prime, exponent_of in primes(abs(coefficient)).items():
        parts.append(scaled(single(Log(number(prime))), exponent_of))
    if left_over or coefficient < 0:
        sign = 1 if coefficient > 0 else -1
        parts.append(single(Log(Form(((Monomial((), tuple(left_over)), Fraction(sign)),)))))
    return plus(*parts) if parts else number(0)


def _log_of_atom(atom: Atom) -> Form:
    match atom:
        case Exponential(inner):
            return Form(((inner, Fraction(1)),))
        case Bracket(inner):
            return single(Log(inner))
        case Number(value):
            return single(Log(number(value)))
        case _:
            return single(Log(single(atom)))


def exponential(form: Form, room: Room) -> Form:
    """e to a form: a product of powers, logarithms in the exponent undone."""
    result = number(1)
    for monomial, coefficient in form.terms:
        match monomial:
            case Monomial((), ((Log(inner), exponent),)) if exponent == 1 and (
                is_positive_form(inner, room.symbols) or inner.constant is not None
            ):
                factor = power(inner, coefficient, room)
            case _:
                factor = single(Exponential(monomial), coefficient)
        result = times(result, factor, room)
    return result


def function(name: str, form: Form, room: Room) -> Form:
    """Any other function: only of a number or by its parity is anything known of it."""
    if name == "abs":
        if is_positive_form(form, room.symbols):
            return form
        if form.terms and form.terms[0][1] < 0:
            return function(name, scaled(form, -1), room)
    return single(Function(name, form))


def is_one(monomial: Monomial) -> bool:
    return monomial == ONE_MONOMIAL
