"""The value of an expression at one point, to as many digits as the working precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import sympy
from mpmath import mp

from quizkl.maths.engine.equality import ball
from quizkl.maths.engine.equality.ball import Ball, Real, UnclearError
from quizkl.maths.engine.equality.ball_functions import REAL_FUNCTIONS, e, factorial, pi
from quizkl.maths.engine.equality.ball_vectors import VECTOR_FUNCTIONS, dot, norm
from quizkl.maths.engine.equality.difference import moved, slope, target
from quizkl.maths.engine.exact.evaluate import evaluate as evaluate_exactly
from quizkl.maths.engine.nested import Nested, as_number, entrywise, shape, stacked, transposed
from quizkl.maths.engine.novalue import NoValueError, TooLargeError, TorchOnlyError
from quizkl.maths.engine.products import LOGARITHMS, factors, has_logarithm
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Derivative,
    Entry,
    Expression,
    Factorial,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Product,
    Range,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

Point = Mapping[str, Nested]
"""The exact value of every variable: a Fraction, or a tuple of them."""

MOST_TERMS = 400
_ENTRYWISE = {
    Operator.ADD: ball.add,
    Operator.SUBTRACT: ball.subtract,
    Operator.MULTIPLY: ball.multiply,
    Operator.DIVIDE: ball.divide,
    Operator.POWER: ball.power,
}


class CannotEvaluateError(Exception):
    """The expression has a part that cannot be computed to any number of digits."""


def value_at(expression: Expression, point: Point) -> Nested:
    """A Real, or tuples of them.

    Raises NoValueError where there is no finite real value, UnclearError where more digits are needed, and
    CannotEvaluateError.
    """
    try:
        return AtPoint(point).value(expression)
    except (OverflowError, MemoryError, TooLargeError):
        raise UnclearError from None


@dataclass(frozen=True, slots=True)
class AtPoint:
    """One walk through a tree."""

    point: Point

    def value(self, expression: Expression) -> Nested:
        match expression:
            case Number(value):
                return value
            case Name(text):
                if text not in self.point:
                    raise CannotEvaluateError(text)
                return self.point[text]
            case Binary():
                return self._binary(expression)
            case Call(function, arguments):
                return self._call(expression, function, arguments)
            case Negate(operand):
                return entrywise(ball.negate, self.value(operand))
            case Constant(symbol):
                return _constant(symbol)
            case Percent(operand):
                return entrywise(_percent, self.value(operand))
            case Factorial(operand):
                return entrywise(factorial, self.value(operand))
            case Absolute(operand):
                return entrywise(ball.absolute, self.value(operand))
            case _:
                return self._composite(expression)

    def _composite(self, expression: Expression) -> Nested:
        match expression:
            case Norm(operand):
                return norm(self.value(operand))
            case Vector(entries) if entries:
                return stacked([self.value(entry) for entry in entries])
            case Index(base, index):
                return _entry(self.value(base), index)
            case Entry(base, index):
                place = ball.whole(as_number(self.value(index)))
                if place is None:
                    raise NoValueError("a place is a whole number")
                return _entry(self.value(base), place)
            case Transpose(operand):
                return transposed(self.value(operand))
            case Sum(index, Range(lower, upper), body):
                return reduce(_plus, self._terms(index, lower, upper, body), Fraction(0))
            case Product(index, Range(lower, upper), body):
                return reduce(_times, self._terms(index, lower, upper, body), Fraction(1))
            case Derivative(variable, body):
                return self._derivative(expression, variable, body)
            case _:
                return self._exactly(expression)

    def _derivative(self, expression: Derivative, variable: Expression, body: Expression) -> Nested:
        """By the rules of the textbook, or by a difference where one is missing."""
        try:
            return self._exactly(expression)
        except CannotEvaluateError:
            what = target(variable)
            if what is None or what[0] not in self.point:
                raise
        name, places = what
        self.value(body)  # a slope is where there is a value
        return slope(lambda step: AtPoint({**self.point, name: moved(self.point[name], places, step)}).value(body))

    def _terms(self, index: str, lower: Expression, upper: Expression, body: Expression) -> Sequence[Nested]:
        first, last = (ball.whole(as_number(self.value(end))) for end in (lower, upper))
        if first is None or last is None:
            raise NoValueError("an index runs over whole numbers")
        if last < first - 1:
            raise NoValueError("an index runs upwards")
        if last - first >= MOST_TERMS:
            raise UnclearError
        return [AtPoint({**self.point, index: Fraction(i)}).value(body) for i in range(first, last + 1)]

    def _binary(self, expression: Binary) -> Nested:
        operator = expression.operator
        if operator in (Operator.MULTIPLY, Operator.DIVIDE):
            above, below, negative = factors(expression)
            if len(above) > 1 and has_logarithm(above):
                return self._product_with_logarithm(above, below, negative)
        if operator is Operator.MATRIX_PRODUCT:
            return self._exactly(expression)
        left, right = self.value(expression.left), self.value(expression.right)
        if operator is Operator.DOT:
            return dot(left, right) if len(shape(left)) < 2 and len(shape(right)) < 2 else self._exactly(expression)
        if operator is Operator.POWER and len(shape(left)) == 2:
            return self._exactly(expression)
        return entrywise(_ENTRYWISE[operator], left, right)

    def _product_with_logarithm(self, above: list[Expression], below: list[Expression], negative: bool) -> Nested:
        """Where the other factors are 0, the logarithm of 0 counts as 0."""
        plain: Nested = Fraction(-1 if negative else 1)
        logarithms: list[Call] = []
        for factor in above:
            if isinstance(factor, Call) and factor.function in LOGARITHMS:
                logarithms.append(factor)
            else:
                plain = entrywise(ball.multiply, plain, self.value(factor))
        product = plain
        for logarithm in logarithms:
            first, *others = (self.value(argument) for argument in logarithm.arguments)
            softened = entrywise(_one_if_both_zero, plain, first)
            product = entrywise(
                ball.multiply, product, entrywise(REAL_FUNCTIONS[logarithm.function], softened, *others)
            )
        for divisor in below:
            product = entrywise(ball.divide, product, self.value(divisor))
        return product

    def _call(self, expression: Call, function: str, arguments: tuple[Expression, ...]) -> Nested:
        if function in REAL_FUNCTIONS:
            return entrywise(REAL_FUNCTIONS[function], *(self.value(argument) for argument in arguments))
        if function in VECTOR_FUNCTIONS:
            try:
                return VECTOR_FUNCTIONS[function](tuple(self.value(argument) for argument in arguments))
            except CannotEvaluateError:  # a distribution among the arguments
                return self._exactly(expression)
        return self._exactly(expression)

    def _exactly(self, expression: Expression) -> Nested:
        """By way of sympy: densities, families, matrices."""
        if isinstance(expression, Call) and _is_family(expression.function):
            raise CannotEvaluateError(expression.function)
        quantities = {name: entrywise(_to_sympy, value) for name, value in self.point.items()}
        try:
            exact = evaluate_exactly(expression, quantities)
        except (TorchOnlyError, RecursionError, NotImplementedError) as error:
            raise CannotEvaluateError(str(error)) from None
        return entrywise(_from_sympy, exact)


def _is_family(function: str) -> bool:
    """Whether its value is a distribution."""
    return function in FUNCTIONS and FUNCTIONS[function].result is Kind.FAMILY


def _constant(symbol: Symbol) -> Real:
    match symbol:
        case Symbol.PI:
            return pi()
        case Symbol.E:
            return e()
        case Symbol.INFINITY:
            raise NoValueError("infinity is equal to nothing")


def _percent(value: Real) -> Real:
    return ball.divide(value, Fraction(100))


def _entry(array: Nested, place: int) -> Nested:
    if not isinstance(array, tuple) or not 1 <= place <= len(array):
        raise NoValueError(f"there is no entry {place}")
    return array[place - 1]


def _plus(left: Nested, right: Nested) -> Nested:
    return entrywise(ball.add, left, right)


def _times(left: Nested, right: Nested) -> Nested:
    return entrywise(ball.multiply, left, right)


def _one_if_both_zero(factor: Real, value: Real) -> Real:
    return Fraction(1) if ball.sign(factor) == 0 and ball.sign(value) == 0 else value


def _to_sympy(value: Real) -> sympy.Expr:
    if isinstance(value, Ball):
        raise CannotEvaluateError("sympy computes with exact numbers only")
    return sympy.Rational(value.numerator, value.denominator)


def _from_sympy(value: sympy.Expr) -> Real:
    if value.is_Rational:
        return Fraction(int(value.p), int(value.q))
    number = value.evalf(mp.dps + 5, maxn=400)
    if not number.is_Float:
        raise NoValueError("the result is not a finite real number")
    return ball.rounded(mp.mpf(number._mpf_), mp.zero)
