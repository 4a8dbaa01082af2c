"""What the free names of a comparison stand for, as their use and the assumptions say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from quizkl.maths.comparison import Assumption, Comparison, Related, Relation, Whole
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import (
    Binary,
    Call,
    Entry,
    Expression,
    Factorial,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Product,
    Range,
    Sum,
    Transpose,
)
from quizkl.maths.syntax.walk import free_names, nodes


class Sort(Enum):
    NUMBER = auto()
    WHOLE = auto()
    VECTOR = auto()
    PROBABILITIES = auto()
    MATRIX = auto()


@dataclass(frozen=True, slots=True)
class Interval:
    """Open or closed; None is unbounded."""

    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """``nonzero``: it is said not to be 0."""

    name: str
    sort: Sort = Sort.NUMBER
    interval: Interval = Interval()
    nonzero: bool = False


_VECTOR_KINDS = {
    Kind.VECTOR: Sort.VECTOR,
    Kind.SAMPLE: Sort.VECTOR,
    Kind.PROBABILITIES: Sort.PROBABILITIES,
    Kind.DISTRIBUTION: Sort.PROBABILITIES,
}
_VECTOR_OF_ONE = frozenset({"sum", "prod", "min", "max"})
_ZERO = Number(Fraction(0))
_RANK = (Sort.NUMBER, Sort.WHOLE, Sort.VECTOR, Sort.PROBABILITIES, Sort.MATRIX)
ARRAYS = frozenset({Sort.VECTOR, Sort.PROBABILITIES, Sort.MATRIX})


def variables_of(comparison: Comparison) -> tuple[Variable, ...]:
    """The free names of both sides, in order, with what is known of each."""
    names = dict.fromkeys((*free_names(comparison.given), *free_names(comparison.reference)))
    sorts = dict.fromkeys(names, Sort.NUMBER)
    for side in (comparison.given, comparison.reference):
        for name, sort in _uses(side):
            if name in sorts and _RANK.index(sort) > _RANK.index(sorts[name]):
                sorts[name] = sort
    for assumption in comparison.assumptions:
        if isinstance(assumption, Whole) and sorts.get(assumption.name) is Sort.NUMBER:
            sorts[assumption.name] = Sort.WHOLE
    assumptions = (*comparison.assumptions, *_ranges(comparison))
    return tuple(
        Variable(name, sort, _interval(name, assumptions), _is_nonzero(name, assumptions))
        for name, sort in sorts.items()
    )


def _ranges(comparison: Comparison) -> Iterator[Related]:
    """The last place of a sum or product is not before the first: formulas for them are meant for those."""
    for side in (comparison.given, comparison.reference):
        for node in nodes(side):
            match node:
                case Sum(_, Range(Number() as lower, Name() as upper), _):
                    yield Related(upper, Relation.AT_LEAST, lower)
                case Product(_, Range(Number() as lower, Name() as upper), _):
                    yield Related(upper, Relation.AT_LEAST, lower)
                case _:
                    pass


def _uses(expression: Expression) -> Iterator[tuple[str, Sort]]:
    """The names that stand where only a whole number or a vector can."""
    for node in nodes(expression):
        match node:
            case Factorial(operand):
                yield from _whole_in(operand)
            case Call("choose", arguments):
                for argument in arguments:
                    yield from _whole_in(argument)
            case Call(function, (Name(text),)) if function in _VECTOR_OF_ONE:
                yield text, Sort.VECTOR
            case Call(function, arguments) if function in FUNCTIONS:
                for parameter, argument in zip(FUNCTIONS[function].parameters, arguments, strict=False):
                    if isinstance(argument, Name) and parameter.kind in _VECTOR_KINDS:
                        yield argument.text, _VECTOR_KINDS[parameter.kind]
                    elif parameter.kind is Kind.MATRIX:
                        yield from _matrix_in(argument)
            case Sum(_, Range(lower, upper), _) | Product(_, Range(lower, upper), _):
                yield from _whole_in(lower)
                yield from _whole_in(upper)
            case Index(Name(text), _) | Entry(Name(text), _) | Norm(Name(text)) | Transpose(Name(text)):
                yield text, Sort.VECTOR
            case _:
                pass


def _matrix_in(expression: Expression) -> Iterator[tuple[str, Sort]]:
    """The names that have to be square matrices for the whole to be one."""
    match expression:
        case Name(text):
            yield text, Sort.MATRIX
        case Negate(operand) | Transpose(operand):
            yield from _matrix_in(operand)
        case Binary(Operator.ADD | Operator.SUBTRACT | Operator.MATRIX_PRODUCT, left, right):
            yield from _matrix_in(left)
            yield from _matrix_in(right)
        case _:
            pass


def _whole_in(expression: Expression) -> Iterator[tuple[str, Sort]]:
    """The names that have to be whole for a sum or product of them and whole numbers to be."""
    match expression:
        case Name(text):
            yield text, Sort.WHOLE
        case Negate(operand):
            yield from _whole_in(operand)
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            yield from _whole_in(left)
            yield from _whole_in(right)
        case Binary(Operator.MULTIPLY, Number(), right):
            yield from _whole_in(right)
        case _:
            pass


def _interval(name: str, assumptions: Sequence[Assumption]) -> Interval:
    """The bounds that are plain numbers; what else is assumed is looked at point by point."""
    low: Fraction | None = None
    high: Fraction | None = None
    for assumption in assumptions:
        match assumption:
            case Related(Name(text), relation, right) if text == name and (bound := _number(right)) is not None:
                pass
            case Related(left, relation, Name(text)) if text == name and (bound := _number(left)) is not None:
                relation = _TURNED[relation]
            case _:
                continue
        if relation in (Relation.ABOVE, Relation.AT_LEAST):
            low = bound if low is None else max(low, bound)
        elif relation in (Relation.BELOW, Relation.AT_MOST):
            high = bound if high is None else min(high, bound)
    return Interval(low, high)


def _is_nonzero(name: str, assumptions: Sequence[Assumption]) -> bool:
    """Whether the variable is said to be more than 0, less than 0, or not 0."""
    strictly = (Relation.ABOVE, Relation.BELOW, Relation.UNEQUAL)
    return any(
        isinstance(assumption, Related)
        and assumption.relation in strictly
        and {assumption.left, assumption.right} == {Name(name), _ZERO}
        for assumption in assumptions
    )


_TURNED = {
    Relation.ABOVE: Relation.BELOW,
    Relation.AT_LEAST: Relation.AT_MOST,
    Relation.BELOW: Relation.ABOVE,
    Relation.AT_MOST: Relation.AT_LEAST,
    Relation.UNEQUAL: Relation.UNEQUAL,
}


def _number(expression: Expression) -> Fraction | None:
    """A number that is small enough to count with in whole numbers of 64 bits."""
    match expression:
        case Number(value) if abs(value.numerator) < 10**6 and value.denominator < 10**4:
            return value
        case Negate(operand):
            inner = _number(operand)
            return None if inner is None else -inner
        case Binary(Operator.DIVIDE, left, right):
            above, below = _number(left), _number(right)
            return _number(Number(above / below)) if above is not None and below else None
        case _:
            return None
