"""A YAML text as the value that an editor's YAML 1.2 reader hands to a schema."""

from __future__ import annotations

import re

from quizkl.deck.node import Mapping, Node, Scalar, Sequence, Style
from quizkl.deck.yaml_tree import read_tree

_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def instance_of(text: str) -> object | None:
    """The value of a deck's YAML; None where YAML itself cannot read it, or a key stands twice."""
    tree = read_tree(text, "deck.yaml")
    return None if tree.problems or tree.root is None else _value(tree.root)


def _value(node: Node) -> object:
    match node:
        case Mapping(pairs=pairs):
            return {key.text: _value(value) for key, value in pairs}
        case Sequence(items=items):
            return [_value(item) for item in items]
        case Scalar(text=text, style=style):
            return text if style is not Style.PLAIN else _plain(text)


def _plain(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
