"""TeX is read as the answer that it shows, and a refusal has its column in the TeX."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.units import Unit

NAMES = Names(frozenset({"p", "q", "x", "y", "n", "A", "mu", "sigma", "Sigma", "nll", "mu_hat", "p_theta"}))


def reading(text: str) -> Reading:
    found = read(text, NAMES)
    assert isinstance(found, Reading), found
    return found


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\frac{2}{5}\ln\frac{4}{5}", "(2/5) ln(4/5)"),
        (r"\frac25 \log\frac43", "(2/5) ln(4/3)"),
        (r"$\tfrac12$", "1/2"),
        (r"\sum_{i=1}^n p_i \log\frac{p_i}{q_i}", "sum_{i=1}^{n} p_i ln(p_i/q_i)"),
        (r"-\sum_i p_i\ln p_i", "-sum_i p_i ln p_i"),
        (r"\prod_{i=1}^{n} p_\theta(x_i \mid x_{<i})", "prod_{i=1}^{n} p_theta(x_i | x_{<i})"),
        (r"D_{\mathrm{KL}}(p\|q)", "kl(p, q)"),
        (r"\mathrm{KL}(p \,\|\, q)", "kl(p, q)"),
        (r"\mathbb{E}_{x\sim p}\left[\log p(x)\right]", "E_{x~p}[ln p(x)]"),
        (r"\mathbb E_p[\ln p - \ln q]", "E_p[ln p - ln q]"),
        (r"\left(x+1\right) \cdot 2 \times y", "(x+1)*2*y"),
        (r"\sqrt[3]{x} + \sqrt2", "root(x, 3) + sqrt(2)"),
        (r"\frac{d}{d\mu}\sum_i (x_i-\mu)^2", "d/dmu sum_i (x_i-mu)^2"),
        (r"\frac{\partial^2}{\partial x^2} x^4", "d^2/dx^2 x^4"),
        (r"\frac{\partial y}{\partial x}", "d/dx (y)"),
        (r"x^\top A x", "x^T A x"),
        (r"\left|x\right| + \|x\| + \lVert y \rVert", "|x| + ||x|| + ||y||"),
        (r"90^\circ + 3.7\%", "90° + 3.7%"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "[1, 2; 3, 4]"),
        (r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}", "[1, 2]"),
        (r"\binom{5}{2} + \lfloor x \rfloor", "choose(5, 2) + floor(x)"),
        (r"\sin^{-1} x + \sin^2 x", "arcsin x + (sin x)^2"),
        (r"\log_2 8 + \log_{10} 100", "log2(8) + log10(100)"),
        (r"2.58 \times 10^{-2}", "2.58e-2"),
        (r"xy\, nll \hat\mu", "x*y*nll*mu_hat"),
        (r"\mathcal{N}(\mu,\sigma^2)", "normal(mu, sigma)"),
        (r"\mathcal{N}(\mu, 2)", "normal(mu, sqrt(2))"),
        (r"\mathcal{N}(\mu, \Sigma)", "mvn(mu, Sigma)"),
        (r"\mathcal{N}(x; 0, 1)", "pdf(normal(0, 1), x)"),
        (r"\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)",
         "(1/sqrt(2 pi sigma^2)) exp(-((x-mu)^2)/(2 sigma^2))"),
    ],
)  # fmt: skip
def test_tex_and_plain_text_are_read_as_the_same_tree(tex: str, plain: str) -> None:
    assert echo(reading(tex).expression) == echo(reading(plain).expression)
    assert reading(tex).expression == reading(plain).expression


def test_a_unit_may_stand_in_tex_too() -> None:
    assert reading(r"\frac{1}{2}\,\text{bits}").unit is Unit.BITS


def test_the_normal_of_the_books_has_a_variance_and_the_learner_is_told() -> None:
    remark = "In 𝒩(μ, σ²) the second is read as the variance; normal(μ, σ) takes the standard deviation."
    assert reading(r"\mathcal{N}(0, 1)").remarks == (remark,)
    assert reading("𝒩(0, 1)").remarks == (remark,)


@pytest.mark.parametrize(
    ("tex", "column", "message"),
    [
        (r"\frac{2}{5", 9, "This { is never closed."),
        (r"2 + \alpha", 5, "`alpha` is not a known name."),
        (r"\frac{1}{z}", 10, "`z` is not a known name."),
        (r"\int x", 1, r"`\int` has no meaning in an answer."),
        (r"x \le 3", 3, r"`\le` has no meaning in an answer."),
        (r"\frac{1,5}{2}", 8, "This comma can be read in two ways."),
        (r"\ln", 1, "`ln` of what?"),
        (r"\ln 2 +", 8, "Something is missing after `+`."),
        (" $\\foo$ ", 3, "The command \\foo is not known."),
        (r"1{,}5 \cdot 2", 2, "Numbers have a decimal point, not a comma."),
        ("1 + \\\n2", 5, "`\\ ` has no meaning in an answer."),
        (r"\begin{cases} 1 \end{cases}", 1, "`cases` has no meaning in an answer."),
    ],
)
def test_a_refusal_has_its_column_in_the_tex(tex: str, column: int, message: str) -> None:
    found = read(tex, NAMES)
    assert isinstance(found, Unreadable), found
    assert (found.column, found.message) == (column, message)


_COMMANDS = r"""
\frac \sum \prod \ln \log_2 \sqrt \left( \right) \mathbb{E} \mathrm{KL} \sim \partial \| \mid \mu \hat \begin{pmatrix}
\end{pmatrix} & \\ \cdot \, \% \mathcal{N} \text{bits} \top \circ \lfloor \rfloor \binom
{ } [ ] ( ) ^ _ = + - , < | x p n d i 1 2 .5
"""
_PIECES = [*_COMMANDS.split(), " "]


@given(
    st.one_of(
        st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join),
        st.text(max_size=20).map(lambda text: text + "\\ln"),
    )
)
@example("\x1c\\ln 2\x1f")
def test_almost_tex_is_read_or_refused(text: str) -> None:
    found = read(text, NAMES)
    if isinstance(found, Unreadable):
        assert 1 <= found.column <= len(text) + 1
        assert found.message.isprintable()
        assert found.hint.isprintable()
        return
    again = read(to_source(found.expression), NAMES, longest=20_000)
    assert isinstance(again, Reading)
    assert again.expression == found.expression


@pytest.mark.parametrize(
    "plain", ["p ln(p/q)", "sum_{i=1}^{n} p_i ln(p_i/q_i)", "E_{x~p}[ln p(x)]", "kl(p, q)/2", "x^T A x"]
)
def test_the_tex_that_is_written_is_read_again(plain: str) -> None:
    tree = reading(plain).expression
    assert echo(reading(to_tex(tree) + r"\,").expression) == echo(tree)
