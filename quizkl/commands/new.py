"""``quizkl new``: a deck to begin with."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from quizkl.commands.say import give_up


@click.command("new")
@click.argument("name", metavar="NAME|FILE")
@click.option("--title", help="What is shown; without it the name.")
@click.option("--schema", is_flag=True, help="Also write the format's schema beside it, for your editor.")
def command(name: str, title: str | None, schema: bool) -> None:
    """Make a deck with one card of each kind, which you change and add to.

    A NAME makes it in your own folder of decks; a FILE (*.yaml) is made where you say. No file is ever overwritten.
    """
    from quizkl.commands.opening import open_settings
    from quizkl.commands.own_deck import deck_file, file_in_own_folder, is_file_name, refuse_taken_id
    from quizkl.deck.deck_file import display_name
    from quizkl.exchange.deck_name import id_of, title_of
    from quizkl.exchange.new_deck import write_new_deck

    called = deck_file(name).stem if is_file_name(name) else name
    deck_id = id_of(called)
    if deck_id is None:
        give_up(f"{title_of(called)!r} has no letters or digits to make an id of.", "Choose another name.", code=2)
    settings = open_settings()
    path: Path = deck_file(name) if is_file_name(name) else file_in_own_folder(deck_id, settings)
    refuse_taken_id(deck_id, path, settings)
    problem = write_new_deck(path, deck_id, title_of(title or called), schema)
    if problem is not None:
        give_up(f"{problem.place.file}: {problem.message}.", problem.hint)
    click.echo(display_name(path))
    file = quote(display_name(path))
    click.echo(f"Change it as you like. quizkl check {file} checks it, quizkl study {file} studies it.", err=True)
