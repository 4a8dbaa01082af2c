"""Formulas on one line."""

from __future__ import annotations

import pytest

from quizkl.formula.characters import Characters
from quizkl.formula.line import to_line
from quizkl.formula.parse import parse
from quizkl.formula.tree import Formula


def line(source: str, characters: Characters = Characters.DEJAVU) -> str:
    formula = parse(source)
    assert isinstance(formula, Formula), formula
    return to_line(formula, characters)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac{ab}{c}", "ab/c"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        (r"\frac{\frac{a}{b}}{\frac{c}{d}}", "(a/b)/(c/d)"),
        (r"\frac{a}{b} c", "(a/b) c"),
        (r"c \frac{a}{b}", "c (a/b)"),
        (r"c + \frac{a}{b} - d", "c + a/b − d"),
        (r"c \div \frac{a}{b}", "c ÷ (a/b)"),
        (r"c / \frac{a}{b}", "c/(a/b)"),
        (r"\log \frac{p}{q}", "log (p/q)"),
        (r"\frac{a}{b}!", "(a/b)!"),
        (r"(\frac{a}{b})^2", "(a/b)²"),
        (r"\left(\frac{a}{b}\right)\frac{c}{d}", "(a/b) (c/d)"),
        (r"{\frac{a}{b}}^2", "(a/b)²"),
        (r"\frac12 x", "½ x"),
        (r"2\frac12", "2 (½)"),
        (r"\frac{dy}{dx} = \frac{\partial^2 f}{\partial x^2}", "dy/dx = ∂²f/∂x²"),
        (r"\frac{\partial^2 f}{\partial x \, \partial y}", "∂²f/(∂x ∂y)"),
    ],
)
def test_a_fraction_has_parentheses_where_the_line_would_change_its_meaning(source: str, written: str) -> None:
    assert line(source) == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"x_i^2", "xᵢ²"),
        (r"x_{t-1}", "xₜ₋₁"),
        (r"e^{-x}", "e⁻ˣ"),
        (r"e^{-x/2}", "e^(−x/2)"),
        (r"A^\top", "Aᵀ"),
        (r"f''(x)", "f″(x)"),
        (r"D_{KL}", "D_KL"),
        (r"D_K L", "D_K L"),
        (r"x_{i_1}", "x_(i₁)"),
        (r"x_{a^2}", "x_(a²)"),
        (r"{x^a}^2", "(xᵃ)²"),
        (r"{ab}^2", "(ab)²"),
        (r"(a+b)^2", "(a + b)²"),
        (r"a^*b", "a* b"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\max_\theta f", "max_θ f"),
    ],
)
def test_scripts_are_raised_if_every_character_can_be(source: str, written: str) -> None:
    assert line(source) == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"\sqrt2\pi", "√2 π"),
        (r"\sqrt{2\pi}", "√(2π)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"a\sqrt[n]{x}", "a√[n]x"),
        (r"\sqrt{x}^2", "(√x)²"),
        (r"\frac{1}{\sqrt n}", "1/√n"),
        (r"\sqrt{\frac{a}{b}}", "√(a/b)"),
    ],
)
def test_a_root_shows_how_far_it_goes(source: str, written: str) -> None:
    assert line(source) == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("a-b", "a − b"),
        ("-a", "−a"),
        ("a=-b", "a = −b"),
        ("2(-a)", "2(−a)"),
        ("f(x,y)", "f(x, y)"),
        (r"a\log b", "a log b"),
        (r"-\log(b)", "−log(b)"),
        (r"p(x\mid y)", "p(x | y)"),
        (r"p(x|y)", "p(x|y)"),
        (r"p\,\|\,q", "p ‖ q"),
        (r"f(x)\,dx", "f(x) dx"),
        (r"a\quad b", "a  b"),
        (r"x_{i,j=1}", "x_(i,j=1)"),
        (r"\mathrm{Var}X", "Var X"),
        (r"2\mathrm{Var}(X)", "2Var(X)"),
        (r"\sum_i (a)", "∑ᵢ (a)"),
        (r"x \perp\!\!\!\perp y", "x ⟂⟂ y"),
    ],
)
def test_spacing_is_that_of_tex(source: str, written: str) -> None:
    assert line(source) == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"\hat\theta", "θ̂"),
        (r"\bar x", "x̄"),
        (r"\hat y", "ŷ"),
        (r"\vec v", "vec(v)"),
        (r"\widehat{xy}", "hat(xy)"),
        (r"\overline{A \cup B}", "bar(A ∪ B)"),
        (r"\binom nk", "(n choose k)"),
        (r"X \xrightarrow{d} Y", "X ⟶[d] Y"),
        (r"a \overset{!}{=} b", "a =[!] b"),
        (r"\underset{x}{\operatorname{argmin}} f", "argmin_x f"),
        (r"\underbrace{a+b}_{c}", "underbrace(a + b, c)"),
        (r"\begin{bmatrix}a&b\\c&d\end{bmatrix}", "[a, b; c, d]"),
        (r"\left(\begin{array}{c|c}a&b\\ \hline c&d\end{array}\right)", "(a | b; ---; c | d)"),
        (r"\begin{cases}a&b>0,\\c&d\end{cases}", "{ a, b > 0, c, d }"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a = b = c"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a = b; c = d"),
        (r"a \tag{1}", "a    (1)"),
        (r"a \equiv b \pmod n", "a ≡ b (mod n)"),
    ],
)
def test_what_has_a_second_dimension_is_spelt_out(source: str, written: str) -> None:
    assert line(source) == written


def test_full_unicode_has_the_mathematical_alphabets() -> None:
    assert line(r"\mathbb{E}_p[\mathbf{x}] \in \mathbb{R}", Characters.FULL) == "𝔼ₚ[𝐱] ∈ ℝ"
    assert line(r"\mathbb{E}_p[\mathbf{x}] \in \mathbb{R}") == "Eₚ[x] ∈ ℝ"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"\sum_{i=1}^n \alpha_i \le \sqrt{x}", "sum_(i=1)^n alpha_i <= sqrt(x)"),
        (r"\alpha\beta x", "alpha beta x"),
        (r"\frac12 \hat\theta", "(1/2) hat(theta)"),
        (r"p \| q", "p||q"),
        (r"\text{für } 中", "fur <U+4E2D>"),
    ],
)
def test_ascii_spells_out_what_it_lacks(source: str, written: str) -> None:
    assert line(source, Characters.ASCII) == written
