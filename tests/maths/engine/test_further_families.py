"""Poisson, gamma, beta, uniform and Laplace, and maximum likelihood, in both engines.

Values from the closed forms by hand, with digamma(1) = -EULER (the Euler-Mascheroni constant), digamma(2) = 1 - EULER.
"""

import math

import pytest

from .reading import computed, reason

EULER = 0.5772156649015329


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mean(poisson(3))", 3),
        ("var(poisson(3))", 3),
        ("pdf(poisson(3), 2)", 4.5 * math.exp(-3)),
        ("pdf(poisson(3), 2.5)", 0),
        ("logpdf(poisson(2), 0)", -2),
        ("kl(poisson(2), poisson(1))", 2 * math.log(2) - 1),
        ("mean(gamma(2, 4))", 0.5),
        ("std(gamma(4, 2))", 1),
        ("pdf(gamma(2, 1), 3)", 3 * math.exp(-3)),
        ("pdf(gamma(2, 1), -1)", 0),
        ("entropy(gamma(2, 1))", 2 - (1 - EULER)),
        ("kl(gamma(1, 2), gamma(1, 1))", math.log(2) - 0.5),
        ("kl(gamma(2, 1), gamma(1, 1))", 1 - EULER),
        ("mean(beta(2, 3))", 0.4),
        ("var(beta(1, 1))", 1 / 12),
        ("pdf(beta(2, 2), 0.5)", 1.5),
        ("pdf(beta(2, 2), 2)", 0),
        ("entropy(beta(1, 1))", 0),
        ("kl(beta(2, 1), beta(1, 1))", math.log(2) - 0.5),
        ("mean(uniform(2, 6))", 4),
        ("var(uniform(0, 1))", 1 / 12),
        ("entropy(uniform(0, 8))", math.log(8)),
        ("pdf(uniform(0, 4), 1)", 0.25),
        ("pdf(uniform(0, 4), 5)", 0),
        ("kl(uniform(0, 1), uniform(0, 4))", math.log(4)),
        ("kl(uniform(0, 4), uniform(0, 1))", math.inf),
        ("mean(laplace(1, 2))", 1),
        ("var(laplace(1, 2))", 8),
        ("entropy(laplace(0, 1))", 1 + math.log(2)),
        ("logpdf(laplace(0, 2), -3)", -1.5 - math.log(4)),
        ("kl(laplace(0, 1), laplace(1, 1))", math.exp(-1)),
        ("E_{x~uniform(0, 1)}[x^2]", 1 / 3),
        ("E_{x~poisson(2)}[x^2]", 6),
    ],
)
def test_closed_forms(text: str, value: float) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value, rel=1e-12, abs=1e-15)
    assert finding.engines_agree is True


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mle(normal, [1, 2, 3, 6])", (3.0, math.sqrt(3.5))),
        ("mle(bernoulli, [0, 1, 1, 1])", 0.75),
        ("mle(poisson, [0, 2, 4])", 2),
        ("mle(exponential, [1, 3])", 0.5),
        ("mle(uniform, [2, 5, 3])", (2.0, 5.0)),
    ],
)
def test_the_parameters_that_make_data_most_likely(text: str, value: object) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value, rel=1e-12)
    assert finding.engines_agree is True


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mean(poisson(0))", "the rate of a Poisson must be positive"),
        ("mean(gamma(-1, 1))", "the shape of a gamma must be positive"),
        ("mean(beta(0, 1))", "the parameters of a beta must be positive"),
        ("mean(uniform(1, 1))", "the upper end of a uniform must be above its lower one"),
        ("mean(laplace(0, 0))", "the scale of a Laplace must be positive"),
        ("entropy(poisson(1))", "the entropy of a Poisson distribution has no closed form"),
        ("kl(poisson(1), laplace(1, 1))", "kl is between two of one kind, not a Poisson distribution and a Laplace "
         "distribution"),
        ("mle(bernoulli, [0, 0.5])", "the data of a Bernoulli are 0 or 1"),
        ("mle(poisson, [-1])", "the data of a Poisson are whole numbers from 0 on"),
        ("mle(exponential, [0, 0])", "the data of an exponential cannot all be 0"),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why(text: str, why: str) -> None:
    assert reason(text) == why
