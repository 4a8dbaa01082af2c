"""The sheet with the keys of a screen."""

from __future__ import annotations

from quizkl.desk import Desk
from quizkl.tui.help_lines import help_lines
from quizkl.tui.look import Look
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.sheet import Sheet


def help_sheet(screen: QuizklScreen, desk: Desk, look: Look) -> Sheet:
    """Every key of ``screen`` with what it does, and what is good to know there."""
    bindings = tuple(binding for _, binding in screen.own_actions())
    schedule, rules, more = desk.settings.scheduler.in_words(), screen.rules.in_words(), tuple(screen.more_help())
    return Sheet(
        f"{screen.TITLE}: keys",
        lambda columns: help_lines(bindings, schedule, rules, columns, look, more),
        look,
    )
