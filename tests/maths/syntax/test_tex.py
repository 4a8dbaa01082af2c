"""TeX for the formula room: it is accepted there, and shows the usual notation."""

import pytest
from hypothesis import given

from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import Expression

from .trees import EXPRESSIONS


@pytest.mark.parametrize(
    ("typed", "tex"),
    [
        ("1/2 ln 2", r"\frac{1}{2} \ln 2"),
        ("ln(2) x", r"\ln (2) \, x"),
        ("KL(p||q)", r"D_{\mathrm{KL}}(p \,\|\, q)"),
        ("H(p, q) - H(p)", r"H(p, q) - H(p)"),
        ("sqrt(x)", r"\sqrt{x}"),
        ("mu_1^2", r"\mu_{1}^{2}"),
        ("(x+1)^2", r"(x + 1)^{2}"),
        ("2.58e-2", r"2.58 \cdot 10^{-2}"),
        ("sum(p ln(p/q))", r"\sum p \ln \frac{p}{q}"),
        ("x^T A x", r"x^{\top} \, A \, x"),
        ("[1, 2; 3, 4]", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
        ("A[1, 2]", "A_{1, 2}"),
        ("nll", r"\mathrm{nll}"),
        ("nll*p*mu_1", r"\mathrm{nll} \, p \mu_{1}"),
        ("mu_1*nll", r"\mu_{1} \, \mathrm{nll}"),
        ("5%", r"5\%"),
    ],
)
def test_notation(typed: str, tex: str) -> None:
    found = read(typed, Names(frozenset({"p", "q", "x", "A", "mu_1", "nll"})))
    assert isinstance(found, Reading), found
    assert to_tex(found.expression) == tex


@given(EXPRESSIONS)
def test_every_tree_gives_tex_that_the_formula_room_reads(tree: Expression) -> None:
    assert not isinstance(parse(to_tex(tree)), FormulaProblem), to_tex(tree)
