"""What an answer is read as: the table of readings, one line each."""

import pytest

from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.units import Unit

NAMES = Names(frozenset({"p", "q", "x", "y", "a", "b", "c", "mu", "sigma", "n", "A", "B"}))


def reading(text: str, names: Names = NAMES) -> Reading:
    found = read(text, names)
    assert isinstance(found, Reading), found
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a/b c", "(a/b)*c"),
        ("1/2x", "(1/2)*x"),
        ("1/2(x+1)", "(1/2)*(x+1)"),
        ("-x^2", "-(x^2)"),
        ("2^3^2", "2^(3^2)"),
        ("2**3", "2^3"),
        ("6*-2", "6*(-2)"),
        ("2^-x^2", "2^(-(x^2))"),
        ("sin 2x", "sin(2*x)"),
        ("ln 2πσ", "ln(2*pi*sigma)"),
        ("ln 2πσ²", "ln(2*pi*sigma^2)"),
        ("sin x cos y", "sin(x)*cos(y)"),
        ("p ln p/q", "p*ln(p)/q"),
        ("-sum p ln(p/q)", "-sum(p*ln(p/q))"),
        ("sum p*q + 1", "sum(p*q) + 1"),
        ("exp -x^2", "exp(-x^2)"),
        ("e^{-x}", "e^(-x)"),
        ("sin^2 x", "(sin(x))^2"),
        ("sin²x", "(sin(x))^2"),
        ("sin(x)^2", "(sin(x))^2"),
        ("sin^-1 x", "arcsin(x)"),
        ("sin⁻¹ x", "arcsin(x)"),
        ("sin^(-1) x", "arcsin(x)"),
        ("sin^-2 x", "(sin(x))^(-2)"),
        ("ln^2(x)", "(ln(x))^2"),
        ("log x", "ln(x)"),
        ("log10 x", "log10(x)"),
        ("log_10 x", "log10(x)"),
        ("log_2 x", "log2(x)"),
        ("log₂ x", "log2(x)"),
        ("log2 x", "log2(x)"),
        ("log_3(9)", "log(9, 3)"),
        ("ln2", "ln(2)"),
        ("√2", "sqrt(2)"),
        ("√2x", "sqrt(2)*x"),
        ("√x²", "sqrt(x^2)"),
        ("½x", "(1/2)*x"),
        ("x_1", "x[1]"),
        ("x₁", "x[1]"),
        ("μ", "mu"),
        ("2πσ²", "2*pi*sigma^2"),
        ("KL(p||q)", "kl(p, q)"),
        ("KL(p ‖ q)", "kl(p, q)"),
        ("D_KL(p||q)", "kl(p, q)"),
        ("KL(p, q)", "kl(p, q)"),
        ("H(p)", "entropy(p)"),
        ("H(p, q)", "cross_entropy(p, q)"),
        ("x^T", "transpose(x)"),
        ("x'", "transpose(x)"),
        ("x^T A x", "(transpose(x) @ A) @ x"),
        ("2 · x", "2*x"),
        ("0.4·ln 0.8", "0.4*ln(0.8)"),
        ("‖x‖", "norm(x)"),
        ("||x||", "norm(x)"),
        ("|x||y|", "abs(x)*abs(y)"),
        ("2|x|", "2*abs(x)"),
        ("(0.3, 0.7)", "[0.3, 0.7]"),
        ("-0.0893, 0.1151, 0", "[-0.0893, 0.1151, 0]"),
        ("0.1,0.9", "[0.1, 0.9]"),
        ("x^T [1, 2]", "transpose(x) @ [1, 2]"),
        ("[1, 2; 3, 4]", "[[1, 2], [3, 4]]"),
        ("90°", "90*pi/180"),
        ("90 degrees", "90*pi/180"),
        ("2.58×10^-2", "2.58e-2"),
        ("2.58*10^(-2)", "2.58e-2"),
        ("2.58·10⁻²", "2.58E-2"),
        ("−0.0893", "-0.0893"),
        ("= 0.0258", "0.0258"),
        ("3!", "factorial(3)"),
        ("∞", "oo"),
        ("3 − 1", "3-1"),
        ("6 ÷ 2 × 3", "6/2*3"),
    ],
)
def test_both_spellings_are_read_as_the_same_tree(typed: str, meant: str) -> None:
    assert reading(typed).expression == reading(meant).expression


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("0.0258 nats", Unit.NATS),
        ("1 nat", Unit.NATS),
        ("0.0372bits", Unit.BITS),
        ("2 BITS", Unit.BITS),
        ("ln 2 in bits", Unit.BITS),
        ("0.1 bans", Unit.BANS),
        ("0.0258", None),
    ],
)
def test_a_unit_may_stand_at_the_end(typed: str, unit: Unit | None) -> None:
    assert reading(typed).unit is unit
