"""Closed forms for families of distributions (normal: Cover & Thomas 8.4 and 8.5; mvn: Rasmussen & Williams A.5)."""

from __future__ import annotations

from quizkl.maths.engine.worked.definition import Definition, Formula, Opaque
from quizkl.maths.engine.worked.notation import HALF, call, ln, minus, number, over, plus, squared, times
from quizkl.maths.engine.worked.symbols import Define, Symbols
from quizkl.maths.syntax.tree import Absolute, Binary, Constant, Expression, Negate, Operator, Symbol

_TWO_PI = times(number(2), Constant(Symbol.PI))
_ONE = number(1)


def _numbers(symbols: Symbols, arguments: tuple[Expression, ...]) -> bool:
    return all(symbols.quantities.shape(argument) == () for argument in arguments)


def _kl_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    letters = (("mu_1", "mu_p"), ("sigma_1", "sigma_p"), ("mu_2", "mu_q"), ("sigma_2", "sigma_q"))
    m, s, n, t = (symbols.name(argument, *names) for argument, names in zip(arguments, letters, strict=True))
    quotient = over(plus(squared(s), squared(minus(m, n))), times(number(2), squared(t)))
    return Formula(minus(plus(ln(over(t, s)), quotient), HALF))


def _kl_mvn(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    letters = (("mu_1", "mu_p"), ("Sigma_1", "Sigma_p"), ("mu_2", "mu_q"), ("Sigma_2", "Sigma_q"))
    m, a, n, b = (symbols.name(argument, *names) for argument, names in zip(arguments, letters, strict=True))
    size = symbols.size(m)
    if size is None:
        return Opaque()
    gap = symbols.name(minus(n, m), "delta", "d")
    trace = call("tr", _product(call("inv", b), a))
    distance = _product(_product(gap, call("inv", b)), gap)
    volumes = ln(over(call("det", b), call("det", a)))
    return Formula(times(HALF, plus(minus(plus(trace, distance), number(size)), volumes)))


def _product(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.MATRIX_PRODUCT, left, right)


def _kl_bernoulli(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    p, q = symbols.name(arguments[0], "p", "a", "r"), symbols.name(arguments[1], "q", "b", "s")
    return Formula(plus(times(p, ln(over(p, q))), times(minus(_ONE, p), ln(over(minus(_ONE, p), minus(_ONE, q))))))


def _kl_exponential(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    a, b = symbols.name(arguments[0], "lambda_1"), symbols.name(arguments[1], "lambda_2")
    return Formula(minus(plus(ln(over(a, b)), over(b, a)), _ONE))


def _kl_poisson(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    a, b = symbols.name(arguments[0], "lambda_1"), symbols.name(arguments[1], "lambda_2")
    return Formula(minus(plus(times(a, ln(over(a, b))), b), a))


def _kl_laplace(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    letters = (("mu_1", "mu_p"), ("b_1", "b_p"), ("mu_2", "mu_q"), ("b_2", "b_q"))
    m, a, n, b = (symbols.name(argument, *names) for argument, names in zip(arguments, letters, strict=True))
    gap = Absolute(minus(m, n))
    spread = plus(times(a, call("exp", Negate(over(gap, a)))), gap)
    return Formula(minus(plus(ln(over(b, a)), over(spread, b)), _ONE))


def _entropy_uniform(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(ln(minus(arguments[1], arguments[0]))) if _numbers(symbols, arguments) else Opaque()


def _entropy_laplace(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    return Formula(plus(_ONE, ln(times(number(2), symbols.name(arguments[1], "b", "c")))))


def _entropy_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments[1:]):
        return Opaque()
    s = symbols.name(arguments[1], "sigma")
    return Formula(times(HALF, ln(times(_TWO_PI, Constant(Symbol.E), squared(s)))))


def _entropy_mvn(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    size = symbols.size(arguments[0])
    if size is None:
        return Opaque()
    covariance = symbols.name(arguments[1], "Sigma")
    volume = ln(call("det", covariance))
    return Formula(times(HALF, plus(times(number(size), ln(times(_TWO_PI, Constant(Symbol.E)))), volume)))


def _entropy_bernoulli(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    p = symbols.name(arguments[0], "p", "a", "r")
    return Formula(minus(Negate(times(p, ln(p))), times(minus(_ONE, p), ln(minus(_ONE, p)))))


def _entropy_exponential(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    if not _numbers(symbols, arguments):
        return Opaque()
    return Formula(minus(_ONE, ln(symbols.name(arguments[0], "lambda"))))


def _logpdf_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    m, s, x = _normal_at(symbols, arguments)
    square = over(squared(minus(x, m)), times(number(2), squared(s)))
    return Formula(minus(Negate(times(HALF, ln(times(_TWO_PI, squared(s))))), square))


def _pdf_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    m, s, x = _normal_at(symbols, arguments)
    bell = call("exp", Negate(over(squared(minus(x, m)), times(number(2), squared(s)))))
    return Formula(over(bell, times(s, call("sqrt", _TWO_PI))))


def _normal_at(symbols: Symbols, arguments: tuple[Expression, ...]) -> tuple[Expression, ...]:
    letters = (("mu", "m"), ("sigma", "s"), ("x", "y", "u", "t"))
    return tuple(symbols.name(argument, *names) for argument, names in zip(arguments, letters, strict=True))


def _logpdf_mvn(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    size = symbols.size(arguments[0])
    if size is None or symbols.size(arguments[2]) != size:
        return Opaque()
    covariance = symbols.name(arguments[1], "Sigma")
    gap = symbols.name(minus(arguments[2], arguments[0]), "delta", "d")
    distance = _product(_product(gap, call("inv", covariance)), gap)
    constant = times(number(size), ln(_TWO_PI))
    return Formula(Negate(times(HALF, plus(constant, ln(call("det", covariance)), distance))))


def _logpdf_exponential(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    rate, x = symbols.name(arguments[0], "lambda"), symbols.name(arguments[1], "x", "y", "u", "t")
    return Formula(minus(ln(rate), times(rate, x)))


def _pdf_exponential(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    rate, x = symbols.name(arguments[0], "lambda"), symbols.name(arguments[1], "x", "y", "u", "t")
    return Formula(times(rate, call("exp", Negate(times(rate, x)))))


def _cdf_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    mean, deviation = symbols.name(arguments[0], "mu"), symbols.name(arguments[1], "sigma")
    return Formula(call("Phi", over(minus(arguments[2], mean), deviation)))


def _cdf_exponential(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    rate, x = symbols.name(arguments[0], "lambda"), symbols.name(arguments[1], "x", "y", "u", "t")
    return Formula(minus(_ONE, call("exp", Negate(times(rate, x)))))


def _quantile_normal(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    mean, deviation = symbols.name(arguments[0], "mu"), symbols.name(arguments[1], "sigma")
    return Formula(plus(mean, times(deviation, call("probit", arguments[2]))))


def _of_family(moment: dict[str, Define]) -> Define:
    """The definition for the family that the first argument is; the other arguments follow its parameters."""

    def define(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
        family = symbols.family(arguments[0])
        if family is None or family.function not in moment:
            return Opaque()
        rest = arguments[1:]
        if rest and (not _numbers(symbols, rest) and family.function != "mvn"):
            return Opaque()
        if family.function != "mvn" and not _numbers(symbols, family.arguments):
            return Opaque()
        return moment[family.function](symbols, (*family.arguments, *rest))

    return define


DIVERGENCE: dict[str, Define] = {
    "normal": _kl_normal,
    "mvn": _kl_mvn,
    "bernoulli": _kl_bernoulli,
    "exponential": _kl_exponential,
    "poisson": _kl_poisson,
    "laplace": _kl_laplace,
}
ENTROPY: dict[str, Define] = {
    "normal": _entropy_normal,
    "mvn": _entropy_mvn,
    "bernoulli": _entropy_bernoulli,
    "exponential": _entropy_exponential,
    "uniform": _entropy_uniform,
    "laplace": _entropy_laplace,
}
MEAN: Define = _of_family(
    {
        "normal": lambda _symbols, arguments: Formula(arguments[0]),
        "bernoulli": lambda _symbols, arguments: Formula(arguments[0]),
        "exponential": lambda _symbols, arguments: Formula(over(_ONE, arguments[0])),
    }
)
VARIANCE: Define = _of_family(
    {
        "normal": lambda _symbols, arguments: Formula(squared(arguments[1])),
        "bernoulli": lambda _symbols, arguments: Formula(times(arguments[0], minus(_ONE, arguments[0]))),
        "exponential": lambda _symbols, arguments: Formula(over(_ONE, squared(arguments[0]))),
    }
)
FAMILIES: dict[str, Define] = {
    "logpdf": _of_family({"normal": _logpdf_normal, "mvn": _logpdf_mvn, "exponential": _logpdf_exponential}),
    "pdf": _of_family({"normal": _pdf_normal, "exponential": _pdf_exponential}),
    "cdf": _of_family({"normal": _cdf_normal, "exponential": _cdf_exponential}),
    "quantile": _of_family({"normal": _quantile_normal}),
}
