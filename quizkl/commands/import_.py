"""``quizkl import``: cards of another program's file become a deck, or new cards of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from quizkl.commands.say import give_up, problem_line, say_problems
from quizkl.exchange.source_text import ENCODINGS

if TYPE_CHECKING:
    from quizkl.deck.problem import Problem
    from quizkl.exchange.compare import Changes
    from quizkl.exchange.import_cards import Taken
    from quizkl.exchange.source_card import Source

_MOST_NAMED = 12


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DECK", help="The deck that is made or added to: its id or its file.")
@click.option(
    "--encoding",
    type=click.Choice(ENCODINGS),
    metavar="NAME",
    help="Such as windows-1252, where FILE is not in Unicode.",
)
@click.option("--overwrite", is_flag=True, help="Where a card was changed here and in FILE, take FILE's.")
def command(file: Path, output: str | None, encoding: str | None, overwrite: bool) -> None:
    """Take the cards of FILE (.csv, .tsv, .txt from Anki, .md) into a deck.

    A table has a front and a back in each row, and after a first row of names also tags, id, note and reverse.
    Markdown has cards of Q: and A:, and of C: with [holes]. The same file again adds nothing twice: a new answer
    changes its card, which keeps its history, and what you wrote or changed yourself stays.
    """
    from quizkl.deck.deck_file import display_name, read_file
    from quizkl.deck.problem import Problem, Severity
    from quizkl.exchange.import_cards import read_cards

    opened = read_file(file, display_name(file))
    if isinstance(opened, Problem):
        say_problems([opened])
        raise click.exceptions.Exit(1)
    cards, problems = read_cards(opened.source, file.name, display_name(file), encoding)
    say_problems(problems[:_MOST_NAMED])
    if len(problems) > _MOST_NAMED:
        click.echo(f"{display_name(file)}: and {len(problems) - _MOST_NAMED} more problems", err=True)
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    if cards.cards:
        wrong |= _take(cards, file, output, overwrite)
    raise click.exceptions.Exit(1 if wrong else 0)


def _take(cards: Source, file: Path, output: str | None, overwrite: bool) -> bool:
    """Write the cards into their deck and say what came of it; whether something in the file was wrong."""
    from quizkl.commands.opening import open_settings
    from quizkl.commands.own_deck import deck_file, is_file_name, own_deck_file, refuse_taken_id
    from quizkl.deck.deck_file import display_name, stamp_of
    from quizkl.deck.problem import Severity
    from quizkl.exchange.deck_name import id_of, title_of

    is_file = output is not None and is_file_name(output)
    called = deck_file(output).stem if output is not None and is_file else output or file.stem
    deck_id = id_of(called)
    if deck_id is None:
        give_up(f"{title_of(called)!r} has no letters or digits to make an id of.", "Name the deck by -o.", code=2)
    settings = open_settings()
    path = deck_file(output) if output is not None and is_file else own_deck_file(deck_id, settings)
    is_new = stamp_of(path) is None
    if is_new:
        refuse_taken_id(deck_id, path, settings)
    taken = _written(cards, file, path, (deck_id, title_of(called)), overwrite)
    say_problems(taken.changes.problems[:_MOST_NAMED])
    for line in _report(taken.changes, display_name(path), display_name(Path(file.name))):
        click.echo(line)
    new = {card_id for card_id, _ in taken.changes.added} | {one.card.id for one in taken.changes.updates}
    for line in _not_shown(taken.source, path, new) if new else ():
        click.echo(line, err=True)
    if is_new:
        click.echo(f"quizkl study {quote(display_name(path))} studies it.", err=True)
    return any(problem.severity is Severity.ERROR for problem in taken.changes.problems)


def _written(cards: Source, file: Path, path: Path, heading: tuple[str, str], overwrite: bool) -> Taken:
    """The deck with the cards, which is written by now. ``heading`` are the id and the title of a new one."""
    from quizkl.deck.deck_file import display_name, read_file, stamp_of
    from quizkl.deck.problem import Problem
    from quizkl.deck.replace_file import replace_file
    from quizkl.deck.source import LARGEST_FILE, too_large
    from quizkl.exchange.import_cards import into_deck, into_new_deck
    from quizkl.exchange.new_file import write_new_file

    name, shown, deck = display_name(Path(file.name)), display_name(file), display_name(path)
    problem: Problem | None = None
    if stamp_of(path) is not None:
        opened = read_file(path, deck)
        old = opened.source if not isinstance(opened, Problem) else b""
        taken = into_deck(cards, name, shown, old, deck, overwrite) if not isinstance(opened, Problem) else opened
    else:
        old = None
        taken = into_new_deck(cards, name, shown, *heading)
    if isinstance(taken, Problem):
        problem = taken
    elif len(taken.source) > LARGEST_FILE:
        problem = too_large(len(taken.source), deck)
    elif old is None:
        problem = write_new_file(path, taken.source)
    elif taken.source != old:
        problem = replace_file(path, old, taken.source, deck)
    if problem is not None:
        give_up(f"{problem_line(problem)}")
    assert not isinstance(taken, Problem)
    return taken


def _report(changes: Changes, deck: str, name: str) -> Iterator[str]:
    updated = [one.card.id or "" for one in changes.updates if not one.only_comment]
    yield f"{deck}: {len(changes.added)} added, {len(updated)} updated, {changes.unchanged} unchanged"
    if updated:
        yield f"  updated: {_named(updated)}"
    if changes.refronted:
        yield f"  found by the answer, since the front is another in {name}: {_named(changes.refronted)}"
    for why in dict.fromkeys(why for _, why in changes.left):
        cards = [card for card, reason in changes.left if reason == why]
        remedy = "; --overwrite takes the file's" if "changed here" in why else ""
        yield f"  left as it is in the deck ({why}{remedy}): {_named(cards)}"
    if changes.gone:
        yield f"  no longer in {name}, kept in the deck: {_named(changes.gone)}"
    for one in changes.alike[:_MOST_NAMED]:
        why = "the same answer" if one.same_back else "nearly the same front"
        yield f"  {one.new} is new and has {why} as {one.gone}, which is no longer in {name}"
    if changes.alike:
        yield "  where two are one card, take the old one out and give the new one its id: its history goes on"


def _named(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _not_shown(source: bytes, path: Path, new: Iterable[str | None]) -> Iterator[str]:
    """What of the new cards a deck cannot show, such as a formula that cannot be read."""
    from quizkl.deck.deck_file import display_name
    from quizkl.deck.load import load_deck
    from quizkl.deck.problem import Severity

    ids = set(new)
    found = [problem for problem in load_deck(source, display_name(path)).problems if problem.card in ids]
    wrong = [problem for problem in found if problem.severity is Severity.ERROR]
    cards = len({problem.card for problem in wrong})
    yield from (problem_line(problem) for problem in wrong[:_MOST_NAMED])
    if wrong:
        them = "1 card cannot be studied" if cards == 1 else f"{cards} cards cannot be studied"
        yield f"{them} until this is mended; quizkl check {quote(display_name(path))} says it again"
