"""A new deck to begin with, and beside it the format's schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

from quizkl.deck.deck_file import display_name
from quizkl.deck.problem import Place, Problem
from quizkl.deck.replace_file import replace_file
from quizkl.exchange.first_cards import first_deck
from quizkl.exchange.new_file import write_new_file
from quizkl.exchange.schema import TITLE, deck_schema
from quizkl.exchange.yaml_text import line_value

SCHEMA_FILE = "quizkl.schema.json"


def write_new_deck(path: Path, deck_id: str, title: str, with_schema: bool) -> Problem | None:
    """Write a deck with a card of each kind; a file that is there stays as it is.

    ``with_schema`` writes the schema beside it and tells editors of it in the deck's first line.
    """
    if with_schema and (problem := _write_schema(path.parent / SCHEMA_FILE)) is not None:
        return problem
    text = first_deck(deck_id, line_value(title), display_name(Path(path.name)), SCHEMA_FILE if with_schema else None)
    return write_new_file(path, text.encode())


def _write_schema(path: Path) -> Problem | None:
    """Write the schema, or renew that of another version; any other file of that name is not touched."""
    source = (json.dumps(deck_schema(), indent=2, ensure_ascii=False) + "\n").encode()
    try:
        old = path.read_bytes()
    except FileNotFoundError:
        return write_new_file(path, source)
    except OSError as error:
        return Problem(Place(display_name(path)), f"the file cannot be read: {error.strerror}")
    if old == source:
        return None
    if not _is_ours(old):
        return Problem(
            Place(display_name(path)), "this file is there and is no schema of quizkl's", "Move it away first."
        )
    return replace_file(path, old, source, display_name(path))


def _is_ours(source: bytes) -> bool:
    try:
        written = json.loads(source)
    except (ValueError, RecursionError):
        return False
    return isinstance(written, dict) and written.get("title") == TITLE
