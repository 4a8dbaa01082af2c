"""Entropies, divergences and what goes with them, as they are defined (sources: see the table of functions)."""

from __future__ import annotations

from quizkl.maths.engine.worked.definition import Definition, Formula, Opaque, series
from quizkl.maths.engine.worked.families import DIVERGENCE, ENTROPY
from quizkl.maths.engine.worked.notation import (
    HALF,
    at_index,
    call,
    ln,
    minus,
    number,
    over,
    plus,
    squared,
    sum_over,
    times,
)
from quizkl.maths.engine.worked.quantities import amount_of
from quizkl.maths.engine.worked.symbols import Define, Symbols
from quizkl.maths.syntax.tree import Absolute, Expression, Index, Negate, Number

_LARGE_LOGIT = 20
_FIRST = ("p", "r", "v", "w")
_SECOND = ("q", "s", "t", "u")


def _vectors(symbols: Symbols, arguments: tuple[Expression, ...]) -> tuple[Expression, ...] | None:
    """The probability vectors of the arguments; None where one is a density."""
    named: list[Expression] = []
    for argument, letters in zip(arguments, (_FIRST, _SECOND), strict=False):
        family = symbols.family(argument)
        if family is not None:
            if family.function != "categorical":
                return None
            argument = family.arguments[0]
        elif symbols.quantities.is_distribution(argument):
            return None
        named.append(symbols.name(argument, *letters))
    return tuple(named)


def _entropy(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    family = symbols.family(arguments[0])
    if family is not None and family.function in ENTROPY:
        return ENTROPY[family.function](symbols, family.arguments)
    vectors = _vectors(symbols, arguments)
    if vectors is None:
        return Opaque()
    return _cross_entropy_of(symbols, vectors[0], vectors[0])


def _cross_entropy(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    vectors = _vectors(symbols, arguments)
    if vectors is None:
        return Formula(plus(call("entropy", arguments[0]), call("kl", *arguments)))
    return _cross_entropy_of(symbols, vectors[0], vectors[1])


def _cross_entropy_of(symbols: Symbols, p: Expression, q: Expression) -> Definition:
    size = symbols.size(p)
    if size is None:
        return Opaque()
    i = symbols.index()
    body = times(at_index(p, i), ln(at_index(q, i)))
    return series(Negate(sum_over(size, body, i)), size, Negate(body), i)


def _kl(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    families = [symbols.family(argument) for argument in arguments]
    first, second = families
    if first is not None and second is not None and first.function == second.function in DIVERGENCE:
        return DIVERGENCE[first.function](symbols, (*first.arguments, *second.arguments))
    vectors = _vectors(symbols, arguments)
    if vectors is None:
        return Opaque()
    size = symbols.size(vectors[0])
    if size is None:
        return Opaque()
    i = symbols.index()
    p_i, q_i = (at_index(vector, i) for vector in vectors)
    body = times(p_i, ln(over(p_i, q_i)))
    return series(sum_over(size, body, i), size, body, i)


def _js(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    p, q = arguments
    middle = symbols.name(over(plus(p, q), number(2)), "m", "a", "b")
    return Formula(over(plus(call("kl", p, middle), call("kl", q, middle)), number(2)))


def _tv(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    p, q = symbols.name(arguments[0], *_FIRST), symbols.name(arguments[1], *_SECOND)
    size = symbols.size(p)
    if size is None:
        return Opaque()
    i = symbols.index()
    body = Absolute(minus(at_index(p, i), at_index(q, i)))
    return series(sum_over(size, body, i), size, body, i, lambda total: times(HALF, total))


def _hellinger(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    p, q = symbols.name(arguments[0], *_FIRST), symbols.name(arguments[1], *_SECOND)
    size = symbols.size(p)
    if size is None:
        return Opaque()
    i = symbols.index()
    body = squared(minus(call("sqrt", at_index(p, i)), call("sqrt", at_index(q, i))))
    return series(sum_over(size, body, i), size, body, i, lambda total: call("sqrt", times(HALF, total)))


def _softmax(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    z = _logits(symbols, arguments[0])
    greatest = _large(symbols, z)
    weights = call("exp", z if greatest is None else minus(z, greatest))
    return Opaque() if symbols.size(z) is None else Formula(over(weights, call("sum", weights)))


def _log_softmax(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    z = _logits(symbols, arguments[0])
    return Opaque() if symbols.size(z) is None else Formula(minus(z, call("logsumexp", z)))


def _logsumexp(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    z = _logits(symbols, arguments[0])
    size = symbols.size(z)
    if size is None:
        return Opaque()
    greatest = _large(symbols, z)
    i = symbols.index()
    body = call("exp", at_index(z, i) if greatest is None else minus(at_index(z, i), greatest))

    def whole(total: Expression) -> Expression:
        return ln(total) if greatest is None else plus(greatest, ln(total))

    return series(sum_over(size, body, i), size, body, i, whole)


def _logits(symbols: Symbols, argument: Expression) -> Expression:
    return symbols.name(argument, "z", "y", "u")


def _large(symbols: Symbols, z: Expression) -> Expression | None:
    """The greatest logit where exponentials would be too large or small to write down: it is taken off first."""
    size = symbols.size(z)
    digits = [amount_of(value).digits for value in symbols.quantities.value(z)] if size is not None else []
    if all(abs(value) <= _LARGE_LOGIT for value in digits):
        return None
    place = max(range(len(digits)), key=lambda position: digits[position])
    amount = symbols.quantities.amount(Index(z, place + 1))
    if amount is None or amount.exact is None:
        return None
    greatest = Number(abs(amount.exact))
    return Negate(greatest) if amount.exact < 0 else greatest


def _normalize(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    weights = symbols.name(arguments[0], "w", "v", "u")
    return Opaque() if symbols.size(weights) is None else Formula(over(weights, call("sum", weights)))


def _perplexity(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(call("exp", arguments[0]))


INFORMATION: dict[str, Define] = {
    "entropy": _entropy,
    "cross_entropy": _cross_entropy,
    "kl": _kl,
    "js": _js,
    "tv": _tv,
    "hellinger": _hellinger,
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "normalize": _normalize,
    "perplexity": _perplexity,
    "mc_kl": lambda _symbols, _arguments: Opaque("the mean of ln p(x) - ln q(x) over the draws"),
}
