"""The browser: every card of every deck, found by a query, with all of it and its history beside the list."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from quizkl.browser.card_history import Happened, what_happened
from quizkl.browser.editor import editor_command
from quizkl.browser.order import Order
from quizkl.browser.query import Mark
from quizkl.deck.card import Card
from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.schedule.state import ItemState
from quizkl.study.phase import Task
from quizkl.tui.answer_field import AnswerField
from quizkl.tui.browse_acts import BrowseActs
from quizkl.tui.browse_card import standing_lines, whole_card
from quizkl.tui.browse_cards import BrowseCards
from quizkl.tui.browse_history import history_lines
from quizkl.tui.browse_keys import BROWSE_KEYS
from quizkl.tui.browse_list import BrowseList, Row, head_line, row_line, rows_seen, scrolled
from quizkl.tui.card_lines import rule
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.question_line import question_line
from quizkl.tui.rows import Rows

PLACEHOLDER = 'words  deck:  tag:  kind:  is:  box:  due:  -not  "a phrase"'


class View(Enum):
    """What is seen: the list with the card, or one of them alone. The value is the screen's class."""

    BOTH = "-both"
    CARD = "-only-card"
    LIST = "-only-list"


class BrowseScreen(BrowseActs):
    TITLE = "Browse"
    STAYS = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide"), (110, "-beside")]  # noqa: RUF012
    BINDINGS = BROWSE_KEYS

    def __init__(self, desk: Desk, look: Look, text: str = "") -> None:
        """``text`` is the query to begin with."""
        super().__init__(BrowseCards(desk, text))
        self.look = replace(look, cursor=0)
        self._field = AnswerField(text, placeholder=PLACEHOLDER, id="browse-query", select_on_focus=False)
        self._view = View.BOTH
        self._shows_history = False
        self._first_row = 0
        self._questions: dict[ItemKey, str] = {}
        self._left = False

    # What is seen

    def compose_body(self) -> ComposeResult:
        yield Rows(self._top, id="top", classes="top")
        with Horizontal(id="browse-search"):
            yield Rows(lambda _: [line(Piece("/", Ink.KEY, "search"))], id="browse-slash")
            yield self._field
        with Container(id="browse-body"):
            with Vertical(id="browse-found"):
                yield Rows(self._note, id="browse-note")
                yield BrowseList(self._list)
            with Vertical(id="browse-beside"):
                yield Rows(self._card_top, id="browse-card-top")
                with VerticalScroll(id="browse-page", classes="page", can_focus=False):
                    yield Rows(self._card, id="browse-card")

    def on_mount(self) -> None:
        self._field.cursor_blink = not self.app.is_headless
        self._set_view(View.BOTH)
        self._read_texts()

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#browse-page", VerticalScroll)

    @property
    def typing(self) -> bool:
        return self._field.has_focus

    def _top(self, columns: int) -> list[Line]:
        cards = self.cards
        found, there = len(cards.found), len(cards.index.items)
        count = f"{found:,} of {there:,} cards" if found != there else f"{there:,} card{'s' if there != 1 else ''}"
        selected = [Piece(f"  {len(cards.selected):,} selected", Ink.ACCENT)] if cards.selected else []
        arrow = self.look.sign("↑", "(turned round)") if cards.finder.reverse else ""
        order = line(muted(f"order: {cards.finder.order.value} {arrow}".rstrip()), action="order(1)")
        return [spread(line(strong("Browse"), muted(f"  {count}"), *selected), order, columns)]

    def _note(self, columns: int) -> list[Line]:
        """What is wrong with the query, or what the columns of the list are."""
        for problem in self.cards.problems:
            if problem.unfinished:
                return [cut(line(muted(self.look.words(problem.message))), columns)]
            return [cut(line(Piece(f"{problem.message}. {problem.hint}", Ink.WARNING)), columns)]
        if self.cards.waits_for_texts:
            return [line(muted("Reading the cards" + self.look.sign("…", "...")))]
        return [head_line(columns)]

    def _list(self, columns: int) -> list[Line]:
        cards = self.cards
        if not cards.found:
            return self._nothing(columns)
        height = self.query_one(BrowseList).content_size.height
        self._first_row = scrolled(self._first_row, cards.cursor, height, len(cards.found))
        items, states, day = cards.index.items, cards.index.states, cards.index.day
        return [
            row_line(
                Row(number, items[place], states[place], items[place].key in cards.selected, number == cards.cursor),
                self._question,
                day,
                columns,
                self.look,
            )
            for number in rows_seen(cards.found, self._first_row, height)
            for place in (cards.found[number],)
        ]

    def _nothing(self, columns: int) -> list[Line]:
        if not self.cards.index.items:
            return [
                line(strong("There are no cards.")),
                *paragraph("quizkl decks says where decks are looked for.", columns),
            ]
        if self.cards.waits_for_texts:
            return [EMPTY]
        said = "Nothing has all of this. Take something away, or look for -this to leave cards out."
        return [line(strong("No card is found.")), *paragraph(said, columns, Ink.MUTED)]

    def _question(self, item: Item, state: ItemState) -> str:
        known = self._questions.get(item.key)
        if known is None:
            known = question_line(self.cards.desk, item.key, state.standing, self.look)
            self._questions[item.key] = known
        return known

    def _card_top(self, columns: int) -> list[Line]:
        """The line between the list and the card: whose card, and whether it or its history is shown."""
        item = self.cards.item
        if item is None:
            return [rule(columns, self.look)]
        dash = self.look.sign("─", "-")
        chosen, other = (Ink.MUTED, Ink.STRONG) if self._shows_history else (Ink.STRONG, Ink.MUTED)
        tabs = line(Piece(" card", chosen), muted(" / "), Piece("history ", other), action="history")
        name = cut(line(Piece(f"{dash} ", Ink.TRACK), strong(str(item.key)), " "), columns - tabs.width - 2)
        fill = Piece(dash * max(columns - name.width - tabs.width - 1, 1), Ink.TRACK)
        return [line(*name.pieces, fill, *tabs.pieces, Piece(dash, Ink.TRACK))]

    def _card(self, columns: int) -> list[Line]:
        item, state = self.cards.item, self.cards.state
        if item is None:
            return []
        card = self.cards.desk.shelf.card(item.key)
        stands = standing_lines(item, state, self.cards.index.day, columns, self.look)
        if self._shows_history:
            return [*stands, EMPTY, *self._history(item, card, columns)]
        if isinstance(card, Problem):
            said = paragraph(f"{card.message}. {card.hint}".strip(), columns, Ink.WARNING)
            shown = [*said, *paragraph(str(card.place), columns, Ink.CODE)]
        else:
            shown = whole_card(Task(item.key, card, state.standing, 0), columns, self.look)
        lines = [*stands, EMPTY, *shown]
        if self._view is View.CARD:
            lines += [EMPTY, rule(columns, self.look, "history"), EMPTY, *self._history(item, card, columns)]
        return lines

    def _history(self, item: Item, card: Card | Problem, columns: int) -> list[Line]:
        recorded = self.cards.desk.journal.history(item.key, self.cards.renames)
        happened: tuple[Happened, ...] = what_happened(recorded)
        shown = None if isinstance(card, Problem) else card
        return history_lines(happened, shown, self.cards.desk.now(), columns, self.look)

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        if self.typing:
            return [("leave", "To the list"), ("down", "Next"), ("app.help", "Help")]
        state, item = self.cards.state, self.cards.item
        asleep = state.suspended or (item is not None and item.suspended)
        return [
            ("search", "Search"),
            ("open", "List" if self._view is View.CARD else "Open"),
            ("study", "Study"),
            ("select", "Select"),
            ("edit", "Edit"),
            ("undo", "Undo"),
            ("suspend", "Take back" if asleep and not self.cards.selected else "Suspend"),
            ("flag", "Flag"),
            ("history", "History"),
            ("leave", "Back"),
            ("move", "Box"),
            ("print", "Print"),
            ("order(1)", "Order"),
            ("app.help", "Help"),
        ]

    def show(self) -> None:
        for name in ("#top", "#browse-note", "#browse-list"):
            self.query_one(name, Rows).redraw()
        self._show_card()
        self.show_hints()

    def _show_card(self, from_the_top: bool = False) -> None:
        for name in ("#browse-card-top", "#browse-card"):
            self.query_one(name, Rows).redraw()
        if from_the_top:
            self._page.scroll_home(animate=False)

    def look_again(self, look: Look) -> None:
        self._questions.clear()
        super().look_again(look)

    # Reading, and reading again

    def _read_texts(self) -> None:
        self.run_worker(self._texts(), group="texts", exclusive=True)

    async def _texts(self) -> None:
        """Read the texts deck by deck, and let the keys through in between."""
        index = self.cards.index
        for _ in index.read_texts():
            await asyncio.sleep(0)
            if index is not self.cards.index:
                return
        self.cards.find_again()
        self.show()

    def take_desk(self, desk: Desk) -> None:
        self.cards.take_desk(desk)
        self._questions.clear()
        self._read_texts()
        if self.is_current:
            self.show()

    def on_screen_suspend(self) -> None:
        self._left = self._left or not isinstance(self.app.screen, ModalScreen)

    def on_screen_resume(self) -> None:
        """Cards may have been studied meanwhile."""
        if self._left:
            self._left = False
            self.look = replace(self.quizkl.look, source=self.look.source)
            self.take_desk(self.quizkl.desk)

    # Searching and moving

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.cards.text:
            self.cards.find(event.value)
            self._first_row = 0
            self.show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.show_hints()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.show_hints()

    def action_search(self) -> None:
        if self._view is View.CARD:
            self._set_view(View.BOTH)
        self._field.focus()

    def action_leave(self) -> None:
        """Out of the search, then out of the selection, then out of the browser."""
        if self.typing:
            self.set_focus(None)
        elif self._view is not View.BOTH:
            self._set_view(View.BOTH)
        elif self.cards.selected:
            self.cards.selected.clear()
            self.show()
        else:
            self.quizkl.go_home()

    def on_browse_list_wheel(self, message: BrowseList.Wheel) -> None:
        self._go_to(self.cards.cursor + message.rows)

    def action_down(self) -> None:
        self._go_to(self.cards.cursor + 1)

    def action_up(self) -> None:
        self._go_to(self.cards.cursor - 1)

    def action_page(self, pages: int) -> None:
        if self._view is View.CARD:
            self._page.scroll_relative(y=pages * max(self._page.size.height - 2, 1), animate=False)
        else:
            self._go_to(self.cards.cursor + pages * max(self.query_one(BrowseList).size.height - 1, 1))

    def action_top(self) -> None:
        self._go_to(0)

    def action_bottom(self) -> None:
        self._go_to(len(self.cards.found) - 1)

    def _go_to(self, place: int) -> None:
        self.cards.move_to(place)
        self.query_one(BrowseList).redraw()
        self._show_card(from_the_top=True)
        self.show_hints()

    def action_choose(self, place: int) -> None:
        """A click on a row; on the row under the cursor it opens the card."""
        self.set_focus(None)
        if place == self.cards.cursor:
            self.action_open()
        else:
            self._go_to(place)

    def action_mark_row(self, place: int) -> None:
        """A click on the place before a row selects it."""
        self.cards.toggle(place)
        self.cards.move_to(place)
        self.show()

    def action_select(self) -> None:
        self.cards.toggle(self.cards.cursor)
        self.cards.move_to(self.cards.cursor + 1)
        self.show()

    def action_select_range(self) -> None:
        self.cards.select_range()
        self.show()

    def action_select_all(self) -> None:
        self.cards.select_all()
        self.show()

    # Looking

    def _set_view(self, view: View) -> None:
        self._view = view
        for each in View:
            self.set_class(each is view, each.value)
        self.show()

    def action_open(self) -> None:
        self._set_view(View.BOTH if self._view is View.CARD else View.CARD)

    def action_view(self) -> None:
        order = (View.BOTH, View.CARD, View.LIST)
        self._set_view(order[(order.index(self._view) + 1) % len(order)])

    def action_history(self) -> None:
        self._shows_history = not self._shows_history
        self._show_card(from_the_top=True)

    def action_source(self) -> None:
        self.look = replace(self.look, source=not self.look.source)
        self._questions.clear()
        self.show()

    def action_scroll_card(self, rows: int) -> None:
        self._page.scroll_relative(y=rows, animate=False)

    def action_sideways(self, cells: int) -> None:
        self.query_one("#browse-card", Rows).shift(cells)

    def action_order(self, by: int) -> None:
        orders = list(Order)
        self.cards.set_order(orders[(orders.index(self.cards.finder.order) + by) % len(orders)], False)
        self.show()

    def action_turn_order(self) -> None:
        self.cards.set_order(self.cards.finder.order, not self.cards.finder.reverse)
        self.show()

    def action_problems(self) -> None:
        self.quizkl.show_problems()

    # The editor

    def action_edit(self) -> None:
        item = self.cards.item
        deck = self.cards.desk.shelf.deck(item.key.deck) if item is not None else None
        if item is None or deck is None or deck.path is None:
            return
        if deck.shipped:
            said = f"{deck.id} comes with quizkl and would be written over. quizkl copy {deck.id} makes it yours."
            self.quizkl.say(said, warning=True)
            return
        try:
            command = editor_command(os.environ, deck.path, item.line, shutil.which)
        except ValueError as fault:
            self.quizkl.say(f"$VISUAL or $EDITOR cannot be read: {fault}.", warning=True)
            return
        if command is None:
            self.quizkl.say("No editor is known: $VISUAL or $EDITOR names one.", warning=True)
            return
        from quizkl.tui.open_editor import open_editor

        if said := open_editor(self.quizkl, command):
            self.quizkl.say(said, warning=True)
        self.quizkl.look_for_changes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "edit":
                return self.cards.item is not None and self.quizkl.may_run_programs
            case "undo":
                return bool(self.done)
            case "problems":
                return bool(self.cards.desk.problems or self.cards.desk.shelf.problems)
            case "study" | "practise" | "suspend" | "flag" | "bury" | "move" | "reset" | "print":
                return bool(self.cards.found or self.cards.selected)
            case "select" | "select_range" | "select_all" | "open" | "history":
                return bool(self.cards.found)
            case _:
                return True


MARKED = f"is:{','.join(mark.value for mark in (Mark.SUSPENDED, Mark.FLAGGED, Mark.LEECH))}"
"""The cards that the learner has set aside, or should look after."""
