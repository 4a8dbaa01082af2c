"""Distribution functions, quantiles, correlation, median and linear systems, in both engines.

Values of the normal distribution from Abramowitz and Stegun, table 26.1 and 26.5; the others by hand.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reading import computed, reason


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("Phi(1)", 0.841344746068543, 15),
        ("Φ(2.5)", 0.993790334674224, 15),
        ("Phi(-3)", 0.00134989803163, 14),
        ("Phi^-1(0.975)", 1.95996398454005, 14),
        ("probit(0.9)", 1.2815515655446, 13),
        ("cdf(normal(100, 15), 130)", 0.977249868051821, 15),
        ("quantile(normal(100, 15), 0.9)", 100 + 15 * 1.2815515655446, 11),
    ],
)
def test_the_normal_distribution_is_that_of_the_tables(text: str, value: float, digits: int) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value, abs=10**-digits)
    assert finding.engines_agree is True


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cdf(exponential(2), 1)", 1 - math.exp(-2)),
        ("cdf(exponential(2), -1)", 0),
        ("quantile(exponential(2), 0.5)", math.log(2) / 2),
        ("cdf(uniform(2, 6), [1, 3, 7])", (0, 0.25, 1)),
        ("quantile(uniform(2, 6), 0.25)", 3),
        ("cdf(laplace(0, 1), [-1, 0, 1])", (math.exp(-1) / 2, 0.5, 1 - math.exp(-1) / 2)),
        ("quantile(laplace(0, 2), [0.25, 0.75])", (-2 * math.log(2), 2 * math.log(2))),
        ("cdf(poisson(3), 2)", 8.5 * math.exp(-3)),
        ("cdf(poisson(3), 2.9)", 8.5 * math.exp(-3)),
        ("cdf(poisson(3), -1)", 0),
        ("cdf(gamma(2, 1), 3)", 1 - 4 * math.exp(-3)),
        ("cdf(gamma(2, 1), -3)", 0),
        ("cdf(bernoulli(0.3), [-1, 0, 0.5, 1])", (0, 0.7, 0.7, 1)),
        ("cdf(categorical([0.2, 0.3, 0.5]), [0, 1, 2.5, 3])", (0, 0.2, 0.5, 1)),
        ("median([3, 1, 10])", 3),
        ("median([3, 1, 10, 4])", 3.5),
        ("corr([1, 2, 3], [2, 4, 7])", 5 * math.sqrt(57) / 38),
        ("corr([1, 2, 3], [3, 2, 1])", -1),
        ("solve([[2, 1], [1, 3]], [1, 2])", (0.2, 0.6)),
        ("diag(solve([[2, 1], [1, 3]], [[1, 0], [0, 1]]))", (0.6, 0.4)),
    ],
)
def test_closed_forms(text: str, value: object) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value, rel=1e-12, abs=1e-15)
    assert finding.engines_agree is True


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("probit(1)", "probit is for numbers between 0 and 1"),
        ("quantile(normal(0, 1), 0)", "a quantile is of a number between 0 and 1"),
        ("quantile(poisson(2), 0.5)", "the quantiles of a Poisson distribution are not known here"),
        ("cdf(beta(1, 2), 0.3)", "the distribution function of a beta distribution is not known here"),
        ("cdf(mvn([0, 0], [1, 1]), 0)", "the distribution function of a multivariate normal distribution is not known"),
        ("corr([1, 1, 1], [1, 2, 3])", "a sample of equal numbers has no correlation"),
        ("corr([1, 2], [1, 2, 3])", "the sizes do not fit"),
        ("solve([[1, 2], [2, 4]], [1, 2])", "its determinant is 0"),
        ("solve([[1, 2], [3, 4]], [1, 2, 3])", "the sizes do not fit"),
        ("solve([[1, 2, 3], [3, 4, 5]], [1, 2])", "solve is for square matrices"),
    ],
)
def test_what_has_no_value_says_why(text: str, why: str) -> None:
    assert why in reason(text)


@given(st.integers(-30, 30), st.integers(1, 20), st.integers(1, 99))
def test_a_quantile_is_where_the_distribution_function_reaches_its_share(mean: int, spread: int, share: int) -> None:
    family = f"normal({mean}, {spread}/4)"
    finding = computed(f"cdf({family}, quantile({family}, {share}/100))")
    assert finding.value == pytest.approx(share / 100, rel=1e-9)
