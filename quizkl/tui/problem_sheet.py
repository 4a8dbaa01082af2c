"""The sheet that lists what is wrong in the settings and the decks, and the keys that mend it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl.deck.problem import Problem
from quizkl.tui.home.missing_ids import decks_without_ids, write_missing_ids
from quizkl.tui.home.problem_lines import problem_lines
from quizkl.tui.sheet import Sheet

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


def show_problems(app: QuizklApp) -> None:
    """Every problem with its place; the first one can be edited, and missing ids be written."""
    problems = app.desk.all_problems()
    keys = [("w", "Write missing ids", "write")] if decks_without_ids(app.desk.shelf) else []
    if app.may_run_programs and problems:
        keys = [("e", "Edit the first", "edit"), *keys]
    sheet = Sheet("Problems", lambda columns: problem_lines(problems, columns, app.look), app.look, keys, True)
    app.push_screen(sheet, partial(_mend, app, problems))


def _mend(app: QuizklApp, problems: tuple[Problem, ...], answer: str | None) -> None:
    match answer:
        case "edit":
            from quizkl.tui.edit_deck import edit_file

            first = problems[0].place
            edit_file(app, Path(first.file), first.line)
        case "write":
            for said in write_missing_ids(app.desk.shelf):
                app.say(said)
            app.look_for_changes()
