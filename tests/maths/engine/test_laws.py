"""Laws that hold for every pair of distributions, in both engines."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.maths.engine.reading import computed


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, str]:
    """Two distributions of one size in fractions, zeros among them."""
    size = draw(st.integers(2, 5))

    def distribution() -> str:
        weights = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size).filter(any))
        return "[" + ", ".join(str(Fraction(weight, sum(weights))) for weight in weights) + "]"

    return {"p": distribution(), "q": distribution()}


def number(text: str, quantities: dict[str, str]) -> float:
    finding = computed(text, quantities)
    assert finding.engines_agree is True
    assert isinstance(finding.value, float)
    return finding.value


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_divergences_are_never_negative_and_zero_for_equals(quantities: dict[str, str]) -> None:
    for function in ("kl", "js", "tv", "hellinger"):
        assert number(f"{function}(p, q)", quantities) >= -1e-15
        assert number(f"{function}(p, p)", quantities) == pytest.approx(0, abs=1e-15)


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_divergence_is_cross_entropy_less_entropy(quantities: dict[str, str]) -> None:
    divergence, cross, own = (number(text, quantities) for text in ("kl(p, q)", "cross_entropy(p, q)", "entropy(p)"))
    assert divergence == pytest.approx(cross - own, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_bounds(quantities: dict[str, str]) -> None:
    assert number("js(p, q)", quantities) <= 0.6931471805599454
    assert number("tv(p, q)", quantities) <= 1 + 1e-15
    assert number("2 tv(p, q)^2 - kl(p, q)", quantities) <= 1e-12
