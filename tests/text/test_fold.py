"""A search finds a text however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.text.fold import folded


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        (r"$\sigma^2$", "σ²"),
        (r"$\sigma^{2}$", "Sigma^2"),
        (r"$\mathbb{E}[X]$", "E[X]"),
        (r"$D_{\mathrm{KL}}(p \,\|\, q)$", "D_KL(p ‖ q)"),
        (r"$\frac{p(x)}{q(x)}$", "p(x)/q(x)"),
        (r"$x \le \epsilon$", "x ≤ ε"),
        (r"$x \le \varepsilon$", "x <= epsilon"),
        ("the **expected**\n  log-ratio", "The expected log-ratio"),
        ("Straße", "STRASSE"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
    ],
)
def test_what_is_typed_is_found_in_what_is_written(written: str, typed: str) -> None:
    assert folded(typed) in folded(written)


@given(st.text())
def test_any_text_can_be_folded_and_is_one_row(text: str) -> None:
    assert "\n" not in folded(text)
    assert "$" not in folded(text)
