"""Pages as text, with what is said of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.workbench.carry import carried_at_once
from quizkl.workbench.page import Page, read_page
from quizkl.workbench.say import Said, said

P_AND_Q = ("p = [0.4, 0.4, 0.2]", "q = [0.5, 0.3, 0.2]")


def page_of(*lines: str) -> Page:
    return read_page(lines)


def all_said(helper: BlockingHelper, lines: Sequence[str]) -> list[Said]:
    """What is said of each line, once the engines have been asked."""
    page = read_page(lines)
    known = carried_at_once(page.to_ask({}), helper)
    return [said(line, known) for line in page.lines]


def last_said(helper: BlockingHelper, *lines: str) -> Said:
    """What is said of the last of the lines, which stand below p and q."""
    return all_said(helper, (*P_AND_Q, *lines))[-1]
