"""The print dialog as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quizkl.printing.options import PrintOptions, check_options
from quizkl.printing.preview import Canvas, preview
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.problem import PrintProblem
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.printing.form import Field, PrintForm
from quizkl.tui.printing.job import NotSaved, Saved

_LABEL: Final = 8
_MOST_SAID: Final = 4


@dataclass(frozen=True, slots=True)
class Choosing:
    """Nothing has been asked for yet, or something has been changed since."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the form cannot be printed as it is."""

    problem: PrintProblem


@dataclass(frozen=True, slots=True)
class Replacing:
    """The file is there; asked again, it is replaced."""

    path: Path


@dataclass(frozen=True, slots=True)
class Printing:
    """Under way for so many seconds."""

    seconds: int = 0


Progress = Choosing | Refused | Replacing | Printing | Saved | NotSaved


def field_lines(form: PrintForm, chosen: Field, cards: int, look: Look) -> list[Line]:
    """A row for each field but the file, whose name is typed below."""
    back, forth = look.sign("‹", "<"), look.sign("›", ">")
    values = {
        Field.LAYOUT: form.layout.name,
        Field.GRID: f"{form.grid} cards",
        Field.PAPER: form.paper_name,
        Field.CARDS: form.cards.label,
    }
    lines = []
    for field in form.fields():
        label = Piece(f"{field.value:<{_LABEL}}", Ink.MUTED, f"choose('{field.value}')")
        if field is Field.FILE:
            lines.append(line(label, cursor=chosen is field))
            continue
        more, less = f"turn('{field.value}', 1)", f"turn('{field.value}', -1)"
        value = [
            Piece(f" {back} ", Ink.KEY, less),
            Piece(values[field], Ink.STRONG, more),
            Piece(f" {forth} ", Ink.KEY, more),
        ]
        count = [muted(f" {cards}")] if field is Field.CARDS else []
        lines.append(line(label, *value, *count, cursor=chosen is field))
    return lines


def progress_lines(progress: Progress, form: PrintForm, folder: Path, columns: int, look: Look) -> list[Line]:
    """What the layout is, what is wrong, how far printing is, or where the file was saved."""
    problem = check_options(form.options)
    match progress:
        case Choosing() if problem is not None:
            return _problem(problem, columns)
        case Choosing():
            return [
                *paragraph(form.layout.words, columns),
                *paragraph(f"To be saved in {folder}", columns, Ink.MUTED),
            ]
        case Refused(found):
            return _problem(found, columns)
        case Replacing(path):
            return [
                *paragraph(f"{path.name} is there already.", columns, Ink.WARNING),
                *paragraph("Enter replaces it; or give another name.", columns),
            ]
        case Printing(seconds):
            return paragraph(
                f"Printing{look.sign('…', '...')} {seconds or ''}{' s' * bool(seconds)}", columns, Ink.ACCENT
            )
        case NotSaved(reasons):
            return [*paragraph("Nothing was saved.", columns, Ink.BAD), *_said(reasons, columns, look)]
        case Saved(path, remarks):
            return [*paragraph(f"Saved: {path}", columns, Ink.GOOD), *_said(remarks, columns, look)]


def _problem(problem: PrintProblem, columns: int) -> list[Line]:
    return [*paragraph(f"{problem.message}.", columns, Ink.WARNING), *paragraph(problem.hint, columns)]


def _said(sentences: Sequence[str], columns: int, look: Look) -> list[Line]:
    shown = [row for said in sentences[:_MOST_SAID] for row in paragraph(look.words(said), columns)]
    more = len(sentences) - _MOST_SAID
    return [*shown, line(muted(f"and {more} more"))] if more > 0 else shown


def preview_lines(
    cards: Sequence[PrintedCard], options: PrintOptions, columns: int, rows: int, look: Look
) -> list[Line]:
    """The first page."""
    if check_options(options) is not None:
        return [EMPTY]
    drawn = preview(cards, options, Canvas(columns, rows, look.characters))
    return [cut(line(Piece(row, Ink.PLAIN)), columns) for row in drawn]
