"""Whether every expression of a worked solution is equal to the one before, within the rounding that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction

from quizkl.maths.engine.exact.digits import digits_of
from quizkl.maths.engine.nested import entries
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.worked.quantities import Quantities, amount_of
from quizkl.maths.inquiry import Digits
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Binary, Call, Expression, Number, Operator, Range, Sum
from quizkl.maths.syntax.walk import children, nodes, with_children
from quizkl.maths.worked import Line, Relation, Worked

EXACTLY = Decimal("1e-35")
SLACK = Decimal("1.2")  # rounding is followed to first order
DIGITS = Context(prec=60, Emax=10**7, Emin=-(10**7))


def broken_links(worked: Worked, given: Mapping[str, Expression]) -> Iterator[str]:
    """A sentence on each link that does not hold; nothing where all do."""
    quantities = Quantities({**given, **worked.where})
    for line in worked.lines:
        if isinstance(line, Line):
            yield from _Chain(line, quantities).broken()


@dataclass
class _Chain:
    line: Line
    quantities: Quantities
    rounded: set[str] = field(default_factory=set)

    def broken(self) -> Iterator[str]:
        """Every expression is held against the value of the first one."""
        value = flat(value_of(self.line.left, self.quantities))
        before = self.line.left
        for link in self.line.links:
            if link.relation is Relation.ABOUT:
                self.rounded |= _decimals(link.right) - _decimals(before)
            own = flat(value_of(link.right, self.quantities))
            reach = self._reach(link.right)
            if len(own) != len(value) or any(_apart(*three) for three in zip(value, own, reach, strict=True)):
                yield f"{self.line} at {link.right}: {value} against {own}, rounded by {reach}"
            before = link.right

    def _reach(self, expression: Expression) -> tuple[Decimal, ...]:
        """How far the rounded numbers in it, each by itself, may take it from what it stands for."""
        middle = flat(value_of(expression, self.quantities))
        total = [Decimal(0)] * len(middle)
        for moved in _with_one_moved(expression, self.rounded):
            there = flat(value_of(moved, self.quantities))
            total = [
                old + (abs(DIGITS.subtract(a, b)) if a.is_finite() and b.is_finite() else 0)
                for old, a, b in zip(total, middle, there, strict=True)
            ]
        return tuple(total)


def value_of(expression: Expression, quantities: Quantities) -> Digits:
    """To 40 digits, sums being written out; what is divided by 0 has no bound."""
    try:
        whole = _without_nothing(_written_out(expression), quantities)
        value = quantities.value(whole)
    except NoValueError:
        assert any(_divides_by_nothing(node, quantities) for node in nodes(whole)), expression
        return Decimal("Infinity")
    if any(isinstance(entry, float) for entry in entries(value)):
        return amount_of(value).digits
    return digits_of(value)


def flat(digits: Digits) -> tuple[Decimal, ...]:
    return tuple(number for part in digits for number in flat(part)) if isinstance(digits, tuple) else (digits,)


def _apart(value: Decimal, own: Decimal, reach: Decimal) -> bool:
    if not value.is_finite() or not own.is_finite():
        return value != own
    size = max(abs(value), abs(own), Decimal(1))
    return abs(DIGITS.subtract(value, own)) > SLACK * reach + EXACTLY * size


def _written_out(expression: Expression) -> Expression:
    match expression:
        case Sum(index, Range(Number(lower), Number(upper)), body):
            terms = [substituted(body, {index: Number(Fraction(i))}) for i in range(int(lower), int(upper) + 1)]
            total = _written_out(terms[0])
            for term in terms[1:]:
                total = Binary(Operator.ADD, total, _written_out(term))
            return total
        case _:
            return with_children(expression, [_written_out(part) for part in children(expression)])


def _without_nothing(expression: Expression, quantities: Quantities) -> Expression:
    """0 times a logarithm is 0, even where that has no value."""
    match expression:
        case Binary(Operator.MULTIPLY, left, Call("ln")) if _is_zero(left, quantities):
            return Number(Fraction(0))
        case _:
            return with_children(expression, [_without_nothing(part, quantities) for part in children(expression)])


def _is_zero(factor: Expression, quantities: Quantities) -> bool:
    amount = quantities.amount(factor)
    return amount is not None and amount.digits == 0


def _divides_by_nothing(node: Expression, quantities: Quantities) -> bool:
    match node:
        case Binary(Operator.DIVIDE, _, below):
            return _is_zero(below, quantities)
        case Call("ln", (argument,)):
            return _is_zero(argument, quantities)
        case _:
            return False


def _decimals(expression: Expression) -> set[str]:
    """The decimals in it as they are written: 0.5000 may be rounded where 0.5 is not."""
    return {node.text for node in nodes(expression) if isinstance(node, Number) and "." in node.text}


def _half_unit(text: str) -> Fraction:
    mantissa, _, power = text.partition("e")
    return Fraction(10) ** (int(power or 0) - len(mantissa.partition(".")[2])) / 2


def _with_one_moved(expression: Expression, rounded: set[str]) -> Iterator[Expression]:
    """The expression with one of its rounded numbers half a unit of the last place higher, each in turn."""
    if isinstance(expression, Number):
        if expression.text in rounded:
            yield Number(expression.value + _half_unit(expression.text))
        return
    parts = children(expression)
    for place, part in enumerate(parts):
        for moved in _with_one_moved(part, rounded):
            yield with_children(expression, [*parts[:place], moved, *parts[place + 1 :]])
