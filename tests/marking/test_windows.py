"""How many answers may be named: one in a hundred of those of the right size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkl.marking.windows import MOST_NAMED, windows

UNIT = 0.0001


def test_of_few_possible_answers_none_is_named() -> None:
    """From 0 to 6 there are six whole numbers besides 3."""
    assert windows([4.0, 5.0], 3.0, 1.0, [0, 0]).exact == frozenset()


def test_the_likelier_mistakes_come_first() -> None:
    """Of 0.0258 to four decimals there are 387 answers from half to twice the size: three may be named."""
    values = [0.0301, 0.0302, 0.0303, 0.0304, 0.0305]
    assert windows(values, 0.0258, UNIT, [1] * 5).exact == frozenset({0, 1, 2})


def test_mistakes_of_one_value_claim_one_answer() -> None:
    assert windows([0.0301] * 9, 0.0258, UNIT, [0] * 9).exact == frozenset(range(9))


def test_an_allowance_keeps_away_from_the_right_answer() -> None:
    found = windows([1.0003, 1.0103], 1.0, UNIT, [1, 1])
    assert found.exact == frozenset({0, 1})
    assert found.near == frozenset({1})


def test_infinity_claims_nothing() -> None:
    assert windows([float("inf")], 0.0258, UNIT, [1]).exact == frozenset({0})


@given(st.lists(st.floats(0.001, 50), max_size=60), st.floats(0.01, 10), st.sampled_from([1.0, 0.1, 0.01, 0.0001]))
def test_no_more_than_one_in_a_hundred_even_answers_is_claimed(
    values: list[float], reference: float, unit: float
) -> None:
    found = windows(values, reference, unit, [1] * len(values))
    cells = {round(values[place] / unit) for place in found.exact}
    cells |= {round(values[place] / unit) + step for place in found.near for step in (-1, 1)}
    inside = [cell for cell in cells if 0 <= cell * unit <= 2 * reference and cell != round(reference / unit)]
    assert len(inside) <= MOST_NAMED * 2 * reference / unit + 1e-6
