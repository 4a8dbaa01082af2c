"""A sheet that shows how far a printer moves the back from the front."""

from __future__ import annotations

from quizkl.formula.typst import typst_string
from quizkl.printing.document import Document, Line, preamble
from quizkl.printing.layout import Sheet
from quizkl.printing.layout_pages import page_size
from quizkl.printing.options import PrintOptions
from quizkl.printing.problem import PrintProblem
from quizkl.printing.typesetting import FontChoice, NotTypeset, Typesetting

_REACH = 10  # millimetres that the scales show in each direction


def print_calibration(options: PrintOptions, sheet: Sheet) -> bytes | PrintProblem:
    """Two pages to print as the cards will be: a cross on the front, scales on the back.

    Held against the light, the front's lines fall on the numbers for ``--offset``.
    """
    made = Typesetting(calibration_document(options, sheet), FontChoice.BUNDLED).pdf(options.moment)
    match made:
        case bytes():
            return made
        case NotTypeset(message):
            return PrintProblem(f"the calibration page could not be set: {message}")
        case _:
            return PrintProblem("the calibration page could not be set: characters are missing")


def calibration_document(options: PrintOptions, sheet: Sheet) -> Document:
    """The cross is in the middle, which lies in the same place on both sides however the sheet is turned. The scales
    count as offsets do, in the directions of the back as it is read.
    """
    paper = options.paper
    offset = sheet.offset
    added = ""
    if offset.right or offset.down:
        added = f" This page has the offset {offset.right:g},{offset.down:g} already: add the numbers to it."
    lines = [
        *preamble([], options, frozenset(), "Calibration page"),
        page_size(options),
        Line("#page["),
        Line(f"#calibration-front({paper.width:g}mm, {paper.height:g}mm, {_REACH}mm)"),
        Line("]"),
        Line("#page["),
        Line(
            f"#calibration-back({paper.width:g}mm, {paper.height:g}mm, {_REACH}, {offset.right:g}mm,"
            f" {offset.down:g}mm, {typst_string(added)})"
        ),
        Line("]"),
    ]
    return Document(tuple(lines))
