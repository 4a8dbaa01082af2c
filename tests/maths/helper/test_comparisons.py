"""Comparisons go to the helper as inquiries do, with and without an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.client import Helper
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read


def comparison(given: str, reference: str) -> Comparison:
    readings = [read(text, Names(split_products=True, free=True)) for text in (given, reference)]
    first, second = (reading.expression for reading in readings if isinstance(reading, Reading))
    return Comparison(first, second)


PAIRS = [
    comparison("x + x", "2x"),
    comparison("x + x", "x^2"),
    comparison("1/0", "1/0"),
    comparison("sum_{i=1}^{390} sum_{j=1}^{390} sum_{k=1}^{390} cos(i j k)", "0"),
    comparison("sin(x)^2 + cos(x)^2", "1"),
]


def with_a_loop() -> tuple[Sameness, ...]:
    async def story() -> tuple[Sameness, ...]:
        async with Helper(deadline=30.0) as helper:
            return await helper.compare(PAIRS)

    return asyncio.run(story())


def without_a_loop() -> tuple[Sameness, ...]:
    with BlockingHelper(deadline=30.0) as helper:
        return helper.compare(PAIRS)


@pytest.mark.parametrize("ask", [with_a_loop, without_a_loop])
def test_each_comparison_has_its_outcome_in_order_however_long_one_takes(
    ask: Callable[[], tuple[Sameness, ...]],
) -> None:
    same, different, nothing, endless, circle = ask()
    assert isinstance(same, SameProved)
    assert isinstance(different, Different)
    assert isinstance(nothing, NotDecided)
    assert isinstance(endless, NotDecided)
    assert isinstance(circle, SameProved)
