"""A card text becomes typst code, in pieces between which a card may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from quizkl.formula.typst import typst_string
from quizkl.printing.formula_markup import display_equation, inline_equation
from quizkl.printing.piece import FIRST, Group, Piece, joined
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import plain, plain_string, shown, with_breaks
from quizkl.text.tree import (
    Alignment,
    Block,
    Code,
    CodeBlock,
    Display,
    Emphasis,
    Hole,
    Inline,
    Items,
    LineBreak,
    Mathematics,
    Paragraph,
    Plain,
    Strong,
    Table,
    Text,
)

_WORD = re.compile(r"\s*[^\s\u200b]+\u200b?|\s+|\u200b")  # what is before a place where a word may be broken is one
_BLANK: Final = "________"
_LONG_FORMULA: Final = 60
_ALIGNED: Final = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.RIGHT: "right"}


def text_pieces(text: Text, setting: Setting) -> list[Piece]:
    """The blocks of a text; with ``setting.fine`` also items, rows, lines and words are pieces of their own."""
    return [piece for block in text.blocks for piece in _block(block, setting)]


def content(text: Text, setting: Setting) -> str:
    """A text as one piece of content."""
    return joined(text_pieces(text, setting))


def _block(block: Block, setting: Setting) -> Iterable[Piece]:
    match block:
        case Paragraph(children):
            return _words(children, setting) if setting.fine else [Piece(inlines(children, setting), words=True)]
        case Display():
            return [Piece(display_equation(block, setting))]
        case CodeBlock(text):
            return _code_block(text, setting)
        case Items():
            return _items(block, setting)
        case Table():
            return _table(block, setting)


def inlines(children: Iterable[Inline], setting: Setting) -> str:
    """A paragraph's content."""
    return "".join([_inline(child, setting) for child in children])


def _inline(child: Inline, setting: Setting) -> str:
    match child:
        case Plain(text):
            return plain(text, setting)
        case Mathematics():
            return inline_equation(child, setting)
        case Emphasis(children):
            return f"#emph[{inlines(children, setting)}];"
        case Strong(children):
            return f"#strong[{inlines(children, setting)}];"
        case Code(text):
            return f"#raw({typst_string(with_breaks(shown(text, setting.lacking), setting.ems))});"
        case Hole():
            return _hole(child, setting)
        case LineBreak():
            return "#linebreak();"


def _hole(hole: Hole, setting: Setting) -> str:
    if hole.number in setting.blanks:
        hint = f" ({hole.hint})" if hole.hint else ""
        return f"#{typst_string(_BLANK)};" + (f"#muted({plain_string(hint, setting)});" if hint else "")
    if hole.number not in setting.filled:
        return inlines(hole.children, setting)
    return "".join([_filled(child, setting) for child in hole.children])


def _filled(child: Inline, setting: Setting) -> str:
    """What fills a hole, underlined; typst draws no line below a formula unless it is in a box, which is not broken."""
    if isinstance(child, Mathematics):
        equation = inline_equation(child, setting)
        return f"#filled-formula[{equation}];" if len(child.source) < _LONG_FORMULA else equation
    return f"#filled[{_inline(child, setting)}];"


def _words(children: Iterable[Inline], setting: Setting) -> Iterator[Piece]:
    """A paragraph word by word, the white space at the beginning of the word after it."""
    runs_on = False
    for child in children:
        parts = _WORD.findall(with_breaks(child.text, setting.ems)) if isinstance(child, Plain) else [child]
        for part in parts:
            code = plain(part, setting) if isinstance(part, str) else _inline(part, setting)
            yield Piece(code, words=True, runs_on=runs_on)
            runs_on = True


def _code_block(text: str, setting: Setting) -> list[Piece]:
    group = Group('#raw(block: true, "', '");', separator="\\n", gap=0.5)
    lines = [with_breaks(shown(line.expandtabs(4), setting.lacking), setting.ems) for line in text.split("\n")]
    return [Piece(typst_string(line)[1:-1], group=group) for line in lines]


def _items(items: Items, setting: Setting) -> list[Piece]:
    tight = all(isinstance(block, Items) for item in items.items for block in item[1:])
    name = "list(" if items.start is None else f"enum(start: {FIRST}, "
    group = Group(f"#{name}tight: {str(tight).lower()}, ", ");")
    start = items.start or 0
    return [
        Piece(f"[{_blocks(item, setting)}]", group=group, number=start + place)
        for place, item in enumerate(items.items)
    ]


def _blocks(blocks: Iterable[Block], setting: Setting) -> str:
    return joined([piece for block in blocks for piece in _block(block, setting.indented())])


def _table(table: Table, setting: Setting) -> list[Piece]:
    setting = replace(setting, width=setting.width / len(table.header))  # at the worst, all columns are as wide
    aligned = ", ".join([_ALIGNED[alignment] for alignment in table.alignments])
    head = ", ".join([f"[#strong[{inlines(cell, setting)}]]" for cell in table.header])
    opening = f"#plain-table({len(table.header)}, ({aligned},), "
    group = Group(f"{opening}({head},)", ");", separator="", bare=f"{opening}none", gap=0.0)
    rows = ["".join([f", [{inlines(cell, setting)}]" for cell in row]) for row in table.rows]
    return [Piece(row, group=group) for row in rows or [""]]
