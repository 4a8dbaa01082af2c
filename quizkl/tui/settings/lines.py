"""The list of settings as lines, and below it what is said of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.desk import Desk
from quizkl.formula.cells import width
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.screen_top import screen_top
from quizkl.tui.settings.form import Entry

_NAME = 24
_NARROW_NAME = 22
_NARROW = 60


_TITLE = "Settings"


def settings_top(part: str, desk: Desk, columns: int, look: Look) -> Line:
    """What it is, and where it is kept."""
    file = "kept until quizkl ends" if desk.config is None else str(desk.config)
    room = columns - len(_TITLE) - len(part) - 4
    return screen_top(_TITLE, _end_of(file, room, look), columns, of=part)


def problem_lines(desk: Desk, columns: int, look: Look) -> list[Line]:
    """What is wrong in the file."""
    problems = [problem for problem in desk.problems if desk.config is None or problem.place.file == str(desk.config)]
    if not problems:
        return []
    first = problems[0]
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    hint = f" ({look.words(first.hint)})" if first.hint else ""
    said = f"Line {first.place.line}: {look.words(first.message)}{hint}.{more}"
    return [*paragraph(said, columns, Ink.WARNING)[:2], EMPTY]


def _end_of(path: str, columns: int, look: Look) -> str:
    """A path, or its end where it is too long."""
    dots = look.sign("…", "...")
    return path if len(path) <= columns else dots + path[len(path) - max(columns - len(dots), 1) :]


def name_cells(columns: int) -> int:
    """The width of the names in a list of ``columns`` cells."""
    return _NAME if columns >= _NARROW else _NARROW_NAME


def entry_lines(entries: Sequence[Entry], cursor: int, columns: int, first: int = 0) -> list[Line]:
    """The entries with their headings; ``first`` is the number of the first of them, counted from 0."""
    lines: list[Line] = []
    for number, entry in enumerate(entries, first):
        if entry.heading:
            lines += [*([EMPTY] if number else []), line(strong(entry.heading))]
        lines.append(_entry_line(entry, number, number == cursor, columns))
    return lines


def name_line(entry: Entry, columns: int) -> Line:
    """The name alone, for the row in which a value is typed."""
    return cut(line(f"  {entry.name}", cursor=True), columns)


def _entry_line(entry: Entry, number: int, cursor: bool, columns: int) -> Line:
    wide = name_cells(columns)
    name = cut(line(f"  {entry.name}"), wide - 1)
    fill = " " * (wide - name.width)
    source = "" if entry.line is None else f"line {entry.line}"
    room = columns - wide - len(source) - 1
    value = cut(line(Piece(entry.written or "none", Ink.ACCENT if entry.line is not None else Ink.PLAIN)), room)
    gap = " " * (room - value.width + 1)
    choose = f"choose({number})"
    change = f"change_at({number})"
    pieces = [
        *(Piece(piece.text, piece.ink, choose) for piece in name.pieces),
        Piece(fill, Ink.PLAIN, choose),
        *(Piece(piece.text, piece.ink, change) for piece in value.pieces),
        Piece(gap, Ink.PLAIN, change),
        Piece(source, Ink.MUTED, choose),
    ]
    return Line(tuple(pieces), cursor)


def about_lines(entry: Entry, said: str, warns: bool, columns: int, rows: int, look: Look) -> list[Line]:
    """What the chosen setting means and may be; ``said`` is the news about it. Always ``rows`` lines."""
    lines = paragraph(f"{entry.name}: {look.words(entry.says)}.", columns)
    if entry.choices:
        lines += _choice_lines(entry, columns)
    else:
        lines += paragraph(f"{_capital(entry.expected)}; usually {entry.usual or 'none'}.", columns, Ink.MUTED)
    if said:
        told = paragraph(look.words(said), columns, Ink.WARNING if warns else Ink.GOOD)
        lines = [*lines[: max(rows - len(told), 1)], *told]
    return [*lines, *([EMPTY] * rows)][:rows]


def _choice_lines(entry: Entry, columns: int) -> list[Line]:
    """The choices, each to be clicked, the present one marked and the usual one named."""
    rows: list[Line] = []
    for choice in entry.choices:
        now = choice == entry.written
        pieces = (
            Piece(f"[{choice}]" if now else f" {choice} ", Ink.STRONG if now else Ink.KEY, f"put('{choice}')"),
            *((muted("(usual) "),) if choice == entry.usual else ()),
        )
        if rows and rows[-1].width + sum(width(piece.text) for piece in pieces) <= columns:
            rows[-1] = Line((*rows[-1].pieces, *pieces))
        else:
            rows.append(Line(pieces))
    return rows


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
