"""The browser: every card of every deck, found by a query, with all of it and its history beside the list."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.screen import ModalScreen
from textual.widgets import Input

from quizkl.browser.order import Order
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.tui.browse.acts import Done
from quizkl.tui.browse.card_list import BrowseList
from quizkl.tui.browse.cards import BrowseCards
from quizkl.tui.browse.keys import BROWSE_KEYS
from quizkl.tui.browse.looking import NOT_YET, PLACEHOLDER, BrowseLook, View
from quizkl.tui.look import Look
from quizkl.tui.rows import Rows

if TYPE_CHECKING:
    from quizkl.workbench.seed import WorkSeed


class BrowseScreen(BrowseLook):
    TITLE = "Browse"
    STAYS = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide"), (110, "-beside")]  # noqa: RUF012
    BINDINGS = BROWSE_KEYS

    def __init__(self, desk: Desk, look: Look, text: str = "", done: list[Done] | None = None) -> None:
        """``text`` is the query to begin with, ``done`` what can be undone, the latest last."""
        super().__init__(BrowseCards(desk, text), look, done)
        self._left = False

    def on_mount(self) -> None:
        self.field.cursor_blink = not self.app.is_headless
        self.set_view(View.BOTH)
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """The list is there: draw the card, and read the texts."""
        self.list_seen = True
        self.show_card()
        self._read_texts()

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
        waited = self.cards.waits_for_texts
        self.cards.texts_are_there()
        if waited:
            self.show()

    def take_desk(self, desk: Desk) -> None:
        self.cards.take_desk(desk)
        self.forget_questions()
        if self.is_drawn:
            self._read_texts()
            if self.is_current:
                self.show()

    def on_screen_suspend(self) -> None:
        self._left = self._left or not isinstance(self.app.screen, ModalScreen)

    def on_screen_resume(self) -> None:
        """Cards may have been studied meanwhile."""
        if self._left:
            self._left = False
            self.look_again(self.quizkl.look)
            self.take_desk(self.quizkl.desk)

    def work_seed(self) -> WorkSeed | None:
        """The quantities of the card under the cursor, as it is shown."""
        item = self.cards.item
        card = self.cards.desk.shelf.card(item.key) if item is not None else None
        if item is None or card is None or isinstance(card, Problem):
            return None
        from quizkl.workbench.seed import seed_of

        return seed_of(item.key, card, 0)

    # Searching and moving

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.cards.text:
            self.cards.find(event.value)
            self.first_row = 0
            self.show_list()
            # The list is seen first; while somebody types on, the card waits.
            self.call_after_refresh(self._show_card_of, event.value)

    def _show_card_of(self, text: str) -> None:
        if text == self.field.value:
            self.show_card(from_the_top=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.field.placeholder = PLACEHOLDER
        self.show_hints()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.field.placeholder = NOT_YET
        self.show_hints()

    def on_key(self, event: events.Key) -> None:
        """A letter that is no key: somebody types what they look for."""
        letter = event.character is not None and event.character.isalnum()
        keys = (*self._bindings.key_to_bindings, *self.app._bindings.key_to_bindings)
        if letter and not self.typing and event.key not in keys:
            search, help_key = self.key_of("search"), self.key_of("app.help")
            said = f"Letters are keys here: {search} begins a search, {help_key} says what each of them does."
            self.quizkl.say_alone(said)

    def action_search(self) -> None:
        if self.view is View.CARD:
            self.set_view(View.BOTH)
        self.field.focus()

    def action_leave(self) -> None:
        """Out of the search, out of a view, out of the selection, out of the browser."""
        if self.typing:
            self.set_focus(None)
        elif self.view is not View.BOTH:
            self.set_view(View.BOTH)
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
        if self.view is View.CARD:
            self.action_scroll_card(pages * max(self.card_page.size.height - 2, 1))
        else:
            self._go_to(self.cards.cursor + pages * max(self.query_one(BrowseList).size.height - 1, 1))

    def action_top(self) -> None:
        self._go_to(0)

    def action_bottom(self) -> None:
        self._go_to(len(self.cards.found) - 1)

    def _go_to(self, place: int) -> None:
        self.cards.move_to(place)
        self.query_one(BrowseList).redraw()
        self.show_card(from_the_top=True)
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
        self._go_to(place)
        self.show_list()

    def action_select(self) -> None:
        self.cards.toggle(self.cards.cursor)
        self.cards.move_to(self.cards.cursor + 1)
        self.show()

    def action_select_range(self) -> None:
        self.cards.select_range()
        self.show()

    def action_extend(self, by: int) -> None:
        """Select the card under the cursor and its neighbour, and go there."""
        self.cards.select_here()
        self.cards.move_to(self.cards.cursor + by)
        self.cards.select_here()
        self.show()

    def action_select_all(self) -> None:
        self.cards.select_all()
        self.show()

    # Looking

    def action_open(self) -> None:
        self.set_view(View.BOTH if self.view is View.CARD else View.CARD)

    def action_view(self) -> None:
        order = (View.BOTH, View.CARD, View.LIST)
        self.set_view(order[(order.index(self.view) + 1) % len(order)])

    def action_history(self) -> None:
        self.shows_history = not self.shows_history
        self.show_card(from_the_top=True)

    def action_source(self) -> None:
        self.look = replace(self.look, source=not self.look.source)
        self.forget_questions()
        self.show()

    def action_scroll_card(self, rows: int) -> None:
        self.card_page.scroll_relative(y=rows, animate=False)

    def action_sideways(self, cells: int) -> None:
        self.query_one("#browse-card", Rows).shift(cells)

    def action_order(self, by: int) -> None:
        orders = list(Order)
        self.cards.set_order(orders[(orders.index(self.cards.finder.order) + by) % len(orders)], False)
        self.show()

    def action_turn_order(self) -> None:
        self.cards.set_order(self.cards.finder.order, not self.cards.finder.reverse)
        self.show()

    def action_query_help(self) -> None:
        from quizkl.tui.query_help import query_help_lines
        from quizkl.tui.sheet import Sheet

        self.app.push_screen(Sheet("What can be searched for", query_help_lines, self.look))

    def action_problems(self) -> None:
        self.quizkl.show_problems()

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
            case "select" | "select_range" | "select_all" | "extend" | "open" | "history":
                return bool(self.cards.found)
            case _:
                return True
