"""One card on a page, and one face on a page."""

from __future__ import annotations

from quizkl.printing.card_side import Run, card_side, frame_of, room_in
from quizkl.printing.document import Document, Line, preamble
from quizkl.printing.options import PrintOptions
from quizkl.printing.set_card import Room


def room_on_page(options: PrintOptions) -> Room:
    """What a face has on a page of its own."""
    return room_in(options.paper.width, options.paper.height, options.page_margin, options)


def pages_document(run: Run, both: bool) -> Document:
    """Each card's front on a page, followed, with ``both``, by a page with its back."""
    options = run.options
    lines = [*preamble(run.cards, options, run.lacking), page_size(options)]
    frame = frame_of(options.paper.width, options.paper.height, options.page_margin, options)
    lines.append(frame.definition())
    for place, card in enumerate(run.set_cards):
        for back in (False, True) if both else (False,):
            lines.append(Line(f"#page({card_side(run, place, frame, back, whole=not both)})", card.card))
    return Document(tuple(lines))


def page_size(options: PrintOptions) -> Line:
    """Pages without a margin: every card is put in its place."""
    return Line(f"#set page(width: {options.paper.width:g}mm, height: {options.paper.height:g}mm, margin: 0pt)")
