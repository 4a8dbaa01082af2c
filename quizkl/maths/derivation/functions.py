"""What the functions of the answer language mean in terms: divergences by their definitions, sums of entries."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quizkl.maths.derivation import applications, elaborate
from quizkl.maths.derivation.places import axes_of, extent, names_of
from quizkl.maths.derivation.scope import Index, Scope, Unfit
from quizkl.maths.derivation.symbols import Distribution, Empirical, Vector
from quizkl.maths.derivation.term import (
    Added,
    Affine,
    Applied,
    Defined,
    Drawn,
    Mean,
    Multiplied,
    Number,
    Raised,
    Scalar,
    Series,
    Term,
    divide,
    ln,
    negate,
    square,
    subtract,
)
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Application, Call, Expression, Name
from quizkl.maths.syntax.walk import free_names

ENTRYWISE = frozenset(
    {"ln", "exp", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "floor", "ceil", "sign"}
)
_BASES = {"log2": 2, "log10": 10}


def called(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    """A call. Raises Unfit."""
    if function in ENTRYWISE and len(arguments) == 1:
        return Applied(function, elaborate.term(arguments[0], scope))
    if function in _BASES and len(arguments) == 1:
        return divide(ln(elaborate.term(arguments[0], scope)), ln(Number(Fraction(_BASES[function]))))
    handler = _HANDLERS.get(function)
    if handler is None:
        raise Unfit(f"`{function}` has no meaning in a derivation.", "Write it out as a sum.")
    return handler(function, arguments, scope.at(None) if function not in _PLAIN else scope)


def summed(expression: Expression, scope: Scope) -> Term:
    """The sum of the entries of an expression that is a vector."""
    size, name, here = _entries(expression, scope)
    return Series(name, Affine(None, 1), size, elaborate.term(expression, here))


def _entries(expression: Expression, scope: Scope) -> tuple[Affine, str, Scope]:
    found = {
        size
        for name in free_names(expression)
        if name not in scope.bound
        for size in [_length(name, scope)]
        if size is not None
    }
    if len(found) != 1:
        raise Unfit(f"`{echo(expression)}` is no vector of a known length.", "Write the sum with an index: sum_i p_i.")
    size = found.pop()
    name = scope.new_name("i")
    upper = Affine(None, int(size)) if size.isdigit() else Affine(size)
    return upper, name, scope.at(Affine(name))


def _length(name: str, scope: Scope) -> str | None:
    kind = scope.symbols.declared.get(name)
    if isinstance(kind, Vector | Empirical) or (isinstance(kind, Distribution) and len(kind.all_axes) == 1):
        return extent(kind)
    return None


def _root(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    degree = 2 if function == "sqrt" else 3
    return Raised(elaborate.term(arguments[0], scope), Number(Fraction(1, degree)))


def _logarithm(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    above, base = (elaborate.term(argument, scope) for argument in arguments)
    return divide(ln(above), ln(base))


def _sum(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    return summed(arguments[0], scope)


def _mean(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    normal = applications.normal_of(arguments[0], scope)
    if normal is not None:
        return Defined("mean", normal[0])
    size, name, here = _entries(arguments[0], scope)
    total = Series(name, Affine(None, 1), size, elaborate.term(arguments[0], here))
    return Defined("mean", divide(total, _number(size)))


def _number(size: Affine) -> Term:
    return Number(Fraction(size.offset)) if size.of is None else Scalar(size.of)


def _variance(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    normal = applications.normal_of(arguments[0], scope)
    if normal is not None:
        return Defined(function, square(normal[1]) if function == "var" else normal[1])
    if len(arguments) != 1:
        raise Unfit("The variance divided by n - 1 is not known here.", "Write it out as a sum.")
    size, name, here = _entries(arguments[0], scope)
    mean = _mean("mean", arguments, scope)
    spread = Series(name, Affine(None, 1), size, square(subtract(elaborate.term(arguments[0], here), mean)))
    variance = divide(spread, _number(size))
    return Defined(function, variance if function == "var" else Raised(variance, Number(Fraction(1, 2))))


def _density(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    normal = applications.normal_of(arguments[0], scope)
    if normal is None or len(arguments) != 2:
        raise Unfit(f"`{function}` takes a normal distribution and a number here.", "")
    found = Defined("density", applications.normal_density(*normal, elaborate.term(arguments[1], scope)))
    return Defined(function, found if function == "pdf" else ln(found))


def _divergence(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    """``kl``, ``cross_entropy``, ``entropy``, ``tv``, ``js``: the definition, under the first of the distributions."""
    _check_count(function, arguments)
    normals = [applications.normal_of(argument, scope) for argument in arguments]
    present = [normal for normal in normals if normal is not None]
    if len(present) == len(arguments):
        return _of_normals(function, present, scope)
    if present:
        raise Unfit("One is a density and the other is not.", "")
    shapes = [_shape(argument, scope) for argument in arguments]
    names = [scope.new_name("i") for _ in shapes[0]]
    if any([size for _, size in shape] != [size for _, size in shapes[0]] for shape in shapes):
        raise Unfit("The distributions are not over the same outcomes.", "")
    probabilities = [
        _probability(argument, shape, names, scope) for argument, shape in zip(arguments, shapes, strict=True)
    ]
    body = _integrand(function, probabilities)
    for name, (_, size) in reversed(list(zip(names, shapes[0], strict=True))):
        body = Series(name, Affine(None, 1), Affine(None, int(size)) if size.isdigit() else Affine(size), body)
    return Defined(function, body)


def _check_count(function: str, arguments: tuple[Expression, ...]) -> None:
    wanted = 1 if function == "entropy" else 2
    if len(arguments) != wanted:
        raise Unfit(f"`{FUNCTIONS[function].signature}` takes {wanted} distribution{'s' * (wanted > 1)}.", "")


def _of_normals(function: str, normals: list[tuple[Term, Term]], scope: Scope) -> Term:
    name = scope.new_name("x")
    logs = [ln(Defined("density", applications.normal_density(*normal, Drawn(name)))) for normal in normals]
    match function:
        case "kl":
            inside = subtract(logs[0], logs[1])
        case "entropy" | "cross_entropy":
            inside = negate(logs[-1])
        case _:
            raise Unfit(f"`{function}` of densities is not known here.", "")
    return Defined(function, Mean(name, *normals[0], inside))


def _integrand(function: str, probabilities: list[Term]) -> Term:
    p, q = probabilities[0], probabilities[-1]
    half = Number(Fraction(1, 2))
    match function:
        case "kl":
            return Multiplied((p, ln(divide(p, q))))
        case "entropy" | "cross_entropy":
            return negate(Multiplied((p, ln(q))))
        case "tv":
            return Multiplied((half, Applied("abs", subtract(p, q))))
        case _:
            middle = Multiplied((half, Added((p, q))))
            first, second = Multiplied((p, ln(divide(p, middle)))), Multiplied((q, ln(divide(q, middle))))
            return Multiplied((half, Added((first, second))))


_Shape = list[tuple[str | None, str]]
"""The variables that a distribution is over, each with its size."""


def _shape(argument: Expression, scope: Scope) -> _Shape:
    """``p``, ``p(x)``, ``p(y|x)`` (over y, where x is bound), ``softmax(z)``."""
    match argument:
        case Name(text) if text not in scope.bound:
            kind = scope.symbols.declared.get(text)
            if isinstance(kind, Distribution) and not kind.given:
                return [(axis.name, axis.size) for axis in kind.axes]
            if isinstance(kind, Empirical):
                return [(None, kind.size)]
        case Application(Name(text), arguments, given):
            kind = scope.symbols.declared.get(text)
            if isinstance(kind, Distribution):
                axes = axes_of(text, kind, names_of((*arguments, *given)))
                whole = kind.all_axes
                return [
                    (whole[axis].name, whole[axis].size)
                    for axis, part in zip(axes, arguments, strict=False)
                    if isinstance(part, Name) and part.text not in scope.bound
                ]
        case Call("softmax", (inside,)):
            size, _, _ = _entries(inside, scope)
            return [(None, size.of or str(size.offset))]
    raise Unfit(f"`{echo(argument)}` is no distribution.", "Write its symbol, such as p, or p(x).")


def _probability(argument: Expression, shape: _Shape, names: list[str], scope: Scope) -> Term:
    match argument:
        case Name(text):
            places = tuple(Affine(name) for name in names)
            return applications.cell(text, tuple(range(len(names))), places)
        case Application():
            inner = scope
            for (axis, _), name in zip(shape, names, strict=True):
                inner = inner.binding(axis or "", Index(name))
            return elaborate.term(argument, inner)
        case _:
            return elaborate.term(argument, scope.at(Affine(names[0])))


def _softmax(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    """The entry of ``softmax(z)`` at the place at hand."""
    if not isinstance(scope.here, Affine):
        raise Unfit(f"{function}(...) is a vector.", "Write an entry of it under a sum.")
    size, name, inner = _entries(arguments[0], scope)
    total = Series(name, Affine(None, 1), size, Applied("exp", elaborate.term(arguments[0], inner)))
    own = elaborate.term(arguments[0], scope)
    return subtract(own, ln(total)) if function == "log_softmax" else divide(Applied("exp", own), total)


def _logsumexp(function: str, arguments: tuple[Expression, ...], scope: Scope) -> Term:
    size, name, here = _entries(arguments[0], scope)
    total = Series(name, Affine(None, 1), size, Applied("exp", elaborate.term(arguments[0], here)))
    return Defined(function, ln(total))


_Handler = Callable[[str, tuple[Expression, ...], Scope], Term]
_HANDLERS: dict[str, _Handler] = {
    "sqrt": _root,
    "cbrt": _root,
    "log": _logarithm,
    "sum": _sum,
    "mean": _mean,
    "var": _variance,
    "std": _variance,
    "pdf": _density,
    "logpdf": _density,
    "kl": _divergence,
    "cross_entropy": _divergence,
    "entropy": _divergence,
    "tv": _divergence,
    "js": _divergence,
    "softmax": _softmax,
    "log_softmax": _softmax,
    "logsumexp": _logsumexp,
}
_PLAIN = frozenset({"sqrt", "cbrt", "log", "softmax", "log_softmax"})
