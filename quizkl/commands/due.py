"""``quizkl due``: what is due today, deck by deck."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from quizkl.commands.opening import say_left_out, sit_down
from quizkl.commands.plain_output import say_json
from quizkl.deck.deck import Item
from quizkl.desk import Desk, plan


@click.command("due")
@click.argument("decks", nargs=-1, metavar="[DECK ...]")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON object.")
def command(decks: tuple[str, ...], json_out: bool) -> None:
    """Say what is due today, of all decks or of those named by id, file or folder.

    Daily limits, and siblings that must not come on one day, are taken into account: it is what a session would ask.
    """
    desk, chosen = sit_down(decks, write=False)
    say_left_out(desk.shelf, chosen, decks)
    answer = due(desk, chosen.items)
    if json_out:
        say_json(answer)
        return
    _print(desk, answer)


def due(desk: Desk, items: Sequence[Item]) -> dict[str, object]:
    """The counts as ``--json`` prints them. ``next`` is the first later day with something due."""
    queue = plan(desk, items).queue
    waiting = (*queue.learning, *queue.due)
    return {
        "date": desk.day.isoformat(),
        "due": len(waiting),
        "new": len(queue.new),
        "next": _iso(queue.next_due),
        "decks": [
            {
                "deck": deck,
                "due": sum(key.deck == deck for key in waiting),
                "new": sum(key.deck == deck for key in queue.new),
                "next": _iso(queue.next_due_by_deck.get(deck)),
            }
            for deck in dict.fromkeys(item.key.deck for item in items)
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _print(desk: Desk, answer: dict[str, object]) -> None:
    titles = {deck.id: deck.title for deck in desk.shelf.decks}
    rows = answer["decks"]
    assert isinstance(rows, list)
    click.echo(f"{answer['date']}: {answer['due']} due, {answer['new']} new")
    for row in rows:
        following = "" if row["next"] is None else f"   next {row['next']}"
        click.echo(f"  {row['due']:>4} due {row['new']:>4} new   {titles.get(row['deck'], row['deck'])}{following}")
    if not answer["due"] and not answer["new"]:
        click.echo("Nothing to study today." + (f" Next: {answer['next']}." if answer["next"] else ""))
