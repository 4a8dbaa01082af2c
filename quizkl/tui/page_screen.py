"""A screen whose body is a page that scrolls."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region

from quizkl.tui.rows import Rows
from quizkl.tui.screen import QuizklScreen


class PageScreen(QuizklScreen):
    """Its keys scroll the page; where there is something to move over, up and down move a cursor instead."""

    @property
    def page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def move_cursor(self, by: int) -> bool:
        """Move the cursor; False where there is none to move."""
        return False

    def action_down(self) -> None:
        self._move(1)

    def action_up(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        if self.move_cursor(by):
            self.call_after_refresh(self.scroll_to_cursor)
        else:
            self.page.scroll_relative(y=by, animate=False)

    def scroll_to_cursor(self) -> None:
        """Bring the cursor's line into sight."""
        for rows in self.page.query(Rows):
            if (height := rows.height_of_cursor()) is not None:
                self.page.scroll_to_region(Region(0, height, 1, 1), animate=False)

    def go_along(self) -> None:
        """What is drawn next may be longer: where the end is in sight, keep it there."""
        if self.page.is_vertical_scroll_end:
            self.show_end()

    def show_end(self) -> None:
        """Scroll to the end of what is drawn next."""
        # The page knows how long it has become only after what was drawn has been laid out.
        self.call_after_refresh(self.call_after_refresh, self.action_bottom)

    def action_sideways(self, cells: int) -> None:
        for rows in self.page.query(Rows):
            rows.shift(cells)

    def action_page(self, pages: int) -> None:
        self.page.scroll_relative(y=pages * max(self.page.size.height - 2, 1), animate=False)

    def action_top(self) -> None:
        self.page.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self.page.scroll_end(animate=False)
