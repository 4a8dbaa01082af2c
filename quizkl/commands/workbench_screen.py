"""Opening the workbench in the terminal."""

from __future__ import annotations

from pathlib import Path

from quizkl.commands.opening import sit_down
from quizkl.commands.say import give_up, problem_line
from quizkl.commands.terminal import needs_terminal
from quizkl.deck.deck_file import stamp_of
from quizkl.deck.problem import Problem
from quizkl.workbench.file import WorkFile, open_work


def open_workbench(file: str | None) -> int:
    """Run the application on the workbench; its exit code. A file that is not there yet is made when it is saved."""
    needs_terminal("'quizkl work --plain' goes line by line, 'quizkl work FILE --check' prints the marks.")
    work: WorkFile | None = None
    if file is not None and stamp_of(Path(file)) is not None:
        found = open_work(Path(file))
        if isinstance(found, Problem):
            give_up(problem_line(found), code=2)
        work = found
    desk, _ = sit_down((), write=True)
    with desk.journal:
        from quizkl.tui.run import run_app
        from quizkl.tui.workbench.saving import EMPTY_PAGE, UNTITLED, KeptPage
        from quizkl.tui.workbench.screen import WorkScreen

        page = KeptPage(work.lines, work) if work is not None else EMPTY_PAGE
        if work is None and file is not None:
            page = KeptPage(EMPTY_PAGE.lines, place=Path(file))
        return run_app(desk, first=lambda app: WorkScreen(app.look, app.exit, page, name=file or UNTITLED))
