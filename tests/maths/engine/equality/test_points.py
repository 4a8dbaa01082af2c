"""The points at which expressions are tried."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.engine.equality.points import ROWS, points_for
from quizkl.maths.engine.equality.search import admitted
from quizkl.maths.engine.equality.sorts import Sort, variables_of
from tests.maths.engine.equality.comparing import comparison


def numbers(given: str, assume: str = "") -> list[dict[str, Fraction]]:
    asked = comparison(given, "0", assume)
    points = admitted(points_for(variables_of(asked), 3), asked.assumptions)
    return [points.exactly(row) for row in range(points.count)]


def test_numbers_are_positive_negative_whole_large_small_and_zero() -> None:
    values = {point["x"] for point in numbers("x")}
    assert {Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 2)} <= values
    assert min(values) < -1000
    assert max(values) > 1000
    assert min(abs(value) for value in values if value) < Fraction(1, 10**6)


def test_the_first_points_are_positive_and_of_ordinary_size() -> None:
    assert all(Fraction(1, 5) <= value <= 3 for point in numbers("x + y + z")[:100] for value in point.values())


def test_the_same_comparison_is_tried_at_the_same_points() -> None:
    assert numbers("x y") == numbers("x y")


def test_variables_move_independently() -> None:
    assert any(point["a"] > 0 > point["b"] for point in numbers("a + b"))
    assert any(point["a"].denominator == 1 != point["b"].denominator for point in numbers("a + b"))


def test_bounds_are_kept_and_leave_many_points() -> None:
    bounded = numbers("x", "2 < x < 9/4")
    assert len(bounded) > ROWS / 2
    assert all(2 < point["x"] < Fraction(9, 4) for point in bounded)


def test_one_variable_may_bound_another() -> None:
    ordered = numbers("x + y", "x < y")
    assert len(ordered) > ROWS / 4
    assert all(point["x"] < point["y"] for point in ordered)


def test_whole_numbers_stay_whole_within_their_bounds() -> None:
    wholes = numbers("n", "n integer, n > 3/2")
    assert {2, 3, 4} <= {point["n"] for point in wholes}
    assert all(point["n"] >= 2 and point["n"].denominator == 1 for point in wholes)


def test_the_sort_of_a_name_follows_from_its_use() -> None:
    sorts = {one.name: one.sort for one in variables_of(comparison("kl(p, q) + ‖v‖ + n! + x", "v[1]"))}
    assert sorts == {
        "p": Sort.PROBABILITIES,
        "q": Sort.PROBABILITIES,
        "v": Sort.VECTOR,
        "n": Sort.WHOLE,
        "x": Sort.NUMBER,
    }


def test_probabilities_add_up_to_one_exactly() -> None:
    asked = comparison("entropy(p)", "0")
    point = points_for(variables_of(asked), 5).exactly(7)["p"]
    assert len(point) == 5
    assert sum(point) == 1
