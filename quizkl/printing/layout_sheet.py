"""Cards on both sides of sheets that are cut, and pairs that are cut out, folded and glued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizkl.printing.card_side import Frame, Run, card_side, frame_of, room_in
from quizkl.printing.document import Document, Line, preamble
from quizkl.printing.imposition import Slot, Stroke, back_of, card_size, cut_marks, fold_lines, fronts, inset
from quizkl.printing.layout import Fold, Sheet
from quizkl.printing.layout_pages import page_size
from quizkl.printing.options import PrintOptions
from quizkl.printing.set_card import Room

_Placed = tuple[int, Slot]  # which of the set cards, and where


def room_on_sheet(options: PrintOptions, layout: Sheet | Fold) -> Room:
    """What one face of a card has."""
    width, height = _face_size(options, layout)
    return room_in(width, height, inset(width, height), options)


def sheet_document(run: Run, layout: Sheet) -> Document:
    """A page of fronts, then the page of their backs, and so on."""
    paper, margin = run.options.paper, run.options.page_margin
    marks = _strokes("mark", cut_marks(paper, margin, layout.grid)) if layout.cut_marks else ""
    lines = [*preamble(run.cards, run.options, run.lacking), page_size(run.options)]
    size = card_size(paper, margin, layout.grid)
    frame = frame_of(*size, inset(*size), run.options)
    lines += [frame.definition(), Line(f"#let marks = [{marks}]")]
    for sheet in _sheets(run, fronts(paper, margin, layout.grid)):
        backs = [(place, back_of(slot, paper, layout.turn, layout.offset)) for place, slot in sheet]
        lines += _page("marks", [_placed(run, place, slot, frame) for place, slot in sheet])
        lines += _page("none", [_placed(run, place, slot, frame, back=True) for place, slot in backs])
    return Document(tuple(lines))


def fold_document(run: Run, layout: Fold) -> Document:
    """Question and answer side by side, with the line on which to fold between them."""
    paper, margin = run.options.paper, run.options.page_margin
    marks = _strokes("mark", cut_marks(paper, margin, layout.grid)) if layout.cut_marks else ""
    marks += _strokes("fold", fold_lines(paper, margin, layout.grid))
    lines = [*preamble(run.cards, run.options, run.lacking), page_size(run.options)]
    size = _face_size(run.options, layout)
    frame = frame_of(*size, inset(*size), run.options)
    lines += [frame.definition(), Line(f"#let marks = [{marks}]")]
    for sheet in _sheets(run, fronts(paper, margin, layout.grid)):
        sides = []
        for place, slot in sheet:
            left = replace(slot, width=slot.width / 2)
            sides.append(_placed(run, place, left, frame))
            sides.append(_placed(run, place, replace(left, x=slot.x + left.width), frame, back=True))
        lines += _page("marks", sides)
    return Document(tuple(lines))


def _face_size(options: PrintOptions, layout: Sheet | Fold) -> tuple[float, float]:
    width, height = card_size(options.paper, options.page_margin, layout.grid)
    return (width / 2 if isinstance(layout, Fold) else width), height


def _sheets(run: Run, slots: tuple[Slot, ...]) -> Iterator[list[_Placed]]:
    for first in range(0, len(run.set_cards), len(slots)):
        places = range(first, min(first + len(slots), len(run.set_cards)))
        yield list(zip(places, slots, strict=False))


def _placed(run: Run, place: int, slot: Slot, frame: Frame, back: bool = False) -> Line:
    side = card_side(run, place, frame, back)
    if slot.upside_down:
        side = f"upside-down({slot.width:g}mm, {slot.height:g}mm, {side})"
    return Line(f"#place(top + left, dx: {slot.x:g}mm, dy: {slot.y:g}mm, {side})", run.set_cards[place].card)


def _page(background: str, sides: Iterable[Line]) -> list[Line]:
    """What is in the background is no part of what a reader hears."""
    return [Line(f"#page(background: {background})["), *sides, Line("]")]


def _strokes(name: str, strokes: Iterable[Stroke]) -> str:
    return "".join([f"#{name}({s.x1:g}mm, {s.y1:g}mm, {s.x2:g}mm, {s.y2:g}mm);" for s in strokes])
