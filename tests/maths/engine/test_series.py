"""Sums with an index, expectations and derivatives have the same value in both engines."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from quizkl.maths.engine.numeric.array import Array
from quizkl.maths.engine.numeric.evaluate import evaluate
from quizkl.maths.inquiry import Computed, Interval, Undefined

from .reading import computed, expression, found, inquiry, reason

GIVEN = {
    "p": "[0.4, 0.4, 0.2]",
    "q": "[0.5, 0.3, 0.2]",
    "z": "[0, 0.5, 0.5]",
    "x": "[0, 1, 2]",
    "A": "[[1, 2], [3, 4]]",
    "w": "[[0.1, 0.9], [0.5, 0.5], [1, 0]]",
    "D": "[1, 1, 2, 3]",
    "y": "3",
    "mu": "2",
    "sigma": "0.5",
}
KL = 0.4 * math.log(0.8) + 0.4 * math.log(4 / 3)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sum_i p_i ln(p_i/q_i)", KL),
        ("sum_k p(k) ln(p(k)/q(k))", KL),
        ("E_p[ln p - ln q]", KL),
        ("E_{k~p}[ln p(k) - ln q(k)]", KL),
        ("-sum_i z_i ln z_i", math.log(2)),
        ("-E_z[ln z]", math.log(2)),
        ("sum_{i=1}^{3} i^2", 14),
        ("sum_{i=3}^{1} i", 0),
        ("prod_{k=1}^{5} k", 120),
        ("sum_{i=1}^{2} p_{i+1}", 0.6),
        ("sum_{i,j} A_ij", 10),
        ("sum_i A_ii", 5),
        ("sum_i sum_{j<i} A_{i,j}", 3),
        ("prod_{i=2}^{3} sum(p_{<i})", 0.32),
        ("sum_{k in D} ln p(k)", 3 * math.log(0.4) + math.log(0.2)),
        ("sum_{k in D} k", 7),
        ("sum_x x p(x)", 0.8),
        ("E_{x~p}[x^2] - E_{x~p}[x]^2", 0.56),
        ("E_{k~p}[k]", 1.8),
        ("sum_y p(y)", 1),
        ("sum_k p(k) sum_j w(j|k)", 1),
        ("E_{k~bernoulli(0.3)}[k]", 0.3),
        ("E_{k~normal(mu, sigma)}[k^2]", 4.25),
        ("E_{k~normal(mu, sigma)}[(k - mu)^4]", 3 * 0.5**4),
        ("-E_{k~normal(0, 1)}[logpdf(normal(1, 2), k)]", math.log(2) + 0.5 * math.log(2 * math.pi) + 2 / 8),
        ("E_{k~exponential(2)}[k^2]", 0.5),
        ("d/dy y^2", 6),
        ("d^2/dy^2 y^3", 18),
        ("d/dmu sum_i (x_i - mu)^2", 6),
        ("d/dp_1 sum_i p_i ln p_i", math.log(0.4) + 1),
        ("∂/∂sigma ln pdf(normal(mu, sigma), y)", -1 / 0.5 + 1 / 0.5**3),
    ],
)
def test_what_is_written_with_an_index_has_its_value(text: str, value: float) -> None:
    finding = computed(text, GIVEN)
    assert finding.value == pytest.approx(value, rel=1e-12)
    assert finding.engines_agree is not False


def test_the_terms_may_be_vectors() -> None:
    assert computed("sum_j A^(j)", GIVEN).value == (4.0, 6.0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sum_i p_{i+1}", "it is not said how far i goes: write its limits, sum_{i=1}^{n}"),
        ("sum_{i=1}^{3} p_{i+1}", "there is no entry 4: there are 3, counted from 1"),
        ("sum_{i=0}^{2} p_i", "there is no entry 0 of p: they are counted from 1"),
        ("sum_i p_i A_i", "the sizes do not fit: i goes to 2 in one place, to 3 in another"),
        ("sum_{i=1}^{oo} 1/i^2", "a sum without end is not added up here; write where it may stop, such as 1000"),
        ("sum_{i=1}^{y/2} i", "y/2 must be a whole number, not 1.5"),
        ("sum_{i=1}^{10^9} i", "this goes over more than 10000 terms"),
        ("sum_{k in y} k", "y has no entries to go through"),
        ("E_{normal(0, 1)}[3]", "it is not said what is distributed: write E_{x ~ normal(0, 1)}[...]"),
        (
            "E_{k~normal(0, 1)}[exp(k)]",
            "this expectation has no simple closed form here; computed are those of polynomials and ln of normal "
            "densities",
        ),
        ("d/dp sum(p)", "a derivative is taken with respect to a number: p is none"),
    ],
)
def test_why_there_is_no_value(text: str, why: str) -> None:
    assert reason(text, GIVEN) == why


def test_hand_rounding_goes_term_by_term() -> None:
    written = computed("sum_i p_i ln(p_i/q_i)", GIVEN, unit="0.0001").interval
    assert isinstance(written, Interval)
    assert written.low < 0.0257 < 0.0259 < written.high


def test_the_terms_stand_beside_the_entries_that_they_are_made_of() -> None:
    table = computed("sum_i p_i ln(p_i/q_i)", GIVEN, terms=True).terms
    assert table is not None
    assert table.headings == ("p_i", "q_i", "p_i ln(p_i/q_i)")
    assert [round(row[2], 4) for row in table.rows] == [-0.0893, 0.1151, 0.0]


@pytest.mark.parametrize(
    ("text", "value"),
    [("d/dy d/dmu (y^2 mu^3)", 6 * 3 * 2**2), ("d/dmu sum_{i=1}^{y} mu^i", 1 + 2 * 2 + 3 * 4), ("d/dy mu", 0)],
)
def test_derivatives_within_and_around_others(text: str, value: float) -> None:
    finding = computed(text, GIVEN)
    assert finding.value == pytest.approx(value)
    assert finding.engines_agree is True


_PARTS = st.sampled_from(["p_i", "q(i)", "x_i", "i", "mu", "kl(p, q)", "2", "x", "p_{i+1}", "x_{<i}", "ln p(i)"])
_AROUND = st.sampled_from(
    """
    ln({0})  ({0} + {1})  ({0} * {1})  ({0}/({1}))  (sum_i {0})  (sum_(i=1)^3 {0})  (sum_(i in x) {0})  |{0}|
    E_(i~p)[{0}]  E_(i~normal(mu, y))[{0}]  E_p[{0}]  (d/dmu {0})  (prod_(i<3) {0})
    """.strip()
    .replace("\n", "  ")
    .split("  ")
).filter(bool)
_ANSWERS = st.recursive(
    _PARTS, lambda part: st.tuples(_AROUND, part, part).map(lambda made: made[0].format(*made[1:])), max_leaves=5
)


@given(_ANSWERS)
def test_whatever_is_asked_is_computed_or_refused_and_the_engines_agree(text: str) -> None:
    asked = inquiry(text, {**GIVEN, "i": "1"}, unit="0.001", terms=True)
    finding = found(asked)
    assert isinstance(finding, Computed | Undefined)
    assert not isinstance(finding, Computed) or finding.engines_agree is not False


def test_a_sum_with_a_minus_before_it_has_negative_terms() -> None:
    table = computed("-sum_i p_i ln p_i", GIVEN, terms=True).terms
    assert table is not None
    assert table.headings == ("p_i", "−p_i ln p_i")
    assert round(table.total, 4) == 1.0549


def test_limits_may_vary_within_a_batch() -> None:
    sizes = Array(torch.tensor([1.0, 3.0], dtype=torch.float64), 0)
    ending = evaluate(expression("sum_{i=1}^{n} i^2", "n"), {"n": sizes})
    assert isinstance(ending.value, Array)
    assert ending.value.data.tolist() == [1.0, 14.0]
    short = evaluate(expression("sum_{i=1}^{n} ln(2 - i)", "n"), {"n": sizes})
    assert short.missing.tolist() == [False, True]
