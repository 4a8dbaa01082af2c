"""Running the application from its first to its last moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizkl.tui.app import QuizklApp

if TYPE_CHECKING:  # Home is painted before the machinery of a session is imported
    from textual.screen import Screen

    from quizkl.desk import Desk, Plan
    from quizkl.study.session import Session
    from quizkl.tui.helper import Helper


def run_app(
    desk: Desk,
    helper: Helper | None = None,
    session: Session | None = None,
    offer: Plan | None = None,
    first: Callable[[QuizklApp], Screen[None]] | None = None,
    may_run_programs: bool = True,
) -> int:
    """Run until the learner quits; gives the exit code. Home is shown, or ``session`` where one is given (a finished
    one shows its summary), or the screen that ``first`` makes. With ``offer``, a plan of which nothing is due, Home
    offers to practise that. ``helper`` (None: one is made) is started when an exercise is ahead, and closed whatever
    happens. With ``may_run_programs`` False no editor is opened.

    Standard input and standard error must be terminals: the caller sees to that.
    """
    app = QuizklApp(desk, helper, session, offer, first)
    app.may_run_programs = may_run_programs
    return asyncio.run(_run(app))


async def _run(app: QuizklApp) -> int:
    try:
        await app.run_async()
    finally:
        await app.close_helper()
    return app.return_code or 0
