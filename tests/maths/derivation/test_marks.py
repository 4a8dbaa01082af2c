"""Lines that follow are proved, lines that do not are refuted by a point, and nothing true is called false."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quizkl.maths.derivation.finding import NoSolution, NotConstant, NoValue, OtherOrder, Proved, Refuted, Unequal
from quizkl.maths.derivation.line import Reason
from quizkl.maths.inquiry import NotDecided, Value
from tests.maths.derivation.chains import COUNTED, MODEL, NORMALS, PAIRS, SAMPLE, TOKENS, TWO, marked

PROVED: list[tuple[Mapping[str, str], str, str]] = [
    (TWO, "kl(p, q)", "= cross_entropy(p, q) - entropy(p)"),
    (TWO, "kl(p, q)", "= E_p[ln p - ln q] by definition"),
    (TWO, "sum_i p_i ln q_i", "= sum_k p(k) ln q(k)"),
    (TWO, "sum_i sum_j p_i q_j ln q_j", "= sum_j q_j ln q_j by normalisation"),
    (TWO, "(sum_i p_i^2)(sum_i q_i^2)", "= sum_i sum_j p_i^2 q_j^2"),
    (TWO, "sum_i sum_j p_i q_j (i + j)", "= sum_j sum_i q_j p_i i + sum_j q_j j"),
    (TWO, "sum_{i=2}^{n} p_{i-1}", "= 1 - p_n"),
    (TWO, "sum_{i=1}^{n} sum_{j=1}^{i} p_i q_j", "= sum_{j=1}^{n} sum_{i=j}^{n} p_i q_j"),
    (TWO, "ln prod_i (p_i q_i)", "= sum_i ln p_i + sum_i ln q_i"),
    (TWO, "sum_i (p_i - q_i)^2", "= sum_i p_i^2 - 2 sum_i p_i q_i + sum_i q_i^2"),
    (PAIRS, "kl(p, q)", "= kl(p(x), q(x)) + E_{x~p}[kl(p(y|x), q(y|x))]"),
    (PAIRS, "sum_x sum_y p(x, y) ln p(x)", "= sum_x p(x) ln p(x)"),
    (COUNTED, "E_{k~p}[ln q(k)]", "= (1/m) ln prod_j q(x_j)"),
    (TOKENS, "sum_j ln p(x_j)", "= sum_j sum_t ln p(x^(j)_t | x^(j)_{<t})"),
    (SAMPLE, "d/dmu sum_j ln p(x_j)", "= sum_j (x_j - mu)/sigma^2"),
    (SAMPLE, "sum_j (x_j + ln sigma)", "= sum_j x_j + sum_j ln sigma"),
    (SAMPLE, "sum_j ln sigma", "= m ln sigma"),
    (SAMPLE, "sum_j (x_j - mean(x))^2", "= sum_j x_j^2 - m mean(x)^2"),
    (NORMALS, "kl(p, q)", "= ln(sigma_2/sigma_1) + (sigma_1^2 + (mu_1 - mu_2)^2)/(2 sigma_2^2) - 1/2"),
    (NORMALS, "E_{x~p}[(x - mu_1)^4]", "= 3 sigma_1^4"),
    (TWO, "kl(p, q)", "≡ -sum_i p_i ln q_i up to a constant in q"),
    (MODEL, "argmin_theta kl(p, q)", "= argmax_theta E_{i~p}[ln q_i]"),
    (MODEL, "argmax_theta prod_i q_i", "= argmin_theta -sum_i ln q_i"),
    (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "0 = sum_j x_j - m mu"),
    (SAMPLE, "argmax_sigma sum_j ln p(x_j)", "sigma^2 = (1/m) sum_j (x_j - mu)^2"),
    (SAMPLE, "argmax_mu sum_j ln p(x_j)", "= mean(x)"),
    ({"z": "vector(n)"}, "sum softmax(z)", "= 1"),
    ({"z": "vector(n)"}, "logsumexp(z)", "= 3 + ln sum_i exp(z_i - 3)"),
    ({"a": "number", "b": "number"}, "(a + b)^2", "= a^2 + 2 a b + b^2"),
    ({"a": "positive", "b": "positive"}, "1/(a + b) + 1/a", "= (2a + b)/(a^2 + a b)"),
    ({"a": "positive", "x": "data(m)"}, "sum_j x_j (1/(a + m) + 1/a)", "= (2a + m) sum_j x_j/(a^2 + a m)"),
]  # fmt: skip


@pytest.mark.parametrize(("symbols", "before", "line"), PROVED)
def test_a_line_that_follows_is_proved(symbols: Mapping[str, str], before: str, line: str) -> None:
    assert isinstance(marked(symbols, before, line), Proved)


WEAKER = [
    ("-kl(p, q)", "<= ln(sum_i p_i (p_i/q_i)) by jensen"),
    ("-kl(p, q)", "<= ln(sum_i q_i/p_i) by jensen"),
    ("sum_i p_i ln(q_i/p_i)", "<= ln(sum_i q_i/p_i)"),
    ("ln(sum_i p_i^2/q_i)", ">= 0"),
    ("ln(sum_i p_i^2/q_i)", ">= kl(p, q)"),
]


@pytest.mark.parametrize(("before", "line"), WEAKER)
def test_an_inequality_that_takes_two_lemmas_is_proved(before: str, line: str) -> None:
    """KL(p ‖ q) ≤ ln Σ p²/q by Jensen, and 0 ≤ KL(p ‖ q) by Gibbs."""
    assert isinstance(marked(TWO, before, line), Proved)


@pytest.mark.parametrize(
    "line",
    ["<= ln(sum_i p_i (q_i/p_i)) - 1", "<= ln(sum_i p_i q_i)", "<= -ln(sum_i p_i^2/q_i)", ">= ln(sum_i q_i/p_i)"],
)
def test_one_that_no_lemmas_give_is_not(line: str) -> None:
    assert isinstance(marked(TWO, "-kl(p, q)", line), Unequal)


REFUTED: list[tuple[Mapping[str, str], str, str, type[Refuted]]] = [
    (TWO, "kl(p, q)", "= cross_entropy(q, p) - entropy(p)", Unequal),
    (TWO, "kl(p, q)", "= cross_entropy(p, q) + entropy(p)", Unequal),
    (TWO, "sum_i p_i ln q_i", "= sum_i q_i ln p_i", Unequal),
    (TWO, "sum_i sum_j p_i q_j", "= n", Unequal),
    (TWO, "kl(p, q)", "<= 0", Unequal),
    (TWO, "sum_i p_i ln q_i", ">= ln sum_i p_i q_i by jensen", Unequal),
    (TWO, "sum_i p_i", "= sum_i p_{i+1}", NoValue),
    (TWO, "kl(p, q)", "≡ -sum_i q_i ln p_i up to a constant in q", NotConstant),
    (MODEL, "argmin_theta kl(p, q)", "= argmin_theta kl(q, p)", OtherOrder),
    (MODEL, "argmin_theta kl(p, q)", "= argmin_theta E_{i~p}[ln q_i]", OtherOrder),
    (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "= argmax_mu sum_j (x_j - mu)^2", OtherOrder),
    (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "0 = sum_j x_j + m mu", NoSolution),
    (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "0 = 0", NoSolution),
    (SAMPLE, "argmax_sigma sum_j ln p(x_j)", "sigma = (1/m) sum_j (x_j - mu)^2", NoSolution),
    (NORMALS, "E_{x~p}[(x - mu_2)^2]", "= sigma_1^2 - (mu_1 - mu_2)^2", Unequal),
    (TOKENS, "sum_j ln p(x_j)", "= sum_j sum_{t=2}^{T} ln p(x^(j)_t | x^(j)_{<t})", Unequal),
    ({"a": "number"}, "(a + 1)^2", "= a^2 + 1", Unequal),
]


@pytest.mark.parametrize(("symbols", "before", "line", "kind"), REFUTED)
def test_a_line_that_does_not_follow_is_refuted(
    symbols: Mapping[str, str], before: str, line: str, kind: type[Refuted]
) -> None:
    assert isinstance(marked(symbols, before, line), kind)


def entries(value: Value) -> list[float]:
    return [value] if isinstance(value, float) else [entry for part in value for entry in entries(part)]


def test_a_counterexample_has_round_numbers() -> None:
    mark = marked(TWO, "kl(p, q)", "= kl(q, p)")
    assert isinstance(mark, Unequal)
    values = dict(mark.at)
    assert values["n"] in (2.0, 3.0)
    assert all(abs(10 * value - round(10 * value)) < 1e-9 for value in entries(values["p"]))


INEQUALITIES: list[tuple[Mapping[str, str], str, str, Reason]] = [
    (TWO, "sum_i p_i ln(q_i/p_i)", "<= ln sum_i p_i (q_i/p_i) by jensen", Reason.JENSEN),
    (TWO, "-kl(p, q)", "<= ln sum_i p_i (q_i/p_i) by jensen", Reason.JENSEN),
    (TWO, "cross_entropy(p, q)", ">= entropy(p) by gibbs", Reason.GIBBS),
    (TWO, "entropy(p)", ">= 0 by nonnegativity", Reason.NONNEGATIVITY),
    (NORMALS, "kl(p, q)", ">= 0 by gibbs", Reason.GIBBS),
    (NORMALS, "E_{x~p}[exp(x)]", ">= exp(E_{x~p}[x]) by jensen", Reason.JENSEN),
    (
        {"a": "positive vector(n)", "b": "positive vector(n)"},
        "sum_i a_i ln(a_i/b_i)",
        ">= (sum_i a_i) ln((sum_i a_i)/(sum_i b_i)) by log-sum",
        Reason.LOG_SUM,
    ),
    (PAIRS, "kl(p, q)", ">= kl(p(x), q(x)) by gibbs", Reason.GIBBS),
]


@pytest.mark.parametrize(("symbols", "before", "line", "lemma"), INEQUALITIES)
def test_an_inequality_is_proved_by_its_lemma(
    symbols: Mapping[str, str], before: str, line: str, lemma: Reason
) -> None:
    mark = marked(symbols, before, line)
    assert isinstance(mark, Proved)
    assert mark.by is lemma


def test_another_lemma_than_the_one_named_is_said() -> None:
    mark = marked(TWO, "cross_entropy(p, q)", ">= entropy(p) by jensen")
    assert mark == Proved(Reason.GIBBS, "It follows by gibbs, not by jensen.")


UNDECIDED: list[tuple[Mapping[str, str], str, str]] = [
    (TWO, "sum_i sqrt(p_i q_i)", "<= 1"),
    ({"z": "vector(n)"}, "prod_i exp(|z_i|)", ">= 1 by gibbs"),
]


@pytest.mark.parametrize(("symbols", "before", "line"), UNDECIDED)
def test_what_is_true_and_not_proved_is_not_decided(symbols: Mapping[str, str], before: str, line: str) -> None:
    assert isinstance(marked(symbols, before, line), NotDecided)


def test_the_solutions_of_an_equation_carry_on() -> None:
    chain = [
        "0 = d/dmu sum_j (x_j - mu)^2 by stationarity",
        "= -2 sum_j (x_j - mu)",
        "sum_j x_j = m mu",
        "mu = (1/m) sum_j x_j",
    ]
    for count in range(1, len(chain) + 1):
        assert isinstance(marked(SAMPLE, "argmin_mu sum_j (x_j - mu)^2", *chain[:count]), Proved)


@pytest.mark.parametrize(
    ("symbols", "before", "line"),
    [
        (MODEL, "argmin_theta kl(p, q)", "= argmin_theta (1000000000 + kl(p, q))"),
        (MODEL, "argmin_theta kl(p, q)", "= argmin_theta kl(p, q)/1000000000"),
        (MODEL, "argmax_theta sum_i p_i ln q_i", "= argmin_theta (10^6 - 10^-6 sum_i p_i ln q_i)"),
        (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "= argmin_mu (10^9 + 10^-3 sum_j (mu - x_j)^2)"),
    ],
)
def test_a_large_constant_or_a_small_factor_moves_no_optimum(
    symbols: Mapping[str, str], before: str, line: str
) -> None:
    assert isinstance(marked(symbols, before, line), Proved)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("argmin_theta kl(p, q)", "= argmin_theta kl(p, q)^2"),
        ("argmin_theta kl(p, q)", "= argmin_theta exp(3 kl(p, q))"),
        ("argmin_theta kl(p, q)", "= argmin_theta sqrt(kl(p, q))"),
    ],
)
def test_what_rises_with_it_has_its_optimum_and_is_never_refuted(before: str, line: str) -> None:
    assert not isinstance(marked(MODEL, before, line), Refuted)
