"""``quizkl schema``: the deck format as a JSON Schema, for editors."""

from __future__ import annotations

import click

from quizkl.commands.plain_output import say_json


@click.command("schema")
def command() -> None:
    """Print the deck format as a JSON Schema, with which an editor completes and explains keys while you write.

    ``quizkl new NAME --schema`` writes it beside a new deck and tells the editor of it.
    """
    from quizkl.exchange.schema import deck_schema

    say_json(deck_schema(), indent=2)
