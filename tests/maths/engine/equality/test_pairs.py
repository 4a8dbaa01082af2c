"""Pairs of expressions by class: what is the same, what is not, and why."""

from __future__ import annotations

import pytest

from quizkl.maths.comparison import Different, SameProved, SameSampled
from quizkl.maths.inquiry import NotDecided
from tests.maths.engine.equality.comparing import outcome_of

PROVED = {
    "a polynomial": ("(a - 3)(a + 7)", "a^2 + 4a - 21", ""),
    "a rational function": ("2/(t - 2) - 1/(t + 1)", "(t + 4)/(t^2 - t - 2)", ""),
    "exact decimals": ("0.1 + 0.2", "0.3", ""),
    "a double angle": ("cos(2u)", "1 - 2 sin(u)^2", ""),
    "a sum of angles": ("sin(a + b)", "sin a cos b + cos a sin b", ""),
    "hyperbolic functions": ("tanh(x)", "(e^x - e^(-x))/(e^x + e^(-x))", ""),
    "the logistic function": ("sigmoid(z)(1 - sigmoid(z))", "e^z/(1 + e^z)^2", ""),
    "a change of base": ("log2(x)", "ln(x)/ln(2)", ""),
    "factorials, for whole numbers": ("(m + 1)!/m!", "m + 1", ""),
    "a wave at whole numbers": ("sin(k pi)", "0", "k integer"),
    "a root of a square, of what is positive": ("sqrt(x^2)", "x", "x > 0"),
    "a root of a square, of what is negative": ("sqrt(x^2)", "-x", "x < 0"),
    "a nested root": ("sqrt(3 + 2 sqrt(2))", "1 + sqrt(2)", ""),
    "a great power": ("e^100000", "e^99999 * e", ""),
}


@pytest.mark.parametrize("pair", PROVED.values(), ids=PROVED)
def test_what_a_normal_form_or_sympy_shows_is_proved(pair: tuple[str, str, str]) -> None:
    assert isinstance(outcome_of(*pair), SameProved)


SAME = {
    "a floor and a ceiling": ("floor(x)", "-ceil(-x)", ""),
    "a maximum": ("max(a, b)", "(a + b + |a - b|)/2", ""),
    "two arctangents, to the right of 0": ("arctan(x) + arctan(1/x)", "pi/2", "x > 0"),
    "an odd inverse": ("arcsinh(-x)", "-arcsinh(x)", ""),
    "a divergence by its definition": ("kl(p, q)", "sum(p * ln(p/q))", ""),
    "a divergence as a difference": ("kl(p, q)", "cross_entropy(p, q) - entropy(p)", ""),
    "a symmetric divergence": ("js(p, q)", "js(q, p)", ""),
    "a divergence of normals": ("kl(normal(m, s), normal(0, 1))", "(m^2 + s^2 - 1)/2 - ln(s)", ""),
    "a variance": ("var(x)", "mean(x^2) - mean(x)^2", ""),
    "a softmax of two": ("softmax([a, b])", "[sigmoid(a - b), sigmoid(b - a)]", ""),
    "vectors": ("2 [a, b]", "[a + a, b + b]", ""),
    "a determinant": ("det([[a, b], [c, d]])", "a d - b c", ""),
    "a finite sum": ("sum_{k=1}^{n} k", "n(n + 1)/2", ""),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_what_agrees_to_fifty_digits_everywhere_is_the_same(pair: tuple[str, str, str]) -> None:
    assert isinstance(outcome_of(*pair), SameSampled | SameProved)


DIFFERENT = {
    "a sign": ("a - b", "b - a", ""),
    "only for negative numbers": ("sqrt(x^2)", "x", ""),
    "only at whole numbers": ("(-2)^n", "(-2)^(n + 1)", ""),
    "only between whole numbers": ("sin(k pi)", "0", ""),
    "only at 0": ("sign(x)^2", "1", ""),
    "only for halves": ("(a^b)^c", "a^(b c)", ""),
    "only beyond a million": ("min(x, 800000)", "x", ""),
    "by a millionth of a millionth": ("e^x", "e^x + x/10^12", ""),
    "by less than float64 can hold": ("x", "x + 10^(-40)", ""),
    "by less than fifty digits": ("cos(x)", "cos(x) + e^(-300)", ""),
    "by a power that float64 calls 0": ("e^(-900 - x^2)", "0", ""),
    "by a power that float64 calls infinite": ("e^(900 + x^2)", "e^(901 + x^2)", ""),
    "a high power": ("(x - a)^4001", "(a - x)^4001", ""),
    "a swapped divergence": ("kl(p, q)", "kl(q, p)", ""),
    "a Taylor polynomial": ("sin(x)", "x - x^3/6 + x^5/120", ""),
    "an entry": ("[a, b]", "[a, a]", ""),
    "sizes": ("[a, b, a]", "[a, b]", ""),
    "a number from a vector": ("[a, a]", "a", ""),
    "another variable": ("x + Y", "x + y", ""),
    "what is assumed does not help": ("sqrt(x^2)", "x", "x > -1"),
}


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_a_point_refutes(pair: tuple[str, str, str]) -> None:
    found = outcome_of(*pair)
    assert isinstance(found, Different)
    assert found.given != found.reference


CONSTANTS = {
    "Ramanujan's constant is no whole number (OEIS A060295)": ("e^(pi sqrt(163))", "262537412640768744"),
    "eleven radians are nearly a maximum": ("-sin(11)", "1"),
    "Archimedes": ("22/7", "pi"),
    "the limit is not reached": ("(1 + 10^(-18))^(10^18)", "e"),
    "a rounded third": ("0.3333333333333333", "1/3"),
}


@pytest.mark.parametrize("pair", CONSTANTS.values(), ids=CONSTANTS)
def test_constants_that_nearly_agree_are_told_apart(pair: tuple[str, str]) -> None:
    assert isinstance(outcome_of(*pair), Different)


@pytest.mark.parametrize(
    ("constant", "value"),
    [
        ("floor(ln(1000)/ln(10))", "3"),
        ("sign(sin(500 pi))", "0"),
        ("cbrt(2 + sqrt(5)) + cbrt(2 - sqrt(5))", "1"),
        ("(-8)^(2 ln(3)/ln(9))", "-8"),
        ("round(5/2)", "2"),
        ("0 ln(0)", "0"),
        ("0^0", "1"),
    ],
)
def test_constants_are_taken_for_what_they_exactly_are(constant: str, value: str) -> None:
    assert isinstance(outcome_of(constant, value), SameSampled | SameProved)


BY_CONVENTION = {
    "an odd root as a power, which other books take to be real": ("(-8)^(1/3)", "-2"),
    "a factorial between whole numbers, which other books take from the gamma function": ("(1/2)!", "sqrt(pi)/2"),
}


@pytest.mark.parametrize("pair", BY_CONVENTION.values(), ids=BY_CONVENTION)
def test_what_has_a_value_only_in_other_books_is_not_called_different(pair: tuple[str, str]) -> None:
    assert isinstance(outcome_of(*pair), NotDecided)


def test_a_power_that_may_be_an_inverse_is_not_taken_entry_by_entry() -> None:
    assert isinstance(outcome_of("A^-1 + inv(A)", "2 inv(A)"), NotDecided)
    assert isinstance(outcome_of("A^2 + inv(A)", "A A + inv(A)"), SameProved | SameSampled)


def test_agreement_at_a_few_special_points_is_not_enough() -> None:
    assert isinstance(outcome_of("((x^9999)^9999)^9999", "x"), NotDecided)


def test_a_difference_beyond_all_digits_is_proved_where_the_rest_cancels() -> None:
    found = outcome_of("e^1000000", "e^1000000 + 1")
    assert isinstance(found, Different)
    assert found.remark == "They differ by 1."


NOWHERE = {
    "the same division by zero": ("1/0", "1/0"),
    "infinity": ("oo", "oo"),
    "complex numbers": ("sqrt(-1)", "sqrt(-1)"),
    "a logarithm that never exists": ("ln(-x^2 - 1)", "ln(-x^2 - 1)"),
    "one side only": ("ln(-x^2 - 1)", "x"),
    "never together": ("ln(x)", "ln(-x)"),
    "more digits than there are": ("sin(10^900)", "sin(10^900 + 1)"),
    "assumptions that contradict each other": ("x", "x + 0"),
}


@pytest.mark.parametrize("pair", NOWHERE.values(), ids=NOWHERE)
def test_what_has_no_value_is_equal_to_nothing(pair: tuple[str, str]) -> None:
    assume = "x > 1, x < 0" if pair == ("x", "x + 0") else ""
    assert isinstance(outcome_of(*pair, assume), NotDecided)


@pytest.mark.parametrize("nothing", ["1/0", "tan(pi/2)", "1/sin(7 pi)", "ln(-1)", "oo - oo"])
def test_a_constant_without_a_value_is_different_from_every_number(nothing: str) -> None:
    found = outcome_of(nothing, "0")
    assert isinstance(found, Different)
    assert found.given is None


@pytest.mark.parametrize(
    ("given", "reference", "remark"),
    [
        ("x^2/x", "x", "At x = 0 the second has a value and the first has none."),
        ("ln(x^2)", "2 ln(x)", "the first has a value and the second has none."),
        ("cbrt(x)", "x^(1/3)", "the first has a value and the second has none."),
        ("sqrt(x) sqrt(x - 1)/sqrt(x - 1)", "sqrt(x)", "the second has a value and the first has none."),
        ("sqrt(x/y)", "sqrt(x)/sqrt(y)", "the first has a value and the second has none."),
    ],
)
def test_a_difference_of_domain_is_a_remark(given: str, reference: str, remark: str) -> None:
    found = outcome_of(given, reference)
    assert isinstance(found, SameProved | SameSampled)
    assert found.remark is not None
    assert found.remark.endswith(remark)


def test_the_same_domain_needs_no_remark() -> None:
    assert outcome_of("sqrt(x)/2", "sqrt(x/4)") == SameProved()
