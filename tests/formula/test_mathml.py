"""Formulas for a browser: MathML Core, and nothing in them is markup."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.formula.escape import text_command
from quizkl.formula.line import to_line
from quizkl.formula.mathml import to_mathml
from quizkl.formula.parse import parse
from quizkl.formula.symbols import SYMBOLS, negated
from quizkl.formula.tree import Formula, Fraction, Letter, Number, Row, Sign

# The elements of MathML Core, https://www.w3.org/TR/mathml-core/, with the number of children where one is asked for.
CORE: dict[str, int | None] = dict.fromkeys(
    [
        "math",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mrow",
        "msqrt",
        "mpadded",
        "mphantom",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
        "merror",
    ]
) | {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}


def read(source: str) -> Formula:
    formula = parse(source)
    assert isinstance(formula, Formula), formula
    return formula


def inside(source: str) -> str:
    """What stands between the tags of ``math``."""
    written = to_mathml(read(source))
    return written[written.index(">") + 1 : -len("</math>")]


def elements(formula: Formula) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(to_mathml(formula)).iter())


def test_every_formula_is_mathml_core_with_as_many_children_as_each_element_takes(formulas: list[Formula]) -> None:
    for formula in formulas:
        for part in elements(formula):
            assert part.tag in CORE
            assert CORE[part.tag] in (None, len(part)), ElementTree.tostring(part)


def test_every_symbol_and_its_negation_are_well_formed() -> None:
    for symbol in {*SYMBOLS.values(), *map(negated, SYMBOLS.values())}:
        atoms = (Letter("x"), Sign(symbol), Number("2"), Sign(symbol), Sign(symbol))
        text = "".join(
            ElementTree.fromstring(to_mathml(Formula(Row((*atoms, Fraction(atoms[0], atoms[1])))))).itertext()
        )
        assert text.count(symbol.character) == 4


def test_the_one_line_form_is_the_alternative_text(formulas: list[Formula]) -> None:
    for formula in formulas:
        root = ElementTree.fromstring(to_mathml(formula, display=True))
        assert root.attrib == {"display": "block", "alttext": to_line(formula, Characters.FULL)}


@pytest.mark.parametrize(
    ("source", "markup"),
    [
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        (r"D_{\mathrm{KL}}", "<msub><mi>D</mi><mi>KL</mi></msub>"),
        (r"\mathbf{x}", '<mi mathvariant="normal">𝐱</mi>'),
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        (r"\Gamma\gamma", '<mi mathvariant="normal">Γ</mi><mi>γ</mi>'),
        (r"a \le b", "<mi>a</mi><mo>≤</mo><mi>b</mi>"),
        (r"\text{a b}", "<mtext>a\N{NO-BREAK SPACE}b</mtext>"),
        (r"\log x", '<mi>log</mi><mspace width="0.1667em"></mspace><mi>x</mi>'),
        (r"\hat x", '<mover accent="true"><mi>x</mi><mo stretchy="false" lspace="0" rspace="0">^</mo></mover>'),
    ],
)
def test_constructs_are_elements(source: str, markup: str) -> None:
    assert inside(source) == markup


def test_a_sum_in_a_display_has_its_limits_below_and_above() -> None:
    assert inside(r"\sum_i^n").startswith('<munderover><mo movablelimits="true"')
    assert inside(r"\int_0^1").startswith("<msubsup><mo")


def test_a_minus_with_nothing_before_it_touches_what_it_negates() -> None:
    assert 'form="prefix"' in inside("a = -b")
    assert 'form="prefix"' not in inside("a - b")


def test_only_left_and_right_make_brackets_grow() -> None:
    assert 'stretchy="true"' in inside(r"\left(\frac ab\right)")
    assert 'stretchy="true"' not in inside(r"(\frac ab)")


def test_relations_in_scripts_keep_no_distance() -> None:
    assert '<mo lspace="0" rspace="0">=</mo>' in inside(r"x_{i=1}")


@pytest.mark.parametrize(
    "said",
    [
        "</math><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</mtext><annotation-xml encoding='text/html'>",
        "<!-- & ]]> &lt;",
        "javascript:alert(1)",
    ],
)
def test_words_are_never_markup(said: str) -> None:
    formula = read(text_command(said))
    (root, words) = elements(formula)
    assert words.text == said.replace(" ", "\N{NO-BREAK SPACE}")
    assert root.attrib == {"alttext": to_line(formula, Characters.FULL)}


@given(st.text())
def test_any_words_are_well_formed(said: str) -> None:
    (_, words) = elements(Formula(Row((read(text_command("x" + said)).body,))))
    assert (words.text or "").startswith("x")
