"""A tree worked out by a person who rounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce

from quizkl.maths.engine.nested import (
    Nested,
    NestedValue,
    as_array,
    entries,
    entrywise,
    is_distribution,
    shape,
    stacked,
    transposed,
)
from quizkl.maths.engine.products import LOGARITHMS
from quizkl.maths.engine.rounding.definitions import ByHand
from quizkl.maths.engine.rounding.functions import WORK
from quizkl.maths.engine.rounding.matrices import matrix_product
from quizkl.maths.engine.rounding.reach import NoReachError, Reach
from quizkl.maths.engine.unfold import Extent, plain, written_terms
from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Entry,
    Expectation,
    Expression,
    Factorial,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Prefix,
    Product,
    Sum,
    Symbol,
    Transpose,
    Vector,
)


@dataclass(frozen=True, slots=True)
class HandEvaluation:
    """One walk through a tree. Raises NoReachError where there is nothing to say."""

    by: ByHand
    quantities: Mapping[str, NestedValue]

    def value(self, expression: Expression) -> NestedValue:
        match expression:
            case Name(text):
                if text not in self.quantities:
                    raise NoReachError
                return self.quantities[text]
            case Call(function, arguments):
                if function not in WORK:
                    raise NoReachError
                return WORK[function](self.by, tuple(self.value(argument) for argument in arguments))
            case _:
                return self._array(expression)

    def array(self, expression: Expression) -> Nested:
        return as_array(self.value(expression))

    def _array(self, expression: Expression) -> Nested:
        hand = self.by.hand
        match expression:
            case Number(value):
                return hand.exactly(value)
            case Constant(Symbol.PI):
                return self.by.pi()
            case Constant(Symbol.E):
                return self.by.e()
            case Negate(operand):
                return entrywise(hand.negate, self.array(operand))
            case Percent(operand):
                return entrywise(lambda x: hand.divide(x, hand.exactly(100)), self.array(operand))
            case Factorial(operand):
                return entrywise(self._factorial, self.array(operand))
            case Absolute(operand):
                return entrywise(hand.absolute, self.array(operand))
            case Norm(operand):
                squares = (hand.multiply(x, x) for x in entries(self.array(operand)))
                return hand.square_root(hand.total(squares))
            case Transpose(operand):
                return transposed(self.array(operand))
            case Binary(operator, left, right):
                return self._binary(operator, left, right)
            case Vector(parts):
                return stacked([self.array(part) for part in parts])
            case Index(base, index):
                return self._entry(base, index)
            case Sum():
                terms = [self.array(term) for term in written_terms(expression, self)]
                return reduce(partial(entrywise, hand.add), terms, hand.exactly(0))
            case Product():
                factors = [self.array(factor) for factor in written_terms(expression, self)]
                return reduce(partial(entrywise, hand.multiply), factors, hand.exactly(1))
            case Entry() | Prefix() | Application() | Expectation():
                return self.array(plain(expression, self))
            case _:
                raise NoReachError

    def extent(self, expression: Expression) -> Extent:
        """The shape of a value, for writing sums out."""
        value = self.value(expression)
        if is_distribution(value):
            raise NoReachError
        return Extent(shape(value))

    def whole(self, expression: Expression) -> int:
        """A whole number that counts places or terms."""
        value = self.array(expression)
        if not isinstance(value, Reach) or value.exact is None or value.exact.denominator != 1:
            raise NoReachError
        return int(value.exact)

    def _entry(self, base: Expression, index: int) -> Nested:
        array = self.array(base)
        if not 1 <= index <= len(array):
            raise NoReachError
        return array[index - 1]

    def _factorial(self, value: Reach) -> Reach:
        if value.exact is None or value.exact.denominator != 1 or not 0 <= value.exact <= 170:
            raise NoReachError
        return self.by.hand.exactly(math.factorial(int(value.exact)))

    def _binary(self, operator: Operator, left: Expression, right: Expression) -> Nested:
        hand = self.by.hand
        if operator is Operator.POWER and left == Constant(Symbol.E):
            return entrywise(hand.exponential, self.array(right))
        if operator in (Operator.MULTIPLY, Operator.DOT):
            pair = self._softened(left, right)
            if operator is Operator.DOT and shape(pair[0]) and shape(pair[1]):
                return matrix_product(self.by, *pair)
            return entrywise(hand.multiply, *pair)
        first, second = self.array(left), self.array(right)
        match operator:
            case Operator.ADD:
                return entrywise(hand.add, first, second)
            case Operator.SUBTRACT:
                return entrywise(hand.subtract, first, second)
            case Operator.DIVIDE:
                return entrywise(hand.divide, first, second)
            case Operator.POWER:
                return entrywise(hand.power, first, second)
            case _:
                return matrix_product(self.by, first, second)

    def _softened(self, left: Expression, right: Expression) -> tuple[Nested, Nested]:
        """Both factors; a logarithm beside a factor 0 is not looked up."""
        if _is_logarithm(right):
            other = self.array(left)
            return other, self._logarithm_beside(right, other)
        if _is_logarithm(left):
            other = self.array(right)
            return self._logarithm_beside(left, other), other
        return self.array(left), self.array(right)

    def _logarithm_beside(self, logarithm: Expression, other: Nested) -> Nested:
        match logarithm:
            case Negate(operand):
                return entrywise(self.by.hand.negate, self._logarithm_beside(operand, other))
            case Call(function, arguments):
                first, *more = (self.array(argument) for argument in arguments)
                one = self.by.hand.exactly(Fraction(1))
                beside = entrywise(lambda factor, x: one if factor.exact == 0 and x.exact == 0 else x, other, first)
                work: Nested = WORK[function](self.by, (beside, *more))
                return work
            case _:
                raise NoReachError


def _is_logarithm(expression: Expression) -> bool:
    match expression:
        case Negate(operand):
            return _is_logarithm(operand)
        case Call(function):
            return function in LOGARITHMS
        case _:
            return False
