"""A derivation as lines of the screen: what is given, how each line is read and marked, how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from quizkl.maths.derivation.chain import Outcome, Progress, Row, outcome_of, read_rows
from quizkl.maths.derivation.finding import Following, Mark, Proved, Refuted
from quizkl.maths.derivation.say import echo_line, how_far, sentence, why
from quizkl.study.phase import Deriving, Revealed
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_INKS: Final = {
    Outcome.PROVED: Ink.GOOD,
    Outcome.REFUTED: Ink.BAD,
    Outcome.NOT_DECIDED: Ink.WARNING,
    Outcome.UNREADABLE: Ink.WARNING,
    Outcome.ASKED: Ink.MUTED,
    Outcome.BLANK: Ink.MUTED,
}
_SIGNS: Final = {
    Outcome.PROVED: ("✓", "+"),
    Outcome.REFUTED: ("✗", "x"),
    Outcome.NOT_DECIDED: ("?", "?"),
    Outcome.UNREADABLE: ("!", "!"),
    Outcome.ASKED: ("…", "~"),
    Outcome.BLANK: (" ", " "),
}
_LEAD: Final = 5
"""Cells before a line: its mark and its number."""


def given_lines(phase: Deriving, columns: int) -> list[Line]:
    """The symbols by their kinds, and how many steps are asked for."""
    kinds: dict[str, list[str]] = {}
    for name, kind in phase.card.task.symbols.texts:
        kinds.setdefault(kind, []).append(name)
    said = [f"{', '.join(names)}: {kind}" for kind, names in kinds.items()]
    steps = phase.card.task.steps_at_least
    asked = f"Write it line by line, in at least {steps} steps." if steps > 1 else "Write it line by line."
    told = f"{asked} A line is such as  = 2x by algebra  or  <= ln 1 by jensen."
    return [EMPTY, *paragraph("; ".join(said), columns, Ink.MUTED), *paragraph(told, columns, Ink.MUTED)]


def mark_lines(
    rows: Sequence[Row], marks: Mapping[Following, Mark], count: int, current: int, look: Look
) -> list[Line]:
    """A mark for each of ``count`` rows of the field; none where the line ``current`` cannot be read yet."""
    outcomes = [_seen(outcome_of(row, marks), number == current) for number, row in enumerate(rows)]
    outcomes += [Outcome.BLANK] * (count - len(outcomes))
    return [line(_sign(outcome, look)) for outcome in outcomes[:count]]


def read_lines(
    rows: Sequence[Row], marks: Mapping[Following, Mark], current: int, why_not: bool, columns: int, look: Look
) -> list[Line]:
    """Each line as it is read, with its mark in words where it is not simply right.

    ``current`` is the line that is being typed, from 0: it may still become readable. With ``why_not`` the first line
    that does not follow shows where it fails.
    """
    lines: list[Line] = []
    for number, row in enumerate(rows):
        outcome = outcome_of(row, marks)
        if outcome is Outcome.BLANK:
            continue
        lead = Piece(f"{number + 1:>2} ", Ink.MUTED)
        room = max(columns - _LEAD, 8)
        shown = _read(row, outcome, number == current, room, look)
        mark = marks.get(row.following) if row.following is not None else None
        if mark is not None:
            shown += _said(mark, why_not, room, look)
        if isinstance(mark, Refuted):
            why_not = False
        sign = _sign(_seen(outcome, number == current), look)
        lines += led(Piece(f"{sign.text} ", sign.ink), led(lead, shown), follow=Piece("  "))
    return lines


def _seen(outcome: Outcome, current: bool) -> Outcome:
    """What is shown of it: nothing where the line that is being typed cannot be read yet."""
    return Outcome.BLANK if outcome is Outcome.UNREADABLE and current else outcome


def _sign(outcome: Outcome, look: Look) -> Piece:
    return Piece(look.sign(*_SIGNS[outcome]), _INKS[outcome])


def _read(row: Row, outcome: Outcome, current: bool, columns: int, look: Look) -> list[Line]:
    """The line as mathematics, or what is in the way of reading it."""
    if row.trouble is not None or row.line is None:
        said = f"{row.trouble.message} {row.trouble.hint}".rstrip() if row.trouble is not None else ""
        return paragraph(look.words(said), columns, Ink.MUTED if current else Ink.WARNING)
    text = row.text.strip() if look.ascii else echo_line(row.line)
    shown = paragraph(text, columns)
    if outcome is Outcome.ASKED:
        shown.append(line(muted(f"checking{look.sign('…', '...')}")))
    return [
        *shown,
        *(part for remark in row.line.remarks for part in paragraph(look.words(remark), columns, Ink.MUTED)),
    ]


def _said(mark: Mark, why_not: bool, columns: int, look: Look) -> list[Line]:
    match mark:
        case Proved(_, None):
            return []
        case Proved():
            return paragraph(look.words(sentence(mark)), columns, Ink.MUTED)
        case _ if isinstance(mark, Refuted):
            shown = paragraph(sentence(mark), columns, Ink.BAD)
            if why_not:
                return [*shown, *paragraph(look.words(why(mark)), columns)]
            return shown
        case _:
            return paragraph(look.words(sentence(mark)), columns, Ink.WARNING)


def standing_lines(phase: Deriving, found: Progress, columns: int) -> list[Line]:
    """How far the derivation has come; nothing before the first line."""
    if not found.steps and found.first_bad is None:
        return []
    ink = Ink.GOOD if found.done else Ink.BAD if found.first_bad is not None else Ink.MUTED
    said = how_far(phase.card.task, found)
    return [EMPTY, *paragraph(f"{said}  Enter ends it." if found.done else said, columns, ink)]


def expected_lines(expected: Sequence[str], columns: int, look: Look) -> list[Line]:
    """What the model has on the way that has not been written."""
    if not expected:
        return paragraph("The model has no other form on the way.", columns, Ink.MUTED)
    lead = Piece("  ")
    forms = [part for form in expected for part in led(lead, paragraph(look.words(form), columns - 2))]
    return [*paragraph("On the way the model has:", columns, Ink.MUTED), *forms]


def written_lines(phase: Revealed, columns: int, look: Look) -> list[Line]:
    """What the learner wrote, once the derivation is ended."""
    from quizkl.deck.card import Derivation

    card = phase.task.card
    if phase.derived is None or not isinstance(card, Derivation):
        return []
    if phase.right is False:
        said, ink = look.sign("✗ Not done. Here is the way.", "x Not done. Here is the way."), Ink.BAD
    elif phase.right is None:
        said, ink = "The goal is reached; not every line could be decided. The last word is yours.", Ink.WARNING
    else:
        said, ink = look.sign("✓ Done: every line follows.", "+ Done: every line follows."), Ink.GOOD
    slips = phase.derived.slips
    mended = f" {slips} line{'s' * (slips != 1)} did not follow at first." if slips and phase.right else ""
    rows = read_rows(card.task, phase.derived.lines)
    texts = [row.text.strip() if look.ascii or row.line is None else echo_line(row.line) for row in rows]
    mine = [part for text in texts for part in paragraph(look.words(text), columns - 2)]
    bar = Piece(look.sign("▌ ", "| "), ink)
    return [
        replace(EMPTY, news=True),
        *led(bar, [*mine, *paragraph(said + mended, columns - 2, ink)], follow=bar),
    ]
