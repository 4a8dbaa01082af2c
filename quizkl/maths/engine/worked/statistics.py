"""Sums, means, variances and a few functions of numbers, as they are defined."""

from __future__ import annotations

from quizkl.maths.engine.nested import is_distribution
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.worked.definition import Definition, Formula, Opaque, Series, series
from quizkl.maths.engine.worked.families import MEAN, VARIANCE
from quizkl.maths.engine.worked.notation import (
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
from quizkl.maths.engine.worked.symbols import Define, Symbols
from quizkl.maths.syntax.tree import Expression, Factorial, Index, Negate, Number


def _sum(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if len(arguments) > 1:
        return Series(None, len(arguments), lambda place: arguments[place - 1])
    vector = arguments[0]
    size = symbols.size(vector)
    return Opaque() if size is None else Series(None, size, lambda place: Index(vector, place))


def _mean(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if _of_distribution(symbols, arguments[0]):
        return MEAN(symbols, arguments)
    vector = arguments[0]
    size = symbols.size(vector)
    if size is None:
        return Opaque()
    return Series(None, size, lambda place: Index(vector, place), lambda total: over(total, number(size)))


def _var(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if _of_distribution(symbols, arguments[0]):
        return VARIANCE(symbols, arguments)
    x = symbols.name(arguments[0], "x", "y", "u", "v", "w")
    size = symbols.size(x)
    below = None if size is None else _below(size, arguments[1:])
    if size is None or below is None:
        return Opaque()
    i = symbols.index()
    body = squared(minus(at_index(x, i), call("mean", x)))
    return series(sum_over(size, body, i), size, body, i, lambda total: over(total, number(below)))


def _below(size: int, correction: tuple[Expression, ...]) -> int | None:
    """What a sum of squares is divided by."""
    match correction:
        case ():
            return size
        case (Number(value),) if value.denominator == 1 and 0 <= value < size:
            return size - int(value)
        case _:
            return None


def _std(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(call("sqrt", call("var", *arguments)))


def _cov(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if len(arguments) < 2 or _of_distribution(symbols, arguments[0]):
        return Opaque()
    x, y = symbols.name(arguments[0], "x", "v", "w"), symbols.name(arguments[1], "y", "u", "t")
    size = symbols.size(x)
    below = None if size is None else _below(size, arguments[2:])
    if size is None or below is None or symbols.quantities.shape(y) != (size,):
        return Opaque()
    i = symbols.index()
    body = times(minus(at_index(x, i), call("mean", x)), minus(at_index(y, i), call("mean", y)))
    return series(sum_over(size, body, i), size, body, i, lambda total: over(total, number(below)))


def _of_distribution(symbols: Symbols, argument: Expression) -> bool:
    return is_distribution(symbols.quantities.value(argument))


def _sigmoid(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(over(number(1), plus(number(1), call("exp", Negate(arguments[0])))))


def _softplus(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(ln(plus(number(1), call("exp", arguments[0]))))


def _logit(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(ln(over(arguments[0], minus(number(1), arguments[0]))))


def _log1p(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(ln(plus(number(1), arguments[0])))


def _expm1(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(minus(call("exp", arguments[0]), number(1)))


def _log(_symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(over(ln(arguments[0]), ln(arguments[1])))


def _choose(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    n, k = arguments
    amount = symbols.quantities.amount(n)
    if amount is None or amount.exact is None or not 0 <= amount.exact <= 12:
        return Opaque()
    return Formula(over(Factorial(n), times(Factorial(k), Factorial(minus(n, k)))))


def _of_numbers(define: Define) -> Define:
    """Only for numbers; a vector is taken entry by entry before."""

    def checked(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
        try:
            shapes = [symbols.quantities.shape(argument) for argument in arguments]
        except NoValueError:
            return Opaque()
        return define(symbols, arguments) if not any(shapes) else Opaque()

    return checked


ENTRYWISE: dict[str, Define] = {
    "sigmoid": _of_numbers(_sigmoid),
    "softplus": _of_numbers(_softplus),
    "logit": _of_numbers(_logit),
    "log1p": _of_numbers(_log1p),
    "expm1": _of_numbers(_expm1),
    "log": _of_numbers(_log),
    "choose": _of_numbers(_choose),
}
STATISTICS: dict[str, Define] = {
    "sum": _sum,
    "mean": _mean,
    "var": _var,
    "std": _std,
    "cov": _cov,
    **ENTRYWISE,
}
