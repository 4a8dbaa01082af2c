"""What the two engines compute, and that they agree. Golden figures: the KL notebook and practice page."""

from __future__ import annotations

import math

import pytest

from tests.maths.engine.reading import computed, found, inquiry

P = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]"}
GAUSSIANS = {
    "mu_p": "[0, 1, -1]",
    "mu_q": "[0.5, 0.5, -0.5]",
    "var_p": "[exp(0), exp(-0.5), exp(0.2)]",
    "var_q": "[exp(-0.2), exp(0), exp(0)]",
}


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("kl(p, q)", 4, 0.0258),
        ("kl(q, p)", 4, 0.0253),
        ("entropy(p)", 4, 1.0549),
        ("cross_entropy(p, q)", 4, 1.0807),
        ("cross_entropy(p, q) - entropy(p)", 4, 0.0258),
        ("kl(p, p)", 12, 0.0),
        ("kl(normal(0, 1), normal(1, 0.5))", 4, 2.8069),
        ("kl(normal(1, 0.5), normal(0, 1))", 4, 0.8181),
        ("kl([0.7, 0.2, 0.1], softmax([1.2, 0.3, -0.8]))", 4, 0.0112),
        ("entropy(categorical(p))", 4, 1.0549),
        ("kl(bernoulli(0.5), bernoulli(0.25))", 6, 0.143841),
        ("kl(exponential(2), exponential(1))", 6, 0.193147),
        ("perplexity(0.495)", 2, 1.64),
        ("js([1, 0], [0, 1])", 6, 0.693147),
        ("tv(p, q)", 6, 0.1),
        ("hellinger([1, 0], [0, 1])", 6, 1.0),
        ("logsumexp([0, 0])", 6, 0.693147),
        ("mean([1, 2, 3, 4])", 6, 2.5),
        ("var([1, 2, 3, 4])", 6, 1.25),
        ("var([1, 2, 3, 4], 1)", 6, 1.666667),
        ("std([1, 3])", 6, 1.0),
        ("cov([1, 2, 3], [2, 4, 6])", 6, 1.333333),
        ("mean(exponential(4))", 6, 0.25),
        ("var(bernoulli(0.5))", 6, 0.25),
        ("pdf(normal(0, 1), 0)", 6, 0.398942),
        ("logpdf(normal(0, 1), 0)", 6, -0.918939),
        ("entropy(normal(0, 1))", 6, 1.418939),
        ("pdf(bernoulli(0.3), 1)", 6, 0.3),
        ("det([[2, 1], [1, 3]])", 6, 5.0),
        ("tr(inv([[2, 0], [0, 4]]))", 6, 0.75),
        ("|−3| + 4! − ‖[3, 4]‖", 6, 22.0),
        ("0.4 ln(0.8) + 0.4 ln(4/3)", 4, 0.0258),
        ("3.7%", 6, 0.037),
        ("p · q", 6, 0.36),
        ("(-8)^3", 6, -512.0),
        ("0^0", 6, 1.0),
        ("root(-8, 3)", 6, -2.0),
    ],
)
def test_both_engines_find(text: str, decimals: int, value: float) -> None:
    finding = computed(text, P)
    assert isinstance(finding.value, float)
    assert round(finding.value, decimals) == value
    assert finding.engines_agree is True


def test_divergence_of_diagonal_gaussians() -> None:
    entrywise = computed("sum(kl(normal(mu_p, sqrt(var_p)), normal(mu_q, sqrt(var_q))))", GAUSSIANS)
    together = computed("kl(mvn(mu_p, diag(var_p)), mvn(mu_q, diag(var_q)))", GAUSSIANS)
    for finding in (entrywise, together):
        assert isinstance(finding.value, float)
        assert round(finding.value, 4) == 0.4773
        assert finding.engines_agree is True


def test_divergence_of_full_covariances_from_its_definition() -> None:
    given = {"S": "[[2, 0.5], [0.5, 1]]", "T": "[[1, -0.25], [-0.25, 2]]", "m": "[1, 0]", "n": "[0, 1]"}
    direct = computed("kl(mvn(m, S), mvn(n, T))", given)
    by_parts = computed("(ln(det(T)/det(S)) - 2 + tr(inv(T) @ S) + (n - m) @ inv(T) @ (n - m))/2", given)
    assert isinstance(direct.value, float)
    assert direct.value == pytest.approx(by_parts.value, rel=1e-12)
    assert direct.engines_agree and by_parts.engines_agree


def test_softmax_of_the_notebook() -> None:
    finding = computed("softmax([1.2, 0.3, -0.8])")
    assert isinstance(finding.value, tuple)
    assert [round(float(str(share)), 4) for share in finding.value] == [0.6485, 0.2637, 0.0878]
    assert finding.engines_agree is True


def test_the_sampled_divergence_comes_out_digit_for_digit() -> None:
    finding = computed("mc_kl(normal(0, 1), normal(1, 0.5), 200000, 0)")
    assert finding.value == 2.8220419883728027
    assert finding.engines_agree is None
    assert finding.unchecked is not None


def test_terms_of_a_vector_are_marked_one_by_one() -> None:
    finding = computed("p * ln(p/q)", P)
    assert isinstance(finding.value, tuple)
    assert [round(float(str(term)), 4) for term in finding.value] == [-0.0893, 0.1151, 0.0]


def test_digits_go_further_than_float64() -> None:
    assert str(computed("1/3").digits) == "0." + "3" * 40
    assert str(computed("-ln 2").digits) == "-0.6931471805599453094172321214581765680755"


def test_digits_survive_cancellation_that_float64_does_not() -> None:
    assert float(str(computed("sqrt(10^40 + 1) - 10^20").digits)) == pytest.approx(5e-21)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kl(p, q)", "⅖·ln(⅘) + ⅖·ln(4/3)"),
        ("kl(normal(0, 1), normal(1, 0.5))", "7/2 − ln 2"),
        ("kl(p, p)", "0"),
        ("cross_entropy(p, q) - entropy(p) - kl(p, q)", "0"),
        ("0.5 + 0.25", "¾"),
        ("[0.4, 0.5]", "[⅖, ½]"),
        ("2^(3/5)", "2^(⅗)"),
        ("pdf(normal(0, 1), 0)", "√2/(2·√π)"),
    ],
)
def test_short_exact_forms(text: str, line: str) -> None:
    assert computed(text, P).exact_line == line


def test_no_exact_form_where_none_is_short() -> None:
    finding = computed("sum([" + ", ".join(f"{k} ln({k}/7)" for k in range(1, 40)) + "])")
    assert finding.exact_line is None
    assert finding.engines_agree is True


def test_exact_work_is_left_out_when_not_asked_for() -> None:
    finding = found(inquiry("kl(p, q)", P, exact=False))
    assert finding == computed("kl(p, q)", P).__class__(
        value=0.025815408455028527,
        digits=finding.digits,  # type: ignore[union-attr]
        unchecked="the exact form was not asked for",
    )


def test_infinity_is_a_value() -> None:
    assert computed("kl([0.5, 0.5], [1, 0])").value == math.inf
    assert computed("kl([0.5, 0.5], [1, 0])").engines_agree is True
    assert computed("cross_entropy([0.5, 0.5], [1, 0])").value == math.inf
    assert computed("logpdf(exponential(1), -1)").value == -math.inf
    assert computed("-oo").value == -math.inf


def test_a_quantity_may_use_another() -> None:
    assert computed("2 b", {"a": "3", "b": "a^2"}).value == 18


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sqrt(0.3 - 0.2 - 0.1)", 0.0),
        ("1000!/998!", 999000.0),
        ("0 * 200!", 0.0),
        ("10^16 + 1 - 10^16", 1.0),
        ("(1 - cos(10^-6))/10^-12", 0.5),
        ("mean([10^9, 10^9 + 1]^2) - mean([10^9, 10^9 + 1])^2", 0.25),
    ],
)
def test_what_float64_loses_on_the_way_sympy_still_has(text: str, value: float) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value, rel=1e-12)
    assert finding.engines_agree is None
    assert finding.unchecked == "float64 loses it on the way: only sympy computes it"


def test_and_so_for_a_quantity() -> None:
    assert computed("a + 1", {"a": "1000!/998!"}).value == 999001


def test_the_engines_may_disagree() -> None:
    finding = computed("cos(pi * 10^18)")
    assert finding.engines_agree is False
    assert finding.digits == 1


def test_zero_has_no_sign() -> None:
    assert str(computed("-0").value) == "0.0"
    assert str(computed("-1 * 0 * 3").value) == "0.0"
