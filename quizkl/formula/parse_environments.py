"""``\\begin … \\end``: matrices, cases, arrays and lines one below the other."""

from __future__ import annotations

import re

from quizkl.formula.parse_text import plain_words
from quizkl.formula.problem import Refused
from quizkl.formula.reader import Construct, Reader
from quizkl.formula.suggestions import did_you_mean
from quizkl.formula.symbols import SYMBOLS, Symbol
from quizkl.formula.tokens import Token
from quizkl.formula.tree import EMPTY, Fraction, FractionStyle, Grid, Justification, Lines, Node, Row, alone

MOST_CELLS = 4000
"""Cells of one matrix, counted with the empty ones that fill its short rows."""

_BRACKETS: dict[str, tuple[str | None, str | None]] = {
    "matrix": (None, None),
    "smallmatrix": (None, None),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("lvert", "rvert"),
    "Vmatrix": ("lVert", "rVert"),
    "cases": ("{", None),
    "dcases": ("{", None),
    "rcases": (None, "}"),
    "array": (None, None),
    "subarray": (None, None),
}
_CASES = frozenset(("cases", "dcases", "rcases"))
_WITH_COLUMNS = frozenset(("array", "subarray"))
_ALIGNED = frozenset(("aligned", "align", "split", "alignedat", "alignat", "flalign", "eqnarray"))
_COUNTED = frozenset(("alignedat", "alignat"))
_CENTRED = frozenset(("gathered", "gather", "multline", "multlined"))
_POSITIONED = _ALIGNED | _CENTRED | _WITH_COLUMNS
_WHOLE = frozenset(("equation", "displaymath", "math"))
_KNOWN = (*_BRACKETS, *_ALIGNED, *_CENTRED, *_WHOLE)

_JUSTIFICATIONS = {"l": Justification.LEFT, "c": Justification.CENTRE, "r": Justification.RIGHT}
_LENGTH = re.compile(r"[+-]?\d*\.?\d+(?:pt|em|ex|mm|cm|in|mu|pc|bp)")


def _environment(reader: Reader, token: Token) -> Node:
    offset = reader.offset
    full = plain_words(reader, "the name of the environment")
    name = full.removesuffix("*")
    if name not in _KNOWN:
        hint = did_you_mean(name, _KNOWN) or "Known are aligned, cases, array, and matrix with its brackets."
        raise Refused(offset, f"There is no environment {full} here.", hint)
    if name in _COUNTED:
        plain_words(reader, "the number of columns")
    if full != name or name in _POSITIONED:
        _skip_position(reader)
    columns, bars = _columns(reader) if name in _WITH_COLUMNS else ((), frozenset[int]())
    rows, rules = _rows(reader, token)
    closing = reader.take(f"\\end{{{full}}}")
    if closing.text != "\\end":
        raise Refused(token.offset, f"\\begin{{{full}}} has no \\end.", f"Write \\end{{{full}}} after it.")
    closed = plain_words(reader, "the name of the environment")
    if closed != full:
        raise Refused(closing.offset, f"\\begin{{{full}}} is closed by \\end{{{closed}}}.", f"Write \\end{{{full}}}.")
    return _built(name, rows, rules, columns, bars, token)


def _built(
    name: str,
    rows: list[list[Node]],
    rules: frozenset[int],
    columns: tuple[Justification, ...],
    bars: frozenset[int],
    token: Token,
) -> Node:
    count = max(map(len, rows))
    if count * len(rows) > MOST_CELLS:
        raise Refused(
            token.offset, f"This has {len(rows)} rows of {count} cells.", f"At most {MOST_CELLS} cells are drawn."
        )
    if name in _BRACKETS:
        if columns and count > len(columns):
            message = f"A row has {count} cells, but {len(columns)} columns are declared."
            raise Refused(token.offset, message, "Declare one l, c or r for each.")
        if not columns:
            columns = (Justification.LEFT if name in _CASES else Justification.CENTRE,) * count
        left, right = _BRACKETS[name]
        filled = tuple(tuple(row + [EMPTY] * (len(columns) - len(row))) for row in rows)
        if name == "dcases":
            filled = tuple(tuple(map(_displayed, row)) for row in filled)
        return Grid(filled, columns, _symbol(left), _symbol(right), rules, bars)
    if rules:
        raise Refused(token.offset, rf"\hline stands in {name}.", "Lines belong into an array.")
    if name in _WHOLE:
        if len(rows) > 1 or count > 1:
            raise Refused(token.offset, f"{name} has more than one line.", r"Use \begin{aligned} inside it.")
        return alone(_as_row(rows[0][0]))
    if name in _CENTRED and count > 1:
        raise Refused(token.offset, f"& stands in {name}, which has no columns.", r"Use \begin{aligned}.")
    if name == "eqnarray":
        rows = [[row[0], Row(tuple(row[1:]))] if len(row) > 1 else row for row in rows]
    return Lines(tuple(map(tuple, rows)), centred=name in _CENTRED)


def _symbol(key: str | None) -> Symbol | None:
    return None if key is None else SYMBOLS[key]


def _as_row(node: Node) -> Row:
    return node if isinstance(node, Row) else Row((node,))


def _displayed(node: Node) -> Node:
    if isinstance(node, Fraction):
        return Fraction(node.numerator, node.denominator, FractionStyle.DISPLAY, node.bar)
    return node


def _columns(reader: Reader) -> tuple[tuple[Justification, ...], frozenset[int]]:
    """The columns of an array and the vertical lines between them, as in ``{l|cr}``."""
    offset = reader.offset
    columns: list[Justification] = []
    bars: set[int] = set()
    for character in plain_words(reader, "the columns"):
        if character in _JUSTIFICATIONS:
            columns.append(_JUSTIFICATIONS[character])
        elif character == "|":
            bars.add(len(columns))
        else:
            raise Refused(offset, f"{character} is no column of an array here.", "Use l, c, r and |.")
    if not columns:
        raise Refused(offset, "The array declares no column.", "Write l, c or r for each, as in {lr}.")
    return tuple(columns), frozenset(bars)


_CELL_END = frozenset(("&", "\\\\", "\\cr", "\\end", "\\hline"))
_GROUP_CELL_END = frozenset(("&", "\\\\", "\\cr", "}"))


def _rows(reader: Reader, opening: Token, stops: frozenset[str] = _CELL_END) -> tuple[list[list[Node]], frozenset[int]]:
    """Rows of cells up to the end of the environment, which is left to be taken, and where the horizontal lines are."""
    rows: list[list[Node]] = [[]]
    rules: set[int] = set()
    while True:
        while not rows[-1] and reader.take_if("\\hline"):
            rules.add(len(rows) - 1)
        cell = reader.row(stops)
        if reader.upcoming == "\\hline":
            raise Refused(reader.offset, r"\hline stands inside a row.", r"Write \\ before it.")
        rows[-1].append(alone(cell))
        if not reader.upcoming:
            raise Refused(opening.offset, f"{opening.text} is never closed here.", "Write its end.")
        if reader.take_if("&"):
            continue
        if reader.upcoming in ("\\\\", "\\cr"):
            reader.take()
            _skip_extra_space(reader)
            rows.append([])
            continue
        if len(rows) > 1 and rows[-1] == [EMPTY]:
            rows.pop()
        return rows, frozenset(rules)


def _skip_position(reader: Reader) -> None:
    """Past the [t] of ``\\begin{aligned}[t]`` and the [r] of ``\\begin{matrix*}[r]``; other brackets are content."""
    if reader.upcoming == "[" and reader.ahead(1) in ("t", "b", "c", "l", "r") and reader.ahead(2) == "]":
        for _ in range(3):
            reader.take()


def _skip_extra_space(reader: Reader) -> None:
    """Past the star and the length of ``\\\\*[2pt]``, which only move the next row."""
    following = reader.upcoming_token()
    if following is not None and following.text == "*" and not following.spaced:
        reader.take()
    place = reader.mark()
    if reader.take_if("["):
        length = ""
        while reader.upcoming not in ("", "]") and len(length) < 12:
            length += reader.take().text
        if reader.take_if("]") and _LENGTH.fullmatch(length):
            return
        reader.rewind(place)


def _substack(reader: Reader, token: Token) -> Node:
    opening = reader.take("the lines")
    if opening.text != "{":
        raise Refused(opening.offset, r"\substack needs its lines in braces.", r"Write \substack{a \\ b}.")
    rows, _ = _rows(reader, opening, _GROUP_CELL_END)
    reader.take("}")
    if any(len(row) > 1 for row in rows):
        raise Refused(token.offset, r"& stands in \substack, which has no columns.", r"Use \begin{aligned}.")
    return Lines(tuple(map(tuple, rows)), centred=True)


ENVIRONMENTS: dict[str, Construct] = {"begin": _environment, "substack": _substack}
