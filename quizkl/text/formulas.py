"""Where the formulas of a card text are, found before Markdown can touch them.

The rules of the dollar sign: ``$$…$$`` is a display. ``$…$`` is a formula where no space follows the first dollar
and none precedes the second, and no digit precedes the first or follows the second, so that ``$5 and $6`` are prices.
``\\$`` is a dollar. Code is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.text.problem import TextProblem


@dataclass(frozen=True, slots=True)
class FormulaSpan:
    """``source[start:end]`` with its dollars; the TeX is ``source[inner:inner_end]``."""

    start: int
    end: int
    inner: int
    inner_end: int
    display: bool


@dataclass(frozen=True, slots=True)
class Located:
    """The formulas and the pieces of code of a source, each in order, as places in it."""

    formulas: tuple[FormulaSpan, ...]
    code: tuple[tuple[int, int], ...]
    problems: tuple[TextProblem, ...]


_INTERESTING = re.compile(r"\\|\$|`+|^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})", re.M)
_DOLLAR = re.compile(r"\\.|\$|\n[ \t]*\n", re.S)
_DOUBLE_DOLLAR = re.compile(r"\\.|\$\$", re.S)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def locate_formulas(source: str) -> Located:
    """Every formula and every piece of code in ``source``; an unclosed ``$$`` is a problem."""
    formulas: list[FormulaSpan] = []
    code: list[tuple[int, int]] = []
    problems: list[TextProblem] = []
    position = 0
    while found := _INTERESTING.search(source, position):
        position = found.end()
        if found["fence"]:
            position = _end_of_fence(source, found)
            code.append((found.start("fence"), position))
        elif found[0] == "\\":
            position += 1
        elif found[0] != "$":
            if end := _end_of_code(source, found):
                code.append((found.start(), end))
                position = end
        elif source.startswith("$$", found.start()):
            position = found.start() + 2
            span = _display(source, found.start())
            if isinstance(span, TextProblem):
                problems.append(span)
            else:
                formulas.append(span)
                position = span.end
        elif inline := _inline(source, found.start()):
            formulas.append(inline)
            position = inline.end
    return Located(tuple(formulas), tuple(code), tuple(problems))


def _end_of_fence(source: str, opening: re.Match[str]) -> int:
    mark = opening["fence"]
    closing = re.compile(rf"^[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.M)
    line_end = source.find("\n", opening.end())
    found = closing.search(source, line_end + 1) if line_end >= 0 else None
    return found.end() if found else len(source)


def _end_of_code(source: str, opening: re.Match[str]) -> int | None:
    """Where the code span ends that ``opening`` (a run of backticks) begins; None where nothing closes it."""
    blank = _BLANK_LINE.search(source, opening.end())
    limit = blank.start() if blank else len(source)
    closing = re.compile(rf"(?<!`){opening[0]}(?!`)").search(source, opening.end(), limit)
    return closing.end() if closing else None


def _display(source: str, start: int) -> FormulaSpan | TextProblem:
    position = start + 2
    while found := _DOUBLE_DOLLAR.search(source, position):
        if found[0] == "$$":
            inner = source[start + 2 : found.start()]
            if not inner.strip():
                return TextProblem(start, "this $$…$$ is empty", "write a formula between the dollars, or \\$\\$")
            lead = len(inner) - len(inner.lstrip())
            begin = start + 2 + lead
            return FormulaSpan(start, found.end(), begin, begin + len(inner.strip()), display=True)
        position = found.end()
    return TextProblem(start, "$$ is not closed", "end the formula with $$; for two dollar signs write \\$\\$")


def _inline(source: str, start: int) -> FormulaSpan | None:
    """The formula whose first dollar is at ``start``; None where this dollar is text."""
    if start + 1 >= len(source) or source[start + 1].isspace() or (start and source[start - 1].isdigit()):
        return None
    position = start + 1
    while found := _DOLLAR.search(source, position):
        if found[0].startswith("\n"):
            return None
        if found[0] == "$":
            after = source[found.end() : found.end() + 1]
            if source[found.start() - 1].isspace() or after.isdigit():
                return None
            return FormulaSpan(start, found.end(), start + 1, found.start(), display=False)
        position = found.end()
    return None
