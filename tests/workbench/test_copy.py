"""Lines as text with their answers, and as TeX."""

from __future__ import annotations

from quizkl.formula.parse import parse
from quizkl.formula.tree import Formula
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.workbench.carry import carried_at_once
from quizkl.workbench.copy import as_tex, as_text
from quizkl.workbench.page import Page, Results, read_page
from quizkl.workbench.say import said
from tests.workbench.pages import P_AND_Q

LINES = (*P_AND_Q, "# by hand", "KL(p||q)", "KL(p||q) in bits", "KL(p||q) = 0.0253", "D = 1/3 + 1/3", "p +")


def known(helper: BlockingHelper) -> tuple[Page, Results]:
    page = read_page(LINES)
    return page, carried_at_once(page.to_ask({}), helper)


def test_as_text_the_answers_stand_behind_the_lines_as_comments(helper: BlockingHelper) -> None:
    page, results = known(helper)
    assert as_text(page.lines, results).split("\n") == [
        "p = [0.4, 0.4, 0.2]",
        "q = [0.5, 0.3, 0.2]",
        "# by hand",
        "KL(p||q)            # 0.0258 nats",
        "KL(p||q) in bits    # 0.0372 bits",
        "KL(p||q) = 0.0253   # ✗ that is KL(q ‖ p)",
        "D = 1/3 + 1/3       # 0.6667",
        "p +                 # ! Something is missing after `+`",
    ]


def test_as_text_they_are_read_again_as_the_same_page(helper: BlockingHelper) -> None:
    page, results = known(helper)
    again = read_page(as_text(page.lines, results).split("\n"))
    assert [said(line, results) for line in again.lines] == [said(line, results) for line in page.lines]


def test_a_line_as_tex_is_a_formula_with_its_value(helper: BlockingHelper) -> None:
    page, results = known(helper)
    assert as_tex(page.lines[3:4], results) == (
        r"D_{\mathrm{KL}}(p \,\|\, q) = \frac{2}{5} \ln \frac{4}{5} + \frac{2}{5} \ln \frac{4}{3}"
        r" \approx 0.0258\;\text{nats}"
    )
    assert as_tex(page.lines[5:6], results) == r"D_{\mathrm{KL}}(p \,\|\, q) = 0.0253"


def test_a_page_as_tex_is_aligned_and_can_be_read(helper: BlockingHelper) -> None:
    page, results = known(helper)
    tex = as_tex(page.lines, results)
    rows = tex.split("\n")
    assert rows[0] == r"\begin{align*}"
    assert rows[-1] == r"\end{align*}"
    assert rows[3] == r"  &\text{by hand} \\"
    assert not rows[-2].endswith(r"\\")
    assert isinstance(parse(tex.replace("align*", "aligned")), Formula)


def test_tens_are_written_as_tens_in_tex(helper: BlockingHelper) -> None:
    page = read_page(["3/10^7"])
    assert as_tex(page.lines, carried_at_once(page.to_ask({}), helper)).endswith(r"= 3.000 \cdot 10^{-7}")
