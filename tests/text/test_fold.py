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
        (r"$D_{\mathrm{KL}}(p \,\|\, q)$", "KL(p||q)"),
        (r"$D_{\mathrm{KL}}(p \,\|\, q)$", r"KL(p \| q)"),
        ("D_KL(p ‖ q)", "kl(p∥q)"),
        ("D_KL(p||q)", "KL(p ‖ q)"),
        (r"$p(y \mid x)$", "p(y|x)"),
        (r"$H(p, q) - H(p)$", "H(p,q)-H(p)"),
        (r"$\hat{\theta}_1$", "θ̂₁"),
        (r"$\hat\theta$", "theta"),
        ("x̄ and ĉ", "c"),
        (r"$\bar x^{2}$", "x̄²"),
        ("naïve", "naive"),
        ("the **expected**\n  log-ratio", "The expected log-ratio"),
        ("Straße", "STRASSE"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
    ],
)
def test_what_is_typed_is_found_in_what_is_written(written: str, typed: str) -> None:
    assert folded(typed) in folded(written)


@pytest.mark.parametrize(("written", "typed"), [("a ≠ b", "a = b"), (r"$p \| q$", "p|q"), ("a mean", "amean")])
def test_what_is_something_else_is_not_found(written: str, typed: str) -> None:
    assert folded(typed) not in folded(written)


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_text_in_its_own_words_is_found(before: str, part: str, after: str) -> None:
    plain = part.replace("\\", "")
    assert folded(plain) in folded(f"{before.replace(chr(92), '')}\n{plain}\n{after.replace(chr(92), '')}")


@given(st.text())
def test_any_text_can_be_folded_and_is_one_row(text: str) -> None:
    assert "\n" not in folded(text)
    assert "$" not in folded(text)
