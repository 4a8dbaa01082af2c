"""Hand rounding: what a person reaches who rounds every intermediate result.

Figures are those of the practice page on the KL view.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from quizkl.maths.inquiry import Interval
from tests.maths.engine.reading import computed

P = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]"}


def interval(text: str, unit: str, given: dict[str, str] = P) -> Interval:
    reached = computed(text, given, unit=unit).interval
    assert isinstance(reached, Interval)
    return reached


def inside(typed: str, text: str, unit: str) -> bool:
    reached = interval(text, unit)
    return reached.low <= float(typed) <= reached.high


def test_a_product_with_a_rounded_logarithm() -> None:
    assert inside("0.2772", "-0.4 ln 0.5", "0.0001")
    assert inside("0.2773", "-0.4 ln 0.5", "0.0001")
    assert not inside("0.2775", "-0.4 ln 0.5", "0.0001")


def test_a_sum_of_rounded_terms() -> None:
    assert inside("0.0258", "kl(p, q)", "0.0001")
    assert inside("0.0259", "kl(p, q)", "0.0001")


def test_the_swapped_direction_is_outside() -> None:
    assert not inside("0.0253", "kl(p, q)", "0.0001")


def test_more_places_typed_are_held_to_them() -> None:
    assert not inside("0.02592", "kl(p, q)", "0.00001")
    assert inside("0.02582", "kl(p, q)", "0.00001")


@pytest.mark.parametrize("text", ["kl(p, p)", "p[1] - 0.4", "0.4 * 2 - 0.8", "ln 1", "3 ln(0.4/0.4)"])
def test_what_is_exact_adds_nothing(text: str) -> None:
    assert interval(text, "0.0001") == Interval(0.0, 0.0)


def test_each_entry_of_a_vector_has_its_own() -> None:
    reached = computed("p * ln(p/q)", P, unit="0.0001").interval
    assert isinstance(reached, tuple)
    first, second, third = reached
    assert isinstance(first, Interval) and isinstance(second, Interval)
    assert first.low < -0.0893 < first.high
    assert second.low < 0.1151 < second.high
    assert third == Interval(0.0, 0.0)


def test_it_never_reaches_further_than_three_units() -> None:
    many = "[" + ", ".join(["0.05"] * 20) + "]"
    other = "[" + ", ".join(["0.03", "0.07"] * 10) + "]"
    finding = computed("kl(a, b)", {"a": many, "b": other}, unit="0.001")
    assert isinstance(finding.interval, Interval) and isinstance(finding.value, float)
    assert finding.interval.low == pytest.approx(finding.value - 0.003, abs=1e-8)
    assert finding.interval.high == pytest.approx(finding.value + 0.003, abs=1e-8)


def test_none_where_there_is_nothing_to_work_out() -> None:
    assert computed("mc_kl(normal(0, 1), normal(1, 1), 10, 0)", unit="0.0001").interval is None
    assert computed("kl([0.5, 0.5], [1, 0])", unit="0.0001").interval is None
    assert computed("kl(p, q)", P).interval is None


@pytest.mark.parametrize(
    ("text", "by_hand"),
    [
        ("kl(normal(0, 1), normal(1, 0.5))", "2.8069"),
        ("kl(normal(0, 1), normal(1, 0.3))", "9.4071"),
        ("softmax([1.2, 0.3, -0.8])[1]", "0.6485"),
        ("entropy(p)", "1.0549"),
        ("cross_entropy(p, q)", "1.0807"),
        ("cross_entropy(p, q) - entropy(p)", "0.0258"),
        ("js(p, q)", "0.0064"),
        ("perplexity(0.495)", "1.6405"),
        ("std([1, 2, 4])", "1.2472"),
        ("pdf(normal(0, 1), 1)", "0.2420"),
        ("det([[0.3, 0.7], [0.45, 0.15]])", "-0.2700"),
    ],
)
def test_the_usual_working_is_inside(text: str, by_hand: str) -> None:
    assert inside(by_hand, text, "0.0001")


def distribution(generator: random.Random, size: int, parts: int) -> list[Decimal]:
    """A distribution of whole parts of 1, no part empty."""
    cuts = sorted(generator.sample(range(1, parts), size - 1))
    edges = [0, *cuts, parts]
    return [Decimal(high - low) / parts for low, high in pairwise(edges)]


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def by_ratio(p: Decimal, q: Decimal) -> Decimal:
    return rounded(p * rounded(rounded(p / q).ln()))


def by_difference(p: Decimal, q: Decimal) -> Decimal:
    return rounded(p * (rounded(p.ln()) - rounded(q.ln())))


def by_two_products(p: Decimal, q: Decimal) -> Decimal:
    return rounded(p * rounded(p.ln())) - rounded(p * rounded(q.ln()))


def by_rounding_only_the_terms(p: Decimal, q: Decimal) -> Decimal:
    return rounded(p * (p / q).ln())


@pytest.mark.parametrize("term", [by_ratio, by_difference, by_two_products, by_rounding_only_the_terms])
def test_whoever_rounds_every_step_to_four_places_is_right(term: Callable[[Decimal, Decimal], Decimal]) -> None:
    generator = random.Random(0)
    for _ in range(250):
        size, parts = generator.randint(2, 4), generator.choice([10, 20, 100])
        p, q = distribution(generator, size, parts), distribution(generator, size, parts)
        given = {name: "[" + ", ".join(map(str, vector)) + "]" for name, vector in (("p", p), ("q", q))}
        total = sum((term(a, b) for a, b in zip(p, q, strict=True)), Decimal(0))
        assert _drafted(given).low <= float(total) <= _drafted(given).high, (p, q, total)


def _drafted(given: dict[str, str]) -> Interval:
    from quizkl.maths.engine.answer import draft
    from quizkl.maths.inquiry import Computed
    from tests.maths.engine.reading import inquiry

    finding = draft(inquiry("kl(p, q)", given, unit="0.0001", exact=False)).finding
    assert isinstance(finding, Computed) and isinstance(finding.interval, Interval)
    return finding.interval
