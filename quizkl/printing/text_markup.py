"""A card text becomes typst code, in pieces between which a card may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from quizkl.formula.typst import typst_string
from quizkl.printing.formula_markup import display_equation, inline_equation
from quizkl.printing.piece import Piece, joined
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

_WORD = re.compile(r"\s*\S+|\s+")
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
            return [Piece(_code_block(part, setting)) for part in _parts_of_code(text, setting)]
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
            return f"#raw({typst_string(with_breaks(shown(text, setting.lacking)))});"
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
        parts = _WORD.findall(child.text) if isinstance(child, Plain) else [child]
        for part in parts:
            code = plain(part, setting) if isinstance(part, str) else _inline(part, setting)
            yield Piece(code, words=True, runs_on=runs_on)
            runs_on = True


def _parts_of_code(text: str, setting: Setting) -> list[str]:
    return text.split("\n") if setting.fine else [text]


def _code_block(text: str, setting: Setting) -> str:
    # A string literal keeps its source on one line, which is how an error is traced to its card.
    literal = typst_string(with_breaks(shown(text, setting.lacking))).replace("\n", "\\n").replace("\t", "\\t")
    return f"#raw(block: true, {literal});"


def _items(items: Items, setting: Setting) -> list[Piece]:
    tight = all(len(item) == 1 or all(isinstance(block, Items) for block in item[1:]) for item in items.items)
    bodies = [f"[{_blocks(item, setting)}]" for item in items.items]
    groups = [[body] for body in bodies] if setting.fine else [bodies]
    pieces = []
    number = items.start
    for group in groups:
        name = "list(" if number is None else f"enum(start: {number}, "
        pieces.append(Piece(f"#{name}tight: {str(tight).lower()}, {', '.join(group)});"))
        number = None if number is None else number + len(group)
    return pieces


def _blocks(blocks: Iterable[Block], setting: Setting) -> str:
    return joined([piece for block in blocks for piece in _block(block, _coarse(setting))])


def _coarse(setting: Setting) -> Setting:
    return replace(setting, fine=False) if setting.fine else setting


def _table(table: Table, setting: Setting) -> list[Piece]:
    groups = [[row] for row in table.rows] if setting.fine else [list(table.rows)]
    return [Piece(_rows(table, group, setting)) for group in groups or [[]]]


def _rows(table: Table, rows: list[tuple[tuple[Inline, ...], ...]], setting: Setting) -> str:
    columns = len(table.header)
    aligned = ", ".join([_ALIGNED[alignment] for alignment in table.alignments])
    head = ", ".join([f"[#strong[{inlines(cell, setting)}]]" for cell in table.header])
    cells = "".join([f", [{inlines(cell, setting)}]" for row in rows for cell in row])
    return f"#plain-table({columns}, ({aligned},), ({head},){cells});"
