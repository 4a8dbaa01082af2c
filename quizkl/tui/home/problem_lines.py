"""What is wrong in the decks, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_MOST = 200


def problem_lines(problems: Sequence[Problem], columns: int, look: Look) -> list[Line]:
    """Each problem with its place and what to do about it."""
    lines: list[Line] = []
    for problem in problems[:_MOST]:
        error = problem.severity is Severity.ERROR
        sign = Piece(look.sign("✗ ", "x ") if error else "! ", Ink.BAD if error else Ink.WARNING)
        said = paragraph(problem.message, columns - 2)
        hint = paragraph(problem.hint[:1].upper() + problem.hint[1:], columns - 2, Ink.MUTED)
        place = paragraph(_where(problem.place, columns - 2, look), columns - 2, Ink.CODE)
        lines += [*led(sign, said), *led(Piece("  "), [*hint, *place]), EMPTY]
    if len(problems) > _MOST:
        lines.append(Line((muted(f"and {len(problems) - _MOST} more: quizkl check lists them all"),)))
    return lines[:-1] if lines and not lines[-1].pieces else lines


def _where(place: Place, columns: int, look: Look) -> str:
    """The place with the path of its file, or with its name alone where that does not fit a row."""
    whole = str(place)
    if len(whole) <= columns:
        return whole
    return look.sign("…/", ".../") + f"{Path(place.file).name}:{place.line}:{place.column}"
