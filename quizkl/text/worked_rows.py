"""A worked solution as rows of a terminal: definitions drawn, lines aligned, what is too long broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.maths.worked import MORE_DIGITS, Left, Line, Relation, Role, Worked
from quizkl.text.broken import broken
from quizkl.text.row import Row, Span, Style, row_text, row_width
from quizkl.text.worked_tex import worked_tex

NARROWEST = 20
_INDENT = "  "
_LONGEST_LEFT = 24
_RELATIONS = {Relation.EQUAL: "=", Relation.ABOUT: r"\approx"}
_SPACE_AFTER_FUNCTION = re.compile(r"\b(ln|exp|sin|cos|tan|log[₀-₉]+|log_\d+) \(")
_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
_FRACTION_AFTER_FUNCTION = re.compile(r"\b(ln|exp|log[₀-₉]+|log_\d+) ([½⅓⅔¼¾])")


def worked_rows(worked: Worked, columns: int, characters: Characters = Characters.DEJAVU) -> tuple[Row, ...]:
    """The rows in ``columns`` cells; only a drawn matrix (``Style.DISPLAY``) may be wider."""
    layout = _Layout(max(columns, NARROWEST), characters)
    rows: list[Row] = []
    before: Role | None = None
    for role, group in groupby(worked.lines, lambda line: Role.TERM if isinstance(line, Left) else line.role):
        if before is not None and not (role is Role.WHERE and before is Role.DEFINITION):
            rows.append(())
        rows += layout.group(role, list(group))
        before = role
    if any(isinstance(line, Line) and line.remark == MORE_DIGITS for line in worked.lines):
        rows += [(), *layout.remark("Shown rounded; worked out with more digits.")]
    return tuple(rows)


def plain_worked(worked: Worked, columns: int, characters: Characters = Characters.DEJAVU) -> tuple[str, ...]:
    """The same as lines of characters."""
    return tuple(row_text(row).rstrip() for row in worked_rows(worked, columns, characters))


class _Layout:
    """How wide a row may be, and which characters it is made of."""

    def __init__(self, columns: int, characters: Characters) -> None:
        self._columns = columns
        self._characters = characters

    def group(self, role: Role, lines: Sequence[Line | Left]) -> list[Row]:
        """Neighbours of one role."""
        if role is Role.WHERE:
            return self._where([line for line in lines if isinstance(line, Line)])
        if role is Role.TERM:
            return self._terms(lines)
        rows: list[Row] = []
        before = 0
        for line in lines:
            own = self._line(line) if isinstance(line, Line) else []
            if before and max(before, len(own)) > 1:
                rows.append(())
            rows += own
            before = len(own)
        return rows

    def remark(self, text: str) -> list[Row]:
        """A sentence beside the mathematics."""
        return [(Span(_INDENT + part, Style.MUTED),) for part in broken(text, self._columns - len(_INDENT))]

    def _line(self, line: Line) -> list[Row]:
        if line.role is Role.DEFINITION or _has_matrix(line):
            drawn = self._drawn(line)
            if drawn is not None:
                return [*drawn, *self._remarks(line)]
        return [*self._written(self._parts(line)), *self._remarks(line)]

    def _remarks(self, line: Line) -> list[Row]:
        if not line.remark or line.remark == MORE_DIGITS:
            return []
        return self.remark(f"({line.remark})")

    def _terms(self, lines: Sequence[Line | Left]) -> list[Row]:
        """Terms below one another, their relations aligned."""
        parts = [self._parts(line) for line in lines if isinstance(line, Line)]
        widths = _column_widths(parts)
        aligned = all(row_width(self._aligned(own, widths)) <= self._columns for own in parts)
        rows: list[Row] = []
        for line in lines:
            match line:
                case Left(count):
                    rows.append((Span(f"{_INDENT}{self._dots()} ({count} more)", Style.MUTED),))
                case Line():
                    own = self._parts(line)
                    rows += [self._aligned(own, widths)] if aligned else self._written(own)
                    rows += self._remarks(line)
        return rows

    def _dots(self) -> str:
        return "..." if self._characters is Characters.ASCII else "…"

    def _aligned(self, parts: Sequence[str], widths: Sequence[int]) -> Row:
        padded = [part + " " * (size - width(part)) for part, size in zip(parts, widths, strict=False)]
        return (Span(_INDENT + " ".join(padded).rstrip(), Style.MATHS),)

    def _where(self, lines: Sequence[Line]) -> list[Row]:
        """``with μ₁ = 0, σ₁ = 1``: what the letters stand for, in one row where there is room."""
        rows: list[Row] = []
        short: list[str] = []
        for line in lines:
            if _has_matrix(line):
                rows += self._line(line)
            else:
                short.append(" ".join(self._parts(line)))
        if not short:
            return rows
        together = broken(f"with {', '.join(short)}", self._columns - len(_INDENT))
        return [*((Span(_INDENT + part, Style.MATHS),) for part in together), *rows]

    def _parts(self, line: Line) -> list[str]:
        """The left side, then each link with its relation; the unit after the last."""
        parts = [self._on_a_line(worked_tex(line.left))]
        for link in line.links:
            relation = self._on_a_line(_RELATIONS[link.relation])
            parts.append(f"{relation} {self._on_a_line(worked_tex(link.right))}")
        if line.unit is not None:
            parts[-1] += f" {line.unit.value}"
        return parts

    def _written(self, parts: Sequence[str]) -> list[Row]:
        """On one row, or a row for each link below the first relation."""
        whole = " ".join(parts)
        if width(_INDENT + whole) <= self._columns:
            return [(Span(_INDENT + whole, Style.MATHS),)]
        left, *links = parts
        beside = width(left) <= _LONGEST_LEFT and bool(links)
        under = _INDENT + " " * (width(left) + 1 if beside else 2)
        rows: list[str] = []
        if beside:
            rows += self._wrapped(f"{left} {links.pop(0)}", _INDENT, under + "  ")
        else:
            rows += self._wrapped(left, _INDENT, _INDENT + "  ")
        for link in self._gathered(links, under):
            rows += self._wrapped(link, under, under + "  ")
        return [(Span(row, Style.MATHS),) for row in rows]

    def _gathered(self, links: Sequence[str], under: str) -> list[str]:
        """Links that fit on one row share it."""
        gathered: list[str] = []
        for link in links:
            if gathered and width(f"{under}{gathered[-1]} {link}") <= self._columns:
                gathered[-1] += f" {link}"
            else:
                gathered.append(link)
        return gathered

    def _wrapped(self, text: str, first: str, later: str) -> list[str]:
        pieces = broken(text, self._columns - len(first), self._columns - len(later))
        return [(first if number == 0 else later) + piece for number, piece in enumerate(pieces)]

    def _on_a_line(self, tex: str) -> str:
        from quizkl.formula.line import to_line
        from quizkl.formula.parse import parse
        from quizkl.formula.problem import FormulaProblem

        formula = parse(tex)
        if isinstance(formula, FormulaProblem):
            return tex
        text = to_line(formula, self._characters).replace("⋅", "·")
        text = _SPACE_AFTER_FUNCTION.sub(r"\1(", text)
        return _FRACTION_AFTER_FUNCTION.sub(lambda found: f"{found[1]}({_FRACTIONS[found[2]]})", text)

    def _drawn(self, line: Line) -> list[Row] | None:
        """In two dimensions: all of it, or a block for each link; None where even those are too wide."""
        links = [f"{_RELATIONS[link.relation]} {worked_tex(link.right)}" for link in line.links]
        unit = rf" \text{{ {line.unit.value}}}" if line.unit is not None else ""
        whole = self._block(" ".join([worked_tex(line.left), *links]) + unit, _INDENT)
        if whole is not None or not links:
            return whole
        links[-1] += unit
        rows: list[Row] = []
        for number, link in enumerate(links):
            block = self._block(
                f"{worked_tex(line.left)} {link}" if number == 0 else link, _INDENT + "  " * bool(number)
            )
            if block is None:
                return None
            rows += block
        return rows

    def _block(self, tex: str, indent: str) -> list[Row] | None:
        from quizkl.formula.block import to_block
        from quizkl.formula.parse import parse
        from quizkl.formula.problem import FormulaProblem

        formula = parse(tex)
        if isinstance(formula, FormulaProblem):
            return None
        rows = to_block(formula, self._characters).rows
        if max((width(row) for row in rows), default=0) > self._columns - len(indent):
            return None
        return [(Span((indent + row).rstrip().replace("⋅", "·"), Style.DISPLAY),) for row in rows]


def _has_matrix(line: Line) -> bool:
    return any("pmatrix" in worked_tex(link.right) for link in line.links) or "pmatrix" in worked_tex(line.left)


def _column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths of the columns; beyond the first only where all rows have as many."""
    if not rows:
        return []
    if len({len(row) for row in rows}) > 1:
        return [max(width(row[0]) for row in rows)] + [0] * (max(map(len, rows)) - 1)
    return [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
