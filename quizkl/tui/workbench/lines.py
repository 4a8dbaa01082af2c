"""The workbench as lines of the screen: what stands beside each line, and all there is to say of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quizkl.formula.cells import width
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, led, line, lines_of, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.workbench.mark import Mark

if TYPE_CHECKING:
    from quizkl.maths.worked import WorkedOut
    from quizkl.workbench.line import PageLine
    from quizkl.workbench.page import Results
    from quizkl.workbench.say import Said

_FEW: Final = 2

SIGN_ONLY: Final = 8
"""Cells beside the lines: with fewer only a sign is shown."""

_INKS: Final = {
    Mark.VALUE: Ink.MATHS,
    Mark.DEFINED: Ink.MUTED,
    Mark.SETTING: Ink.MUTED,
    Mark.RIGHT: Ink.GOOD,
    Mark.WRONG: Ink.BAD,
    Mark.SHORT: Ink.WARNING,
    Mark.NO_VALUE: Ink.WARNING,
    Mark.NOT_DECIDED: Ink.WARNING,
    Mark.UNREADABLE: Ink.WARNING,
    Mark.WAITING: Ink.MUTED,
    Mark.ASKED: Ink.MUTED,
    Mark.BLANK: Ink.MUTED,
}
_SIGNS: Final = {
    Mark.RIGHT: ("✓", "+"),
    Mark.WRONG: ("✗", "x"),
    Mark.SHORT: ("…", "~"),
    Mark.NO_VALUE: ("!", "!"),
    Mark.NOT_DECIDED: ("?", "?"),
    Mark.UNREADABLE: ("!", "!"),
    Mark.WAITING: ("…", "~"),
    Mark.ASKED: ("…", "~"),
}

WAYS: Final = (
    ("p = [0.4, 0.4, 0.2]", "defines p for the lines below; a later p = ... defines it anew from there on"),
    ("p ln(p/q)", "asks for its value; an = may stand behind it"),
    ("KL(p||q) in bits", "the same in another unit; to 6 decimals, to 3 figures with other digits"),
    ("KL(p||q) = 0.0258", "is a claim, and is marked"),
    ("KL(p||q) = H(p,q) - H(p)", "claims that both are equal; so does (x+1)^2 = x^2 + 2x + 1, for every x"),
    ("= 0.0258", "goes on from the line above it"),
    ("D = KL(p||q)", "defines D; D = 0.0258 further down is a claim, as D was worked out"),
    ("D := 0.3", "defines D whatever it was before"),
    ("D == 0.0258", "claims it whatever D was"),
    ("D ≈ 0.026", "claims it to the digits that are there"),
    ("KL(p||q) >= 0", "claims an order"),
    ("decimals 4", "from here on; figures 3 too, and decimals alone for as many as usual"),
    ("unit bits", "from here on; unit alone for their own"),
    ("# a note", "is a comment"),
)
"""Each of them is a line that can be written once ``p`` and ``q`` are defined, and what it does."""

INTRODUCTION = (
    "Write as on paper: p = [0.4, 0.4, 0.2] defines, p ln(p/q) asks for a value, KL(p||q) = 0.0258 is marked."
)


def beside(
    row: PageLine, known: Results, typing: bool, goes_on: bool, columns: int, look: Look, action: str = ""
) -> Line:
    """What stands beside a line in ``columns`` cells. Nothing where it is being typed and cannot be read yet.

    ``goes_on`` says that there is more of the line to the right than can be seen.
    """
    from quizkl.workbench.say import said

    found = said(row, known)
    edge = Piece(f"{look.sign('›', '>')} " if goes_on else "  ", Ink.ACCENT)
    if typing and found.mark in (Mark.UNREADABLE, Mark.WAITING):
        return line(edge, action=action)
    ink = _INKS[found.mark]
    sign = look.sign(*_SIGNS[found.mark]) if found.mark in _SIGNS else ""
    if columns <= SIGN_ONLY:
        return line(edge, Piece(sign or ("=" if found.mark is Mark.VALUE else ""), ink), action=action)
    text = look.words(f"{sign} {found.short}".strip())
    exact = f"   {found.exact}" if found.exact and not look.ascii else ""
    pieces = [edge, Piece(text, ink)]
    if exact and width(text) + width(exact) + 2 <= columns:
        pieces.append(muted(exact))
    return cut(line(*pieces, action=action), columns)


def detail(row: PageLine, known: Results, columns: int, rows: int, look: Look) -> list[Line]:
    """How the line is read and all that is said of it, in at most so many rows."""
    from quizkl.workbench.say import reads_as, said

    found = said(row, known)
    shown: list[Line] = []
    # Where there is hardly room, what is said goes before how it was read.
    if (read := reads_as(row)) and (rows > _FEW or not found.sentences):
        lead = muted("reads as  ")
        written = paragraph(row.text.strip() if look.ascii else read, columns - width(lead.text))
        most = 2 if rows > _FEW + 1 else 1
        shown += led(lead, written[:most])
        if len(written) > most:
            shown[-1] = cut(line(*shown[-1].pieces, muted(" " * columns)), columns)
    if found.mark is Mark.ASKED:
        shown.append(line(muted(f"{found.short}{look.sign('…', '...')}")))
    shown += _sentences(found, columns, look)
    shown += [part for remark in row.remarks for part in paragraph(look.words(remark), columns, Ink.MUTED)]
    if len(shown) > rows:
        last = shown[rows - 1]
        shown = [*shown[: rows - 1], cut(line(*last.pieces, muted(" " * columns)), columns)]
    return shown


def _sentences(found: Said, columns: int, look: Look) -> list[Line]:
    if not found.sentences:
        return []
    said_of = look.words(" ".join(found.sentences))
    # A line that is being typed may still become readable.
    quiet = {Mark.VALUE: Ink.PLAIN, Mark.DEFINED: Ink.PLAIN, Mark.UNREADABLE: Ink.MUTED}
    ink = quiet.get(found.mark, _INKS[found.mark])
    if found.mark not in _SIGNS:
        return paragraph(said_of, columns, ink)
    lead = Piece(f"{look.sign(*_SIGNS[found.mark])} ", ink)
    return led(lead, paragraph(said_of, columns - 2, ink))


def help_of_lines(columns: int) -> list[Line]:
    """What a line of the page can be."""
    lines = [line(strong("What a line can be")), EMPTY]
    lead = max(len(written) for written, _ in WAYS) + 2
    for written, meaning in WAYS:
        if columns - lead >= 24:
            lines += led(Piece(f"{written:<{lead}}", Ink.CODE), paragraph(meaning, columns - lead))
        else:
            lines += [line(Piece(written, Ink.CODE)), *led(Piece("    "), paragraph(meaning, columns - 4))]
    closing = (
        "Claims are held to 4 decimals, unless the page says otherwise; more digits that are right are right too, and "
        "what was rounded by hand on the way is right with a remark. A page that was opened from a card is kept until "
        "you quit. What is not saved when the terminal is closed is kept as NAME.unsaved.work."
    )
    return [*lines, EMPTY, *paragraph(closing, columns, Ink.MUTED), EMPTY]


def terms(found: WorkedOut | None, columns: int, look: Look) -> list[Line]:
    """The worked solution of a line; None while it is being made."""
    from quizkl.maths.inquiry import Undefined
    from quizkl.maths.worked import Worked
    from quizkl.text.worked_rows import worked_rows

    match found:
        case None:
            return [line(muted(look.sign("working it out…", "working it out...")))]
        case Worked():
            return lines_of(worked_rows(found, columns, look.characters))
        case Undefined(reason):
            return paragraph(look.words(f"There is nothing to work out: {reason}."), columns)
        case _:
            return paragraph("This could not be worked out in time.", columns)
