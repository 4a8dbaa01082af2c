"""What is drawn from a seed: laws of every kind, and values that must never change."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations
from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.draw import draw_one, drawn
from quizkl.maths.variation.read_draw import read_draw
from quizkl.maths.variation.words import picks
from quizkl.maths.variation.write_draw import write_draw
from tests.maths.variation.draws import EVERY_KIND, SEEDS, draw, matrix, numbers, vector

TENTH = Fraction(1, 10)


@pytest.mark.parametrize("text", EVERY_KIND)
@given(seed=SEEDS)
@settings(max_examples=20)
def test_the_same_seed_draws_the_same_numbers(text: str, seed: int) -> None:
    assert draw_one(draw(text), "p", seed) == draw_one(draw(text), "p", seed)


@pytest.mark.parametrize("text", EVERY_KIND)
def test_what_is_written_is_read_as_the_same_draw(text: str) -> None:
    assert draw(write_draw(draw(text))) == draw(text)


pieces = st.sampled_from(
    [
        *(
            "simplex(",
            "uniform(",
            "integer(",
            "choice(",
            "normal(",
            "positive_definite(",
            "permutation(",
            ")",
            ", ",
            "=",
        ),
        *("step", "min", "n", "most", "0.1", "3", "-1", "1e9", "1/3", "[", "]", "9^9^9", "ln", " ", "é", "{{"),
    ]
)


@given(text=st.lists(pieces, max_size=14).map("".join))
def test_whatever_is_written_is_drawn_from_or_refused_with_a_place(text: str) -> None:
    read = read_draw(text)
    if isinstance(read, Unreadable):
        assert 1 <= read.column <= len(text) + 1
        assert read.message
    else:
        assert draw_one(read, "x", 1) == draw_one(draw(write_draw(read)), "x", 1)


@given(seed=SEEDS)
def test_a_quantity_does_not_depend_on_the_others(seed: int) -> None:
    p, q = draw("simplex(3, step=0.1)"), draw("integer(1, 9)")
    assert drawn({"p": p}, seed)["p"] == drawn({"q": q, "p": p}, seed)["p"]


@given(seed=SEEDS)
def test_probabilities_sum_to_exactly_one(seed: int) -> None:
    value = vector(draw_one(draw("simplex(4, step=0.05, min=0.1)"), "p", seed))
    assert sum(value) == 1
    assert min(value) >= TENTH
    assert all((20 * one).denominator == 1 for one in value)


def test_every_vector_of_a_simplex_is_as_likely() -> None:
    """There are 15 ways to share 4 steps among 3: a thousand draws of each, give or take five deviations."""
    shares = draw("simplex(3, step=0.25)")
    counts = Counter(draw_one(shares, "p", seed) for seed in range(15_000))
    assert len(counts) == 15
    assert all(abs(count - 1000) < 5 * (1000 * 14 / 15) ** 0.5 for count in counts.values())


def test_every_order_is_as_likely() -> None:
    order_of_three = draw("permutation(3)")
    counts = Counter(draw_one(order_of_three, "x", seed) for seed in range(6_000))
    assert set(counts) == {tuple(map(Fraction, order)) for order in permutations((1, 2, 3))}
    assert all(abs(count - 1000) < 5 * (1000 * 5 / 6) ** 0.5 for count in counts.values())


@given(seed=SEEDS)
def test_numbers_lie_on_their_grid(seed: int) -> None:
    assert draw_one(draw("uniform(-1, 2, step=0.25)"), "x", seed) in {Fraction(k, 4) for k in range(-4, 9)}
    assert draw_one(draw("integer(1, 6)"), "x", seed) in {Fraction(k) for k in range(1, 7)}
    assert draw_one(draw("choice(1/3, 2/3)"), "x", seed) in {Fraction(1, 3), Fraction(2, 3)}
    (normal,) = numbers(draw_one(draw("normal(1.7, 0.3, step=0.05)"), "x", seed))
    assert (20 * normal).denominator == 1
    assert abs(normal - Fraction(17, 10)) <= 6 * Fraction(3, 10) + Fraction(1, 40)


def test_both_ends_are_drawn() -> None:
    seen = {draw_one(draw("integer(1, 6)"), "x", seed) for seed in range(200)}
    assert seen == {Fraction(k) for k in range(1, 7)}


def test_a_normal_number_has_its_mean_and_deviation() -> None:
    normal = draw("normal(2, 0.5, step=0.01)")
    values = [float(numbers(draw_one(normal, "x", seed))[0]) for seed in range(4_000)]
    assert abs(fmean(values) - 2) < 0.04
    assert abs(pstdev(values) - 0.5) < 0.03


@given(seed=SEEDS)
def test_a_covariance_matrix_is_symmetric_and_positive_definite(seed: int) -> None:
    rows = matrix(draw_one(draw("positive_definite(3, step=0.5, most=1.5)"), "S", seed))
    assert all(rows[i][j] == rows[j][i] for i in range(3) for j in range(3))
    (a, b, c), (_, d, e), (_, _, f) = rows
    assert a > 0
    assert a * d - b * b > 0
    assert a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d) > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("integer(1, 100, n=5)", "34 39 1 19 51"),
        ("simplex(4, step=0.05)", "1/10 11/20 3/10 1/20"),
        ("normal(0, 1, n=3)", "-3/2 -1/5 -4/5"),
        ("permutation(5)", "2 3 1 4 5"),
        ("positive_definite(2, most=3)", "3 -1 -1 2"),
    ],
)
def test_these_numbers_never_change(text: str, expected: str) -> None:
    """Recorded once. Journals have the seeds only: another generator would show other numbers for old reviews."""
    assert " ".join(map(str, numbers(draw_one(draw(text), "x", 20261120)))) == expected


def test_the_generator_is_splitmix64() -> None:
    """Of the seed that is the key of the name the first word is that of splitmix64 for 0, mixed once before."""
    from quizkl.maths.variation.words import key_of

    assert picks(key_of("x"), "x", (1 << 31,)) == (0xE220A8397B1DCDAF >> 33,)
