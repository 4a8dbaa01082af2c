"""Text with separated values becomes rows of cells, each with the line where it begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.deck.problem import Place, Problem
from quizkl.text.read import MOST_CHARACTERS

LONGEST_CELL = MOST_CHARACTERS
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are not empty, up to the first that cannot be read, which is then the problem."""

    rows: tuple[Row, ...]
    problem: Problem | None = None


def read_table(text: str, separator: str | None, first_line: int, file: str) -> Table:
    """The rows of ``text``, which begins in ``first_line`` of the file. Without a ``separator`` it is the character
    that makes the most of the first row.
    """
    if separator is None:
        separator = max(_SEPARATORS, key=lambda one: _columns(text, one))
    rows: list[Row] = []
    try:
        for row in _rows(text, separator, first_line):
            if any(cell.strip() for cell in row.cells):
                rows.append(row)
    except _CannotReadError as error:
        return Table(tuple(rows), Problem(Place(file, error.line), error.message, error.hint))
    return Table(tuple(rows))


class _CannotReadError(Exception):
    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def _rows(text: str, separator: str, first_line: int) -> Iterator[Row]:
    lines = (line + "\n" for line in text.split("\n"))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    previous = csv.field_size_limit(LONGEST_CELL)
    try:
        while True:
            begins = first_line + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _explained(error, begins) from error
            yield Row(begins, tuple(cells))
    finally:
        csv.field_size_limit(previous)


def _explained(error: csv.Error, line: int) -> _CannotReadError:
    said = str(error)
    if "unexpected end" in said:
        return _CannotReadError(
            line, "a quotation mark that opens in this row is never closed", "Close it, or double it."
        )
    if "expected after" in said:
        message = "behind the closing quotation mark of a field in this row comes more text"
        return _CannotReadError(line, message, "Double the quotation marks inside a quoted field.")
    if "field limit" in said:
        message = f"a field in this row has more than {LONGEST_CELL:,} characters"
        return _CannotReadError(line, message, "Is a quotation mark open?")
    return _CannotReadError(line, f"this row cannot be read: {said}", "")


def _columns(text: str, separator: str) -> int:
    """How many cells the first row has."""
    try:
        return next((len(row.cells) for row in _rows(text, separator, 1) if any(row.cells)), 0)
    except _CannotReadError:
        return 0
