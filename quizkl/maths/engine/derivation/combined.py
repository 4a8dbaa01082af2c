"""An inequality that no lemma gives alone: a sum of what two of them give, and of what is at least 0 by its signs.

``-KL(p ‖ q) ≤ ln Σ p (p/q)`` is Jensen's inequality for the logarithm and twice Gibbs'. Only sums of parts that are
each at least 0 are taken, so what is found is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.derivation.term import Applied, Multiplied, Number, Raised, Series, Term, ln, multiply, subtract
from quizkl.maths.engine.derivation.build import form_of
from quizkl.maths.engine.derivation.form import Form, NoFormError, minus
from quizkl.maths.engine.derivation.parts import parts
from quizkl.maths.engine.derivation.proportion import factor_between

Test = Callable[[Form], bool]

_MOST = 12
"""Candidates of a kind: each is brought into its form."""


def is_combined(
    gap: Form, first: Iterator[Term], second: Iterator[Term], is_not_negative: Test, symbols: Symbols
) -> bool:
    """Whether the gap less one of the first is at least 0, alone or less one of the second.

    All candidates are at least 0; ``is_not_negative`` tells it of a form by its signs.
    """
    divergences = list(_forms(second, symbols))
    for inequality in _forms(first, symbols):
        rest = _less(gap, inequality)
        if rest is None:
            continue
        if not rest.terms or is_not_negative(rest):
            return True
        for divergence in divergences:
            factor = factor_between(rest, divergence, symbols)
            if factor is not None and factor > 0:
                return True
            less = _less(rest, divergence)
            if less is not None and is_not_negative(less):
                return True
    return False


def _forms(candidates: Iterator[Term], symbols: Symbols) -> Iterator[Form]:
    for _, candidate in zip(range(_MOST), candidates, strict=False):
        try:
            yield form_of(candidate, symbols)
        except (NoFormError, RecursionError):
            continue


def _less(form: Form, other: Form) -> Form | None:
    try:
        return minus(form, other)
    except (NoFormError, RecursionError):
        return None


def logarithms_of_averages(terms: tuple[Term, Term], is_average: Callable[[Term, Term, Term], bool]) -> Iterator[Term]:
    """``ln Σ w g - Σ w ln g`` for every logarithm of a sum and every factor w of it that ``is_average`` accepts.

    ``is_average`` is given the sum of the weights, a weight and what they weigh: the sum must be 1, both be positive.
    """
    for node in parts(terms):
        if not (isinstance(node, Applied) and node.function == "ln" and isinstance(node.argument, Series)):
            continue
        series = node.argument
        factors = _factors(series.body)
        for place, weight in enumerate(factors):
            rest = (*factors[:place], *factors[place + 1 :])
            inside = multiply(*rest) if rest else Number(Fraction(1))
            if is_average(_again(series, weight), weight, inside):
                yield subtract(ln(series), _again(series, multiply(weight, ln(inside))))


def _again(series: Series, body: Term) -> Term:
    return replace(series, body=body)


def _factors(body: Term) -> tuple[Term, ...]:
    match body:
        case Multiplied(factors):
            return tuple(one for part in factors for one in _factors(part))
        case Raised(base, Number(value)) if value in (2, 3):
            return (base,) * int(value)
        case _:
            return (body,)
