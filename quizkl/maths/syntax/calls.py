"""Makes the node of a function call from its name and arguments, or says why there is none."""

from __future__ import annotations

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.names import NODE_FUNCTIONS, FunctionName
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Factorial,
    Name,
    Norm,
    Number,
    Operator,
    Transpose,
    Vector,
)

DIVERGENCES = frozenset({"kl", "js"})
"""Functions whose two arguments may be separated by bars: KL(p || q)."""


def takes_one(function: FunctionName) -> bool:
    """Whether a bare argument may follow: ``ln 2``."""
    if function.name in NODE_FUNCTIONS:
        return NODE_FUNCTIONS[function.name] == 1
    if function.name in ("H", "log", "𝒩", "mle"):
        return function.name in ("H", "log")
    return FUNCTIONS[function.name].fewest == 1


def call(function: FunctionName, arguments: tuple[Expression, ...]) -> Expression | str:
    """The node of the call, or a sentence if the number of arguments does not fit."""
    count = len(arguments)
    if function.name == "log":
        return _logarithm(function.base, arguments)
    if function.name == "H":
        if count in (1, 2):
            return Call("entropy" if count == 1 else "cross_entropy", arguments)
        return "`H` takes one distribution (entropy) or two (cross-entropy)."
    if function.name == "𝒩":
        return _normal_by_variance(arguments)
    if function.name in NODE_FUNCTIONS:
        if count == NODE_FUNCTIONS[function.name]:
            return _node(function.name, arguments)
        return _wrong_count(function.name, str(NODE_FUNCTIONS[function.name]), count)
    entry = FUNCTIONS[function.name]
    if count < entry.fewest or (entry.most is not None and count > entry.most):
        wanted = str(entry.fewest) if entry.fewest == entry.most else f"{entry.fewest} to {entry.most}"
        return _wrong_count(entry.signature, wanted if entry.most else f"{entry.fewest} or more", count)
    return Call(entry.name, arguments)


def _normal_by_variance(arguments: tuple[Expression, ...]) -> Expression | str:
    """``𝒩(μ, σ²)``, and its density ``𝒩(x; μ, σ²)``: the second parameter is the variance, or a covariance matrix."""
    if len(arguments) not in (2, 3):
        return "`𝒩` takes a mean and a variance."
    mean, variance = arguments[-2:]
    match variance:
        case Binary(Operator.POWER, deviation, Number(value)) if value == 2:
            family = Call("normal", (mean, deviation))
        case Name("Sigma") | Vector():
            family = Call("mvn", (mean, variance))
        case Number(value) if value == 1:
            family = Call("normal", (mean, variance))
        case _:
            family = Call("normal", (mean, Call("sqrt", (variance,))))
    return family if len(arguments) == 2 else Call("pdf", (family, arguments[0]))


def _wrong_count(name: str, wanted: str, count: int) -> str:
    noun = "argument" if wanted == "1" else "arguments"
    return f"`{name}` takes {wanted} {noun}, here {'is' if count == 1 else 'are'} {count}."


def _logarithm(base: Expression | None, arguments: tuple[Expression, ...]) -> Expression | str:
    count = len(arguments)
    if base is not None:
        if count != 1:
            return _wrong_count("log_b", "1", count)
        return Call("log", (*arguments, base))
    if count == 1:
        return Call("ln", arguments)
    if count == 2:
        return Call("log", arguments)
    return "`log` takes one argument, or two where the second is the base."


def _node(name: str, arguments: tuple[Expression, ...]) -> Expression:
    first = arguments[0]
    match name:
        case "abs":
            return Absolute(first)
        case "norm":
            return Norm(first)
        case "transpose":
            return Transpose(first)
        case "factorial":
            return Factorial(first)
        case "dot":
            return Binary(Operator.DOT, first, arguments[1])
        case _:
            return Binary(Operator.POWER, first, arguments[1])
