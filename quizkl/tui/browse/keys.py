"""The keys of the browser. While a search is typed letters go into it, and only the others command."""

from __future__ import annotations

from textual.binding import Binding, BindingType

BROWSE_KEYS: list[BindingType] = [
    Binding("slash", "search", "Search: words, deck: tag: kind: is: box: due:", id="browse.search"),
    Binding("enter", "open", "Open the card, or go back to the list", id="browse.open"),
    Binding("h", "history", "History of the card, or the card again", id="browse.history"),
    Binding("space", "select", "Select the card, or no longer", id="browse.select"),
    Binding("V", "select_range", "Select all from the last selected one to here", id="browse.select_range"),
    Binding("shift+down", "extend(1)", "Select this card and the next", id="browse.extend_down"),
    Binding("shift+up", "extend(-1)", "Select this card and the one before", id="browse.extend_up"),
    Binding("A", "select_all", "Select all cards that were found, or none", id="browse.select_all"),
    Binding("s", "study", "Study what is due of the card or the selection", id="browse.study"),
    Binding("a", "practise", "Practise the card or the selection; the boxes stay", id="browse.practise"),
    Binding("S", "suspend", "Suspend the card or the selection, or take it back", id="browse.suspend"),
    Binding("f", "flag", "Flag it, or take the flag away", id="browse.flag"),
    Binding("b", "bury", "Bury: put it off until tomorrow, or bring it back", id="browse.bury"),
    Binding("m", "move", "Move it to another box", id="browse.move"),
    Binding("R", "reset", "Reset: make it new again; its history stays", id="browse.reset"),
    Binding("u,f8", "undo", "Undo what was done here last", id="browse.undo"),
    Binding("e", "edit", "Edit the card's file in your editor", id="browse.edit"),
    Binding("p", "print", "Print the card or the selection", id="browse.print"),
    Binding("o", "order(1)", "Order: next one", id="browse.order"),
    Binding("O", "turn_order", "Order: the other way round", id="browse.turn_order"),
    Binding("E", "problems", "Problems in the decks and in the settings", id="browse.problems"),
    Binding("t,f5", "source", "Show formulas as TeX, or drawn again", id="browse.source"),
    Binding("tab,v", "view", "List and card, the card alone, the list alone", id="browse.view"),
    Binding("down,j", "down", "Next card", id="browse.down"),
    Binding("up,k", "up", "Card before", id="browse.up"),
    Binding("pagedown", "page(1)", "A page down", id="browse.page_down"),
    Binding("pageup", "page(-1)", "A page up", id="browse.page_up"),
    Binding("g,home", "top", "To the first card", id="browse.top"),
    Binding("G,end", "bottom", "To the last card", id="browse.bottom"),
    Binding("J", "scroll_card(3)", "Scroll the card down", id="browse.scroll_down"),
    Binding("K", "scroll_card(-3)", "Scroll the card up", id="browse.scroll_up"),
    Binding("right,l", "sideways(8)", "Move over a wide formula to the right", id="browse.right"),
    Binding("left", "sideways(-8)", "Move over a wide formula to the left", id="browse.left"),
    Binding("f4", "query_help", "What can be searched for", id="browse.query_help"),
    Binding("escape", "leave", "Leave the search, drop the selection, go back", id="browse.leave"),
]
