"""A search sees what a deck's macros stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.text.fold import folded
from quizkl.text.written_out import written_out

MACROS = {"KL": r"D_{\mathrm{KL}}(#1 \,\|\, #2)", "mean": r"E_{#1}[#2]", "m": r"\mu", "twice": "#1#1", "log": r"\ln#1"}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        (r"$\KL{p}{q}$", "KL(p||q)"),
        (r"$\KL pq$", "KL(p || q)"),
        (r"$\KL {p_\m} {\frac{a}{b}}$", "KL(p_μ‖a/b)"),
        (r"$\mean{p}{\KL{p}{q}}$", "E_p[D_KL(p‖q)]"),
        (r"$\m x$", "mu x"),
        (r"$\log x$", r"\ln x"),
        (r"$\twice\m$", "μμ"),
    ],
)
def test_macros_are_found_by_what_they_stand_for(written: str, typed: str) -> None:
    assert folded(typed) in folded(written_out(written, MACROS))


@pytest.mark.parametrize("text", [r"\KL", r"\KL{p}", r"\KL{p", r"\KL{p}}", r"\mean{p}$", r"\KLD{p}{q}", "KL{p}{q}"])
def test_a_name_without_its_arguments_stays(text: str) -> None:
    assert written_out(text, MACROS) == text


def test_what_would_grow_beyond_all_measure_stays() -> None:
    text = r"\twice{" * 40 + "x" + "}" * 40
    assert written_out(text, MACROS) == text
    assert written_out(r"\m" * 50_000, {"m": r"\m\m"}) == r"\m" * 50_000


@given(st.text(r"\KLmeantwice{}#12$ x"))
def test_any_text_is_written_out(text: str) -> None:
    assert len(written_out(text, MACROS)) <= max(3000, 21 * len(text))
