"""The sheet "How do I type this?"."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, strong
from quizkl.tui.paragraph import paragraph

_WRITTEN = 25
_NARROWEST_MEANING = 24


@dataclass(frozen=True, slots=True)
class Way:
    """Answers that can be typed as they are written here, and what they mean."""

    written: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Topic:
    heading: str
    ways: tuple[Way, ...]


TOPICS = (
    Topic(
        "Numbers",
        (
            Way(("0.0258", "2.58e-2", "4/9"), "a number, with a decimal point, or a fraction"),
            Way(("3.7%", "1/2 + 1%"), "a percentage is a number: 0.037"),
            Way(("0.0258 nats", "0.04 bits"), "with its unit: nats, bits or bans"),
            Way(("pi or π", "oo or ∞", "e"), "constants; e is Euler's number, oo is infinity"),
        ),
    ),
    Topic(
        "Computations",
        (
            Way(("0.4 ln(0.8) + 0.4 ln(4/3)",), "the whole way, as you would write it down: it is worked out for you"),
            Way(("2x ln x + x", "a/n"), "an expression in any form, where a step asks for one in terms of x"),
            Way(("2x", "p * q", "a/b", "x^2"), "product (the * may be left out), quotient, power"),
            Way(("1/(2x)",), "with its brackets: 1/2x goes from left to right and is half of x"),
            Way(("sqrt(2) or √2", "|x|", "n!"), "root, absolute value, factorial"),
            Way(("ln x", "log_2 x", "log10 x"), "logarithms; log x is the natural one too"),
            Way(("exp(-x^2/2)", "sin^2 x"), "functions; the brackets of one argument may be left out"),
        ),
    ),
    Topic(
        "Vectors and matrices",
        (
            Way(("[0.37, 0.37, 0.32]",), "a vector, entry by entry"),
            Way(("[1, 2; 3, 4]",), "a matrix, its rows apart by ;"),
            Way(("x_1", "x[1]"), "an entry, counted from 1"),
            Way(("A @ x", "x · y", "x^T A x"), "products of them; * goes entry by entry"),
            Way(("sigma or σ", "mu or μ"), "names as the card has them, Greek spelt out or not"),
        ),
    ),
    Topic(
        "Sums and derivatives",
        (
            Way(("sum(p ln p)", "mean(x)"), "over all entries"),
            Way(("sum_i p_i ln(p_i/q_i)",), "a sum over an index; prod_i is the product"),
            Way(("sum_{i=1}^n x_i",), "from 1 to n"),
            Way(("sum_x p(x) ln p(x)",), "over all outcomes x"),
            Way(("E_p[ln p - ln q]",), "an expectation under p"),
            Way(("E_{x~p}[ln p(x)]",), "the same with its variable"),
            Way(("p(y|x)", "p(x|θ)"), "a conditional probability, a density with parameters"),
            Way(("d/dx x^2", "d^2/dx^2 x^3"), "derivatives"),
        ),
    ),
    Topic(
        "Information and distributions",
        (
            Way(("KL(p||q)", "H(p)", "H(p, q)"), "divergence, entropy, cross-entropy"),
            Way(("normal(0, 1)",), "a normal distribution; the second is the standard deviation"),
            Way(("mvn([0, 0], [2, 1; 1, 2])",), "in k dimensions; the second is the covariance matrix"),
            Way(("laplace(0, 1)", "beta(2, 3)"), "and bernoulli, categorical, exponential, gamma, poisson, uniform"),
            Way(("KL(normal(0, 1)||normal(1, 2))",), "measures of distributions"),
            Way(("mle(normal, x)",), "estimates by maximum likelihood"),
        ),
    ),
    Topic(
        "TeX",
        (Way((r"\frac{2}{5} \ln \frac{4}{5}", r"\sum_i p_i \ln p_i"), "a formula as it stands in a paper"),),
    ),
)

DERIVATION = Topic(
    "Lines of a derivation",
    (
        Way(("= -sum_i p_i ln q_i",), "equal to the line before"),
        Way(("<= ln(sum_i q_i) by jensen",), "at most it, and why; also ≤ and ≥, >="),
        Way(("≡ a + b up to a constant in b",), "equal up to what does not depend on b"),
        Way(("= argmin_q -sum_i p_i ln q_i",), "where it is smallest; argmax where it is largest"),
        Way(("a = b + 1",), "a side of its own before the relation"),
    ),
)
"""Each of them is one line, read by ``quizkl.maths.derivation.read_line``."""


def examples() -> tuple[str, ...]:
    """Everything that the sheet says can be typed."""
    return tuple(
        example
        for topic in TOPICS
        for way in topic.ways
        for written in way.written
        for example in written.split(" or ")
    )


def typing_help_lines(columns: int, derivation: bool = False) -> list[Line]:
    """What can be typed, and every function by its signature. In a ``derivation`` its lines come first."""
    lines = paragraph("Below the field you see how your answer is read, before it is checked.", columns)
    for topic in (DERIVATION, *TOPICS) if derivation else (*TOPICS, DERIVATION):
        lines += [EMPTY, line(strong(topic.heading))]
        for way in topic.ways:
            lines += way_lines(way, columns)
    signatures = "   ".join(function.signature for function in FUNCTIONS.values())
    return [
        *lines,
        EMPTY,
        line(strong("Functions")),
        *paragraph(signatures.replace(", ", ",\N{NO-BREAK SPACE}"), columns, Ink.CODE),
    ]


def way_lines(way: Way, columns: int) -> list[Line]:
    """What is written and beside it what it means; below it where there is no room."""
    written = "   ".join(way.written)
    if len(written) <= _WRITTEN and columns - _WRITTEN - 2 >= _NARROWEST_MEANING:
        return led(Piece(f"{written:<{_WRITTEN}}  ", Ink.CODE), paragraph(way.meaning, columns - _WRITTEN - 2))
    rows = [written] if len(written) <= columns else list(way.written)
    return [*(line(Piece(row, Ink.CODE)) for row in rows), *led(Piece("    "), paragraph(way.meaning, columns - 4))]
