"""JSON lines in, JSON lines out, in order; a bad line is answered like any other and never stops the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizkl.commands.plain_output import say_json

LONGEST_LINE = 1_000_000
Answer = dict[str, Any]


def run_batch(answer: Callable[[Mapping[str, Any]], Answer], unreadable: Answer | None = None) -> None:
    """Answer every line of standard input with a line on standard output; ``unreadable`` is what the answer to a line
    that is no JSON object holds besides its error.
    """
    for line in _lines():
        if not line.strip():
            continue
        say_json(_answer_line(line, answer, unreadable or {}))


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")


def _answer_line(line: str, answer: Callable[[Mapping[str, Any]], Answer], more: Answer) -> Answer:
    if len(line) > LONGEST_LINE:
        return {"error": f"this line has {len(line)} characters; the most is {LONGEST_LINE}", **more}
    try:
        # Numbers keep their decimal text: 0.1 stays one tenth.
        asked = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as fault:
        return {"error": f"this line is not JSON: {fault}", **more}
    if not isinstance(asked, dict):
        return {"error": 'a line must be a JSON object, such as {"given": "1/2"}', **more}
    return answer(asked)


def text_of(asked: Mapping[str, Any], key: str) -> str | None:
    """The text under ``key``, None where there is none; a number counts as its text."""
    value = asked.get(key)
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return None
