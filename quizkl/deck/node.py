"""A YAML file as a small tree in which everything knows its line and column.

The three nodes are named tuples: a deck of 10,000 cards has about 100,000 of them.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Style(Enum):
    """How a scalar is written, by the character that says so."""

    PLAIN = ""
    SINGLE_QUOTED = "'"
    DOUBLE_QUOTED = '"'
    LITERAL = "|"
    FOLDED = ">"


class Scalar(NamedTuple):
    """A text. ``raw`` is what the file has for it where that is not the text itself."""

    text: str
    line: int
    column: int
    style: Style = Style.PLAIN
    raw: str = ""


class Sequence(NamedTuple):
    line: int
    column: int
    items: tuple[Node, ...]
    flow: bool = False


class Mapping(NamedTuple):
    """The pairs in file order, with equal keys kept apart. A key that is no scalar is left out with a problem."""

    line: int
    column: int
    pairs: tuple[tuple[Scalar, Node], ...]
    flow: bool = False


Node = Scalar | Sequence | Mapping


def written_id(card: Mapping) -> str | None:
    """A card's id as it stands there, be it good or not."""
    return next((value.text for key, value in card.pairs if key.text == "id" and isinstance(value, Scalar)), None)


def last_line(node: Node) -> int:
    """The line in which the node ends, as far as there is text."""
    match node:
        case Scalar(text, line, _, _, raw):
            return line + (raw or text).rstrip().count("\n")
        case Sequence(line, _, items, _):
            return last_line(items[-1]) if items else line
        case Mapping(line, _, pairs, _):
            return last_line(pairs[-1][1]) if pairs else line


def content(node: Node) -> object:
    """A node without its place, to compare what two files say."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [content(item) for item in items]
        case Mapping(pairs=pairs):
            return [(key.text, content(value)) for key, value in pairs]


def describe(node: Node) -> str:
    """What a learner would call it, for a message."""
    match node:
        case Scalar(text=text):
            return f"{shorten(text)!r}" if text.strip() else "nothing"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping (key: value)"


def shorten(text: str, length: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
