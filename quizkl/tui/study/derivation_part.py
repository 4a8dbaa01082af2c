"""The part of studying in which derivations are written."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual.geometry import Region

from quizkl.desk import Desk
from quizkl.study.phase import Deriving, Task
from quizkl.study.session import Session
from quizkl.tui.ink import EMPTY, Line
from quizkl.tui.study.exercise_part import ExercisePart

if TYPE_CHECKING:
    from quizkl.maths.derivation.chain import Progress, Row
    from quizkl.tui.study.derivation_box import DerivationBox

PAUSE = 0.25
"""Seconds for which nothing is typed before the engines are asked."""


class DerivationPart(ExercisePart):
    """The lines are read at every key; the engines mark them in a worker, a line at a time, while typing goes on."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._editor: DerivationBox | None = None
        self._edited: tuple[Task, datetime] | None = None
        self._rows: tuple[Row, ...] = ()
        self._stand: Progress | None = None
        self._explaining = False
        self._typing_goes_on = False
        self._marking_lines = False

    def new_derivation_box(self) -> DerivationBox:
        from quizkl.tui.study.derivation_box import DerivationBox

        self._editor = DerivationBox(self._line_marks, self._line_readings)
        return self._editor

    def show_derivation_box(self) -> None:
        """Open the field for another derivation; on the same one what is typed stays."""
        phase = self.session.phase
        if not isinstance(phase, Deriving):
            self._edited = None
            if self._editor is not None and self._editor.has_class("-open"):
                self._editor.shut()
            return
        if self._editor is None:
            self.page.mount(self.new_derivation_box())
        if self._edited != (phase.task, phase.shown_at):
            self._edited = phase.task, phase.shown_at
            self._explaining = False
            cast("DerivationBox", self._editor).ask(phase.lines)
        self._take_stock()

    # What is seen

    def _line_marks(self, columns: int) -> list[Line]:
        phase = self.session.phase
        if not isinstance(phase, Deriving) or self._editor is None:
            return []
        from quizkl.tui.study.derivation_lines import mark_lines

        field = self._editor.field
        return mark_lines(self._rows, phase.marks, field.rows, field.row, self.look)

    def _line_readings(self, columns: int) -> list[Line]:
        phase = self.session.phase
        if not isinstance(phase, Deriving) or self._editor is None or self._stand is None:
            return []
        from quizkl.study.deriving import expected
        from quizkl.tui.study.derivation_lines import expected_lines, read_lines, standing_lines

        current = self._editor.field.row
        shown = read_lines(self._rows, phase.marks, current, self._explaining, columns, self.look)
        shown += standing_lines(phase, self._stand, columns)
        if self._explaining and self._stand.first_bad is None:
            shown += [EMPTY, *expected_lines(expected(phase), columns, self.look)]
        return shown

    def _take_stock(self) -> None:
        """Read the lines anew and draw what is known of them."""
        phase = self.session.phase
        if isinstance(phase, Deriving) and self._editor is not None:
            from quizkl.maths.derivation.chain import progress
            from quizkl.study.deriving import rows

            self._rows = rows(phase)
            self._stand = progress(phase.card.task, self._rows, phase.marks)
            self._editor.field.done = self._stand.done
            self._editor.redraw()
            self.show_hints()
            # The page knows how long it has become only after what was drawn has been laid out.
            self.call_after_refresh(self.call_after_refresh, self._scroll_to_line)

    def _scroll_to_line(self) -> None:
        """Bring the line that is typed into sight, and of what is said below as much as there is room for."""
        editor = self._editor
        if editor is not None and isinstance(self.session.phase, Deriving):
            field = editor.field.virtual_region
            top = editor.virtual_region.y + field.y + editor.field.row
            said = editor.said.virtual_region
            below = editor.virtual_region.y + said.bottom - top
            self.page.scroll_to_region(Region(0, top, 1, max(1, min(below, self.page.size.height))), animate=False)

    # What is done

    def on_derivation_box_written(self) -> None:
        """Lines above the cursor are meant as they stand; the one that it is in may be half typed."""
        from quizkl.study import deriving

        if not isinstance(self.session.phase, Deriving) or self._editor is None:
            return
        lines = self._editor.field.lines
        self.session = deriving.write(self.session, lines)
        self._settle()
        self._typing_goes_on = True
        self._explaining = False
        self._take_stock()
        if not self._marking_lines:
            self._marking_lines = True
            self.run_worker(self._mark_lines(), group="deriving")

    def _settle(self) -> None:
        from quizkl.study import deriving

        if isinstance(self.session.phase, Deriving) and self._editor is not None:
            lines = self.session.phase.lines
            above = deriving.settle(deriving.write(self.session, lines[: self._editor.field.row]))
            self.session = deriving.write(above, lines)

    async def _mark_lines(self) -> None:
        from quizkl.study import deriving

        try:
            while isinstance(phase := self.session.phase, Deriving):
                if self._typing_goes_on:
                    self._typing_goes_on = False
                    await asyncio.sleep(PAUSE)
                    continue
                asked = deriving.to_ask(phase)[:1]
                if not asked:
                    return
                marks = await self.quizkl.mathematician.derive(asked)
                self.session = deriving.heard(self.session, dict(zip(asked, marks, strict=True)))
                self._settle()
                self._take_stock()
        finally:
            self._marking_lines = False

    def on_derivation_field_ended(self) -> None:
        self.finish_derivation()

    def finish_derivation(self) -> None:
        """End the derivation where the goal is reached and every line is marked."""
        from quizkl.study import deriving

        self.go(deriving.finish(deriving.settle(self.session), self.desk.now()))

    def give_derivation_up(self) -> None:
        from quizkl.study import deriving

        self.go(deriving.give_up(self.session, self.desk.now()))

    @property
    def derived(self) -> Progress | None:
        """How far the derivation on screen has come."""
        return self._stand if isinstance(self.session.phase, Deriving) else None

    def action_why(self) -> None:
        """Show where the first bad line fails, or else what the model has on the way; again, and it is hidden."""
        self._explaining = not self._explaining
        self._take_stock()
