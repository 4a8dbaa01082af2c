"""Derivatives of expressions as expressions, by the rules of the textbook."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial, reduce

from quizkl.maths.engine.novalue import TorchOnlyError
from quizkl.maths.engine.unfold import Surroundings, plain, written_terms
from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Index,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Prefix,
    Product,
    Range,
    Sum,
    Symbol,
)
from quizkl.maths.syntax.walk import free_names

ZERO = Number(Fraction(0), "0")
ONE = Number(Fraction(1), "1")
TWO = Number(Fraction(2), "2")


def differentiated(body: Expression, variable: Expression, around: Surroundings | None = None) -> Expression:
    """The derivative of ``body`` with respect to a name or an entry of one.

    With ``around``, sums over entries are written out where that is needed. Raises TorchOnlyError where a rule is
    missing: most functions of vectors have none here.
    """
    name = variable
    while isinstance(name, Index | Entry):
        name = name.base
    if not isinstance(name, Name) or isinstance(variable, Entry):
        raise TorchOnlyError("this derivative")
    return _derivative(body, variable, name.text, around)


def _derivative(body: Expression, variable: Expression, name: str, around: Surroundings | None) -> Expression:
    if body == variable:
        return ONE
    if name not in free_names(body):
        return ZERO

    def slope(part: Expression) -> Expression:
        return _derivative(part, variable, name, around)

    match body:
        case Index(Name(text), _) if text == name and isinstance(variable, Index):
            return ZERO  # another entry of the vector
        case Negate(operand):
            return _negated(slope(operand))
        case Percent(operand):
            return Percent(slope(operand))
        case Absolute(operand):
            return _times(Call("sign", (operand,)), slope(operand))
        case Binary(operator, left, right):
            return _of_binary(operator, left, right, slope)
        case Call(function, arguments):
            return _of_call(function, arguments, slope)
        case Sum(index, domain, summand) if isinstance(variable, Name) and not _limits_move(domain, name):
            return Sum(index, domain, slope(summand))
        case Derivative(other, inner):
            return slope(differentiated(inner, other, around))
        case Sum() | Product() if around is not None:
            terms = written_terms(body, around)
            operator = Operator.ADD if isinstance(body, Sum) else Operator.MULTIPLY
            return slope(reduce(partial(Binary, operator), terms)) if terms else ZERO
        case Expectation() | Entry() | Application() | Prefix() if around is not None:
            return slope(plain(body, around))
        case _:
            raise TorchOnlyError("this derivative")


def _limits_move(domain: object, name: str) -> bool:
    if isinstance(domain, Range):
        return name in free_names(domain.lower) or name in free_names(domain.upper)
    return False


_Slope = Callable[[Expression], Expression]


def _of_binary(operator: Operator, left: Expression, right: Expression, slope: _Slope) -> Expression:
    match operator:
        case Operator.ADD | Operator.SUBTRACT:
            return _added(operator, slope(left), slope(right))
        case Operator.MULTIPLY | Operator.DOT:
            return _added(Operator.ADD, _times(slope(left), right), _times(left, slope(right)))
        case Operator.DIVIDE:
            below = slope(right)
            if below == ZERO:
                return _over(slope(left), right)
            above = _added(Operator.SUBTRACT, _times(slope(left), right), _times(left, below))
            return _over(above, Binary(Operator.POWER, right, TWO))
        case Operator.POWER:
            return _of_power(left, right, slope)
        case _:
            raise TorchOnlyError("this derivative")


def _of_power(base: Expression, exponent: Expression, slope: _Slope) -> Expression:
    inner, outer = slope(base), slope(exponent)
    power = Binary(Operator.POWER, base, exponent)
    from_exponent = _times(_times(power, Call("ln", (base,))), outer)
    if inner == ZERO:
        return from_exponent
    less = Binary(Operator.POWER, base, _one_less(exponent))
    from_base = _times(_times(exponent, less), inner)
    return _added(Operator.ADD, from_base, from_exponent)


def _one_less(exponent: Expression) -> Expression:
    if isinstance(exponent, Number):
        value = exponent.value - 1
        return Number(value) if value >= 0 else Negate(Number(-value))
    return Binary(Operator.SUBTRACT, exponent, ONE)


def _of_call(function: str, arguments: tuple[Expression, ...], slope: _Slope) -> Expression:
    if function == "log" and len(arguments) == 2:
        x, base = arguments
        return slope(_over(Call("ln", (x,)), Call("ln", (base,))))
    if len(arguments) != 1 or function not in _RULES:
        raise TorchOnlyError("this derivative")
    return _times(_RULES[function](arguments[0]), slope(arguments[0]))


def _over(above: Expression, below: Expression) -> Expression:
    return ZERO if above == ZERO else Binary(Operator.DIVIDE, above, below)


def _times(left: Expression, right: Expression) -> Expression:
    if ZERO in (left, right):
        return ZERO
    if left == ONE:
        return right
    return left if right == ONE else Binary(Operator.MULTIPLY, left, right)


def _added(operator: Operator, left: Expression, right: Expression) -> Expression:
    if right == ZERO:
        return left
    if left == ZERO:
        return right if operator is Operator.ADD else _negated(right)
    return Binary(operator, left, right)


def _negated(operand: Expression) -> Expression:
    return ZERO if operand == ZERO else Negate(operand)


def _squared(x: Expression) -> Expression:
    return Binary(Operator.POWER, x, TWO)


def _called(function: str, x: Expression) -> Expression:
    return Call(function, (x,))


def _one_over(x: Expression) -> Expression:
    return Binary(Operator.DIVIDE, ONE, x)


def _less(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.SUBTRACT, left, right)


def _plus(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.ADD, left, right)


def _scaled_one_over(factor: Expression, x: Expression) -> Expression:
    return _one_over(_times(x, factor))


def _bell(x: Expression) -> Expression:
    """The density of the standard normal distribution."""
    height = _called("exp", _negated(Binary(Operator.DIVIDE, _squared(x), TWO)))
    return Binary(Operator.DIVIDE, height, _called("sqrt", _times(TWO, Constant(Symbol.PI))))


_RULES: dict[str, Callable[[Expression], Expression]] = {
    "ln": _one_over,
    "log2": lambda x: _scaled_one_over(_called("ln", TWO), x),
    "log10": lambda x: _scaled_one_over(_called("ln", Number(Fraction(10), "10")), x),
    "log1p": lambda x: _one_over(_plus(ONE, x)),
    "exp": lambda x: _called("exp", x),
    "expm1": lambda x: _called("exp", x),
    "sqrt": lambda x: _scaled_one_over(TWO, _called("sqrt", x)),
    "sigmoid": lambda x: _times(_called("sigmoid", x), _less(ONE, _called("sigmoid", x))),
    "softplus": lambda x: _called("sigmoid", x),
    "logit": lambda x: _one_over(_times(x, _less(ONE, x))),
    "Phi": _bell,
    "sin": lambda x: _called("cos", x),
    "cos": lambda x: _negated(_called("sin", x)),
    "tan": lambda x: _one_over(_squared(_called("cos", x))),
    "arcsin": lambda x: _one_over(_called("sqrt", _less(ONE, _squared(x)))),
    "arccos": lambda x: _negated(_one_over(_called("sqrt", _less(ONE, _squared(x))))),
    "arctan": lambda x: _one_over(_plus(ONE, _squared(x))),
    "sinh": lambda x: _called("cosh", x),
    "cosh": lambda x: _called("sinh", x),
    "tanh": lambda x: _less(ONE, _squared(_called("tanh", x))),
}
