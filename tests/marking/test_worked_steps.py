"""Shipped steps worked out as they are read in a terminal of 76 columns.

The numbers of the first four are those that a pocket calculator gives, rounded to the decimals shown; the others were
compared with the cards' own solutions.
"""

from __future__ import annotations

import pytest

from quizkl.marking.work import work_on_step
from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.worked import Worked
from quizkl.text.worked_rows import plain_worked
from tests.maths.engine.worked.shipped import exercises

GOLDEN = {
    ("kl-view/forward-kl-by-hand", 2): """
               3        pᵢ
  KL(p ‖ q) =  ∑  pᵢ ln ──
              i=1       qᵢ

  0.4 · ln(0.4/0.5) = 0.4 · ln(0.8) ≈ 0.4 · (−0.2231) ≈ −0.0893
  0.4 · ln(0.4/0.3) = 0.4 · ln(4/3) ≈ 0.4 · 0.2877    ≈ 0.1151
  0.2 · ln(0.2/0.2) = 0.2 · ln(1)   = 0.2 · 0         = 0

  KL(p ‖ q) ≈ −0.0893 + 0.1151 + 0 ≈ 0.0258 nats

  Shown rounded; worked out with more digits.
""",
    ("kl-view/cross-entropy-by-hand", 2): """
              3
  H(p, q) = − ∑  pᵢ ln qᵢ
             i=1

  −0.4 · ln(0.5) ≈ −0.4 · (−0.6931) ≈ 0.2773
  −0.4 · ln(0.3) ≈ −0.4 · (−1.2040) ≈ 0.4816
  −0.2 · ln(0.2) ≈ −0.2 · (−1.6094) ≈ 0.3219

  H(p, q) ≈ 0.2773 + 0.4816 + 0.3219 ≈ 1.0807 nats

  Shown rounded; worked out with more digits.
""",
    ("kl-view/identity-by-hand", 3): """
  H(p, q) − H(p) ≈ 1.0807 − 1.0549 ≈ 0.0258 nats
""",
    ("kl-in-torch/divergence-from-logits", 3): """
                exp z
  softmax(z) = ────────
               ∑ exp(z)

  exp(1.2)  ≈ 3.3201
  exp(0.3)  ≈ 1.3499
  exp(−0.8) ≈ 0.4493

  ∑ exp(z) ≈ 3.3201 + 1.3499 + 0.4493 ≈ 5.1193

  (exp z₁)/(∑ exp(z)) ≈ exp(1.2)/5.1193  ≈ 3.3201/5.1193 ≈ 0.6485
  (exp z₂)/(∑ exp(z)) ≈ exp(0.3)/5.1193  ≈ 1.3499/5.1193 ≈ 0.2637
  (exp z₃)/(∑ exp(z)) ≈ exp(−0.8)/5.1193 ≈ 0.4493/5.1193 ≈ 0.0878

  softmax(z) ≈ [0.6485, 0.2637, 0.0878]
""",
    ("kl-in-torch/normal-forward-by-hand", 3): """
                                         σ₂   σ₁² + (μ₁ − μ₂)²    1
  KL(normal(0, 1) ‖ normal(1, 0.5)) = ln ── + ──────────────── − ───
                                         σ₁         2σ₂²          2
  with μ₁ = 0, σ₁ = 1, μ₂ = 1, σ₂ = 0.5

  KL(normal(0, 1) ‖ normal(1, 0.5))
    = ln(0.5/1) + (1² + (0 − 1)²)/(2 · 0.5²) − ½
    = ln(0.5) + (1 + 1)/(2 · 0.25) − ½ = ln(0.5) + 2/0.5 − ½
    = ln(0.5) + 4 − ½ ≈ −0.6931 + 4 − ½ ≈ 2.8069 nats
""",
    ("kl-in-torch/normal-full-by-hand", 4): """
  KL(mvn([0, 0], Σ₁) ‖ mvn(δ, Σ₂))
    = ½ (tr(Σ₂⁻¹ Σ₁) + d Σ₂⁻¹ d − 2 + ln((det Σ₂)/(det Σ₁)))
  with μ₁ = [0, 0], d = δ − μ₁ = [1, −1]

  d Σ₂⁻¹ ≈ [1, −1] ⎛0.6667   −0.3333⎞ ≈ [1, −1]
                   ⎝−0.3333  0.6667 ⎠

  1 · 1       = 1
  (−1) · (−1) = 1

  d Σ₂⁻¹ d = 1 + 1 = 2

  det Σ₁ = (Σ₁)    (Σ₁)    − (Σ₁)    (Σ₁)
               1,1     2,2       1,2     2,1

  det Σ₁ = 1 · 1 − 0 · 0 = 1 − 0 = 1

  KL(mvn([0, 0], Σ₁) ‖ mvn(δ, Σ₂))
    ≈ ½ · (1.3333 + 2 − 2 + ln(3/1)) = ½ · (1.3333 + 2 − 2 + ln(3))
    ≈ ½ · (1.3333 + 1.0986) ≈ ½ · 2.4319 ≈ 1.2160 nats
""",
    ("kl-in-torch/vae-term-by-hand", 2): """
  ∑ parts ≈ 0.5 + 0.3089 ≈ 0.8089 nats
""",
    ("kl-in-torch/support-mismatch-by-hand", 2): """
               3        qᵢ
  KL(q ‖ p) =  ∑  qᵢ ln ──
              i=1       pᵢ

  0.4 · ln(0.4/0.5) = 0.4 · ln(0.8) ≈ 0.4 · (−0.2231) ≈ −0.0893
  0.3 · ln(0.3/0.5) = 0.3 · ln(0.6) ≈ 0.3 · (−0.5108) ≈ −0.1532
  0.3 · ln(0.3/0)   = ∞
  (here the logarithm grows without bound)

  KL(q ‖ p) ≈ −0.0893 − 0.1532 + ∞ = ∞ nats

  Shown rounded; worked out with more digits.
""",
    ("kl-view/perplexity-by-hand", 2): """
  exp(H(p, q)) ≈ exp(1.0807) ≈ 2.95
""",
    ("maximum-likelihood/fit-normal-by-hand", 2): """
           ∑ᵢ₌₁⁴ (xᵢ − mean(x))²
  var(x) = ─────────────────────
                     4

  (1 − 3)² = 4
  (2 − 3)² = 1
  (3 − 3)² = 0
  (6 − 3)² = 9

  var(x) = (4 + 1 + 0 + 9)/4 = 14/4 = 3.5
""",
}


@pytest.mark.parametrize(("name", "number"), GOLDEN)
def test_a_shipped_step_is_worked_out_as_on_paper(name: str, number: int) -> None:
    found = worked_out(work_on_step(exercises()[name], number), 20)
    assert isinstance(found, Worked)
    assert "\n".join(plain_worked(found, 76)) == GOLDEN[name, number].strip("\n")
