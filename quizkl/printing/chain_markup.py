"""The model chain of a derivation as typst code: a line for each step, its reason at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizkl.deck.card import Derivation
from quizkl.deck.model_text import model_text
from quizkl.formula.tree import Formula, Lines, Node, Row, Space
from quizkl.formula.tree import Text as Words
from quizkl.printing.formula_markup import displayed_in_line
from quizkl.printing.piece import Group, Piece
from quizkl.printing.setting import Setting
from quizkl.printing.text_markup import text_pieces
from quizkl.printing.words_markup import plain_string
from quizkl.text.tree import Display, Text

_APART: Final = 36  # the space before a reason, in eighteenths of an em


def chain_pieces(derivation: Derivation, setting: Setting) -> list[Piece]:
    """A piece for each line, so that a long chain may go on on another card."""
    text = model_text(derivation)
    rows = _rows(text)
    if not rows or setting.source:
        return text_pieces(text, setting)
    group = Group("#chain(", ");", gap=0.45)
    return [Piece(_line(row, setting), group=group) for row in rows]


def _rows(text: Text) -> list[tuple[Node, ...]]:
    """What stands in each line of a text that is one aligned formula; nothing of another."""
    match text.blocks:
        case (Display(formula=Formula(Row((Lines(rows=rows),)))),):
            return [tuple(node for cell in row for node in _nodes(cell)) for row in rows]
        case _:
            return []


def _nodes(cell: Node) -> Iterator[Node]:
    if isinstance(cell, Row):
        yield from cell.children
    else:
        yield cell


def _line(nodes: tuple[Node, ...], setting: Setting) -> str:
    reason = "none"
    match nodes:
        case (*formula, Space(mu=mu), Words(content=content)) if mu >= _APART:
            nodes = tuple(formula)
            reason = f"muted({plain_string(content, setting)})"
    return f"([{displayed_in_line(Formula(Row(nodes)), setting)}], {reason})"
