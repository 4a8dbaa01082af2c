"""What is seen of the browser: the search, the list, and the card under the cursor with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll

from quizkl.browser.card_history import numbers_drawn, what_happened
from quizkl.deck.card import Card
from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.schedule.state import ItemState
from quizkl.study.phase import Task
from quizkl.tui.browse.acts import BrowseActs, Done
from quizkl.tui.browse.card import standing_lines, whole_card
from quizkl.tui.browse.card_list import BrowseList, Row, head_line, row_line, rows_seen, scrolled
from quizkl.tui.browse.cards import MARKED, BrowseCards
from quizkl.tui.browse.history import history_lines
from quizkl.tui.browse.search_field import SearchField
from quizkl.tui.fixed_rows import FixedRows
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.own_keys import first_key
from quizkl.tui.paragraph import paragraph
from quizkl.tui.question_line import question_line
from quizkl.tui.rows import Rows
from quizkl.tui.study.card_lines import rule

PLACEHOLDER: Final = 'words  deck:  tag:  kind:  is:  box:  due:  -not  "a phrase"'
NOT_YET: Final = "to search: words  deck:  tag:  kind:  is:  box:  due:"
"""While letters are keys; it stands behind the key that begins a search."""


class View(Enum):
    """The list with the card, or one of them alone. The value is the screen's class."""

    BOTH = "-both"
    CARD = "-only-card"
    LIST = "-only-list"


class BrowseLook(BrowseActs):
    """Draws what was found. The list and the rows of one line are drawn without moving anything else."""

    def __init__(self, cards: BrowseCards, look: Look, done: list[Done] | None = None) -> None:
        super().__init__(cards, done)
        self.look = replace(look, cursor=0)
        self.field = SearchField(placeholder=NOT_YET, id="browse-query", select_on_focus=False)
        self.view = View.BOTH
        self.shows_history = False
        self.first_row = 0
        self.list_seen = False
        """The list is drawn first; what the first formula of a card needs is imported while it is looked at."""
        self._questions: dict[ItemKey, str] = {}

    def compose_body(self) -> ComposeResult:
        yield FixedRows(self._top, id="top", classes="top")
        with Horizontal(id="browse-search"):
            yield FixedRows(lambda _: [line(Piece("/", Ink.KEY, "search"))], id="browse-slash")
            self.field.value = self.cards.text  # not before there is a screen
            yield self.field
        with Container(id="browse-body"):
            with Vertical(id="browse-found"):
                yield FixedRows(self._note, id="browse-note")
                yield BrowseList(self._list)
            with Vertical(id="browse-beside"):
                yield FixedRows(self._card_top, id="browse-card-top")
                with VerticalScroll(id="browse-page", classes="page", can_focus=False):
                    yield Rows(self._card, id="browse-card")

    @property
    def card_page(self) -> VerticalScroll:
        return self.query_one("#browse-page", VerticalScroll)

    @property
    def typing(self) -> bool:
        return self.field.has_focus

    # The list

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
        self.first_row = scrolled(self.first_row, cards.cursor, height, len(cards.found))
        items, states, day = cards.index.items, cards.index.states, cards.index.day
        return [
            row_line(
                Row(number, items[place], states[place], items[place].key in cards.selected, number == cards.cursor),
                self._question,
                day,
                columns,
                self.look,
            )
            for number in rows_seen(cards.found, self.first_row, height)
            for place in (cards.found[number],)
        ]

    def _nothing(self, columns: int) -> list[Line]:
        if not self.cards.index.items:
            where = "quizkl decks says where decks are looked for; quizkl new makes one."
            return [line(strong("There are no cards.")), *paragraph(where, columns, Ink.MUTED)]
        if self.cards.waits_for_texts:
            return [EMPTY]
        if self.cards.text == MARKED:
            suspend, flag = (first_key(self, action, self.look.ascii) for action in ("suspend", "flag"))
            said = (
                f"In the list of all cards {suspend} suspends a card and {flag} flags it, as in a session."
                " Cards that are often missed are marked by themselves."
            )
            return [line(strong("No card is marked.")), *paragraph(said, columns, Ink.MUTED)]
        said = "Nothing has all of this. Take something away, or write -this to leave cards out."
        return [line(strong("No card is found.")), *paragraph(said, columns, Ink.MUTED)]

    def _question(self, item: Item, state: ItemState) -> str:
        known = self._questions.get(item.key)
        if known is None:
            known = question_line(self.cards.desk, item.key, state.standing, self.look)
            self._questions[item.key] = known
        return known

    def forget_questions(self) -> None:
        """The decks, or how they are drawn, have changed."""
        self._questions.clear()

    # The card

    def _card_top(self, columns: int) -> list[Line]:
        """The line between the list and the card: whose card, and whether it or its history is shown."""
        item = self.cards.item
        if item is None:
            return [rule(columns, self.look)]
        dash = self.look.sign("─", "-")
        chosen, other = (Ink.MUTED, Ink.STRONG) if self.shows_history else (Ink.STRONG, Ink.MUTED)
        tabs = line(Piece(" card", chosen), muted(" / "), Piece("history ", other), action="history")
        name = cut(line(Piece(f"{dash} ", Ink.TRACK), strong(str(item.key))), columns - tabs.width - 3)
        fill = Piece(dash * max(columns - name.width - tabs.width - 2, 1), Ink.TRACK)
        return [line(*name.pieces, " ", fill, *tabs.pieces, Piece(dash, Ink.TRACK))]

    def _card(self, columns: int) -> list[Line]:
        item, state = self.cards.item, self.cards.state
        if item is None or not self.list_seen:
            return []
        card = self.cards.desk.shelf.card(item.key)
        varies = not isinstance(card, Problem) and bool(numbers_drawn(card, 0))
        stands = standing_lines(item, state, varies, self.cards.index.day, columns, self.look)
        if self.shows_history:
            return [*stands, EMPTY, *self._history(item, card, columns)]
        if isinstance(card, Problem):
            said = paragraph(f"{card.message}. {card.hint}".strip(), columns, Ink.WARNING)
            shown = [*said, *paragraph(str(card.place), columns, Ink.CODE)]
        else:
            shown = whole_card(Task(item.key, card, state.standing, 0), columns, self.look)
        lines = [*stands, EMPTY, *shown]
        if self.view is View.CARD:
            lines += [EMPTY, rule(columns, self.look, "history"), EMPTY, *self._history(item, card, columns)]
        return lines

    def _history(self, item: Item, card: Card | Problem, columns: int) -> list[Line]:
        recorded = self.cards.desk.journal.history(item.key, self.cards.renames)
        shown = None if isinstance(card, Problem) else card
        return history_lines(what_happened(recorded), shown, self.cards.desk.now(), columns, self.look)

    # Drawing anew

    def show(self) -> None:
        self.show_list()
        self.show_card()

    def show_list(self) -> None:
        for name in ("#top", "#browse-note", "#browse-list"):
            self.query_one(name, Rows).redraw()
        self.show_hints()

    def show_card(self, from_the_top: bool = False) -> None:
        for name in ("#browse-card-top", "#browse-card"):
            self.query_one(name, Rows).redraw()
        if from_the_top:
            self.card_page.scroll_home(animate=False)

    def set_view(self, view: View) -> None:
        self.view = view
        for each in View:
            self.set_class(each is view, each.value)
        self.show()

    def look_again(self, look: Look) -> None:
        self.forget_questions()
        super().look_again(look)

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        if self.typing:
            return [("leave", "To the list"), ("query_help", "What to type"), ("down", "Next"), ("app.help", "Help")]
        state, item = self.cards.state, self.cards.item
        asleep = state.suspended or (item is not None and item.suspended)
        return [
            ("search", "Search"),
            ("open", "List" if self.view is View.CARD else "Open"),
            ("study", "Study"),
            ("select", "Select"),
            ("app.palette", "Commands"),
            ("leave", "Back"),
            ("edit", "Edit"),
            ("problems", "Problems"),
            ("undo", "Undo"),
            ("suspend", "Take back" if asleep and not self.cards.selected else "Suspend"),
            ("flag", "Flag"),
            ("history", "History"),
            ("move", "Box"),
            ("print", "Print"),
            ("order(1)", "Order"),
            ("app.help", "Help"),
        ]
