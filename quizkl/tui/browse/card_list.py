"""The list of the browser: however many cards were found, only the rows that are seen are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual import events
from textual.message import Message

from quizkl.browser.match import marks_of
from quizkl.browser.query import Mark
from quizkl.deck.deck import Item
from quizkl.formula.cells import width
from quizkl.schedule.state import ItemState, New
from quizkl.tui.fixed_rows import FixedRows
from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted
from quizkl.tui.look import Look
from quizkl.tui.rows import Draw

_DECK: Final = 14
_BOX: Final = 4
_DUE: Final = 10
_WITH_DECK: Final = 72
_MARKS: Final = 4


class BrowseList(FixedRows):
    """As high as there is room for; ``draw`` gives the rows of that height. The wheel moves the cursor."""

    DEFAULT_CSS = "BrowseList { height: 1fr; }"

    class Wheel(Message):
        """The wheel was turned by ``rows``."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, draw: Draw) -> None:
        super().__init__(draw, id="browse-list")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Wheel(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Wheel(-3))


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is the place among all that was found."""

    number: int
    item: Item
    state: ItemState
    selected: bool
    cursor: bool


def head_line(columns: int) -> Line:
    """What the columns are."""
    deck = f"{'deck':<{_DECK}}" if columns >= _WITH_DECK else ""
    card = columns - _MARKS - len(deck) - _BOX - _DUE
    return line(muted(f"{'':<{_MARKS}}{'card':<{card}}{deck}{'box':>{_BOX}}{'due':>{_DUE}}"))


def row_line(row: Row, question: Callable[[Item, ItemState], str], day: date, columns: int, look: Look) -> Line:
    """A mark where it is selected, what is set on it, the question, and where it stands."""
    action = f"choose({row.number})"
    marks = marks_of(row.item, row.state, day)
    signs = "".join(_SIGNS[mark][look.ascii] for mark in marks[:2])
    ink = Ink.MUTED if Mark.SUSPENDED in marks else Ink.PLAIN
    with_deck = columns >= _WITH_DECK
    room = columns - _MARKS - (_DECK if with_deck else 0) - _BOX - _DUE - 1
    asked = cut(line(Piece(question(row.item, row.state), ink)), room)
    deck = [Piece(f"{_short(row.item.key.deck, _DECK - 1):<{_DECK}}", Ink.MUTED)] if with_deck else []
    return line(
        Piece(look.sign("● ", "* ") if row.selected else "  ", Ink.ACCENT, f"mark_row({row.number})"),
        Piece(f"{signs:<2}", Ink.WARNING),
        *asked.pieces,
        " " * (room - asked.width + 1),
        *deck,
        Piece(f"{box_words(row.state):>{_BOX}}", Ink.MUTED),
        Piece(f"{due_words(row.item, row.state, day):>{_DUE}}", _due_ink(row, day)),
        cursor=row.cursor,
        action=action,
    )


_SIGNS: Final = {
    Mark.SUSPENDED: ("■", "="),
    Mark.BURIED: ("▾", "~"),
    Mark.FLAGGED: ("⚑", "f"),
    Mark.LEECH: ("!", "!"),
}


def box_words(state: ItemState) -> str:
    return "" if isinstance(state.standing, New) else str(state.standing.box)


def due_words(item: Item, state: ItemState, day: date) -> str:
    """``new``, ``today``, ``3 d late``, ``in 8 d``; ``asleep`` for a suspended card, ``done`` for a retired one."""
    if state.suspended or item.suspended:
        return "asleep"
    standing = state.standing
    if isinstance(standing, New):
        return "new"
    if standing.due is None:
        return "done"
    days = (standing.due - day).days
    return "today" if days == 0 else f"in {days} d" if days > 0 else f"{-days} d late"


def _due_ink(row: Row, day: date) -> Ink:
    standing = row.state.standing
    if isinstance(standing, New) or row.state.suspended or row.item.suspended:
        return Ink.MUTED
    return Ink.ACCENT if standing.due is not None and standing.due <= day else Ink.PLAIN


def _short(text: str, cells: int) -> str:
    return text if width(text) <= cells else cut(line(text), cells).text


def scrolled(top: int, cursor: int, height: int, count: int) -> int:
    """The first row to show, so that the cursor is in sight and no row is left empty."""
    height = max(height, 1)
    top = min(top, cursor)
    top = max(top, cursor - height + 1)
    return max(0, min(top, count - height))


def rows_seen(found: Sequence[int], top: int, height: int) -> range:
    """The numbers of the rows that are seen."""
    return range(top, min(top + max(height, 0), len(found)))
