"""The cards that the learner has set aside: suspended ones to be taken back, flagged ones to be looked after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.desk import Desk, Plan, begin_practice, plan
from quizkl.journal.event import Suspend, Unflag, Unsuspend
from quizkl.journal.problem import AppendFailed
from quizkl.schedule.leech import is_leech
from quizkl.schedule.state import ItemState
from quizkl.study.phase import Task
from quizkl.study.sides import holes, question_text
from quizkl.text.row import row_text
from quizkl.text.rows import to_rows
from quizkl.tui.home_lines import home_top
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows


@dataclass(frozen=True, slots=True)
class SetAside:
    """An item with a mark on it, and its question in one row."""

    key: ItemKey
    state: ItemState
    question: str

    @property
    def marks(self) -> str:
        marks = (
            ("suspended", self.state.suspended),
            ("flagged", self.state.flagged),
            ("often missed", is_leech(self.state.standing)),
        )
        return ", ".join(name for name, is_so in marks if is_so)


def set_aside(desk: Desk, look: Look) -> list[SetAside]:
    """All of them, in the order of the decks."""
    states = desk.states()
    marked = []
    for item in desk.items():
        state = states.get(item.key)
        if state and (state.suspended or state.flagged or is_leech(state.standing)):
            marked.append(SetAside(item.key, state, _question(desk, item.key, state, look)))
    return marked


def _question(desk: Desk, key: ItemKey, state: ItemState, look: Look) -> str:
    card = desk.shelf.card(key)
    if isinstance(card, Problem):
        return str(key)
    task = Task(key, card, state.standing, 0)
    rows = to_rows(question_text(task), 1000, look.characters, holes(task, revealed=False))
    return next((row_text(row).strip() for row in rows if row), str(key))


class SetAsideScreen(PageScreen):
    TITLE = "Set aside"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("S", "suspend", "Suspend the card, or take it back", id="set_aside.suspend"),
        Binding("f", "unflag", "Take the flag away", id="set_aside.unflag"),
        Binding("enter,space", "practise", "Look at the card; its box stays as it is", id="set_aside.practise"),
        Binding("p", "print", "Print these cards, or a part of them", id="set_aside.print"),
        Binding("down,j", "down", "Down", id="set_aside.down"),
        Binding("up,k", "up", "Up", id="set_aside.up"),
        Binding("pagedown", "page(1)", "Scroll down a page", id="set_aside.page_down"),
        Binding("pageup", "page(-1)", "Scroll up a page", id="set_aside.page_up"),
        Binding("escape", "home", "To Home", id="set_aside.home"),
    ]

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.desk = desk
        self.look = replace(look, cursor=0)
        self._cards = set_aside(desk, look)

    def compose_body(self) -> ComposeResult:
        yield Rows(lambda columns: [home_top(self.desk.day, columns)], id="top", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(self._lines, id="home", classes="column")

    def _lines(self, columns: int) -> list[Line]:
        if not self._cards:
            nothing = "No card is suspended or flagged. While studying, S suspends a card and f flags it."
            return [line(strong("Set aside")), EMPTY, *paragraph(nothing, columns, Ink.MUTED)]
        lines = [line(strong("Set aside")), EMPTY]
        for number, card in enumerate(self._cards):
            marks = f"{card.marks or 'back in its place':<24}  "
            pieces = (Piece(marks, Ink.WARNING if card.marks else Ink.MUTED), card.question)
            lines.append(cut(line(*pieces, cursor=number == self.look.cursor, action=f"choose({number})"), columns))
        return [*lines, EMPTY, line(muted("Enter looks at a card, S takes a suspended one back."))]

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        chosen = self._chosen
        suspend = "Take back" if chosen and chosen.state.suspended else "Suspend"
        return [
            ("practise", "Look at it"),
            ("suspend", suspend),
            ("unflag", "Take flag away"),
            ("print", "Print"),
            ("home", "Home"),
            ("app.help", "Help"),
        ]

    @property
    def _chosen(self) -> SetAside | None:
        return self._cards[self.look.cursor] if self._cards else None

    def move_cursor(self, by: int) -> bool:
        if self._cards:
            self.action_choose((self.look.cursor + by) % len(self._cards))
        return bool(self._cards)

    def action_choose(self, number: int) -> None:
        self.look = replace(self.look, cursor=number)
        self._redraw()

    def action_suspend(self) -> None:
        if chosen := self._chosen:
            now = self.desk.now()
            self._append(Unsuspend(chosen.key, now) if chosen.state.suspended else Suspend(chosen.key, now))

    def action_unflag(self) -> None:
        if chosen := self._chosen:
            self._append(Unflag(chosen.key, self.desk.now()))

    def _append(self, event: Suspend | Unsuspend | Unflag) -> None:
        written = self.desk.journal.append(event)
        if isinstance(written, AppendFailed):
            self.quizkl.complain(written)
            return
        states = self.desk.states()
        self._cards = [replace(card, state=states.get(card.key, ItemState())) for card in self._cards]
        self._redraw()

    def _redraw(self) -> None:
        self.query_one("#home", Rows).redraw()
        self.show_hints()

    def action_practise(self) -> None:
        if chosen := self._chosen:
            item = next(item for item in self.desk.items() if item.key == chosen.key)
            planned = plan(self.desk, (item,))
            in_place = {chosen.key: ItemState(chosen.state.standing, flagged=chosen.state.flagged)}
            shown = Plan(planned.queue, (item,), in_place)
            self.quizkl.study(begin_practice(self.desk, shown, self.quizkl.session_name(), derives=True))

    def action_print(self) -> None:
        chosen = {card.key for card in self._cards}
        items = tuple(item for item in self.desk.items() if item.key in chosen)
        self.quizkl.show_print("Set aside", items, tuple(str(item.key) for item in items), "set-aside")

    def action_home(self) -> None:
        self.quizkl.go_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "suspend" | "practise" | "print":
                return self._chosen is not None
            case "unflag":
                return self._chosen is not None and self._chosen.state.flagged
            case _:
                return True
