"""The workbench: a page of lines, each answered beside it while the next one is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from quizkl.tui.ink import Ink, Line, Piece, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.sheet import Sheet
from quizkl.tui.workbench.lines import INTRODUCTION, detail, help_of_lines, terms
from quizkl.tui.workbench.saving import EMPTY_PAGE, UNTITLED, KeptPage, Then, WorkSaving

if TYPE_CHECKING:
    from quizkl.maths.worked import WorkedOut


class WorkScreen(WorkSaving):
    """The page, what is said beside its lines, and below them all there is to say of the one with the cursor."""

    TITLE = "Workbench"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-high")]  # noqa: RUF012  (Textual's own declaration)
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("ctrl+s,f2", "save", "Save the page", priority=True, id="workbench.save"),
        Binding("ctrl+y,f5", "copy", "Copy: the line or the page, as text or TeX", priority=True, id="workbench.copy"),
        Binding("ctrl+t,f3", "terms", "Terms: how the line is worked out", priority=True, id="workbench.terms"),
        Binding("ctrl+r,f6", "again", "Check again what was not decided", priority=True, id="workbench.again"),
        Binding("f4", "typing_help", "How do I type this?", id="workbench.typing_help"),
        Binding("ctrl+o,f8", "open", "Open the page of a file", priority=True, id="workbench.open"),
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
        super().__init__(look, leave, page, keep, name)

    def compose_body(self) -> ComposeResult:
        yield Rows(self._top, id="top", classes="top")
        yield self.body
        yield Rows(self._detail, id="work-detail")

    def on_mount(self) -> None:
        self.call_after_refresh(self.read_all)

    # What is seen

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return [
            ("save", "Save"),
            ("copy", "Copy"),
            ("terms", "Terms"),
            ("leave", "Leave"),
            ("typing_help", "How to type"),
            ("open", "Open"),
            ("help", "Help"),
        ]

    def _top(self, columns: int) -> list[Line]:
        changed = Piece("not saved   " if self.unsaved else "", Ink.WARNING)
        return [spread(line(strong(self.TITLE)), line(changed, muted(self.file_name)), columns)]

    def _detail(self, columns: int) -> list[Line]:
        shown: list[Line] = []
        if not any(text.strip() for text in self.lines):
            shown = paragraph(f"{INTRODUCTION} {self.key_of('help')} says more.", columns, Ink.MUTED)
        elif (current := self.current) is not None:
            rows = self.query_one("#work-detail").size.height - 1
            shown = detail(current, self.known, columns, max(rows, 1), self.look)
        return [line(Piece(self.look.sign("─", "-") * columns, Ink.TRACK)), *shown]

    def action_terms(self) -> None:
        """Show how the line with the cursor is worked out."""
        from quizkl.workbench.worked import work_of

        work = work_of(self.current) if self.current is not None else None
        if work is None:
            self.quizkl.say("There is nothing to work out in this line.")
            return
        found: list[WorkedOut] = []
        title = f"Line {self.body.field.row + 1}, worked out"
        sheet = Sheet(title, lambda columns: terms(found[0] if found else None, columns, self.look), self.look)

        async def fill() -> None:
            found.extend(await self.quizkl.mathematician.work_out([work]))
            if sheet.is_attached:
                for rows in sheet.query(Rows):
                    rows.redraw()

        self.app.push_screen(sheet)
        self.run_worker(fill(), group="terms")

    # What is copied

    def action_copy(self) -> None:
        chosen = self.body.field.chosen
        which = "These lines" if len(chosen) > 1 else "This line"
        keys = [("l", "Text", "line"), ("t", "TeX", "line-tex"), ("p", "Page", "page"), ("x", "Page, TeX", "page-tex")]

        def draw(columns: int) -> list[Line]:
            return paragraph(f"{which} with what is said beside, or the whole page.", columns)

        self.app.push_screen(Sheet("Copy", draw, self.look, keys), partial(self._copy, chosen))

    def _copy(self, chosen: range, answer: str | None) -> None:
        if answer is None:
            return
        from quizkl.workbench.copy import as_tex, as_text

        lines = self.sheet.lines if answer.startswith("page") else self.sheet.lines[chosen.start : chosen.stop]
        text = (as_tex if answer.endswith("tex") else as_text)(lines, self.known)
        if not text.strip():
            self.quizkl.say("There is nothing to copy.")
            return
        self.app.copy_to_clipboard(text)
        self.quizkl.say("Copied.")

    def interrupted(self) -> bool:
        selected = self.body.field.selected_text
        if selected:
            self.app.copy_to_clipboard(selected)
            self.quizkl.say("Copied.")
        return bool(selected)

    # Help

    def action_typing_help(self) -> None:
        self.quizkl.show_typing_help()

    def action_help(self) -> None:
        from quizkl.tui.help_lines import key_lines
        from quizkl.tui.key_name import is_typed

        # Letters are typed here, and two of the actions that there are everywhere are for getting to where one is.
        bindings = tuple(
            binding
            for action, binding in self.own_actions()
            if not is_typed(binding) and action not in ("app.help", "app.work")
        )

        def draw(columns: int) -> list[Line]:
            return [*help_of_lines(columns), *key_lines(bindings, columns, self.look)]

        self.app.push_screen(Sheet("Workbench: help", draw, self.look))
