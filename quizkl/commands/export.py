"""``quizkl export``: the cards of a deck for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from quizkl.commands.say import give_up

if TYPE_CHECKING:
    from quizkl.exchange.card_columns import DeckColumns

_FORMATS = ("csv", "md")
_MOST_NAMED = 12


@click.command("export")
@click.argument("deck")
@click.option("--to", "form", type=click.Choice(_FORMATS), help="A table, or Markdown with Q:, A: and C:.")
@click.option("-o", "--output", default="-", metavar="FILE", help="The file to write; without it, standard output.")
@click.option("--excel", is_flag=True, help="Begin the table with the mark by which Excel sees that it is Unicode.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def command(deck: str, form: str | None, output: str, excel: bool, force: bool) -> None:
    """Write the cards of DECK (its id or its file) that are a front and a back, for other programs and for import.

    Flashcards, questions, clozes and choices are written; what has to be computed is left out and named, and so are
    the keys for which the file has no place, such as hints.
    """
    from quizkl.deck.deck_file import display_name, real_path
    from quizkl.exchange.write_columns import as_markdown, as_table, lost_in_markdown, lost_in_table

    wanted = form or Path(output).suffix.removeprefix(".").lower()
    if wanted not in _FORMATS:
        give_up("as what are the cards to be written?", "Say it by --to csv or --to md.", code=2)
    path, file = _deck_file(deck)
    if output != "-" and real_path(Path(output)) == real_path(path):
        give_up(f"{display_name(Path(output))} is the deck itself.", "Name another file.", code=2)
    columns = _columns(deck, path, file)
    left_out = list(columns.left_out)
    if wanted == "csv":
        text, lost = as_table(columns), lost_in_table(columns)
    else:
        text, unwritten = as_markdown(columns)
        left_out += unwritten
        lost = lost_in_markdown(columns, {card for card, _ in unwritten})
    _write(output, text.encode("utf-8-sig" if excel and wanted == "csv" else "utf-8"), force)
    _say_left_out(left_out)
    if columns.broken:
        cards, them = ("1 card", "it") if columns.broken == 1 else (f"{columns.broken} cards", "them")
        click.echo(f"left out, since something is wrong: {cards}; quizkl check {quote(file)} names {them}", err=True)
    _say_lost(lost)


def _deck_file(deck: str) -> tuple[Path, str]:
    """The file of the one deck that is named, and its name in messages."""
    from quizkl.commands.opening import open_settings, search_places
    from quizkl.commands.reading_decks import shelf_and_chosen
    from quizkl.commands.unknown import unknown

    shelf, chosen = shelf_and_chosen(search_places((), open_settings()), [deck])
    if chosen.unknown:
        give_up(*unknown(shelf, deck, Path.cwd()), code=2)
    path = chosen.decks[0].path if len(chosen.decks) == 1 else None
    if path is None:
        give_up(f"{deck!r} is not one deck.", "Name one by its id or its file.", code=2)
    return path, chosen.decks[0].file


def _columns(deck: str, path: Path, file: str) -> DeckColumns:
    """The cards of the deck in the file."""
    from quizkl.deck.deck_file import read_file
    from quizkl.deck.problem import Problem
    from quizkl.exchange.card_columns import card_columns

    opened = read_file(path, file)
    columns = card_columns(opened.source, file) if not isinstance(opened, Problem) else opened
    if isinstance(columns, Problem):
        give_up(f"{columns.place}: {columns.message}.", columns.hint)
    if not columns.cards:
        give_up(f"{deck!r} has no card that is a front and a back.", "What has to be computed is not exported.")
    return columns


def _write(output: str, content: bytes, force: bool) -> None:
    from quizkl.printing.problem import PrintProblem
    from quizkl.printing.save import save

    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = save(Path(output), content, force)
    if isinstance(path, PrintProblem):
        give_up(f"{path.message}.", path.hint)
    click.echo(str(path))


def _say_left_out(left_out: list[tuple[str, str]]) -> None:
    for why in dict.fromkeys(why for _, why in left_out):
        cards = [card for card, reason in left_out if reason == why]
        more = len(cards) - _MOST_NAMED
        named = ", ".join(cards[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        click.echo(f"left out, since {why}: {named}", err=True)


def _say_lost(lost: list[tuple[str, int]]) -> None:
    of_cards = [f"{key} of {count} card{'' if count == 1 else 's'}" for key, count in lost if count]
    if of_cards:
        click.echo(f"not in the file, which has no place for it: {', '.join(of_cards)}", err=True)
    if of_deck := [key for key, count in lost if not count]:
        click.echo(f"not in the file, of the deck: {', '.join(of_deck)}", err=True)
