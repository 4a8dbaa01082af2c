"""Formulas in two dimensions, as they should look. Each drawing is written out beside its formula."""

from __future__ import annotations

from textwrap import dedent

import pytest

from quizkl.formula.block import Block, to_block
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.formula.parse import parse
from quizkl.formula.tree import Formula


def block(source: str, characters: Characters = Characters.DEJAVU) -> Block:
    formula = parse(source)
    assert isinstance(formula, Formula), formula
    return to_block(formula, characters)


def drawn(source: str, characters: Characters = Characters.DEJAVU) -> str:
    return "\n".join(row.rstrip() for row in block(source, characters).rows)


def picture(text: str) -> str:
    """The drawing between the triple quotes."""
    return "\n".join(row.rstrip() for row in dedent(text).strip("\n").split("\n"))


DRAWINGS = {
    r"D_{KL}(p \,\|\, q) = \sum_x p(x) \log \frac{p(x)}{q(x)}": """
                            p(x)
    D  (p ‖ q) = ∑ p(x) log ────
     KL          x          q(x)
    """,
    r"\frac{1}{\sqrt{2\pi\sigma^2}} \exp\left( -\frac{(x-\mu)^2}{2\sigma^2} \right)": """
      1      ⎛ (x − μ)²⎞
    ───── exp⎜−────────⎟
     ____    ⎝   2σ²   ⎠
    √2πσ²
    """,
    r"\hat{\mathcal{L}} = \frac{1}{N} \sum_{i=1}^{N} \ell_i": """
    ^    1   N
    L = ───  ∑  lᵢ
         N  i=1
    """,
    r"\prod_{j=1}^{m} p_\theta(x_i^{(j)} \mid x_{<i}^{(j)})": """
     m
     ∏  p (xᵢ⁽ʲ⁾ | x⁽ʲ⁾)
    j=1  θ          <i
    """,
    r"\log p \ge \underbrace{E_q[\log p]}_{\text{fit}} - d": """
    log p ≥ E [log p] − d
             q
            ╰───┬───╯
               fit
    """,
    r"\operatorname*{arg\,max}_{\theta \in \Theta} f(\theta)": """
    arg max f(θ)
      θ∈Θ
    """,
    r"\left( \frac{a+b}{c} \right)^2 = (\frac{a}{b})": """
    ⎛a + b⎞²   ⎛ a ⎞
    ⎜─────⎟  = ⎜───⎟
    ⎝  c  ⎠    ⎝ b ⎠
    """,
    r"\frac{\frac{a}{b}}{c} = 1 + \cfrac{1}{1 + \frac{1}{x}}": """
      a
     ───
      b            1
    ───── = 1 + ───────
      c              1
                1 + ───
                     x
    """,
    r"\int_{-\infty}^{\infty} e^{-x^2} \, dx = \int_0^1 \frac{1}{x} \, dx": """
    ⌠∞   −x²      ⌠1  1
    ⎮   e    dx = ⎮  ─── dx
    ⌡−∞           ⌡0  x
    """,
    r"\int_a^b f = F": "∫ₐᵇ f = F",
    r"A = \begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ 0 & \cdots & 1 \end{bmatrix}": """
        ⎡a₁₁  ⋯   a₁ₙ⎤
    A = ⎢ ┊   ·.   ┊ ⎥
        ⎣ 0   ⋯    1 ⎦
    """,
    r"|x| = \begin{cases} x & \text{if } x > 0 \\ -x & \text{else} \end{cases}": """
          ⎧ x   if x > 0
    |x| = ⎨
          ⎩ −x  else
    """,
    r"\begin{aligned} a &= \frac{b}{c} \\ &= d \\ &\le e \end{aligned}": """
         b
    a = ───
         c

      = d
      ≤ e
    """,
    r"\left[ \begin{array}{rr|l} 1 & 2 & 3 \\ \hline 40 & 5 & 6 \end{array} \right]": """
    ⎡ 1  2 │ 3⎤
    ⎢──────┼──⎥
    ⎣40  5 │ 6⎦
    """,
    r"\sqrt{x + y} + \sqrt{\frac{a}{b}} + \sqrt x \sqrt[3]{a + b}": """
              ┌───
     _____    │ a       _____
    √x + y +  │─── + √x∛a + b
             ╲│ b
    """,
    r"\left. \frac{df}{dx} \right|_{x=0} = \left\{ \frac{a}{b} \,\middle|\, b \ne 0 \right\}": """
    df│      ⎧ a  │      ⎫
    ──│    = ⎨─── │ b ≠ 0⎬
    dx│ₓ₌₀   ⎩ b  │      ⎭
    """,
    r"\left\langle \frac{a}{b}, c \right\rangle": """
     ╱ a    ╲
    ⟨ ───, c ⟩
     ╲ b    ╱
    """,
    r"\sigma_X^2 = x_i^2 + D_{KL}^{AB} + {\hat\theta}_n + {x^a}^2": """
                     ^
    σ² = xᵢ² + Dᴬᴮ + θₙ + (xᵃ)²
     X          KL
    """,
    r"\binom{n}{k} \, p^k (1-p)^{n-k}": """
    ⎛n⎞
    ⎜ ⎟ pᵏ(1 − p)ⁿ⁻ᵏ
    ⎝k⎠
    """,
    r"X_n \xrightarrow{d} X, \quad X \stackrel{\text{iid}}{\sim} p": """
        d        iid
    Xₙ ──→ X,  X  ∼  p
    """,
    r"\sum_{\substack{i=1 \\ i \ne j}}^n a_{ij}": """
     n
     ∑  aᵢⱼ
    i=1
    i≠j
    """,
    r"\left\{ \begin{aligned} x + y &= 1 \\ y &= 2 \end{aligned} \right.": """
    ⎧x + y = 1
    ⎨
    ⎩    y = 2
    """,
    r"\theta^\star = \theta^*": "θ* = θ*",
    r"\boxed{a = b}": """
    ┌───────┐
    │ a = b │
    └───────┘
    """,
    r"\overline{A + B} + \vec{v} + \widehat{xy} + \underline{z}": """
    _____   →   ^
    A + B + v + xy + z
                     ‾
    """,
    r"e^{-\frac{(x-\mu)^2}{2}}": """
     −(x−μ)²/2
    e
    """,
}


@pytest.mark.parametrize("source", DRAWINGS)
def test_a_formula_is_drawn_as_by_hand(source: str) -> None:
    assert drawn(source) == picture(DRAWINGS[source])


@pytest.mark.parametrize(
    ("source", "baseline"),
    [("x", 0), (r"\frac{a}{b}", 1), (r"\frac{\frac{a}{b}}{c}", 3), (r"D_{KL}", 0), (r"x^{KL}", 0), (r"x^{A/B}", 1)],
)
def test_the_baseline_is_the_row_that_text_stands_on(source: str, baseline: int) -> None:
    assert block(source).baseline == baseline


def test_accents_of_one_formula_are_all_of_one_kind() -> None:
    assert drawn(r"\hat y") == "ŷ"
    assert drawn(r"\hat y + \hat\theta") == "^   ^\ny + θ"


def test_a_block_in_ascii_is_drawn_with_what_there_is() -> None:
    assert drawn(r"\left( \frac{\alpha}{2} \right) \le \sqrt{x+y}", Characters.ASCII) == picture(
        r"""
        /alpha\      _____
        |-----| <= \/x + y
        \  2  /
        """
    )


@pytest.mark.parametrize("characters", Characters)
def test_all_rows_of_a_block_are_equally_wide(formulas: list[Formula], characters: Characters) -> None:
    for formula in formulas:
        drawing = to_block(formula, characters)
        assert len({width(row) for row in drawing.rows}) == 1
        assert 0 <= drawing.baseline < len(drawing.rows)


def test_wide_characters_keep_the_rows_even() -> None:
    rows = block(r"\frac{\text{標本}}{n} + \begin{matrix} \text{数} & 1 \\ 2 & 3 \end{matrix}").rows
    assert {width(row) for row in rows} == {12}


@pytest.mark.parametrize(
    "source", [r"\hat{}", r"\sqrt[]{x}", r"\frac{}{}", r"\left.\right.", r"\begin{matrix} & \\ & \end{matrix}", "{}"]
)
def test_emptiness_leaves_no_stray_marks(source: str) -> None:
    drawing = "".join(block(source).rows)
    assert not any(width(character) == 0 for character in drawing)
    assert not drawing.replace("√x", "").strip("─^ ")
