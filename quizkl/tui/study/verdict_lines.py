"""A verdict in words, with a sign and a colour: no one of the three is needed to understand it."""

from __future__ import annotations

from quizkl.formula.cells import width
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.tui.ink import Ink, Line, Piece, barred, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph


def verdict_lines(typed: str, verdict: Verdict, columns: int, look: Look) -> list[Line]:
    """What is said of an answer, behind a bar in the verdict's colour."""
    ink, headline, details = _said(typed, verdict, look)
    details = [look.words(text) for text in details]
    inside = columns - 2
    if ink is Ink.GOOD and width(headline) + 2 + width(details[0]) <= inside:
        first = line(Piece(headline, ink), f"  {details[0]}")
        lines = [first, *(row for text in details[1:] for row in paragraph(text, inside))]
    else:
        lines = [*paragraph(headline, inside, ink), *(row for text in details for row in paragraph(text, inside))]
    if isinstance(verdict, Unreadable) and verdict.column is not None and len(typed) <= _LONGEST_POINTED_AT:
        lines += _pointed_at(typed, verdict.column, inside)
    return barred(Piece(look.sign("▌ ", "| "), ink), lines)


def _said(typed: str, verdict: Verdict, look: Look) -> tuple[Ink, str, list[str]]:
    match verdict:
        case Right(value, expected):
            return Ink.GOOD, look.sign("✓ Right.", "+ Right."), [_equal(typed, value, expected, look)]
        case RightBut(value, expected, remark):
            headline = look.sign("✓ Right, with a remark.", "+ Right, with a remark.")
            if expected in remark:
                return Ink.GOOD, headline, [_as_remarked(typed, remark, look)]
            return Ink.GOOD, headline, [_equal(typed, value, expected, look), remark]
        case Incomplete(_, remark):
            return Ink.WARNING, look.sign("… Not enough digits yet.", "~ Not enough digits yet."), [remark, _FREE]
        case WrongBecause(_, reason):
            return Ink.BAD, look.sign("✗ Not right.", "x Not right."), [reason]
        case Wrong(_, _, detail):
            return Ink.BAD, look.sign("✗ Not right.", "x Not right."), [detail] if detail else []
        case Unreadable(message, hint, column):
            headline = "? Not marked." if column is None else "? This cannot be read."
            return Ink.WARNING, headline, [" ".join(filter(None, (message, hint))), _FREE]


_LONGEST_POINTED_AT = 300
_LONGEST_SHOWN = 60

_FREE = "This costs no attempt."


def _equal(typed: str, value: str, expected: str, look: Look) -> str:
    """``0.4 ln(0.8) = 0.0258 nats``, without saying anything twice."""
    if typed.strip() in (value, expected) or len(typed) > _LONGEST_SHOWN:
        return expected
    return f"{typed.strip()}  {look.sign('→', '->')}  {expected}"


def _as_remarked(typed: str, remark: str, look: Look) -> str:
    """``0.0259 → right within hand rounding; to 4 decimals it is 0.0258 nats``."""
    return f"{typed.strip()} {look.sign('→', '->')} right {remark}" if len(typed) <= _LONGEST_SHOWN else remark


def _pointed_at(typed: str, column: int, columns: int) -> list[Line]:
    """The answer with a mark under the place that could not be read."""
    start = max(0, column - 1 - columns // 2)
    seen = typed[start : start + columns].replace("\t", " ")
    if not seen.isprintable():
        return []
    return [line(seen), line(" " * (column - 1 - start), muted("^"))]
