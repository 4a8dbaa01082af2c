"""The helper may die or take too long: the page says so and goes on."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.maths.comparison import Comparison, Sameness
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.workbench.carry import carried_at_once
from quizkl.workbench.mark import Mark
from quizkl.workbench.page import read_page
from quizkl.workbench.say import said
from tests.workbench.pages import P_AND_Q


class Silent:
    """Engines that do not get to anything."""

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        return tuple(NotDecided("not decided: the helper ended") for _ in inquiries)

    def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]:
        return tuple(NotDecided("not decided: the helper ended") for _ in comparisons)


LINES = ("KL(p||q)", "KL(p||q) = 0.0258", "KL(p||q) = H(p,q) - H(p)", "(x+1)^2 = x^2 + 1", "KL(p||q) > 0", "D = H(p)")


def test_what_is_not_decided_is_neither_right_nor_wrong() -> None:
    page = read_page((*P_AND_Q, *LINES))
    known = carried_at_once(page.to_ask({}), Silent())
    found = [said(line, known) for line in page.lines[2:]]
    assert {one.mark for one in found} == {Mark.NOT_DECIDED}
    assert {one.short for one in found} == {"not decided: the helper ended"}


def test_nothing_known_is_being_checked() -> None:
    page = read_page((*P_AND_Q, *LINES))
    assert {said(line, {}).short for line in page.lines[2:]} == {"being checked"}


def test_a_comparison_that_is_not_decided_still_holds_to_the_digits_asked(helper: BlockingHelper) -> None:
    class Numbers(Silent):
        def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
            return helper.ask(inquiries)

    page = read_page((*P_AND_Q, "KL(p||q) = H(p,q) - H(p)", "KL(p||q) = H(p,q) + H(p)"))
    known = carried_at_once(page.to_ask({}), Numbers())
    right, wrong = (said(line, known) for line in page.lines[2:])
    assert right.mark is Mark.RIGHT
    assert right.sentences == ("To the digits asked for; whether exactly was not decided.",)
    assert wrong.mark is Mark.WRONG


def test_a_line_that_takes_too_long_spoils_no_other(helper: BlockingHelper) -> None:
    with BlockingHelper(deadline=1.0) as slow:
        page = read_page(["sum_{i=1}^9999 sum_{j=1}^9999 i j", "1 + 1"])
        known = carried_at_once(page.to_ask({}), slow)
    last = said(page.lines[-1], known)
    assert (last.mark, last.short) == (Mark.VALUE, "2")
