"""Nodes as JSON and back, for the cache.

A scalar is ``[text, line, column, style, raw]``, a sequence ``[line, column, flow, items]``, a mapping
``[line, column, flow, keys, values]``: told apart by what they begin with and how long they are.
"""

from __future__ import annotations

from typing import Any

from quizkl.deck.node import Mapping, Node, Scalar, Sequence, Style

_STYLES = {style.value: style for style in Style}


def to_json(node: Node) -> list[Any]:
    match node:
        case Scalar(text, line, column, style, raw):
            return [text, line, column, style.value, raw]
        case Sequence(line, column, items, flow):
            return [line, column, flow, [to_json(item) for item in items]]
        case Mapping(line, column, pairs, flow):
            return [line, column, flow, [to_json(key) for key, _ in pairs], [to_json(value) for _, value in pairs]]


def from_json(stored: list[Any]) -> Node:
    """The node; raises ValueError, TypeError or LookupError on anything that ``to_json`` did not write."""
    if isinstance(stored[0], str):
        text, line, column, style, raw = stored
        return Scalar(text, line, column, _STYLES[style], raw)
    if len(stored) == 4:
        line, column, flow, items = stored
        return Sequence(line, column, tuple(from_json(item) for item in items), flow)
    line, column, flow, keys, values = stored
    pairs = []
    for key, value in zip(keys, values, strict=True):
        name = from_json(key)
        if not isinstance(name, Scalar):
            raise TypeError("a key is a scalar")
        pairs.append((name, from_json(value)))
    return Mapping(line, column, tuple(pairs), flow)


def mapping_from_json(stored: list[Any]) -> Mapping:
    node = from_json(stored)
    if not isinstance(node, Mapping):
        raise TypeError("a card is a mapping")
    return node
