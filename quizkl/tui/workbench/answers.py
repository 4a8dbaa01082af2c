"""The part of the workbench in which its lines are read and answered."""

from __future__ import annotations

import asyncio

from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.rows import Rows
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.workbench.body import WorkBody
from quizkl.tui.workbench.lines import beside
from quizkl.workbench.line import PageLine
from quizkl.workbench.page import Page, read_page
from quizkl.workbench.task import Result, Task, Undecided

PAUSE = 0.15
"""Seconds for which nothing is typed before the engines are asked."""
_MOST_KNOWN = 5_000
"""Results that are kept for lines that may come back."""


class WorkAnswers(QuizklScreen):
    """The lines are read at every key; the engines are asked in a worker, a task at a time, nearest to the cursor
    first.
    """

    def __init__(self, look: Look, lines: tuple[str, ...], at_end: bool) -> None:
        super().__init__()
        self.look = look
        self.body = WorkBody(lines, at_end, self._beside)
        self.sheet = Page()
        self.known: dict[Task, Result] = {}
        self._doubted: set[Task] = set()
        self._typing_goes_on = False
        self._asking = False

    @property
    def typing(self) -> bool:
        return True

    @property
    def lines(self) -> tuple[str, ...]:
        return self.body.field.lines

    @property
    def current(self) -> PageLine | None:
        """The line with the cursor."""
        row = self.body.field.row
        return self.sheet.lines[row] if row < len(self.sheet.lines) else None

    def _beside(self, columns: int) -> list[Line]:
        columns = min(columns, self.body.beside.size.width)
        seen = [number for number in self.body.in_sight if number < len(self.sheet.lines)]
        return [
            beside(
                row := self.sheet.lines[number],
                self.known,
                number == self.body.field.row,
                self.body.goes_on(row.text),
                columns,
                self.look,
                f"line({number})",
            )
            for number in seen
        ]

    def draw_again(self) -> None:
        for rows in self.query(Rows):
            rows.redraw()

    def read_all(self) -> None:
        """Read the lines that the page begins with."""
        self.sheet = read_page(self.lines, self.sheet)
        self.draw_again()
        self.ask_engines()

    def on_work_body_written(self) -> None:
        self.sheet = read_page(self.lines, self.sheet)
        self._typing_goes_on = True
        self.draw_again()
        self.ask_engines()

    def on_work_field_full(self) -> None:
        self.quizkl.say("A page can hold no more than this.", warning=True)

    def ask_engines(self) -> None:
        """Have answered what is not answered yet."""
        if not self._asking and self.sheet.to_ask(self.known):
            self._asking = True
            self.run_worker(self._ask_on(), group="workbench")

    async def _ask_on(self) -> None:
        try:
            while True:
                if self._typing_goes_on:
                    self._typing_goes_on = False
                    await asyncio.sleep(PAUSE)
                    continue
                asked = self.sheet.to_ask(self.known, self.body.field.row)
                if not asked:
                    return
                from quizkl.workbench.carry import carried

                self._take_in(asked[0], await carried(asked[0], self.quizkl.mathematician))
        finally:
            self._asking = False

    def _take_in(self, task: Task, result: Result) -> None:
        from quizkl.maths.helper.conversation import OVERRAN

        if isinstance(result, Undecided) and result.reason not in OVERRAN and task not in self._doubted:
            self._doubted.add(task)  # the helper may have died of another task: once more
            return
        if len(self.known) > _MOST_KNOWN:
            wanted = self.sheet.tasks()
            self.known = {one: known for one, known in self.known.items() if one in wanted}
        self.known[task] = result
        self.draw_again()

    def action_again(self) -> None:
        """Ask again for everything that was not decided."""
        self.known = {task: result for task, result in self.known.items() if not isinstance(result, Undecided)}
        self._doubted.clear()
        self.draw_again()
        self.ask_engines()

    def action_line(self, number: int) -> None:
        """Go to a line, from 0."""
        self.body.field.move_cursor((number, len(self.lines[number])))
        self.body.field.focus()
