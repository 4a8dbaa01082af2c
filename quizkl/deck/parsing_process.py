"""A process that reads deck files for another one: each line it is sent names a file, and it answers with what the
cache keeps of it. Lines are JSON.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from quizkl.deck.cache import hash_of, stored_form
from quizkl.deck.deck_file import read_file
from quizkl.deck.load import parse_deck
from quizkl.deck.problem import Problem


def main() -> None:
    """Serve until the input ends."""
    gc.disable()  # what a deck leaves behind has hardly a cycle
    for line in sys.stdin.buffer:
        path, file = json.loads(line)
        sys.stdout.buffer.write(answer(Path(path), file))
        sys.stdout.buffer.flush()


def answer(path: Path, file: str) -> bytes:
    """``[hash, summary, cards]`` of a file that is called ``file`` in messages; ``null`` where it cannot be read."""
    opened = read_file(path, file)
    if isinstance(opened, Problem):
        return b"null\n"
    stored = stored_form(parse_deck(opened.source, file))
    return json.dumps([hash_of(opened.source).hex(), stored.summary, stored.cards]).encode() + b"\n"
