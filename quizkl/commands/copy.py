"""``quizkl copy``: a shipped deck becomes the learner's own."""

from __future__ import annotations

from pathlib import Path

import click

from quizkl.commands.folders import folders
from quizkl.commands.opening import open_settings, search_places
from quizkl.commands.reading_decks import shelf_and_chosen
from quizkl.commands.say import give_up


@click.command("copy")
@click.argument("deck")
def command(deck: str) -> None:
    """Copy DECK (its id or its file) into your own folder of decks, where it can be edited; it keeps its history."""
    from quizkl.commands.unknown import unknown
    from quizkl.deck.copy import copy_deck
    from quizkl.deck.problem import Problem

    shelf, chosen = shelf_and_chosen(search_places((), open_settings()), [deck])
    if chosen.unknown:
        give_up(*unknown(shelf, deck, Path.cwd()), code=2)
    if len(chosen.decks) != 1:
        give_up(f"{deck!r} is not one deck.", "Name one by its id or its file.", code=2)
    copied = copy_deck(chosen.decks[0], folders().decks)
    if isinstance(copied, Problem):
        give_up(f"{copied.place.file}: {copied.message}.", copied.hint)
    click.echo(copied)
