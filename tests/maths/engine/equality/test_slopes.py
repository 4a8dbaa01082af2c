"""Derivatives that no rule writes out: they are computed to as many digits as it takes."""

from __future__ import annotations

import pytest

from quizkl.maths.comparison import Different, SameProved, SameSampled
from tests.maths.engine.equality.comparing import outcome_of

SLOPES = {
    "the error function": ("d/dx erf(x)", "2 exp(-x^2)/sqrt(pi)"),
    "an inverse hyperbolic function": ("d/dx arctanh(x)", "1/(1 - x^2)"),
    "a log-density": ("d/dx logpdf(normal(m, s), x)", "(m - x)/s^2"),
    "the score of a deviation": ("d/ds logpdf(normal(m, s), x)", "((x - m)^2 - s^2)/s^3"),
    "a divergence of normals": ("d/dm kl(normal(m, s), normal(n, t))", "(m - n)/t^2"),
    "an entropy": ("d/dp entropy([p, 1 - p])", "ln((1 - p)/p)"),
    "a divergence": ("d/dq kl([p, 1-p], [q, 1-q])", "(q - p)/(q (1 - q))"),
    "the logarithm of a sum of exponentials": ("d/da logsumexp([a, b])", "softmax([a, b])_1"),
    "a softmax beside its own place": ("d/da softmax([a, b])_2", "-softmax([a, b])_1 softmax([a, b])_2"),
    "a determinant": ("d/dx det([[x, 1], [2, x]])", "2 x"),
    "a squared error of a vector": ("d/dm sum((y - m)^2)", "2 sum(m - y)"),
    "a second derivative": ("d^2/dx^2 logpdf(normal(m, s), x)", "-1/s^2"),
}


@pytest.mark.parametrize("pair", SLOPES.values(), ids=SLOPES)
def test_a_slope_is_what_the_textbook_says(pair: tuple[str, str]) -> None:
    assert isinstance(outcome_of(*pair), SameSampled | SameProved)


@pytest.mark.parametrize(
    "pair",
    [
        ("d/da logsumexp([a, b])", "softmax([a, b])_2"),
        ("d/dx erf(x)", "exp(-x^2)"),
        ("d/dx logpdf(normal(m, s), x)", "(m - x)/s"),
        ("d/dx sum(x + [1, 2])", "1"),
    ],
)
def test_and_no_other(pair: tuple[str, str]) -> None:
    assert isinstance(outcome_of(*pair), Different)
