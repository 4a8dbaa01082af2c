"""The workbench: a page of lines, each answered beside it while the next one is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding

from quizkl.deck.problem import Problem
from quizkl.maths.worked import WorkedOut
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.sheet import Sheet
from quizkl.tui.workbench_body import WorkBody
from quizkl.tui.workbench_lines import INTRODUCTION, beside, detail, help_of_lines, terms
from quizkl.workbench.carry import carried
from quizkl.workbench.copy import as_tex, as_text
from quizkl.workbench.file import Occupied, WorkFile, save_again, save_aside, save_new, save_over
from quizkl.workbench.line import PageLine
from quizkl.workbench.page import read_page
from quizkl.workbench.task import Result, Task, Undecided
from quizkl.workbench.worked import work_of

PAUSE = 0.15
"""Seconds for which nothing is typed before the engines are asked."""
_MOST_KNOWN = 5_000
"""Results that are kept for lines that may come back."""
UNTITLED = "untitled.work"
_DETAIL_ROWS = 4

Then = Callable[[], None]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The lines of a page, and the file that it was opened from or saved in."""

    lines: tuple[str, ...]
    work: WorkFile | None = None


EMPTY_PAGE = KeptPage(("",))


class WorkScreen(QuizklScreen):
    """The lines are read at every key; the engines are asked in a worker, a task at a time, nearest to the cursor
    first. ``leave`` says where to go from here; ``keep`` takes the page when it is left, and then nothing is asked
    about lines that are in no file.
    """

    TITLE = "Workbench"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("ctrl+s,f2", "save", "Save the page", priority=True, id="workbench.save"),
        Binding("ctrl+y,f5", "copy", "Copy: the line or the page, as text or TeX", priority=True, id="workbench.copy"),
        Binding("ctrl+t,f3", "terms", "Terms: how the line is worked out", priority=True, id="workbench.terms"),
        Binding("ctrl+r,f6", "again", "Check again what was not decided", priority=True, id="workbench.again"),
        Binding("f4", "typing_help", "How do I type this?", id="workbench.typing_help"),
        Binding("f7", "save_as", "Save the page under another name", priority=True, id="workbench.save_as"),
        Binding("f1", "help", "What a line can be, and the keys", id="workbench.help"),
        Binding("escape", "leave", "Leave the workbench", id="workbench.leave"),
    ]

    def __init__(
        self,
        look: Look,
        leave: Then,
        page: KeptPage = EMPTY_PAGE,
        keep: Callable[[KeptPage], None] | None = None,
        name: str = UNTITLED,
    ) -> None:
        super().__init__()
        self.look = look
        self._leave = leave
        self._keep = keep
        self._work = page.work
        self._file_name = name
        self._saved = page.lines if page.work is None else page.work.lines
        self._body = WorkBody(page.lines, page.work is None, self._beside)
        self._page = read_page(page.lines)
        self._known: dict[Task, Result] = {}
        self._doubted: set[Task] = set()
        self._typing_goes_on = False
        self._asking = False

    def compose_body(self) -> ComposeResult:
        yield Rows(self._top, id="top", classes="top")
        yield self._body
        yield Rows(self._detail, id="work-detail")

    def on_mount(self) -> None:
        self._ask()

    # What is seen

    @property
    def typing(self) -> bool:
        return True

    @property
    def lines(self) -> tuple[str, ...]:
        return self._body.field.lines

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost by leaving."""
        return (self._keep is None or self._work is not None) and self.lines != self._saved

    @property
    def _current(self) -> PageLine | None:
        row = self._body.field.row
        return self._page.lines[row] if row < len(self._page.lines) else None

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return [
            ("save", "Save"),
            ("copy", "Copy"),
            ("terms", "Terms"),
            ("leave", "Leave"),
            ("typing_help", "How to type"),
            ("help", "Help"),
        ]

    def _top(self, columns: int) -> list[Line]:
        name = self._work.name if self._work is not None else self._file_name
        changed = "not saved   " if self.unsaved else ""
        return [spread(line(strong(self.TITLE)), line(Piece(changed, Ink.WARNING), muted(name)), columns)]

    def _beside(self, columns: int) -> list[Line]:
        current = self._body.field.row
        return [
            beside(
                row,
                self._known,
                number == current,
                self._body.goes_on(row.text),
                columns,
                self.look,
                f"line({number})",
            )
            for number, row in enumerate(self._page.lines)
            if number in self._body.in_sight
        ]

    def _detail(self, columns: int) -> list[Line]:
        shown: list[Line] = []
        if not any(text.strip() for text in self.lines):
            shown = paragraph(INTRODUCTION, columns, Ink.MUTED)
        elif (current := self._current) is not None:
            shown = detail(current, self._known, columns, _DETAIL_ROWS, self.look)
        rule = line(Piece(self.look.sign("─", "-") * columns, Ink.TRACK))
        return [rule, *shown, *[EMPTY] * (_DETAIL_ROWS - len(shown))][: _DETAIL_ROWS + 1]

    def _show(self) -> None:
        for rows in self.query(Rows):
            rows.redraw()

    # What is worked out

    def on_work_body_written(self) -> None:
        self._page = read_page(self.lines, self._page)
        self._typing_goes_on = True
        self._show()
        self._ask()

    def on_work_field_full(self) -> None:
        self.quizkl.say("A page can hold no more than this.", warning=True)

    def _ask(self) -> None:
        if not self._asking and self._page.to_ask(self._known):
            self._asking = True
            self.run_worker(self._ask_engines(), group="workbench")

    async def _ask_engines(self) -> None:
        try:
            while True:
                if self._typing_goes_on:
                    self._typing_goes_on = False
                    await asyncio.sleep(PAUSE)
                    continue
                asked = self._page.to_ask(self._known, self._body.field.row)
                if not asked:
                    return
                self._take_in(asked[0], await carried(asked[0], self.quizkl.mathematician))
        finally:
            self._asking = False

    def _take_in(self, task: Task, result: Result) -> None:
        if isinstance(result, Undecided) and task not in self._doubted:
            self._doubted.add(task)  # the helper may have died of another task: once more
            return
        if len(self._known) > _MOST_KNOWN:
            wanted = self._page.tasks()
            self._known = {one: known for one, known in self._known.items() if one in wanted}
        self._known[task] = result
        self._show()

    def action_again(self) -> None:
        """Ask again for everything that was not decided."""
        self._known = {task: result for task, result in self._known.items() if not isinstance(result, Undecided)}
        self._doubted.clear()
        self._show()
        self._ask()

    def action_terms(self) -> None:
        """Show how the line with the cursor is worked out."""
        current = self._current
        work = work_of(current) if current is not None else None
        if work is None:
            self.quizkl.say("There is nothing to work out in this line.")
            return
        found: list[WorkedOut] = []
        title = f"Line {self._body.field.row + 1}, worked out"
        sheet = Sheet(title, lambda columns: terms(found[0] if found else None, columns, self.look), self.look)

        async def fill() -> None:
            found.extend(await self.quizkl.mathematician.work_out([work]))
            if sheet.is_attached:
                for rows in sheet.query(Rows):
                    rows.redraw()

        self.app.push_screen(sheet)
        self.run_worker(fill(), group="terms")

    def action_line(self, number: int) -> None:
        """Go to a line, from 0."""
        self._body.field.move_cursor((number, len(self.lines[number])))
        self._body.field.focus()

    # What is put elsewhere

    def action_copy(self) -> None:
        chosen = self._body.field.chosen
        which = "These lines" if len(chosen) > 1 else "This line"
        keys = [
            ("l", "Text", "line"),
            ("t", "TeX", "line-tex"),
            ("p", "Page", "page"),
            ("x", "Page, TeX", "page-tex"),
        ]

        def draw(columns: int) -> list[Line]:
            return paragraph(f"{which} with what is said beside, or the whole page.", columns)

        self.app.push_screen(Sheet("Copy", draw, self.look, keys), partial(self._copy, chosen))

    def _copy(self, chosen: range, answer: str | None) -> None:
        if answer is None:
            return
        lines = self._page.lines if answer.startswith("page") else self._page.lines[chosen.start : chosen.stop]
        text = (as_tex if answer.endswith("tex") else as_text)(lines, self._known)
        if not text.strip():
            self.quizkl.say("There is nothing to copy.")
            return
        self.app.copy_to_clipboard(text)
        self.quizkl.say("Copied.")

    def action_save(self) -> None:
        self._save()

    def action_save_as(self) -> None:
        self._ask_for_name()

    def _save(self, then: Then | None = None) -> None:
        """Save, and ``then`` go on; where that is not possible, ask or say why."""
        if self._work is None:
            self._ask_for_name(then)
        else:
            self._written(save_again(self._work, self.lines), then)

    def _ask_for_name(self, then: Then | None = None) -> None:
        from quizkl.tui.workbench_name import NameDialog

        def take(path: Path | None) -> None:
            if path is not None:
                self._written(save_new(path, self.lines), then)

        name, folder = self._file_name, Path.cwd()
        if self._work is not None:
            name, folder = self._work.path.name, folder / self._work.path.parent
        self.app.push_screen(NameDialog(name, folder, self.look), take)

    def _written(self, written: WorkFile | Occupied | Problem, then: Then | None) -> None:
        match written:
            case WorkFile():
                self._work = written
                self._saved = written.lines
                self._show()
                self.quizkl.say(f"Saved: {written.name}")
                if then is not None:
                    then()
            case Occupied(path):
                self._ask_to_replace(written, self._work is not None and path == self._work.path, then)
            case Problem(message=message, hint=hint):
                self.quizkl.say(f"Not saved: {message}. {hint}".strip(), warning=True)

    def _ask_to_replace(self, there: Occupied, own: bool, then: Then | None) -> None:
        said = (
            f"{there.path.name} was changed by something else since it was opened here."
            if own
            else f"There is a file {there.path.name} already."
        )

        def answer(given: str | None) -> None:
            if given == "replace":
                self._written(save_over(there, self.lines), then)

        keys = [("r", "Replace what it holds", "replace")]
        sheet = Sheet("Save", lambda columns: paragraph(said, columns), self.look, keys)
        self.app.push_screen(sheet, answer)

    # Leaving

    def action_leave(self) -> None:
        self.ask_before(self._go)

    def _go(self) -> None:
        if self._keep is not None:
            self._keep(KeptPage(self.lines, self._work))
        self._leave()

    def ask_before(self, then: Then) -> None:
        """Do ``then``; where something would be lost by it, ask first."""
        if not self.unsaved:
            then()
            return

        def answer(given: str | None) -> None:
            if given == "save":
                self._save(then)
            elif given == "discard":
                then()

        keys = [("s", "Save", "save"), ("d", "Leave without saving", "discard")]
        said = "What you have written is not saved."
        self.app.push_screen(Sheet("Leave", lambda columns: paragraph(said, columns), self.look, keys), answer)

    def holds_back(self, leave: Then) -> bool:
        if not self.unsaved:
            return False
        self.ask_before(leave)
        return True

    def interrupted(self) -> bool:
        selected = self._body.field.selected_text
        if selected:
            self.app.copy_to_clipboard(selected)
            self.quizkl.say("Copied.")
        return bool(selected)

    def rescue(self) -> None:
        """Keep what is not saved in a file of its own, beside the one that it belongs to."""
        if self.unsaved:
            place = self._work.path if self._work is not None else Path(self._file_name)
            save_aside(place, self.lines)

    # Help

    def action_typing_help(self) -> None:
        self.quizkl.show_typing_help()

    def action_help(self) -> None:
        from quizkl.tui.help_lines import key_lines

        bindings = tuple(binding for _, binding in self.own_actions())
        self.app.push_screen(
            Sheet(
                "Workbench: help",
                lambda columns: [*help_of_lines(columns), *key_lines(bindings, columns, self.look)],
                self.look,
            )
        )
