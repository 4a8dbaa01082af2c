"""A reading that may surprise is remarked on; an ordinary one is not."""

import pytest

from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read

DECLARED = Names(frozenset({"p", "q", "x", "y", "mu", "sigma"}))


def remarks(text: str) -> tuple[str, ...]:
    found = read(text, DECLARED)
    assert isinstance(found, Reading), found
    return found.remarks


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("p ln p/q", "Read as (ln p)/q. Do you mean ln(p/q)? Then write the brackets."),
        (
            "1/2x",
            "Read as (1/2) times what follows. If that belongs under the line, put the divisor in brackets.",
        ),
        ("e^2x", "Only e^2 is read as the power. If more belongs to the exponent, write e^( )."),
        ("e^-x/2", "Only e^-x is read as the power. If more belongs to the exponent, write e^( )."),
        (
            "ln x(1-x)",
            "The bracket is read as part of the argument of ln. For the other reading write ln(x).",
        ),
        ("[0,5, 0,3]", "Read as 4 entries: a comma separates them. In a decimal number write a point."),
        (
            "2.58 e-2",
            "The e is read as Euler's number. If it is a power of ten, write 2.58e-2 in one piece.",
        ),
        ("x--y", "Several signs in a row are read as one."),
    ],
)
def test_a_trap_is_pointed_out(typed: str, remark: str) -> None:
    assert remarks(typed) == (remark,)


@pytest.mark.parametrize(
    "typed",
    [
        "p ln(p/q)",
        "1/2 (x-mu)^2/sigma^2",
        "ln(2)/3",
        "e^(2x)",
        "x^2y",
        "(x+1)/2",
        "0.4*ln(0.8) + 0.4*ln(4/3)",
        "ln 2πσ²",
        "6*-2",
        "2 e-x",
        "[1,2]",
        "[0.5,0.3, 0.2]",
        "[0.1,0.1,0]",
    ],
)
def test_what_is_plain_is_not_remarked_on(typed: str) -> None:
    assert remarks(typed) == ()
