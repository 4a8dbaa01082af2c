"""A card text becomes rows of a terminal."""

from __future__ import annotations

from quizkl.formula.characters import Characters
from quizkl.text.drawing import ALL_FILLED, Drawing, HoleStyle
from quizkl.text.row import Row, Span, Style, merged, row_text, row_width
from quizkl.text.tree import Block, CodeBlock, Display, Items, Paragraph, Table, Text
from quizkl.text.words import words
from quizkl.text.wrap import wrap

DISPLAY_INDENT = 4
_NARROWEST = 8


def to_rows(
    text: Text,
    columns: int,
    characters: Characters = Characters.DEJAVU,
    holes: HoleStyle = ALL_FILLED,
    source: bool = False,
) -> tuple[Row, ...]:
    """The rows of ``text`` in ``columns`` cells, an empty row between blocks.

    Only rows with a span of ``Style.DISPLAY`` or ``Style.CODE`` (blocks) and tables of many columns may be wider:
    they are scrolled, never wrapped. ``source`` shows formulas as they were written.
    """
    drawing = Drawing(characters, holes, source)
    return tuple(_blocks(text.blocks, max(columns, _NARROWEST), drawing, tight=False))


def plain_rows(
    text: Text,
    columns: int,
    characters: Characters = Characters.DEJAVU,
    holes: HoleStyle = ALL_FILLED,
    source: bool = False,
) -> tuple[str, ...]:
    """The same as lines of characters."""
    return tuple(row_text(row).rstrip() for row in to_rows(text, columns, characters, holes, source))


def _blocks(blocks: tuple[Block, ...], columns: int, drawing: Drawing, tight: bool) -> list[Row]:
    rows: list[Row] = []
    for block in blocks:
        if rows and not (tight and isinstance(block, Paragraph | Items)):
            rows.append(())
        rows += _block(block, columns, drawing)
    return rows


def _block(block: Block, columns: int, drawing: Drawing) -> list[Row]:
    match block:
        case Paragraph(children):
            return wrap(words(children, drawing), columns)
        case Display():
            return _display(block, columns, drawing)
        case CodeBlock(text):
            return [(Span("  "), Span(line, Style.CODE)) for line in text.split("\n")]
        case Items():
            return _items(block, columns, drawing)
        case Table():
            from quizkl.text.table_rows import table_rows

            return table_rows(block, columns, drawing)


def _display(display: Display, columns: int, drawing: Drawing) -> list[Row]:
    if drawing.source or display.formula is None:
        lines = [line.strip() for line in f"$${display.source}$$".split("\n")]
        return [(Span(" " * DISPLAY_INDENT), Span(line, Style.SOURCE)) for line in lines]
    from quizkl.formula.block import to_block  # many modules, and most texts have no display

    rows = to_block(display.formula, drawing.characters).rows
    widest = max((row_width((Span(row),)) for row in rows), default=0)
    indent = " " * min(DISPLAY_INDENT, max(0, columns - widest))
    return [merged([Span(indent + row.rstrip(), Style.DISPLAY)]) for row in rows]


def _items(items: Items, columns: int, drawing: Drawing) -> list[Row]:
    """A list with hanging indents; its items stand apart where one of them has more than a paragraph and a list."""
    tight = all(isinstance(block, Items) for item in items.items for block in item[1:])
    marks = _marks(items, drawing)
    indent = max(len(mark) for mark in marks)
    rows: list[Row] = []
    for mark, item in zip(marks, items.items, strict=True):
        if rows and not tight:
            rows.append(())
        inside = _blocks(item, max(columns - indent, _NARROWEST), drawing, tight=True) or [()]
        for number, row in enumerate(inside):
            lead = Span(mark.rjust(indent), Style.MUTED) if number == 0 else Span(" " * indent)
            rows.append((lead, *row) if row or number == 0 else ())
    return rows


def _marks(items: Items, drawing: Drawing) -> list[str]:
    if items.start is None:
        return ["  - " if drawing.plain_characters_only else "  • "] * len(items.items)
    return [f"  {items.start + number}. " for number in range(len(items.items))]
