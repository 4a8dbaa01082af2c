"""What is known to be positive, from what the symbols are."""

from __future__ import annotations

from quizkl.maths.derivation.symbols import Quantity, Range, Symbols, Vector
from quizkl.maths.derivation.term import Cell, Counter, Next, Number, Pi, Scalar
from quizkl.maths.engine.derivation.form import (
    Atom,
    Averaged,
    Bracket,
    Exponential,
    Form,
    Function,
    Log,
    Monomial,
    Repeated,
)


def is_positive(atom: Atom, symbols: Symbols) -> bool:
    """Whether the atom is above 0 wherever it has a value."""
    match atom:
        case Scalar(name):
            kind = symbols.declared.get(name)
            return kind is None or (isinstance(kind, Quantity) and kind.range is not Range.REAL)
        case Cell(base):
            kind = symbols.declared.get(base)
            return kind.range is not Range.REAL if isinstance(kind, Vector) else True
        case Counter(place):
            return place.offset >= 0
        case Number(value):
            return value > 0
        case Pi() | Next() | Exponential():
            return True
        case Log(inner):
            constant = inner.constant
            return constant is not None and constant > 1
        case Bracket(inner) | Repeated(_, _, inner) | Averaged(_, _, _, inner):
            return is_positive_form(inner, symbols)
        case _:
            return False


def is_positive_form(form: Form, symbols: Symbols) -> bool:
    """Whether every monomial is above 0. A sum has at least one term, since sizes are at least 1."""
    return bool(form.terms) and all(
        coefficient > 0 and all(is_positive(atom, symbols) for atom, _ in monomial.factors)
        for monomial, coefficient in form.terms
    )


def is_not_negative(monomial: Monomial, symbols: Symbols) -> bool:
    """Whether a monomial is at least 0: positive factors, even powers, logarithms of probabilities turned round."""
    negative = False
    for atom, exponent in monomial.factors:
        if is_positive(atom, symbols) or exponent.numerator % 2 == 0 or exponent.denominator % 2 == 0:
            continue
        if isinstance(atom, Function) and atom.name == "abs":
            continue
        if is_log_of_probability(atom, symbols) and exponent == 1:
            negative = not negative
            continue
        return False
    return not negative


def is_not_positive(monomial: Monomial, symbols: Symbols) -> bool:
    """Whether a monomial is at most 0: it has exactly one logarithm of a probability, and the rest is at least 0."""
    logs = [
        (atom, exponent)
        for atom, exponent in monomial.factors
        if is_log_of_probability(atom, symbols) and exponent == 1
    ]
    if len(logs) != 1:
        return False
    rest = tuple(factor for factor in monomial.factors if factor != logs[0])
    return is_not_negative(Monomial(monomial.sums, rest), symbols)


def is_log_of_probability(atom: Atom, symbols: Symbols) -> bool:
    """The logarithm of an entry of a distribution of outcomes, which is at most 0."""
    match atom:
        case Log(Form(((Monomial((), ((inner, exponent),)), coefficient),))) if coefficient == 1 and exponent == 1:
            match inner:
                case Cell(base):
                    return not isinstance(symbols.declared.get(base), Vector)
                case Next():
                    return True
                case Scalar(name):
                    kind = symbols.declared.get(name)
                    return isinstance(kind, Quantity) and kind.range is Range.UNIT
        case _:
            return False
    return False
