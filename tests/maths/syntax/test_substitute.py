"""Putting expressions in the place of names: a bound index catches nothing."""

from fractions import Fraction

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.substitute import renamed, substituted
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Index,
    Name,
    Number,
    Operator,
    Places,
    Range,
    Sum,
)
from quizkl.maths.syntax.walk import names_in

P, Q, X, I, N = map(Name, ("p", "q", "x", "i", "n"))
ONE = Number(Fraction(1), "1")


def times(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.MULTIPLY, left, right)


def test_a_bound_index_is_no_quantity() -> None:
    assert names_in(Sum("i", Range(ONE, N), times(Entry(P, I), X))) == {"n", "p", "x"}
    assert names_in(times(Sum("i", Range(I, N), Entry(P, I)), I)) == {"i", "n", "p"}


def test_the_variable_of_an_expectation_is_bound_in_its_conditional_too() -> None:
    assert names_in(Expectation("x", Application(Q, (X,), (N,)), X)) == {"q", "n"}
    assert names_in(Expectation("x", Name("x"), X)) == {"x"}


def test_a_free_name_is_replaced_and_a_bound_one_is_not() -> None:
    series = Sum("i", Range(ONE, N), Entry(P, I))
    assert echo(substituted(times(series, I), {"i": ONE, "p": Q})) == "(∑_{i=1}^n q_i)·1"


def test_an_index_that_would_catch_a_name_gets_another() -> None:
    series = Sum("i", Places(), times(Entry(P, I), X))
    assert echo(substituted(series, {"x": I})) == "∑_i1 p_i1 i".replace("_i1", "_{i1}")


def test_an_entry_at_a_whole_number_is_an_index() -> None:
    assert substituted(Entry(P, I), {"i": ONE}) == Index(P, 1)


def test_the_variable_of_a_derivative_stays_one() -> None:
    slope = Derivative(X, times(X, P))
    assert substituted(slope, {"x": ONE}) == slope
    assert substituted(slope, {"x": Q, "p": ONE}) == Derivative(Q, times(Q, ONE))


def test_renaming_an_index_changes_the_body_alone() -> None:
    assert renamed(Sum("i", Range(I, N), I), "j") == Sum("j", Range(I, N), Name("j"))
