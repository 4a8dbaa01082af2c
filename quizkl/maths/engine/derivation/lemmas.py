"""Inequalities: what must be at least 0 is shown to be so by a lemma whose conditions are checked.

``jensen``: f(Σ w g) ≥ Σ w f(g) for a concave f and positive w that add up to 1 (Cover & Thomas, 2.6.2).
``gibbs``: KL(p ‖ q) ≥ 0 (2.6.3). ``log-sum``: Σ a ln(a/b) ≥ (Σ a) ln(Σ a / Σ b) for positive a, b (2.7.1).
``nonnegativity``: a sum of squares, of products of positive factors, of -ln of probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.line import LEMMAS, Reason
from quizkl.maths.derivation.symbols import Distribution, Empirical, Normal, Symbols
from quizkl.maths.derivation.term import (
    Added,
    Affine,
    Applied,
    Cell,
    Defined,
    Mean,
    Multiplied,
    Number,
    Raised,
    Scalar,
    Series,
    Term,
    divide,
    ln,
    multiply,
    subtract,
)
from quizkl.maths.engine.derivation.build import form_of
from quizkl.maths.engine.derivation.combined import is_combined, logarithms_of_averages
from quizkl.maths.engine.derivation.form import Form, NoFormError, minus
from quizkl.maths.engine.derivation.parts import parts
from quizkl.maths.engine.derivation.proportion import factor_between
from quizkl.maths.engine.derivation.signs import is_not_negative, is_not_positive, is_positive_form
from quizkl.maths.syntax.tree import Application, Call, Expectation, Expression, Name
from quizkl.maths.syntax.unreadable import Unreadable

_MOST_CANDIDATES = 24


def lemma_for(larger: Term, smaller: Term, named: Reason | None, symbols: Symbols) -> Reason | None:
    """A lemma by which ``larger`` is at least ``smaller``, the one that is named first; None where none was found."""
    try:
        gap = minus(form_of(larger, symbols), form_of(smaller, symbols))
    except (NoFormError, RecursionError):
        return None
    order = sorted(LEMMAS, key=lambda lemma: lemma is not named)
    for lemma in order:
        if _HOLDS[lemma](gap, larger, smaller, symbols):
            return lemma
    averages = logarithms_of_averages(
        (larger, smaller), lambda whole, weight, inside: _may_average(whole, weight, inside, symbols)
    )
    if is_combined(gap, averages, _divergences(symbols), lambda form: _is_not_negative(form, symbols), symbols):
        return named if named is Reason.GIBBS else Reason.JENSEN
    return None


def _may_average(whole: Term, weight: Term, inside: Term, symbols: Symbols) -> bool:
    """Whether the weights are positive and add up to 1, and what they weigh is positive."""
    try:
        return _is_normalised(whole, weight, symbols) and is_positive_form(form_of(inside, symbols), symbols)
    except (NoFormError, RecursionError):
        return False


def _nonnegativity(gap: Form, larger: Term, smaller: Term, symbols: Symbols) -> bool:
    return _is_not_negative(gap, symbols)


def _is_not_negative(gap: Form, symbols: Symbols) -> bool:
    return all(
        is_not_negative(monomial, symbols) if coefficient > 0 else is_not_positive(monomial, symbols)
        for monomial, coefficient in gap.terms
    )


def _explained(gap: Form, candidates: Iterator[Term], symbols: Symbols) -> bool:
    """Whether the gap is a positive multiple of one of the candidates, each of which is at least 0."""
    for _, candidate in zip(range(_MOST_CANDIDATES), candidates, strict=False):
        try:
            found = factor_between(gap, form_of(candidate, symbols), symbols)
        except (NoFormError, RecursionError):
            continue
        if found is not None and found > 0:
            return True
    return False


def _gibbs(gap: Form, larger: Term, smaller: Term, symbols: Symbols) -> bool:
    return _explained(gap, _divergences(symbols), symbols)


def _divergences(symbols: Symbols) -> Iterator[Term]:
    """The divergences between distributions over the same outcomes, marginal and conditional ones as well."""
    kinds = [
        (name, kind) for name, kind in symbols.declared.items() if isinstance(kind, Distribution | Empirical | Normal)
    ]
    for (first, kind), (second, other) in permutations(kinds, 2):
        for expression in _between(first, kind, second, other):
            term = elaborate(expression, symbols)
            if not isinstance(term, Unreadable):
                yield term
    for name, kind in kinds:
        if isinstance(kind, Distribution) and len(kind.all_axes) == 1 and not kind.axes[0].size.isdigit():
            yield _from_uniform(name, kind.axes[0].size)


def _from_uniform(name: str, size: str) -> Term:
    """KL(p ‖ u) for the uniform u."""
    index = "i#u"
    p = Cell(name, (0,), (Affine(index),))
    body = Multiplied((p, ln(Multiplied((Scalar(size), p)))))
    return Series(index, Affine(None, 1), Affine(size), body)


def _between(first: str, kind: object, second: str, other: object) -> Iterator[Expression]:
    p, q = Name(first), Name(second)
    if isinstance(kind, Distribution) and isinstance(other, Distribution) and kind.all_axes != other.all_axes:
        return
    yield Call("kl", (p, q))
    if not isinstance(kind, Distribution) or len(kind.axes) != 2 or kind.given:
        return
    x, y = (Name(axis.name or "") for axis in kind.axes)
    for one, two in ((x, y), (y, x)):
        yield Call("kl", (Application(p, (one,)), Application(q, (one,))))
        inside = Call("kl", (Application(p, (two,), (one,)), Application(q, (two,), (one,))))
        yield Expectation(one.text, p, inside)


def _jensen(gap: Form, larger: Term, smaller: Term, symbols: Symbols) -> bool:
    return _explained(gap, _jensen_gaps((larger, smaller), symbols), symbols)


def _jensen_gaps(terms: tuple[Term, Term], symbols: Symbols) -> Iterator[Term]:
    for rebuild, weights, function in _averages(terms):
        if not _is_normalised(rebuild(weights), weights, symbols):
            continue
        for shape, inside in _shapes(function):
            gap = _gap(shape, rebuild, weights, inside, symbols)
            if gap is not None:
                yield gap


def _is_normalised(total: Term, weights: Term, symbols: Symbols) -> bool:
    try:
        return is_positive_form(form_of(weights, symbols), symbols) and form_of(total, symbols).constant == 1
    except (NoFormError, RecursionError):
        return False


_Rebuild = Callable[[Term], Term]


def _averages(terms: tuple[Term, Term]) -> Iterator[tuple[_Rebuild, Term, Term]]:
    """Every sum or expectation as weights times a function: how to sum again, the weights, the function."""
    for node in parts(terms):
        if not isinstance(node, Series | Mean):
            continue
        layers: list[Series | Mean] = [node]
        body = node.body
        while isinstance(body, Series | Mean):
            layers.append(body)
            body = body.body
        factors = _factors(body)
        for place, factor in enumerate(factors):
            if isinstance(factor, Number):
                continue
            rest = (*factors[:place], *factors[place + 1 :])
            constants = tuple(part for part in rest if isinstance(part, Number))
            others = tuple(part for part in rest if not isinstance(part, Number))
            yield _rebuild(layers), multiply(*others) if others else Number(Fraction(1)), multiply(factor, *constants)


def _rebuild(layers: list[Series | Mean]) -> _Rebuild:
    def rebuilt(body: Term) -> Term:
        for layer in reversed(layers):
            body = replace(layer, body=body)
        return body

    return rebuilt


def _factors(body: Term) -> tuple[Term, ...]:
    if isinstance(body, Multiplied):
        return tuple(factor for part in body.factors for factor in _factors(part))
    if isinstance(body, Defined) and isinstance(body.meaning, Multiplied) and body.label == "|":
        return (body,)
    return (body,)


_Shape = Callable[[Term], Term]


def _shapes(function: Term) -> Iterator[tuple[tuple[_Shape, bool], Term]]:
    """The function as a concave (True) or convex one of something inside: ln, exp, a power."""
    inside = _as_logarithm(function)
    if inside is not None:
        yield (ln, True), inside
        yield (ln, True), Raised(inside, Number(Fraction(-1)))
    match _without_constants(function):
        case Applied("exp", argument):
            yield (lambda term: Applied("exp", term), False), argument
        case Raised(base, Number(value) as exponent) if value not in (0, 1):
            concave = 0 < value < 1
            yield (lambda term: Raised(term, exponent), concave), base


def _without_constants(term: Term) -> Term:
    if isinstance(term, Multiplied):
        rest = tuple(factor for factor in term.factors if not isinstance(factor, Number))
        return _without_constants(rest[0]) if len(rest) == 1 else term
    return term


def _as_logarithm(term: Term) -> Term | None:
    """What the term is the logarithm of, constants in front taken for powers and sums for products; None else."""
    match term:
        case Applied("ln", argument):
            return argument
        case Added(terms):
            inner = [_as_logarithm(part) for part in terms]
            return None if None in inner else multiply(*(part for part in inner if part is not None))
        case Multiplied(factors):
            logs = [factor for factor in factors if not isinstance(factor, Number)]
            inside = _as_logarithm(logs[0]) if len(logs) == 1 else None
            if inside is None:
                return None
            constant = Fraction(1)
            for factor in factors:
                if isinstance(factor, Number):
                    constant *= factor.value
            if abs(constant) != 1:
                return inside
            return inside if constant == 1 else Raised(inside, Number(Fraction(-1)))
        case _:
            return None


def _gap(shape: tuple[_Shape, bool], rebuild: _Rebuild, weights: Term, inside: Term, symbols: Symbols) -> Term | None:
    """What Jensen says is at least 0; None where what is inside is not known to be positive and has to be."""
    function, concave = shape
    if not _fits(function, inside, symbols):
        return None
    of_mean = function(rebuild(multiply(weights, inside)))
    mean_of = rebuild(multiply(weights, function(inside)))
    return subtract(of_mean, mean_of) if concave else subtract(mean_of, of_mean)


def _fits(function: _Shape, inside: Term, symbols: Symbols) -> bool:
    """exp and even powers are convex everywhere; logarithms and other powers where the inside is positive."""
    match function(inside):
        case Applied("exp"):
            return True
        case Raised(_, Number(value)) if value.denominator == 1 and value > 0 and value.numerator % 2 == 0:
            return True
    try:
        return is_positive_form(form_of(inside, symbols), symbols)
    except (NoFormError, RecursionError):
        return False


def _log_sum(gap: Form, larger: Term, smaller: Term, symbols: Symbols) -> bool:
    return _explained(gap, _log_sum_gaps((larger, smaller), symbols), symbols)


def _log_sum_gaps(terms: tuple[Term, Term], symbols: Symbols) -> Iterator[Term]:
    for rebuild, weights, function in _averages(terms):
        inside = _as_logarithm(function)
        if inside is None:
            continue
        for ratio in (inside, Raised(inside, Number(Fraction(-1)))):
            other = divide(weights, ratio)
            try:
                if not all(is_positive_form(form_of(part, symbols), symbols) for part in (weights, other)):
                    continue
            except (NoFormError, RecursionError):
                continue
            first, second = rebuild(weights), rebuild(other)
            yield subtract(rebuild(multiply(weights, ln(ratio))), multiply(first, ln(divide(first, second))))


_HOLDS: dict[Reason, Callable[[Form, Term, Term, Symbols], bool]] = {
    Reason.JENSEN: _jensen,
    Reason.GIBBS: _gibbs,
    Reason.LOG_SUM: _log_sum,
    Reason.NONNEGATIVITY: _nonnegativity,
}
