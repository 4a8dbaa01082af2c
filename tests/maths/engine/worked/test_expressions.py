"""How single expressions are worked out; the numbers were checked with a pocket calculator."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.engine.worked.workout import MOST_LINES
from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.worked import MORE_DIGITS, Line, Work, Worked
from tests.maths.engine.worked.law import broken_links
from tests.maths.engine.worked.working import lines_of, work, worked

MATRICES = {"S": "[[2, 1], [1, 2]]", "T": "[[1, 0], [0, 1]]", "d": "[1, -1]"}
VECTORS = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]", "x": "[1, 2, 3, 6]", "y": "[2, 1, 0, 3]", "z": "[0, ln 3]"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("0.4 ln(0.4/0.5)", "0.4·ln(0.4/0.5) = 0.4·ln 0.8 ≈ 0.4·(−0.2231) ≈ −0.0893"),
        ("0.4 ln(0.4/0.3)", "0.4·ln(0.4/0.3) = 0.4·ln(4/3) ≈ 0.4·0.2877 ≈ 0.1151"),
        ("0.2 ln(0.2/0.2)", "0.2·ln(0.2/0.2) = 0.2·ln 1 = 0.2·0 = 0"),
        ("0 ln(0/0.3)", "0·ln(0/0.3) = 0"),
        ("(0.5^2 + (1 - 0)^2)/(2*1^2)", "(0.5² + (1 − 0)²)/(2·1²) = (0.25 + 1)/(2·1) = 1.25/2 = 0.625"),
        ("exp(ln 3)", "exp(ln 3) = 3"),
        ("1/3", "1/3 ≈ 0.3333"),
        ("5!", "5! = 120"),
        ("0.6", "0.6"),
        ("3.7%", "3.7% = 0.037"),
        ("sqrt(2)/10", "√2/10 ≈ 1.4142/10 ≈ 0.1414"),
        ("sigmoid(0.3)", "sigmoid(0.3) = 1/(1 + exp(−0.3)) ≈ 1/(1 + 0.7408) ≈ 1/1.7408 ≈ 0.5744"),
        ("1/0.3 - 10/3", "1/0.3 − 10/3 ≈ 3.3333 − 10/3 ≈ 0"),
    ],
)
def test_a_number_is_worked_out_in_one_line(text: str, line: str) -> None:
    assert lines_of(text) == [line]


def test_a_variance_goes_by_the_mean_and_the_squares() -> None:
    assert lines_of("var(x)", VECTORS) == [
        "var(x) = (∑_{i=1}^4 (x_i − mean(x))²)/4",
        "mean(x) = (1 + 2 + 3 + 6)/4 = 12/4 = 3",
        "(1 − 3)² = 4",
        "(2 − 3)² = 1",
        "(3 − 3)² = 0",
        "(6 − 3)² = 9",
        "var(x) = (4 + 1 + 0 + 9)/4 = 14/4 = 3.5",
    ]


def test_the_inverse_of_a_matrix_goes_by_its_determinant() -> None:
    assert lines_of("inv(S)", MATRICES)[2:] == [
        "det(S) = 2·2 − 1·1 = 4 − 1 = 3",
        "inv(S) = [[2, −1], [−1, 2]]/3 ≈ [[0.6667, −0.3333], [−0.3333, 0.6667]]",
    ]


def test_the_divergence_of_normals_in_the_plane_shows_each_of_its_pieces() -> None:
    lines = lines_of("kl(mvn([0, 0], T), mvn(d, S))", MATRICES)
    assert lines[0].endswith("= (1/2)·(tr(inv(S) @ T) + δ @ inv(S) @ δ − 2 + ln(det(S)/det(T)))")
    assert "δ = d − μ₁ = [1, −1]" in lines
    assert "tr(inv(S) @ T) ≈ 0.6667 + 0.6667 ≈ 1.3333" in lines
    assert "δ @ inv(S) @ δ = 1 + 1 = 2" in lines
    assert lines[-1].endswith("≈ (1/2)·(1.3333 + 1.0986) ≈ (1/2)·2.4319 ≈ 1.2160")


def test_large_logits_lose_the_greatest_first() -> None:
    assert "logsumexp(z) = 1001 + ln(∑_{i=1}^2 exp(z_i − 1001))" in lines_of(
        "softmax(z) + 0 log_softmax(z)", {"z": "[1000, 1001]"}
    )


def test_of_a_long_sum_the_first_terms_and_the_last_are_worked_out() -> None:
    lines = lines_of("sum(v^2)", {"v": "[1, 2, 3, 4, 5, 6, 7, 8, 9]"})
    assert lines[3:6] == ["4² = 16", "… 4 more", "9² = 81"]
    assert lines[-1].endswith("= 285")


def test_an_infinite_divergence_says_which_term_has_no_bound() -> None:
    solution = worked(work("kl(p, q)", {"p": "[0.5, 0.5]", "q": "[1, 0]"}))
    terms = [line for line in solution.lines if isinstance(line, Line)]
    assert "without bound" in terms[2].remark
    assert lines_of("kl(p, q)", {"p": "[0.5, 0.5]", "q": "[1, 0]"})[-1] == "KL(p ‖ q) ≈ −0.3466 + ∞ = ∞"


def test_rounded_numbers_that_give_another_last_digit_are_remarked_on() -> None:
    (line,) = worked(work("0.4 ln(0.8)")).lines
    assert isinstance(line, Line)
    assert line.remark == MORE_DIGITS
    (line,) = worked(work("0.4 ln(4/3)")).lines
    assert isinstance(line, Line)
    assert line.remark == ""


def test_what_was_worked_out_earlier_is_put_in_as_a_number() -> None:
    asked = work("cross - own", {"cross": "ln 3", "own": "ln 2"}, earlier=["cross", "own"])
    (line,) = worked(asked).lines
    assert isinstance(line, Line)
    assert len(line.links) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [("ln(0)", "ln of 0"), ("1/0", "division by zero"), ("normal(0, 1)", "no number"), ("w", "no value")],
)
def test_what_has_no_value_says_why(text: str, reason: str) -> None:
    found = worked_out(work(text, {"w": "w + 1"} if text == "w" else {}), 5)
    assert isinstance(found, Undefined)
    assert reason in found.reason or text == "w"


def test_what_is_too_much_for_sympy_is_worked_out_with_the_numbers_of_torch() -> None:
    logits = ", ".join(f"0.{place:03}" for place in range(150))
    found = worked_out(work(f"softmax([{logits}])"), 10)
    assert isinstance(found, Worked)
    assert len(found.lines) < MOST_LINES


def test_a_symbol_never_takes_the_name_of_a_given_quantity() -> None:
    quantities = {"mu_1": "7", "sigma_1": "7", "mu_p": "7", "i": "3", "p": "[0.5, 0.5]"}
    for text in ("kl(normal(0, 1), normal(1, 2))", "entropy([0.2, 0.8])", "kl(p, [0.1, 0.9])"):
        asked = work(text, quantities)
        solution = worked(asked)
        assert not set(solution.where) & set(quantities)
        assert list(broken_links(solution, asked.given)) == []


@pytest.mark.parametrize(
    "text",
    [
        "sum_i p_i ln(p_i/q_i)",
        "sum_{k=1}^4 k^2",
        "prod_i p_i",
        "E_p[ln p - ln q]",
        "E_{u~normal(0, 2)}[u^2]",
        "kl(poisson(2), poisson(3))",
        "kl(laplace(0, 1), laplace(1, 2))",
        "kl(gamma(2, 1), gamma(3, 1))",
        "entropy(uniform(1, 4))",
        "kl(categorical(p), categorical(q))",
        "cross_entropy(normal(0, 1), normal(1, 2))",
        "logpdf(mvn([0, 0], [[2, 1], [1, 2]]), [1, 1])",
        "entropy(mvn([0, 0], [[2, 1], [1, 2]]))",
        "var(bernoulli(0.3))",
        "std(x, 1)",
        "cov(x, y)",
        "choose(5, 2)",
        "log(5, 3)",
        "sum_{k=1}^60 1/k",
        "exp(16000) - 1",
        "[[1, 2], [3, 4]] @ [[0, 1], [1, 0]]",
        "mc_kl(normal(0, 1), normal(1, 0.5), 1000, 0)",
    ],
)
def test_every_kind_of_expression_holds_line_by_line(text: str) -> None:
    asked = work(text, {name: VECTORS[name] for name in "pqxy"})
    found = worked_out(asked, 20)
    assert isinstance(found, Worked | Undefined)
    if isinstance(found, Worked):
        assert list(broken_links(found, asked.given)) == []


FUNCTIONS = (
    "entropy({v})", "kl({v}, {w})", "cross_entropy({v}, {w})", "js({v}, {w})", "tv({v}, {w})", "hellinger({v}, {w})",
    "sum({v})", "mean({v})", "var({v})", "std({v}, 1)", "sum({v} * ln({w}))", "norm({v})", "logsumexp({v})",
    "kl({v}, softmax({w}))", "kl(normal({a}, {b}), normal({b}, {a}))", "entropy(normal({a}, {b}))", "ln({a})",
    "exp({a})", "sqrt({a})", "{a}^2", "-{a}", "|{a} - {b}|", "{a} * {b}", "{a}/{b}", "{a} + {b} - {a}",
    "logpdf(normal({a}, {b}), 1)", "perplexity({a})", "max({v})", "det([[{a}, 1], [{b}, 2]])", "sum(softmax({v})^2)",
    "entropy(bernoulli({a}))", "kl(exponential({a}), exponential({b}))", "cov({v}, {w})",
    "tr(inv([[{a}, 1], [1, {b}]]))",
)  # fmt: skip
VECTOR_TEXTS = (
    "p",
    "q",
    "[0.2, 0.3, 0.5]",
    "normalize([1, 2, 2])",
    "softmax([0, 1, -1])",
    "[1, 0, 0]",
    "(p + q)/2",
    "[1, 2]",
)
numbers = st.sampled_from(["0.5", "2", "1/3", "0.07", "0", "1", "-0.25", "0.003", "12", "pi", "a"])


@st.composite
def texts(draw: st.DrawFn, depth: int = 2) -> str:
    """Expressions that can be read; many of them have no value."""

    def number(level: int) -> str:
        return draw(numbers) if level == 0 or draw(st.booleans()) else f"({draw(texts(depth=level - 1))})"

    vectors = st.sampled_from(VECTOR_TEXTS)
    form = draw(st.sampled_from(FUNCTIONS))
    return form.format(v=draw(vectors), w=draw(vectors), a=number(depth), b=number(0))


@given(texts())
@settings(max_examples=80, deadline=None)
def test_whatever_can_be_read_is_worked_out_line_by_line_or_said_to_have_no_value(text: str) -> None:
    quantities = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]", "a": "0.3"}
    reading = read(text, Names(frozenset(quantities)))
    assert isinstance(reading, Reading)
    asked = work("1", quantities)
    asked = Work(reading.expression, asked.given)
    found = worked_out(asked, 20)
    assert not isinstance(found, NotDecided)
    if isinstance(found, Worked):
        assert 1 <= len(found.lines) <= MOST_LINES
        assert list(broken_links(found, asked.given)) == []
