"""``quizkl decks``: the decks there are, and where they are looked for."""

from __future__ import annotations

import click

from quizkl.commands.opening import open_decks, open_settings, search_places
from quizkl.commands.say import say_problems
from quizkl.deck.deck_file import stamp_of


@click.command("decks")
def command() -> None:
    """List where decks are looked for, and the decks found there."""
    click.echo("Decks are looked for in:")
    for place in search_places((), open_settings()):
        there = "" if stamp_of(place.path) is not None else "   (not there)"
        click.echo(f"  {place.path}{there}")
    shelf = open_decks()
    click.echo(f"{len(shelf.decks)} deck{'' if len(shelf.decks) == 1 else 's'}:")
    for deck in shelf.decks:
        shipped = " (comes with quizkl)" if deck.shipped else ""
        broken = f", {deck.broken} left out" if deck.broken else ""
        click.echo(f"  {deck.id:<20} {deck.title}{shipped}: {len(deck.items())} to study{broken}")
        click.echo(f"  {'':<20} {deck.file}")
    say_problems(shelf.problems)
