"""Laws of equality over expressions of all sorts."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved, SameSampled
from quizkl.maths.engine.equality.compare import sampled
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Range,
    Sum,
    Symbol,
)
from tests.maths.engine.equality.comparing import NAMES, PATIENCE

numbers = st.builds(Number, st.fractions(-9, 9, max_denominator=6))
leaves = st.one_of(numbers, st.sampled_from([Name("x"), Name("y")]), st.just(Constant(Symbol.PI)))
FUNCTIONS = ["ln", "exp", "sqrt", "sin", "cos", "arctan", "tanh", "cbrt", "floor", "sign", "sigmoid"]
ARITHMETIC = [Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.POWER]


def _nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Binary, st.sampled_from(ARITHMETIC), parts, parts),
        st.builds(lambda name, part: Call(name, (part,)), st.sampled_from(FUNCTIONS), parts),
        st.builds(Negate, parts),
        st.builds(Absolute, parts),
    )


expressions = st.recursive(leaves, _nodes, max_leaves=6)
_FEW = settings(max_examples=40, deadline=None)


def seen(asked: Comparison) -> Sameness:
    """What points say: a proof only adds to agreement."""
    return sampled(asked, PATIENCE).found


def _plus(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.ADD, left, right)


@_FEW
@given(expressions)
def test_nothing_differs_from_itself(expression: Expression) -> None:
    found = seen(Comparison(expression, expression))
    assert not isinstance(found, Different)
    assert not isinstance(found, SameProved | SameSampled) or found.remark is None


@_FEW
@given(expressions, expressions)
def test_the_outcome_does_not_depend_on_the_order(left: Expression, right: Expression) -> None:
    one = seen(Comparison(left, right))
    other = seen(Comparison(right, left))
    assert isinstance(one, Different) == isinstance(other, Different)
    assert isinstance(one, NotDecided) == isinstance(other, NotDecided)


@_FEW
@given(expressions, expressions)
def test_a_sum_may_be_turned_round(left: Expression, right: Expression) -> None:
    assert not isinstance(seen(Comparison(_plus(left, right), _plus(right, left))), Different)


@_FEW
@given(expressions)
def test_a_billionth_more_is_different_wherever_there_is_a_value(expression: Expression) -> None:
    more = _plus(expression, Binary(Operator.MULTIPLY, Number(Fraction(1, 10**9)), Name("x")))
    found = seen(Comparison(expression, more))
    assert isinstance(found, Different | NotDecided)


@_FEW
@given(st.fractions(-5, 5, max_denominator=4), st.integers(0, 6))
def test_a_sums_index_may_have_any_name(factor: Fraction, most: int) -> None:
    def total(index: str) -> Expression:
        body = Binary(Operator.POWER, Binary(Operator.MULTIPLY, Number(factor), Name("x")), Name(index))
        return Sum(index, Range(Number(Fraction(0)), Number(Fraction(most))), body)

    assert isinstance(seen(Comparison(total("i"), total("j"))), SameSampled | SameProved)


PIECES = [
    *(
        "x",
        "y",
        "n",
        "p",
        "2",
        "0",
        "1/2",
        "1e30",
        "-7",
        "pi",
        "e",
        "oo",
        "+",
        "-",
        "*",
        "/",
        "^",
        "!",
        "%",
        "|",
        "(",
        ")",
    ),
    *("[", "]", ",", "ln(", "exp(", "sqrt(", "sum(", "kl(", "softmax(", "normal(", "max(", "det(", "floor(", "root("),
    *("choose(", "var(", "pdf(", "sum_{i=1}^{n} ", "d/dx ", "p_i", "E_p["),
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)


@settings(max_examples=400, deadline=None)
@given(texts, texts)
def test_whatever_can_be_read_has_an_outcome(left: str, right: str) -> None:
    readings = [read(text, NAMES) for text in (left, right)]
    sides = [reading.expression for reading in readings if isinstance(reading, Reading)]
    if sides:
        found = seen(Comparison(sides[0], sides[-1]))
        assert isinstance(found, SameProved | SameSampled | Different | NotDecided)
