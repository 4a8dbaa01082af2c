"""The widget that all screens are drawn with: lines made for the width there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from quizkl.text.unprintable import printable
from quizkl.tui.ink import ELLIPSIS, Ink, Line, Piece
from quizkl.tui.palette import Palette

Draw = Callable[[int], Sequence[Line]]
"""Lines for a width in cells."""

_NARROWEST = 24
"""Nothing is drawn for fewer cells; what does not fit then is out of sight."""


class Inked(Protocol):
    """An application that has inks."""

    @property
    def inks(self) -> Palette: ...


class Rows(Widget):
    """Shows what ``draw`` gives for its width, and draws again when the width changes.

    A line wider than the widget is never wrapped: ``shift`` moves the sight over wide lines sideways, and a mark at
    the edge says that there is more. A click on a piece runs its action on the screen.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Rows { height: auto; width: 100%; }"

    def __init__(self, draw: Draw, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._drawn: tuple[int, Sequence[Line]] | None = None
        self._shift = 0

    def lines(self, columns: int) -> Sequence[Line]:
        """The lines for a width, drawn once."""
        if self._drawn is None or self._drawn[0] != columns:
            self._drawn = columns, self._draw(max(columns, _NARROWEST))
        return self._drawn[1]

    def redraw(self) -> None:
        """What ``draw`` shows has changed."""
        self._drawn = None
        self._shift = 0
        self.refresh(layout=True)

    def draw_with(self, draw: Draw) -> None:
        """Show something else."""
        self._draw = draw
        self.redraw()

    def shift(self, cells: int) -> None:
        """Move the sight over lines that are wider than the widget by ``cells`` to the right (or left)."""
        columns = self.content_size.width
        widest = max((line.width for line in self.lines(columns)), default=0)
        self._shift = max(0, min(self._shift + cells, widest - columns + 1 if widest > columns else 0))
        self.refresh()

    @property
    def too_wide(self) -> bool:
        """Whether some line has more than can be seen."""
        columns = self.content_size.width
        return any(line.width > columns for line in self.lines(columns))

    def height_of_cursor(self) -> int | None:
        """How far down in the page the first line with the cursor is, if any has it."""
        return self._height_of(lambda line: line.cursor)

    def height_of_news(self) -> int | None:
        """The same of the line where what has just appeared begins."""
        return self._height_of(lambda line: line.news)

    def _height_of(self, wanted: Callable[[Line], bool]) -> int | None:
        lines = self.lines(self.content_size.width)
        row = next((row for row, line in enumerate(lines) if wanted(line)), None)
        return None if row is None else self.virtual_region.y + self.styles.gutter.top + row

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        columns = self.content_size.width
        lines = self.lines(columns)
        if y >= len(lines):
            return Strip.blank(columns, self._style(Ink.PLAIN))
        line = lines[y]
        blank = self._style(Ink.PLAIN, line.cursor)
        strip = Strip(Segment(self._text(piece), self._style(piece.ink, line.cursor)) for piece in line.pieces)
        if strip.cell_length <= columns:
            return strip.extend_cell_length(columns, blank)
        return self._sight(strip, columns)

    def _text(self, piece: Piece) -> str:
        cut = (piece.text, piece.ink) == (ELLIPSIS.text, ELLIPSIS.ink)
        return self._sign(piece.text, ">") if cut else printable(piece.text)

    def _sign(self, usual: str, ascii: str) -> str:
        return ascii if self.screen.has_class("-ascii") else usual

    def _style(self, ink: Ink, cursor: bool = False) -> Style:
        return cast("Inked", self.app).inks[ink, cursor]

    def _sight(self, strip: Strip, columns: int) -> Strip:
        edge = self._style(Ink.ACCENT)
        shift = min(self._shift, max(0, strip.cell_length - columns + 1))
        more_left, more_right = shift > 0, strip.cell_length > shift + columns
        start, end = shift + (1 if more_left else 0), shift + columns - (1 if more_right else 0)
        parts = [
            Strip([Segment(self._sign("‹", "<"), edge)] if more_left else []),
            strip.crop(start, end),
            Strip([Segment(self._sign("›", ">"), edge)] if more_right else []),
        ]
        return Strip.join(parts).adjust_cell_length(columns, self._style(Ink.PLAIN))

    async def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is not None and (action := self.action_at(place.x, place.y)):
            event.stop()
            await self.screen.run_action(action)

    def action_at(self, x: int, y: int) -> str:
        """The action of what is seen at a place, ``""`` for none."""
        columns = self.content_size.width
        lines = self.lines(columns)
        if not 0 <= y < len(lines):
            return ""
        line = lines[y]
        position = x + (self._shift if line.width > columns else 0)
        for piece in line.pieces:
            position -= len(piece.text) if piece.text.isascii() else Segment(piece.text).cell_length
            if position < 0:
                return piece.action
        # Behind the end of a line that is one target all along, the target goes on to the edge.
        return line.pieces[-1].action if line.pieces and len({piece.action for piece in line.pieces}) == 1 else ""
