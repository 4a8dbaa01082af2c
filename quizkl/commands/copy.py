"""``quizkl copy``: a shipped deck becomes the learner's own."""

from __future__ import annotations

import click

from quizkl.commands.folders import folders
from quizkl.commands.opening import open_decks
from quizkl.commands.say import give_up


@click.command("copy")
@click.argument("deck")
def command(deck: str) -> None:
    """Copy DECK into your own folder of decks, where it can be edited; it keeps its history."""
    from quizkl.deck.copy import copy_deck
    from quizkl.deck.problem import Problem

    shelf = open_decks()
    found = next((known for known in shelf.decks if known.id == deck), None)
    if found is None:
        names = ", ".join(known.id for known in shelf.decks)
        give_up(f"there is no deck {deck!r}.", f"The decks are: {names}." if names else "There are no decks at all.")
    copied = copy_deck(found, folders().decks)
    if isinstance(copied, Problem):
        give_up(f"{copied.place.file}: {copied.message}.", copied.hint)
    click.echo(copied)
