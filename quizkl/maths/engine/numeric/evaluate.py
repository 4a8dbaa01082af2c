"""A tree to its value in torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.maths.engine.distributions import Categorical
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError
from quizkl.maths.engine.numeric import arithmetic
from quizkl.maths.engine.numeric.array import (
    TOO_LARGE,
    Array,
    Notes,
    NumericValue,
    aligned,
    as_array,
    number,
    stacked,
)
from quizkl.maths.engine.numeric.elementary import absolute, factorial
from quizkl.maths.engine.numeric.forms import TORCH_FORMS
from quizkl.maths.engine.numeric.series import WHOLE_SLACK, derivative, folded, varying
from quizkl.maths.engine.numeric.statistics import norm
from quizkl.maths.engine.products import LOGARITHMS, factors, has_logarithm
from quizkl.maths.engine.unfold import Extent, plain, written_terms
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.source import to_source
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
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Prefix,
    Product,
    Range,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

_CONSTANTS = {Symbol.PI: math.pi, Symbol.E: math.e, Symbol.INFINITY: math.inf}
_OPERATIONS = {
    Operator.ADD: arithmetic.add,
    Operator.SUBTRACT: arithmetic.subtract,
    Operator.MULTIPLY: arithmetic.multiply,
    Operator.DIVIDE: arithmetic.divide,
    Operator.POWER: arithmetic.power,
    Operator.DOT: arithmetic.dot,
    Operator.MATRIX_PRODUCT: arithmetic.matrix_product,
}
_SHORT = 40
"""What is written out in a sentence, in characters."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The value, and which members of the batch have none (a boolean tensor that broadcasts with the batch).

    ``reason`` is the learner's sentence for the first that went missing.
    """

    value: NumericValue
    missing: Tensor
    reason: str | None = None


def evaluate(expression: Expression, quantities: Mapping[str, NumericValue]) -> Outcome:
    """The value of ``expression``; the quantities may carry batches, which broadcast with one another.

    Raises NoValueError where no member of the batch can have a value: sizes that do not fit, unknown names.
    """
    notes = Notes()
    value = Evaluation(quantities, notes).value(expression)
    if not notes.entries:
        return Outcome(value, torch.zeros((), dtype=torch.bool))
    return Outcome(value, notes.missing(), notes.entries[0][1])


def label(expression: Expression, position: int, function: str) -> str:
    """What to call an argument in a sentence: its name if it has one."""
    if isinstance(expression, Name):
        return expression.text
    ordinal = ("first", "second", "third", "fourth")[position] if position < 4 else "last"
    return f"the {ordinal} argument of {function}"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One walk through a tree."""

    quantities: Mapping[str, NumericValue]
    notes: Notes

    def value(self, expression: Expression) -> NumericValue:
        match expression:
            case Name(text):
                if text not in self.quantities:
                    raise NoValueError(f"{text} has no value here")
                return self.quantities[text]
            case Call(function, arguments):
                return self._call(function, arguments)
            case _:
                return self._array(expression)

    def array(self, expression: Expression) -> Array:
        return as_array(self.value(expression))

    def _array(self, expression: Expression) -> Array:
        match expression:
            case Number(value):
                return self._number(float_of(value.numerator, value.denominator))
            case Constant(symbol):
                return number(_CONSTANTS[symbol])
            case Negate(operand):
                array = self.array(operand)
                return Array(-array.data, array.rank)
            case Percent(operand):
                array = self.array(operand)
                return Array(array.data / 100, array.rank)
            case Factorial(operand):
                return factorial(self.notes, self.array(operand))
            case Absolute(operand):
                return as_array(absolute(self.notes, (self.array(operand),)))
            case Norm(operand):
                return norm(self.notes, self.array(operand))
            case Transpose(operand):
                array = self.array(operand)
                return Array(array.data.mT, 2) if array.rank == 2 else array
            case Binary():
                return self._binary(expression)
            case Vector(entries):
                if not entries:
                    raise NoValueError("a vector needs at least one entry")
                return stacked([self.array(entry) for entry in entries])
            case Index(base, index):
                return self._entry(base, index)
            case Field(_, name):
                raise NoValueError(f"there is no result to take .{name} from")
            case Sum() | Product():
                return self._series(expression)
            case Entry() | Prefix() | Application() | Expectation():
                return self.array(plain(expression, self))
            case Derivative(variable, body):
                return self._derivative(variable, body)
            case _:
                raise NoValueError("this cannot be computed")

    def extent(self, expression: Expression) -> Extent:
        """The shape or the family of a value, for writing sums out."""
        value = self.value(expression)
        if isinstance(value, Categorical):
            return Extent(value.probabilities.shape, Categorical)
        return Extent(value.shape) if isinstance(value, Array) else Extent((), type(value))

    def whole(self, expression: Expression) -> int:
        """A whole number that counts places or terms."""
        data = self.array(expression).data.detach()
        if data.dim():
            raise NoValueError(f"{echo(expression)} cannot vary: it counts")
        value = float(data)
        if not math.isfinite(value) or abs(value - round(value)) > WHOLE_SLACK:
            raise NoValueError(f"{echo(expression)} must be a whole number, not {value:g}")
        return round(value)

    def _series(self, node: Sum | Product) -> Array:
        if isinstance(node.domain, Range):
            limits = self.array(node.domain.lower), self.array(node.domain.upper)
            if any(limit.data.dim() > limit.rank for limit in limits):
                return varying(
                    node, limits, self.notes, lambda term, notes: Evaluation(self.quantities, notes).array(term)
                )
        terms = written_terms(node, self)
        self.notes.count(len(terms))
        neutral = 0.0 if isinstance(node, Sum) else 1.0
        if not terms:
            return number(neutral)
        return folded(self.notes, [self.array(term) for term in terms], isinstance(node, Sum))

    def _derivative(self, variable: Expression, body: Expression) -> Array:
        def value_at(name: str, value: NumericValue) -> Array:
            return Evaluation({**self.quantities, name: value}, self.notes).array(body)

        return derivative(self.quantities, variable, value_at)

    def _number(self, value: float) -> Array:
        return self.notes.drop(number(value), torch.tensor(math.isinf(value)), TOO_LARGE)

    def _entry(self, base: Expression, index: int) -> Array:
        array = self.array(base)
        if not array.rank:
            raise NoValueError("a number has no entries to count")
        if not 1 <= index <= array.shape[0]:
            raise NoValueError(f"there is no entry {index}: there are {array.shape[0]}, counted from 1")
        return Array(array.data.select(-array.rank, index - 1), array.rank - 1)

    def _binary(self, expression: Binary) -> Array:
        if expression.operator in (Operator.MULTIPLY, Operator.DIVIDE):
            above, below, negative = factors(expression)
            if len(above) > 1 and has_logarithm(above):
                return self._product_with_logarithm(above, below, negative)
        if expression.operator is Operator.DOT:
            pair = [expression.left, expression.right]
            if has_logarithm(pair) and all(self.array_rank(operand) == 1 for operand in pair):
                return arithmetic.total(self.notes, self._product_with_logarithm(pair, [], False), "∞ - ∞ has no value")
        left, right = self.array(expression.left), self.array(expression.right)
        try:
            return _OPERATIONS[expression.operator](self.notes, left, right)
        except SizesDifferError as sizes:
            cure = _what_fits(expression, left.shape, right.shape)
            raise sizes.named(expression.left, expression.right, cure) from None

    def array_rank(self, expression: Expression) -> int:
        """The rank of a value, without its notes: entries are looked at later."""
        return as_array(Evaluation(self.quantities, Notes()).value(expression)).rank

    def _product_with_logarithm(self, above: list[Expression], below: list[Expression], negative: bool) -> Array:
        """A product with logarithms in it: where the other factors are 0, the logarithm of 0 counts as 0."""
        plain: Array | None = None
        logarithms: list[Call] = []
        for factor in above:
            if isinstance(factor, Call) and factor.function in LOGARITHMS:
                logarithms.append(factor)
            else:
                plain = self._times(plain, self.array(factor))
        product = plain
        for logarithm in logarithms:
            product = self._times(product, self._logarithm_beside(logarithm, plain))
        assert product is not None
        for divisor in below:
            product = arithmetic.divide(self.notes, product, self.array(divisor))
        return Array(-product.data, product.rank) if negative else product

    def _times(self, product: Array | None, factor: Array) -> Array:
        return factor if product is None else arithmetic.multiply(self.notes, product, factor)

    def _logarithm_beside(self, logarithm: Call, plain: Array | None) -> Array:
        arguments = [self.array(argument) for argument in logarithm.arguments]
        if plain is not None:
            (factor, x), rank = aligned(plain, arguments[0])
            both_zero = (factor == 0) & (x == 0)
            if bool(both_zero.any()):
                arguments[0] = Array(torch.where(both_zero, 1.0, x), rank)
        return as_array(TORCH_FORMS[logarithm.function](self.notes, tuple(arguments)))

    def _call(self, function: str, expressions: tuple[Expression, ...]) -> NumericValue:
        form = TORCH_FORMS.get(function)
        if form is None:
            raise NoValueError(f"{function} cannot be computed")
        arguments = tuple(self.value(expression) for expression in expressions)
        self.notes.labels = tuple(label(expression, place, function) for place, expression in enumerate(expressions))
        try:
            return form(self.notes, arguments)
        except SizesDifferError as sizes:
            if len(expressions) < 2:
                raise
            raise sizes.named(expressions[0], expressions[1]) from None


def _what_fits(product: Binary, left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """What to write where a product was meant to be one of matrices, or which sizes such a product takes."""
    if not left or not right or len(left) + len(right) < 3:
        return ""
    if product.operator in (Operator.MATRIX_PRODUCT, Operator.DOT):
        return f"their product wants as many columns on the left as rows on the right, not {left[-1]} and {right[0]}"
    if product.operator is not Operator.MULTIPLY or left[-1] != right[0]:
        return ""
    written = to_source(Binary(Operator.MATRIX_PRODUCT, product.left, product.right))
    instead = written if len(written) <= _SHORT else "A @ v"
    return f"they are multiplied entry by entry, and the product of matrices is {instead}"


def float_of(numerator: int, denominator: int) -> float:
    """The nearest float64; infinite where it is too large."""
    try:
        return numerator / denominator
    except OverflowError:
        return math.inf if numerator > 0 else -math.inf
