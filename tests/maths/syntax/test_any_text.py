"""Whatever is typed: a reading or a refusal with a column inside the text, never an exception, never a raw control."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.unreadable import Unreadable

DECLARED = Names(frozenset({"p", "q", "x", "mu", "result", "n"}), split_products=True)
_WORDS = ["x", "p", "mu", "n", "e", "pi", "oo", "ln", "log", "log2", "log_", "sin", "exp", "KL", "H", "entropy", "T"]
_NUMBERS = ["0", "1", "2", "10", "0.4", ".5", "1e3", "2.5e-2"]
_SIGNS = ["**", "||", "⁻¹", "_1", *"+-*/^·@×÷−()[]{},;|‖!%'°√½²ⁿ₁_.=σπΣ∞ᵀ "]
_BOUND = ["sum_i", "∑_{i=1}^n ", "prod_{x in p}", "sum_{i<n}", "E_{x~p}[", "E_p[", "p_i", "x_{i+1}", "x_{<i}", "p(x)"]
_BOUND += [
    "p(x|n)",
    "q(x_i | x_{<i})",
    "x^{(i)}",
    "d/dx",
    "∂/∂mu ",
    "d^2/dx^2",
    "_{",
    "]",
    "<",
    "~",
    "∈",
    "𝔼",
    "𝒩(",
    "∑ᵢ₌₁ⁿ",
    "xᵢ₊₁",
    "₌",
    "p(x;n)",
    "\\ln ",
]
_PIECES = [*_WORDS, *_NUMBERS, *_SIGNS, *_BOUND, "normal", "sqrt", "result", "nats", "bits", "in"]
ALMOST_ANSWERS = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


def holds_for(text: str, names: Names) -> None:
    found = read(text, names)
    if isinstance(found, Unreadable):
        assert 1 <= found.column <= len(text) + 1
        assert found.message.isprintable()
        assert found.hint.isprintable()
        return
    assert isinstance(found, Reading)
    assert all(remark.isprintable() for remark in found.remarks)
    assert echo(found.expression).isprintable()
    assert to_tex(found.expression).isascii()
    again = read(to_source(found.expression), names, longest=20_000)
    assert isinstance(again, Reading)
    assert again.expression == found.expression


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    holds_for(text, DECLARED)


@given(ALMOST_ANSWERS)
def test_almost_an_answer_is_read_or_refused(text: str) -> None:
    holds_for(text, DECLARED)


@given(ALMOST_ANSWERS)
def test_free_variables_change_nothing_of_that(text: str) -> None:
    holds_for(text, Names(frozenset({"p"}), split_products=True, free=True))


@pytest.mark.slow
@settings(max_examples=100_000, deadline=None)
@given(st.one_of(st.text(max_size=80), ALMOST_ANSWERS))
def test_a_hundred_thousand_texts_are_read_or_refused(text: str) -> None:
    holds_for(text, DECLARED)
