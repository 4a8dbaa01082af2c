"""``quizkl browse``: every card, found by a query; in the terminal application, as lines, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from quizkl.browser.order import Order
from quizkl.browser.query_examples import EXAMPLES
from quizkl.commands.minus import TakesMinus
from quizkl.commands.opening import sit_down
from quizkl.commands.plain_output import say_json
from quizkl.commands.say import give_up

if TYPE_CHECKING:
    from quizkl.browser.card_index import CardIndex
    from quizkl.browser.query import ReadQuery
    from quizkl.desk import Desk

_WRITTEN = 38
_WIDEST = 76
ORDERS = {order.value.replace(" ", "-"): order for order in Order}


def _epilog() -> str:
    """What can be searched for, an example and its meaning each."""
    rows = []
    for written, meaning in EXAMPLES:
        first, *rest = wrap(meaning, _WIDEST - _WRITTEN)
        rows += [f"{'  '.join(written):<{_WRITTEN}}{first}", *(f"{'':<{_WRITTEN}}{row}" for row in rest)]
    return "A QUERY is one or several of these:\n\n\b\n" + "\n".join(rows)


@click.command("browse", cls=TakesMinus, epilog=_epilog())
@click.argument("query", nargs=-1, metavar="[QUERY ...]")
@click.option("--plain", is_flag=True, help="Print the cards that are found, a line each.")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON object.")
@click.option("--history", is_flag=True, help="With --plain or --json: what happened to each card.")
@click.option("--order", type=click.Choice(tuple(ORDERS)), default="deck", show_default=True, help="In which order.")
@click.option("--reverse", is_flag=True, help="The order the other way round.")
@click.option("--limit", type=click.IntRange(min=1), help="At most this many cards.")
@click.option("--suspend", "act", flag_value="suspend", help="Suspend the cards; where all are, take them back.")
@click.option("--flag", "act", flag_value="flag", help="Flag the cards; where all are, take the flags away.")
@click.option("--bury", "act", flag_value="bury", help="Put the cards off until tomorrow, or bring them back.")
@click.option("--reset", "act", flag_value="reset", help="Make the cards new again; their history stays.")
@click.option("--box", type=click.IntRange(min=1), help="Put the cards into this box.")
@click.option("--undo", "act", flag_value="undo", help="Take back what one of these did last.")
def command(
    query: tuple[str, ...],
    plain: bool,
    json_out: bool,
    history: bool,
    order: str,
    reverse: bool,
    limit: int | None,
    act: str | None,
    box: int | None,
) -> None:
    """Look for cards: open the browser, or with --plain or --json print what is found, or do something to all of it."""
    text = " ".join(query)
    if act or box:
        _do(text, act or "", box, limit)
        return
    if not (plain or json_out or history):
        raise click.exceptions.Exit(_open(text))
    desk, _ = sit_down((), write=False)
    with desk.journal:
        index, positions = _found(desk, text, ORDERS[order], reverse)
        chosen = positions[:limit]
        if json_out:
            from quizkl.commands.browse_json import card_objects

            cards = list(card_objects(desk, index, chosen, history))
            found: dict[str, Any] = {"query": text, "found": len(positions), "cards": cards}
            say_json(found)
            return
        from quizkl.commands.browse_lines import card_lines

        lines = card_lines(desk, index, chosen, history)
        while several := list(islice(lines, 200)):
            click.echo("\n".join(several))
    count = len(positions)
    click.echo(f"{count} card{'s' if count != 1 else ''}", err=True)


def _do(text: str, act: str, box: int | None, limit: int | None) -> None:
    """Act on all that is found."""
    from quizkl.commands.browse_act import act_on, take_back

    if act and box:
        raise click.UsageError("one thing at a time")
    if act != "undo" and not text.strip():
        raise click.UsageError("say which cards: a QUERY is missing, such as is:leech")
    desk, _ = sit_down((), write=True)
    with desk.journal:
        if act == "undo":
            click.echo(take_back(desk))
        else:
            index, positions = _found(desk, text, Order.DECK, reverse=False)
            click.echo(act_on(desk, index, positions[:limit], act, box))


def _open(text: str) -> int:
    """The browser in the terminal."""
    from quizkl.commands.terminal import needs_terminal

    needs_terminal("'quizkl browse --plain' prints the cards, also through pipes.")
    desk, _ = sit_down((), write=True)
    with desk.journal:
        from quizkl.tui.browse.screen import BrowseScreen
        from quizkl.tui.run import run_app

        return run_app(desk, first=lambda app: BrowseScreen(app.desk, app.look, text))


def _read(desk: Desk, text: str) -> ReadQuery:
    from quizkl.browser.read_query import read_query

    read = read_query(text, desk.day)
    for problem in read.problems:
        give_up(f"{problem.message}.", problem.hint, code=2)
    return read


def _found(desk: Desk, text: str, order: Order, reverse: bool) -> tuple[CardIndex, Sequence[int]]:
    from quizkl.browser.card_index import CardIndex
    from quizkl.browser.finder import Finder
    from quizkl.browser.query import Words

    read = _read(desk, text)
    index = CardIndex(desk.shelf.decks, desk.states(), desk.day)
    if any(isinstance(term.condition, Words) for term in read.query.terms):
        _read_all(index.read_texts())
    return index, Finder(index, order, reverse).found(read.query)


def _read_all(reading: Iterator[int]) -> None:
    for _ in reading:
        pass
