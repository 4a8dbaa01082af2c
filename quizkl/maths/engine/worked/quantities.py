"""The values of expressions while they are worked out: exact where sympy has a form, else torch's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizkl.maths.engine.exact.digits import decimal_of
from quizkl.maths.engine.exact.evaluate import ExactEvaluation
from quizkl.maths.engine.nested import Nested, NestedValue, is_distribution, shape
from quizkl.maths.engine.novalue import NoValueError, TooLargeError, TorchOnlyError
from quizkl.maths.engine.numeric.array import Array, NumericValue
from quizkl.maths.engine.numeric.evaluate import evaluate
from quizkl.maths.engine.quantities import resolved
from quizkl.maths.engine.worked.amount import Amount
from quizkl.maths.syntax.tree import Binary, Call, Expression, Negate, Operator


@dataclass(slots=True)
class Quantities:
    """What the names stand for, and every value that was computed so far. ``float64`` leaves sympy out."""

    given: dict[str, Expression]
    float64: bool = False
    _exact: dict[str, NestedValue] = field(default_factory=dict)
    _floats: dict[str, NumericValue] = field(default_factory=dict)
    _values: dict[Expression, NestedValue] = field(default_factory=dict)

    def value(self, expression: Expression) -> NestedValue:
        """A sympy number or a float, tuples of them, or a distribution. Raises NoValueError."""
        if expression not in self._values:
            self._values[expression] = self._computed(expression)
        return self._values[expression]

    def around(self, expression: Expression) -> ExactEvaluation:
        """What is known of the names of an expression. Raises as evaluation does."""
        missing = {name: tree for name, tree in self.given.items() if name not in self._exact}
        self._exact |= resolved(expression, missing, self._quantity)
        return ExactEvaluation(self._exact)

    def _computed(self, expression: Expression) -> NestedValue:
        try:
            if not self.float64:
                return self.around(expression).value(expression)
        except (TorchOnlyError, TooLargeError):
            pass
        return self._in_float64(expression)

    def _in_float64(self, expression: Expression) -> NestedValue:
        missing = {name: tree for name, tree in self.given.items() if name not in self._floats}
        self._floats |= resolved(expression, missing, self._numeric_quantity)
        outcome = evaluate(expression, self._floats)
        if outcome.reason is not None:
            raise NoValueError(outcome.reason)
        return _plain(outcome.value)

    def _quantity(self, expression: Expression, known: Mapping[str, NestedValue]) -> NestedValue:
        return ExactEvaluation({**self._exact, **known}).value(expression)

    def _numeric_quantity(self, expression: Expression, known: Mapping[str, NumericValue]) -> NumericValue:
        outcome = evaluate(expression, {**self._floats, **known})
        if outcome.reason is not None:
            raise NoValueError(outcome.reason)
        return outcome.value

    def is_distribution(self, expression: Expression) -> bool:
        return is_distribution(self.value(expression))

    def shape(self, expression: Expression) -> tuple[int, ...]:
        """() for a number. Raises NoValueError where there is no value, or a distribution."""
        value = self.value(expression)
        if is_distribution(value):
            raise NoValueError("a distribution is no number")
        return shape(value)

    def amount(self, expression: Expression) -> Amount | None:
        """The amount of a number; None where it has none by itself (``ln 0``). Raises TooLargeError.

        0 times a logarithm is 0, also where that is of 0/0: a term of a divergence.
        """
        try:
            value = self.value(expression)
        except NoValueError:
            return self._nothing(expression)
        return None if isinstance(value, tuple) or is_distribution(value) else amount_of(value)

    def _nothing(self, expression: Expression) -> Amount | None:
        match expression:
            case Negate(operand):
                inner = self.amount(operand)
                return inner if inner is not None and inner.digits == 0 else None
            case Binary(Operator.MULTIPLY, left, Call("ln" | "log2" | "log10")):
                factor = self.amount(left)
                return factor if factor is not None and factor.digits == 0 else None
            case _:
                return None


def amount_of(value: Nested) -> Amount:
    """A sympy number, or a float where only torch computes."""
    if isinstance(value, float):
        return Amount(Decimal(value), Fraction(0) if value == 0 else None)
    digits = decimal_of(value)
    if value.is_Rational:
        return Amount(digits, Fraction(int(value.p), int(value.q)))
    return Amount(digits, Fraction(0) if digits == 0 else None)


def _plain(value: NumericValue) -> NestedValue:
    if not isinstance(value, Array):
        raise NoValueError("a distribution is no number")
    return _nested(value.data.tolist())


def _nested(data: Any) -> Nested:
    return tuple(map(_nested, data)) if isinstance(data, list) else float(data)
