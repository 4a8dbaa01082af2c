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

    def go_along(self, along: bool) -> None:
        """Whether the end of the page is to stay in sight while the page becomes longer, as long as nobody scrolls
        away from it.
        """
        if along is not self.page.is_anchored:
            self.page.anchor(along)

    def action_sideways(self, cells: int) -> None:
        for rows in self.page.query(Rows):
            rows.shift(cells)

    def action_page(self, pages: int) -> None:
        self.page.scroll_relative(y=pages * max(self.page.size.height - 2, 1), animate=False)

    def action_top(self) -> None:
        self.page.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self.page.scroll_end(animate=False)
