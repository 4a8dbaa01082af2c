"""One card on a page, and one face on a page."""

from __future__ import annotations

from quizkl.printing.card_side import Run, card_side, room_in, side_definition
from quizkl.printing.document import Document, Line, preamble
from quizkl.printing.imposition import Slot
from quizkl.printing.options import PrintOptions
from quizkl.printing.set_card import Room


def room_on_page(options: PrintOptions) -> Room:
    """What a face has on a page of its own."""
    return room_in(options.paper.width, options.paper.height, options.page_margin, options)


def pages_document(run: Run, both: bool) -> Document:
    """Each card's front on a page, followed, with ``both``, by a page with its back."""
    options = run.options
    lines = [*preamble(run.cards, options, run.lacking), page_size(options)]
    slot = Slot(0, 0, options.paper.width, options.paper.height)
    lines.append(side_definition(slot.width, slot.height, options.page_margin))
    for place in range(len(run.set_cards)):
        for back in (False, True) if both else (False,):
            side = card_side(run, place, slot, options.page_margin, back, whole=not both)
            lines += [Line("#page["), side, Line("]")]
    return Document(tuple(lines))


def page_size(options: PrintOptions) -> Line:
    """Pages without a margin: every card is put in its place."""
    return Line(f"#set page(width: {options.paper.width:g}mm, height: {options.paper.height:g}mm, margin: 0pt)")
