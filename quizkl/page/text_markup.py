"""A card text as elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quizkl.formula.markup import Element, Markup, element
from quizkl.page.formula_markup import display_formula, inline_formula
from quizkl.page.own_words import own
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


@dataclass(frozen=True, slots=True)
class Holes:
    """Which holes of a cloze stay open, and which are marked as filled."""

    blank: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()


NO_HOLES: Final = Holes()
_OPENING = re.compile(r"[(\[{„“‘«]+$")
_CLOSING = re.compile(r"[^\s\w(\[{„“‘«]+")
_TOGETHER: Final = (("class", "together"),)
_ALIGNED: Final = {Alignment.LEFT: None, Alignment.CENTRE: "centred", Alignment.RIGHT: "right"}


def blocks(text: Text, holes: Holes = NO_HOLES) -> list[Element]:
    """The blocks of a text, one below the other."""
    return [_block(block, holes) for block in text.blocks]


def within(text: Text, holes: Holes = NO_HOLES) -> list[Markup]:
    """A text within a list or a label: a single paragraph is its words alone."""
    return _compact(text.blocks, holes)


def _compact(parts: Iterable[Block], holes: Holes) -> list[Markup]:
    match tuple(parts):
        case (Paragraph(children), *rest):
            return [*inlines(children, holes), *[_block(block, holes) for block in rest]]
        case every:
            return [_block(block, holes) for block in every]


def _block(block: Block, holes: Holes) -> Element:
    match block:
        case Paragraph(children):
            return element("p", *inlines(children, holes))
        case Display():
            return display_formula(block)
        case CodeBlock(text):
            return element("pre", element("code", text), class_="scrolls")
        case Items(items, start):
            listed = [element("li", *_compact(item, holes)) for item in items]
            if start is None:
                return element("ul", *listed)
            return element("ol", *listed, start=None if start == 1 else str(start))
        case Table():
            return _table(block, holes)


def _table(table: Table, holes: Holes) -> Element:
    def row(name: str, cells: Iterable[tuple[Inline, ...]]) -> Element:
        pairs = zip(cells, table.alignments, strict=False)
        return element("tr", *[element(name, *inlines(cell, holes), class_=_ALIGNED[side]) for cell, side in pairs])

    head = element("thead", row("th", table.header))
    body = element("tbody", *[row("td", cells) for cells in table.rows])
    return element("div", element("table", head, body), class_="scrolls")


def inlines(children: Iterable[Inline], holes: Holes = NO_HOLES) -> list[Markup]:
    """A paragraph's content."""
    parts: list[Markup] = []
    for child in children:
        for part in _inline(child, holes):
            _append(parts, part)
    return parts


def _append(parts: list[Markup], part: Markup) -> None:
    """A browser would break a line between a formula and the bracket or the full stop that it touches."""
    before = parts[-1] if parts else ""
    if _is_formula(part) and isinstance(before, str) and (opening := _OPENING.search(before)):
        parts[-1] = before[: opening.start()]
        parts.append(element("span", opening[0], part, class_="together"))
    elif isinstance(part, str) and isinstance(before, Element) and (closing := _CLOSING.match(part)):
        if _is_formula(before):
            parts[-1] = element("span", before, closing[0], class_="together")
        elif before.attributes == _TOGETHER:
            parts[-1] = element("span", *before.children, closing[0], class_="together")
        else:
            parts.append(part)
            return
        parts.append(part[closing.end() :])
    else:
        parts.append(part)


def _is_formula(part: Markup) -> bool:
    return isinstance(part, Element) and part.name == "math"


def _inline(child: Inline, holes: Holes) -> list[Markup]:
    match child:
        case Plain(text):
            return [text]
        case Mathematics():
            return [inline_formula(child)]
        case Emphasis(children):
            return [element("em", *inlines(children, holes))]
        case Strong(children):
            return [element("strong", *inlines(children, holes))]
        case Code(text):
            return [element("code", text)]
        case Hole():
            return _hole(child, holes)
        case LineBreak():
            return [element("br")]


def _hole(hole: Hole, holes: Holes) -> list[Markup]:
    if hole.number in holes.blank:
        blank = own("span", "", class_="blank", role="img", aria_label="blank")
        hinted = inlines(hole.hinted) if hole.hinted else [hole.hint] if hole.hint else []
        return [blank, element("span", " (", *hinted, ")", class_="muted")] if hinted else [blank]
    if hole.number in holes.filled:
        return [element("mark", *inlines(hole.children, holes))]
    return inlines(hole.children, holes)
