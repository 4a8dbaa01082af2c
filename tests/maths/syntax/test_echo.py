"""The echo shows how an answer was read, and reads back to the same tree."""

import pytest
from hypothesis import assume, given

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.limits import refuse_astronomical
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression

from .trees import EXPRESSIONS, NAMES

DECLARED = Names(frozenset({"p", "q", "x", "y", "A", "mu", "sigma", "step"}))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0.4 ln(0.8) + 0.4 ln(4/3)", "0.4·ln 0.8 + 0.4·ln(4/3)"),
        ("KL(p||q)", "KL(p ‖ q)"),
        ("cross_entropy(p,q) - entropy(p)", "H(p, q) − H(p)"),
        ("sigma^2", "σ²"),
        ("x_1", "x₁"),
        ("1/2x", "(1/2)·x"),
        ("p ln p/q", "p ln(p)/q"),
        ("p ln(p/q)", "p ln(p/q)"),
        ("-x^2", "−x²"),
        ("(-x)^2", "(−x)²"),
        ("2^3^2", "2^(3²)"),
        ("2pi sigma^2", "2πσ²"),
        ("2.58e-2", "2.58·10⁻²"),
        ("0.40", "0.40"),
        ("p . q".replace(".", "·"), "p · q"),
        ("x^T A x", "xᵀ @ A @ x"),
        ("sqrt(x+1)", "√(x + 1)"),
        ("sin^-1 x", "arcsin x"),
        ("log_2 8", "log₂ 8"),
        ("|x|^2", "|x|²"),
        ("step[2] - step[1]", "step[2] − step[1]"),
        ("[0.3665, 0.3219]", "[0.3665, 0.3219]"),
        ("3.7%", "3.7%"),
        ("90°", "90π/180"),
    ],
)
def test_the_echo_shows_the_reading(typed: str, shown: str) -> None:
    names = Names(DECLARED.quantities, split_products=True)
    found = read(typed, names)
    assert isinstance(found, Reading), found
    assert echo(found.expression) == shown


@given(EXPRESSIONS)
def test_an_echo_reads_back_to_the_same_tree(tree: Expression) -> None:
    assume(refuse_astronomical(tree) is None)
    found = read(echo(tree), NAMES, longest=20_000)
    assert isinstance(found, Reading), (echo(tree), found)
    assert found.expression == tree
