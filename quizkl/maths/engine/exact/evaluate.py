"""A tree to its exact value in sympy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import sympy

from quizkl.maths.engine.differentiate import differentiated
from quizkl.maths.engine.distributions import Categorical
from quizkl.maths.engine.exact import arithmetic, number
from quizkl.maths.engine.exact.forms import SYMPY_FORMS, TORCH_ONLY
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.exact.statistics import norm
from quizkl.maths.engine.limits import MOST_EXACT_TERMS
from quizkl.maths.engine.nested import (
    Nested,
    NestedValue,
    as_array,
    entrywise,
    is_distribution,
    shape,
    stacked,
    transposed,
)
from quizkl.maths.engine.novalue import INVERSE_OR_ENTRIES, NoValueError, TooLargeError, TorchOnlyError
from quizkl.maths.engine.products import LOGARITHMS, factors, has_logarithm
from quizkl.maths.engine.unfold import Extent, plain, written_terms
from quizkl.maths.syntax.echo import echo
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

_CONSTANTS = {Symbol.PI: sympy.pi, Symbol.E: sympy.E, Symbol.INFINITY: sympy.oo}
_ENTRYWISE = {
    Operator.ADD: number.add,
    Operator.SUBTRACT: number.subtract,
    Operator.MULTIPLY: number.multiply,
    Operator.DIVIDE: number.divide,
    Operator.POWER: number.power,
}


def evaluate(expression: Expression, quantities: Mapping[str, NestedValue]) -> Nested:
    """The exact value: a sympy number, or tuples of them. Raises NoValueError, TorchOnlyError, TooLargeError."""
    return as_array(ExactEvaluation(quantities).value(expression))


@dataclass(frozen=True, slots=True)
class ExactEvaluation:
    """One walk through a tree."""

    quantities: Mapping[str, NestedValue]

    def value(self, expression: Expression) -> NestedValue:
        match expression:
            case Name(text):
                if text not in self.quantities:
                    raise NoValueError(f"{text} has no value here")
                return self.quantities[text]
            case Call(function, arguments):
                if function in TORCH_ONLY:
                    raise TorchOnlyError(function)
                if function not in SYMPY_FORMS:
                    raise NoValueError(f"{function} cannot be computed")
                return SYMPY_FORMS[function](tuple(self.value(argument) for argument in arguments))
            case _:
                return self._array(expression)

    def array(self, expression: Expression) -> Nested:
        value = self.value(expression)
        return as_array(value) if is_distribution(value) else value

    def _array(self, expression: Expression) -> Nested:
        match expression:
            case Number(value):
                return number.rational(value)
            case Constant(symbol):
                return _CONSTANTS[symbol]
            case Negate(operand):
                return entrywise(lambda x: -x, self.array(operand))
            case Percent(operand):
                return entrywise(lambda x: x * number.rational(Fraction(1, 100)), self.array(operand))
            case Factorial(operand):
                return entrywise(number.factorial, self.array(operand))
            case Absolute(operand):
                return entrywise(_absolute, self.array(operand))
            case Norm(operand):
                return norm(self.array(operand))
            case Transpose(operand):
                return transposed(self.array(operand))
            case Binary():
                return self._binary(expression)
            case Vector(entries) if entries:
                return stacked([self.array(entry) for entry in entries])
            case Index(base, index):
                return self._entry(base, index)
            case Sum() | Product():
                return self._series(expression)
            case Entry() | Prefix() | Application() | Expectation():
                return self.array(plain(expression, self))
            case Derivative(variable, body):
                return self.array(differentiated(body, variable, self))
            case _:
                raise NoValueError("this cannot be computed")

    def extent(self, expression: Expression) -> Extent:
        """The shape or the family of a value, for writing sums out."""
        value = self.value(expression)
        if isinstance(value, Categorical):
            return Extent(shape(value.probabilities), Categorical)
        return Extent((), type(value)) if is_distribution(value) else Extent(shape(value))

    def whole(self, expression: Expression) -> int:
        """A whole number that counts places or terms."""
        value = self.array(expression)
        if isinstance(value, tuple) or not value.is_Integer:
            raise NoValueError(f"{echo(expression)} must be a whole number")
        return int(value)

    def _series(self, node: Sum | Product) -> Nested:
        terms = written_terms(node, self)
        if len(terms) > MOST_EXACT_TERMS:
            raise TooLargeError
        if not terms:
            return sympy.Integer(0 if isinstance(node, Sum) else 1)
        values = [self.array(term) for term in terms]
        if any(isinstance(value, tuple) for value in values):
            fold = number.add if isinstance(node, Sum) else number.multiply
            return reduce(lambda left, right: entrywise(fold, left, right), values)
        return arithmetic.total(tuple(values)) if isinstance(node, Sum) else arithmetic.product(tuple(values))

    def _entry(self, base: Expression, index: int) -> Nested:
        array = self.array(base)
        if not isinstance(array, tuple) or not 1 <= index <= len(array):
            raise NoValueError(f"there is no entry {index}")
        return array[index - 1]

    def _binary(self, expression: Binary) -> Nested:
        if expression.operator in (Operator.MULTIPLY, Operator.DIVIDE):
            above, below, negative = factors(expression)
            if len(above) > 1 and has_logarithm(above):
                return self._product_with_logarithm(above, below, negative)
        if expression.operator is Operator.DOT:
            return self._dot(expression.left, expression.right)
        left, right = self.array(expression.left), self.array(expression.right)
        if expression.operator is Operator.MATRIX_PRODUCT:
            return arithmetic.matrix_product(left, right)
        if expression.operator is Operator.POWER and len(shape(left)) == 2 and _is_negative(right):
            raise NoValueError(INVERSE_OR_ENTRIES)
        return entrywise(_ENTRYWISE[expression.operator], left, right)

    def _dot(self, left: Expression, right: Expression) -> Nested:
        pair = [left, right]
        if has_logarithm(pair):
            terms = self._product_with_logarithm(pair, [], False)
            plain = [factor for factor in pair if not (isinstance(factor, Call) and factor.function in LOGARITHMS)]
            if len(shape(terms)) == 1 and all(len(shape(self.array(factor))) == 1 for factor in plain):
                return arithmetic.total(terms)
        return arithmetic.dot(self.array(left), self.array(right))

    def _product_with_logarithm(self, above: list[Expression], below: list[Expression], negative: bool) -> Nested:
        """A product with logarithms in it: where the other factors are 0, the logarithm of 0 counts as 0."""
        plain: Nested = sympy.Integer(-1 if negative else 1)
        logarithms: list[Call] = []
        for factor in above:
            if isinstance(factor, Call) and factor.function in LOGARITHMS:
                logarithms.append(factor)
            else:
                plain = entrywise(number.multiply, plain, self.array(factor))
        product = plain
        for logarithm in logarithms:
            first, *others = (self.array(argument) for argument in logarithm.arguments)
            softened = entrywise(_one_if_both_zero, plain, first)
            product = entrywise(
                number.multiply, product, as_array(SYMPY_FORMS[logarithm.function]((softened, *others)))
            )
        for divisor in below:
            product = entrywise(number.divide, product, self.array(divisor))
        return product


def _one_if_both_zero(factor: ExactNumber, value: ExactNumber) -> ExactNumber:
    if number.sign(factor) == 0 and number.sign(value) == 0:
        return sympy.Integer(1)
    return value


def _absolute(value: ExactNumber) -> ExactNumber:
    return -value if number.sign(value) < 0 else value


def _is_negative(value: Nested) -> bool:
    return not isinstance(value, tuple) and number.sign(value) < 0
