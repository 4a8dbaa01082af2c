"""Draws of every kind, for the tests of laws."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.kinds import Draw, Drawn
from quizkl.maths.variation.read_draw import read_draw

EVERY_KIND = (
    "uniform(0, 1)",
    "uniform(-1, 2, step=0.25)",
    "uniform(0, 1, step=1/3, n=4)",
    "integer(1, 6)",
    "integer(-3, 3, n=5)",
    "choice(0.25, 0.5, 1)",
    "choice([0.5, 0.5], [0.9, 0.1])",
    "choice([[1, 0], [0, 1]], [[2, 1], [1, 2]])",
    "choice(1/3, 2/3, n=3)",
    "simplex(2, step=0.1)",
    "simplex(3, step=0.1, min=0.1)",
    "simplex(5, step=0.05)",
    "normal(0, 1)",
    "normal(1.7, 0.3, step=0.05, n=3)",
    "positive_definite(1)",
    "positive_definite(3, step=0.5, most=1.5)",
    "permutation(5)",
    "permutation([0.5, 0.25, 0.125, 0.125])",
)

SEEDS = st.integers(min_value=0, max_value=2**48 - 1)


def draw(text: str) -> Draw:
    read = read_draw(text)
    assert not isinstance(read, Unreadable), read
    return read


def numbers(value: Drawn) -> tuple[Fraction, ...]:
    return tuple(number for part in value for number in numbers(part)) if isinstance(value, tuple) else (value,)


def vector(value: Drawn) -> tuple[Fraction, ...]:
    assert isinstance(value, tuple)
    assert not any(isinstance(part, tuple) for part in value)
    return tuple(part for part in value if isinstance(part, Fraction))


def matrix(value: Drawn) -> tuple[tuple[Fraction, ...], ...]:
    assert isinstance(value, tuple)
    return tuple(vector(row) for row in value)
