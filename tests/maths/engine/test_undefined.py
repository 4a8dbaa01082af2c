"""What has no value, and the sentence that says why."""

from __future__ import annotations

import pytest

from tests.maths.engine.reading import computed, reason


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1/0", "division by zero"),
        ("1/(0.3 - 0.2 - 0.1)", "division by zero"),
        ("ln(-1)", "ln of a negative number"),
        ("ln(0)", "ln of 0 has no value"),
        ("ln(ln(1))", "ln of 0 has no value"),
        ("sqrt(-1)", "square root of a negative number"),
        ("(-8)^(1/3)", "a negative number to a fractional power"),
        ("arcsin(2)", "from -1 to 1"),
        ("arccosh(0)", "from 1 on"),
        ("tan(pi/2)", "no real value"),
        ("cot(0)", "division by zero"),
        ("oo - oo", "∞ - ∞"),
        ("0 * oo", "0 · ∞"),
        ("oo/oo", "∞/∞"),
        ("oo^0", "∞^0"),
        ("log(8, 1)", "base of a logarithm"),
        ("2.5!", "whole numbers"),
        ("exp(exp(7))", "too large"),
        ("sinh(10000)", "too large"),
        ("kl([0.5, 0.4], [0.5, 0.5])", "the first argument of kl is not a distribution: its entries sum to 0.9"),
        ("entropy([1.5, -0.5])", "negative entry -0.5"),
        ("kl(0.5, 0.5)", "must be a vector of probabilities"),
        ("kl([0.5, 0.5], [0.5, 0.25, 0.25])", "the first has 2 entries, the second 3 entries"),
        ("normal(0, 1)", "is not a number"),
        ("normal(0, 1) + 1", "a normal distribution stands where a number"),
        ("pdf(normal(0, -1), 0)", "standard deviation of a normal must be positive"),
        ("kl(normal(0, 1), exponential(1))", "between two of one kind"),
        ("inv([[1, 2], [2, 4]])", "no inverse"),
        ("kl(mvn([0, 0], [[1, 2], [2, 1]]), mvn([0, 0], [[1, 0], [0, 1]]))", "positive definite"),
        ("mc_kl(normal(0, 1), normal(0, 1), 10^9, 0)", "number of samples"),
        ("[1, 2] @ [1, 2, 3]", "sizes do not fit"),
        ("perplexity([0.5, 0.5])", "of a distribution p write perplexity(entropy(p))"),
        ("[[2, 1], [1, 2]]^-1", "inv(A) is the inverse, 1/A goes entry by entry"),
    ],
)
def test_why_there_is_no_value(text: str, sentence: str) -> None:
    assert sentence in reason(text)


def test_sizes_are_told_by_name() -> None:
    given = {"p": "[0.5, 0.3, 0.2]", "q": "[0.5, 0.5]"}
    for text in ("kl(p, q)", "p + q", "p * q"):
        assert reason(text, given) == "the sizes do not fit: p has 3 entries, q has 2 entries"


def test_a_name_without_a_value_is_named() -> None:
    from quizkl.maths.inquiry import Inquiry, Undefined
    from quizkl.maths.syntax.tree import Name
    from tests.maths.engine.reading import found

    assert found(Inquiry(Name("x"))) == Undefined("x has no value here")


def test_a_quantity_defined_by_itself_is_refused() -> None:
    assert "defined by itself" in reason("a", {"a": "b + 1", "b": "a"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0 ln 0", 0.0),
        ("0 ln(0/2)", 0.0),
        ("-0 * ln 0", 0.0),
        ("ln(0) * 0", 0.0),
        ("2 * ln(0) * 0 / 3", 0.0),
        ("0 * log2(0)", 0.0),
        ("[0, 1] · ln([0, 1])", 0.0),
        ("sum([0, 0.5] * ln([0, 0.5]))", -0.34657359027997264),
        ("entropy([0, 1])", 0.0),
        ("kl([0, 1], [0, 1])", 0.0),
        ("cross_entropy([0, 1], [0, 1])", 0.0),
    ],
)
def test_zero_times_the_logarithm_of_zero_is_zero(text: str, value: float) -> None:
    finding = computed(text)
    assert finding.value == pytest.approx(value)
    assert finding.engines_agree is True


@pytest.mark.parametrize("text", ["0 * (ln(0) + 1)", "0.5 ln 0", "0 * (1/0)", "0 * oo", "ln(0)/ln(0)"])
def test_and_nothing_else_is(text: str) -> None:
    assert reason(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "A v",
            "v has 3 entries; they are multiplied entry by entry, and the product of matrices is A @ v",
        ),
        ("u A", "the product of matrices is u @ A"),
        ("(A + A) v", "the product of matrices is (A + A) @ v"),
        ("v @ A", "their product wants as many columns on the left as rows on the right, not 3 and 2"),
    ],
)
def test_a_matrix_beside_a_vector_is_shown_how_to_multiply_it(text: str, sentence: str) -> None:
    given = {"A": "[[1, 2, 3], [4, 5, 6]]", "v": "[1, 1, 1]", "u": "[1, 1]"}
    assert reason(text, given).endswith(sentence)


def test_sizes_that_fit_in_no_way_are_only_told() -> None:
    assert reason("A u", {"A": "[[1, 2, 3], [4, 5, 6]]", "u": "[1, 1]"}).endswith(
        "A has 2 × 3 entries, u has 2 entries"
    )
