"""Mathematics and words in ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.text.in_ascii import in_ascii


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2·ln 2 − ⅓", "2*ln 2 - 1/3"),
        ("KL(p ‖ q) = ∞", "KL(p || q) = oo"),
        ("x²y + e⁻ˣ", "x^2 y + e^-x"),
        ("xⁿ⁺¹", "x^(n+1)"),
        ("∑ᵢ pᵢ ln(pᵢ/qᵢ)", "sum_i p_i ln(p_i/q_i)"),
        ("2πσ²", "2pi sigma^2"),
        ("√2·√(1 + x)", "sqrt(2)*sqrt(1 + x)"),
        ("2^½ · 1/⅖ · ⅖²", "2^(1/2) * 1/(2/5) * (2/5)^2"),
        ("3½", "3 1/2"),
        ("𝒩(μ, σ) ≥ 0", "N(mu, sigma) >= 0"),
        ("✓ für „Müller“ … 中", '+ fur "Muller" ... <U+4E2D>'),
        ("├──┤ █", "+--+ #"),
    ],
)
def test_what_is_written_instead(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


def test_columns_keep_their_places_where_there_is_room() -> None:
    assert in_ascii("σ²        value\nx         value") == "sigma^2   value\nx         value"


@given(st.text())
def test_it_is_ascii_and_ascii_stays(text: str) -> None:
    plain = in_ascii(text)
    assert plain.isascii()
    assert in_ascii(plain) == plain
