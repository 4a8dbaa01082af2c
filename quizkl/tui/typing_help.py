"""The sheet "How do I type this?"."""

from __future__ import annotations

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, strong
from quizkl.tui.paragraph import paragraph

_WRITTEN = 26

WAYS = (
    ("0.0258   2.58e-2   4/9", "a number or a fraction"),
    ("3.7%", "a percentage: 0.037"),
    ("2.58e-2 nats", "a number with its unit: nats, bits or bans"),
    ("[0.37, 0.37, 0.32]", "a vector, entry by entry"),
    ("0.4 ln(0.8) + 0.4 ln(4/3)", "the whole computation: it is worked out for you"),
    ("2x   p * q   a/b   x^2", "product (the * may be left out), quotient, power"),
    ("sqrt(2) or √2   pi or π", "root and constants; e is Euler's number, oo is infinity"),
    ("ln x   log_2 x   log10 x", "logarithms; log x is the natural one too"),
    ("exp(-x^2/2)   |x|   n!", "exponential, absolute value, factorial"),
    ("KL(p||q)   H(p)   H(p, q)", "divergence, entropy, cross-entropy"),
    ("normal(0, 1)", "a normal distribution; the second is the standard deviation"),
    ("x_1   sigma or σ   mu or μ", "names as the card has them, Greek spelt out or not"),
)


def typing_help_lines(columns: int) -> list[Line]:
    """What can be typed, and every function by its signature."""
    lines: list[Line] = []
    for written, meaning in WAYS:
        if columns - _WRITTEN >= 24:
            lines += led(Piece(f"{written:<{_WRITTEN}} ", Ink.CODE), paragraph(meaning, columns - _WRITTEN - 1))
        else:
            lines += [line(Piece(written, Ink.CODE)), *led(Piece("  "), paragraph(meaning, columns - 2))]
    signatures = "   ".join(function.signature for function in FUNCTIONS.values())
    below = "The line below the field shows how your answer is read, before it is checked."
    return [
        *lines,
        EMPTY,
        *paragraph(below, columns),
        EMPTY,
        line(strong("Functions")),
        *paragraph(signatures.replace(", ", ",\N{NO-BREAK SPACE}"), columns, Ink.CODE),
    ]
