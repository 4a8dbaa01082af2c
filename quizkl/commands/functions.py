"""``quizkl functions``: what an expression may use."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator
from typing import Any, Final

import click

from quizkl.commands.say import give_up
from quizkl.maths.functions.entry import Function
from quizkl.maths.functions.table import FUNCTIONS, SECTIONS, function_named

_WIDEST: Final = 100
_INDENT: Final = "      "
_EVERYWHERE: Final = "every real x"  # nothing to be warned of


@click.command("functions")
@click.argument("words", nargs=-1, metavar="[WORD ...]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each function.")
def command(words: tuple[str, ...], as_json: bool) -> None:
    """List the functions of the answer language: how each is called, what it is, where it is defined.

    With a WORD, those of that name, or else those that have all words in their name or their definition.
    """
    found = _found(words)
    if not found:
        give_up(f"no function has {' and '.join(map(repr, words))} in it.", "quizkl functions lists them all.")
    if as_json:
        for function in found:
            click.echo(json.dumps(_as_object(function), ensure_ascii=False))
        return
    click.echo("\n\n".join(_listed(found)))


def _found(words: tuple[str, ...]) -> frozenset[Function]:
    named = function_named(words[0]) if len(words) == 1 else None
    if named is not None:
        return frozenset((named,))
    wanted = [word.casefold() for word in words]
    return frozenset(
        function for function in FUNCTIONS.values() if all(word in _text(function).casefold() for word in wanted)
    )


def _text(function: Function) -> str:
    return " ".join([function.name, *function.aliases, function.doc])


def _listed(found: frozenset[Function]) -> Iterator[str]:
    """The functions under the headings of their sections."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    for heading, section in SECTIONS.items():
        entries = [_entry(function, width) for function in section if function in found]
        if entries:
            yield "\n".join([heading, *entries])


def _entry(function: Function, width: int) -> str:
    also = f"   also {', '.join(function.aliases)}" if function.aliases else ""
    said = function.doc.replace("`", "")
    if function.domain not in ("", _EVERYWHERE):
        said += f" For {function.domain}."
    filled = textwrap.fill(said, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    return f"  {function.signature}{also}\n{filled}"


def _as_object(function: Function) -> dict[str, Any]:
    return {
        "name": function.name,
        "signature": function.signature,
        "aliases": list(function.aliases),
        "definition": function.doc,
        "domain": function.domain,
    }
