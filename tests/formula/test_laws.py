"""What holds for any input whatever."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.formula.block import to_block
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.formula.escape import text_command
from quizkl.formula.line import to_line
from quizkl.formula.parse import check_macro, parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.reader import DEEPEST
from quizkl.formula.symbols import SYMBOLS
from quizkl.formula.tree import Formula, Text
from quizkl.formula.typst import to_typst

COMMANDS = (
    *[name for name in SYMBOLS if name.isalpha() and len(name) > 1],
    *("frac", "sqrt", "hat", "bar", "text", "mathrm", "mathbf", "mathbb", "operatorname", "left", "right", "middle"),
    *("begin", "end", "over", "choose", "atop", "underbrace", "overset", "xrightarrow", "substack", "not", "limits"),
    *("big", "Bigl", "tag", "boxed", "cancel", "phantom", "quad", "hspace", "hline", "pmod", "KL", "bf", "log", "max"),
)
SIGNS = list("{}[]()^_&|'#$~%.,;:!<>=+-*/0123456789abxyzKL ")
GROUPS = ["{aligned}", "{cases}", "{pmatrix}", "{array}{l|c}", "{x}", "{a+b}", "^{2}", "_{i}", "(x)", "\\frac{a}{b}"]
PIECES = st.one_of(
    st.sampled_from([f"\\{name} " for name in COMMANDS]),
    st.sampled_from([*SIGNS, "\\\\", "\\{", "\\|", "\\,", "\\", "≤", "θ", "中"]),
    st.sampled_from(GROUPS),
)
PRINTABLE = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
JUMBLES = st.lists(PIECES, max_size=25).map("".join)
MACROS = {"KL": r"D(#1 \| #2)"}


def formulas(depth: int = 3) -> st.SearchStrategy[str]:
    """Sources that are well formed."""
    words = (r"\theta", r"\le", r"\log ", r"\sum ", r"\int ", r"\text{if }", r"\,")
    atoms = st.sampled_from(["x", "12", "+", "-", "=", ",", "'", *words])
    return st.recursive(
        st.lists(atoms, min_size=1, max_size=4).map(" ".join),
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
            st.tuples(inner, inner).map(lambda pair: rf"{{{pair[0]}}}_{{{pair[1]}}}"),
            st.tuples(inner, inner).map(lambda pair: rf"x^{{{pair[0]}}} {pair[1]}"),
            st.tuples(inner, inner).map(lambda pair: rf"\sum_{{{pair[0]}}}^{{{pair[1]}}} y"),
            st.tuples(inner, inner).map(lambda pair: rf"\begin{{pmatrix}} {pair[0]} & {pair[1]} \\ 1 \end{{pmatrix}}"),
            st.tuples(inner, inner).map(
                lambda pair: rf"\begin{{aligned}} {pair[0]} &= {pair[1]} \\ &= 1 \end{{aligned}}"
            ),
            st.tuples(inner, inner).map(lambda pair: rf"\underbrace{{{pair[0]}}}_{{{pair[1]}}}"),
            inner.map(lambda body: rf"\left( {body} \right]"),
            inner.map(lambda body: rf"\sqrt{{{body}}}"),
            inner.map(lambda body: rf"\hat{{{body}}}"),
            inner.map(lambda body: rf"\mathbf{{{body}}}"),
        ),
        max_leaves=2**depth,
    )


NESTS = [
    r"\sum_{%s} x",
    r"\sum_{a}^{%s} \frac{a}{b}",
    r"\int_{%s} \frac{a}{b}",
    r"(\frac{a}{b})_{%s}",
    r"\bigl( \frac{a}{b} \bigr)^{%s}_{b}",
    r"\left( %s \right)_{K}",
    r"{%s (a+b)} (a+b)",
    r"{%s}_{K}",
    r"x^{%s}",
    r"x_{\frac{%s}{b}}",
    r"\frac{%s}{2}",
    r"\frac{1}{\sum_{%s}}",
    r"\sqrt[n]{%s}",
    r"\hat{%s}",
    r"\underbrace{%s}_{b}",
    r"\underbrace{b}_{%s}",
    r"\overset{%s}{=}",
    r"\xrightarrow[%s]{a}",
    r"\mathbf{%s x}",
    r"\operatorname{%s x^2}",
    r"\text{a $%s$}",
    r"\boxed{%s}",
    r"\binom{%s}{k}",
    r"{a \over %s}",
    r"\begin{cases} %s & b \\ c \end{cases}",
    r"\begin{aligned} a &= %s \\ &= b \end{aligned}",
    r"\substack{%s \\ b}",
]


@pytest.mark.parametrize("nest", NESTS)
def test_work_does_not_double_with_each_level(nest: str) -> None:
    """Drawing a part twice at every level would take for ever long before the deepest one."""
    source = "z"
    deepest: Formula | None = None
    for _ in range(DEEPEST):
        source = nest.replace("%s", source)
        result = parse(source)
        if isinstance(result, Formula):
            deepest = result
    assert deepest is not None
    assert_writable(deepest)


def assert_writable(formula: Formula) -> None:
    """Every writer is total, rows are even, and nothing that a terminal would obey is in them."""
    for characters in Characters:
        block = to_block(formula, characters)
        assert len({width(row) for row in block.rows}) == 1
        assert 0 <= block.baseline < len(block.rows)
        text = to_line(formula, characters) + "".join(block.rows)
        assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in text)
        assert characters is not Characters.ASCII or text.isascii()
    assert to_typst(formula).isprintable()


@given(JUMBLES)
@settings(max_examples=400, deadline=None)
def test_any_jumble_is_read_or_refused_at_a_place_in_it(source: str) -> None:
    result = parse(source, MACROS)
    if isinstance(result, FormulaProblem):
        assert 0 <= result.offset <= len(source)
        assert result.message.endswith((".", "?"))
    else:
        assert_writable(result)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused_at_a_place_in_it(source: str) -> None:
    result = parse(source)
    if isinstance(result, FormulaProblem):
        assert 0 <= result.offset <= len(source)
    else:
        assert_writable(result)


@given(formulas())
@settings(max_examples=150, deadline=None)
def test_well_formed_sources_are_read_and_written(source: str) -> None:
    result = parse(source)
    assert isinstance(result, Formula), result
    assert_writable(result)


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_macro_is_good_or_refused_at_a_place_in_it(name: str, body: str) -> None:
    problem = check_macro(name, body)
    assert problem is None or 0 <= problem.offset <= len(body)


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")), min_size=1, max_size=30)
)
@settings(deadline=None)
def test_words_come_back_from_their_command(words: str) -> None:
    result = parse(text_command(words))
    assert isinstance(result, Formula)
    assert result.body.children == (Text(words),)


@given(st.text(max_size=30))
@settings(deadline=None)
def test_any_words_can_be_put_into_a_formula(words: str) -> None:
    result = parse("a + " + text_command(words))
    assert isinstance(result, Formula)
    assert_writable(result)
