"""Writes a formula on one line, with parentheses wherever leaving the second dimension would change its meaning."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from quizkl.formula.accents import accent_name, accented
from quizkl.formula.alphabets import styled
from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import SUBSCRIPTS, SUPERSCRIPTS, glyph, script, written
from quizkl.formula.spacing import left_class, spaced, trimmed
from quizkl.formula.strength import Strength, is_word, strength
from quizkl.formula.symbols import AtomClass, Symbol
from quizkl.formula.tree import (
    Accent,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Cancelled,
    Classed,
    Delimiter,
    Fenced,
    Formula,
    Fraction,
    Function,
    Grid,
    Letter,
    Lines,
    Node,
    Number,
    Phantom,
    Root,
    Row,
    Scripts,
    Side,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
    alone,
)


def to_line(formula: Formula, characters: Characters = Characters.DEJAVU) -> str:
    """The formula on one line; rows of a matrix are parted by semicolons."""
    return LineWriter(characters).write(formula.body).strip()


_VULGAR = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
_HARMLESS_BEFORE_FRACTION = frozenset("+−±∓⋅·×")
_HARMLESS_AFTER_FRACTION = frozenset("+−±∓⋅·×÷")


class LineWriter:
    """Writes nodes with the characters it was given. ``tight`` is for scripts, which have no space around relations."""

    def __init__(self, characters: Characters) -> None:
        self.characters = characters
        self._superscripts = SUPERSCRIPTS[characters]
        self._subscripts = SUBSCRIPTS[characters]

    def write(self, node: Node, tight: bool = False) -> str:
        return _WRITERS[type(node)](self, node, tight)

    def glyph(self, symbol: Symbol | None) -> str:
        """The symbol, or nothing for an invisible delimiter."""
        return "" if symbol is None else glyph(symbol, self.characters)

    def row(self, children: Sequence[Node], tight: bool, after: AtomClass | None = None) -> str:
        """Atoms side by side with the space between them."""
        if len(children) == 1 and after is None:
            return self.write(children[0], tight)
        shown = spaced(children, tight, after)
        line = before = ""
        for index, (gap, child) in enumerate(shown):
            text = self.write(child, tight)
            if not text:
                continue
            if isinstance(child, Fraction) and not _stands_free(shown, index):
                text = f"({text})" if "/" in text or _is_number(shown, index - 1) else text
            if not gap and before and runs_together(before, text):
                gap = 1
            line += " " * gap + text
            before = text
        return line

    def wrapped(self, node: Node, least: Strength, tight: bool) -> str:
        """``node``, in parentheses if it holds together less firmly than ``least``."""
        text = self.write(node, tight)
        return text if strength(node) >= least or len(text) == 1 else f"({text})"

    def fraction(self, node: Fraction, tight: bool) -> str:
        if not node.bar:
            return f"({self.write(node.numerator, tight)} atop {self.write(node.denominator, tight)})"
        upper = self.wrapped(node.numerator, Strength.PRODUCT, tight)
        lower = self.wrapped(node.denominator, Strength.CALL, tight)
        vulgar = None if self.characters is Characters.ASCII else _VULGAR.get((upper, lower))
        return vulgar or f"{upper}/{lower}"

    def binomial(self, node: Binomial, tight: bool) -> str:
        left, right = self.glyph(node.left), self.glyph(node.right)
        verb = "choose" if left == "(" else "atop"
        upper = self.wrapped(node.upper, Strength.ATOM, tight)
        return f"{left}{upper} {verb} {self.wrapped(node.lower, Strength.ATOM, tight)}{right}"

    def root(self, node: Root, tight: bool) -> str:
        index = "" if node.index is None else self.write(node.index, True)
        if self.characters is Characters.ASCII:
            body = self.write(node.radicand, tight)
            return f"root[{index}]({body})" if index not in ("", "2") else f"sqrt({body})"
        sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(index, f"√[{index}]")
        return sign + self.wrapped(node.radicand, Strength.ATOM, tight)

    def scripts(self, node: Scripts, tight: bool) -> str:
        text = self.script_base(node.base, tight)
        if node.lower is not None:
            text += self.script(node.lower, self._subscripts, "_")
        if node.upper is not None:
            text += self.script(node.upper, self._superscripts, "^")
        return text

    def script_base(self, base: Node, tight: bool) -> str:
        text = self.write(base, tight)
        whole = isinstance(base, (Sign, Delimiter, Fenced, Stack, Arrow, Text, Classed))
        if whole or len(text) <= 1 or (strength(base) == Strength.ATOM and not has_scripts(base)):
            return text
        return f"({text})"

    def script(self, node: Node, table: dict[str, str], sign: str) -> str:
        """A script in raised or lowered characters if all of them exist, else after ``sign``."""
        text = self.write(node, True)
        raised = script(text, table)
        if raised is not None:
            return raised
        return f"{sign}{text}" if _is_plain(text) else f"{sign}({text})"

    def styled(self, node: Styled, tight: bool) -> str:
        if isinstance(node.body, Row) and is_word(node.body):
            text = "".join([self.write(child) for child in node.body.children])
        else:
            text = self.write(node.body, tight)
        return styled(text, node.alphabet, self.characters)

    def accent(self, node: Accent, tight: bool) -> str:
        base = self.write(node.base, tight)
        return accented(base, node.mark, self.characters) or f"{accent_name(node.mark)}({base})"

    def brace(self, node: Brace, tight: bool) -> str:
        base = self.write(node.base, tight)
        if node.label is None:
            return f"{'over' if node.side is Side.ABOVE else 'under'}brace({base})"
        name = "overbrace" if node.side is Side.ABOVE else "underbrace"
        return f"{name}({base}, {self.write(node.label, False)})"

    def stack(self, node: Stack, tight: bool) -> str:
        base = self.script_base(node.base, tight)
        if node.below is not None:
            base += self.script(node.below, {}, "_")
        if node.above is not None:
            above = self.write(node.above, True)
            base += f"[{above}]" if node.kind == AtomClass.RELATION else self.script(node.above, {}, "^")
        return base

    def arrow(self, node: Arrow, tight: bool) -> str:
        above = self.write(node.above, True)
        below = "" if node.below is None else self.script(node.below, {}, "_")
        return self.glyph(node.symbol) + below + (f"[{above}]" if above else "")

    def fenced(self, node: Fenced, tight: bool) -> str:
        first = trimmed(node.parts[0])
        if len(node.parts) == 1 and isinstance(first, Grid) and first.left is first.right is None:
            return self.glyph(node.left) + self.cells(first) + self.glyph(node.right)
        text = self.glyph(node.left) + self.write(first, tight)
        for middle, part in zip(node.middles, node.parts[1:], strict=True):
            bar = self.glyph(middle)
            text += (bar if bar == "/" or not bar else f" {bar} ") + self.write(trimmed(part), tight)
        return text + self.glyph(node.right)

    def grid(self, node: Grid, tight: bool) -> str:
        if (node.left is None) != (node.right is None):
            return f"{{ {self.cells(node)} }}"
        left, right = self.glyph(node.left) or "[", self.glyph(node.right) or "]"
        return left + self.cells(node) + right

    def cells(self, node: Grid) -> str:
        """Cells of a matrix parted by commas and its rows by semicolons; its lines are drawn as strokes."""
        rows = []
        for number, row in enumerate(node.rows):
            text = ""
            for column, cell in enumerate(row):
                if column:
                    text += " | " if column in node.bars else " " if text.endswith(",") else ", "
                text += self.write(cell)
            rows.append(("---; " if number and number in node.rules else "") + text)
        return "".join([row if index == len(rows) - 1 else _ended(row) for index, row in enumerate(rows)])

    def lines(self, node: Lines, tight: bool) -> str:
        text = ""
        for row in node.rows:
            line = " ".join("".join([self.cell(cell, column, tight) for column, cell in enumerate(row)]).split())
            if text and line:
                text = text + " " if _continues(row) else _ended(text)
            text += line
        return text

    def cell(self, cell: Node, column: int, tight: bool) -> str:
        """One cell of aligned lines: in every second an operator stands after what is in the cell before it."""
        children = cell.children if isinstance(cell, Row) else (cell,)
        if column % 2:
            return self.row(children, tight, AtomClass.ORDINARY)
        line = self.row(children, tight)
        return ("  " if column and line else "") + line + (" " if ends_open(children) else "")


def _ended(line: str) -> str:
    """A line with what parts it from the next: its own punctuation, or a semicolon."""
    return line + (" " if line[-1:] in (",", ";", ".") else "; ")


def has_scripts(base: Node) -> bool:
    """Whether a base has scripts of its own, which those outside its braces must not be taken for."""
    return isinstance(alone(base) if isinstance(base, Row) else base, Scripts)


def ends_open(children: Sequence[Node]) -> bool:
    """Whether the last atom relates what is before it to what follows in the next cell."""
    return bool(children) and left_class(children[-1]) in (AtomClass.RELATION, AtomClass.BINARY)


def _continues(row: Sequence[Node]) -> bool:
    """Whether a line goes on where the one before it ended: nothing, and then a relation or an operator."""
    for cell in row:
        children = cell.children if isinstance(cell, Row) else (cell,)
        if children:
            return left_class(children[0]) in (AtomClass.RELATION, AtomClass.BINARY)
    return False


def _stands_free(shown: Sequence[tuple[int, Node]], index: int) -> bool:
    """Whether the fraction at ``index`` has no neighbour that could be read into it."""
    if index:
        gap, before = shown[index][0], shown[index - 1][1]
        if gap < 2 and not _is_boundary(before, AtomClass.OPENING, _HARMLESS_BEFORE_FRACTION):
            return False
    if index + 1 < len(shown):
        gap, after = shown[index + 1]
        return gap >= 2 or _is_boundary(after, AtomClass.CLOSING, _HARMLESS_AFTER_FRACTION)
    return True


def _is_boundary(node: Node, bracket: AtomClass, harmless: frozenset[str]) -> bool:
    kind = left_class(node)
    if kind in (AtomClass.RELATION, AtomClass.PUNCTUATION):
        return True
    if kind == AtomClass.BINARY:
        return isinstance(node, Sign) and node.symbol.character in harmless
    if kind == bracket:
        # ``\\left`` before a fraction makes a factor of what it holds, a bracket with a script after it ends the group
        if isinstance(node, Sign):
            return node.symbol.character not in "!?"
        return isinstance(node, Delimiter) or (isinstance(node, Scripts) and bracket == AtomClass.CLOSING)
    if kind == AtomClass.OPERATOR and bracket == AtomClass.OPENING:
        base = node.base if isinstance(node, Scripts) else node
        return isinstance(base, Sign)
    return isinstance(node, Text) and node.content[:1] == " "


def _is_number(shown: Sequence[tuple[int, Node]], index: int) -> bool:
    return index >= 0 and isinstance(shown[index][1], Number)


def runs_together(before: str, text: str) -> bool:
    """Whether two atoms would be read as one: a word of several letters or a script, and the letter next to it."""
    if not (_is_letter(text[0]) or text[0].isdecimal()):
        return False
    head = len(text) > 1 and _is_letter(text[0]) and _is_letter(text[1])
    last = before[-1]
    if last == "*":
        return True
    if not (_is_letter(last) or last.isdecimal()):
        return False
    start = len(before)
    while start and (_is_letter(before[start - 1]) or before[start - 1].isdecimal()):
        start -= 1
    tail = before[start:]
    after_sign = start > 0 and before[start - 1] in "_^√∛∜"
    return after_sign or (head and not last.isdecimal()) or (len(tail) > 1 and any(map(_is_letter, tail[-2:])))


def _is_letter(character: str) -> bool:
    """Whether ``character`` is a letter of the line, not a raised or lowered one."""
    return character.isalpha() and (character.isascii() or unicodedata.category(character) != "Lm")


def _is_plain(text: str) -> bool:
    """Whether ``text`` may follow ``_`` or ``^`` without parentheses: a word, a number, a single sign."""
    return len(text) == 1 or all(
        _is_letter(character) or character.isdecimal() or unicodedata.combining(character) for character in text
    )


_WRITERS: dict[type, Callable[[LineWriter, Any, bool], str]] = {
    Letter: lambda writer, node, tight: written(node.character, writer.characters),
    Number: lambda writer, node, tight: node.digits,
    Sign: lambda writer, node, tight: glyph(node.symbol, writer.characters),
    Function: lambda writer, node, tight: written(node.name, writer.characters),
    Space: lambda writer, node, tight: " " if node.mu > 0 else "",
    Text: lambda writer, node, tight: written(node.content, writer.characters),
    Row: lambda writer, node, tight: writer.row(node.children, tight),
    Fraction: LineWriter.fraction,
    Binomial: LineWriter.binomial,
    Root: LineWriter.root,
    Scripts: LineWriter.scripts,
    Accent: LineWriter.accent,
    Brace: LineWriter.brace,
    Stack: LineWriter.stack,
    Arrow: LineWriter.arrow,
    Styled: LineWriter.styled,
    Fenced: LineWriter.fenced,
    Delimiter: lambda writer, node, tight: glyph(node.symbol, writer.characters),
    Grid: LineWriter.grid,
    Lines: LineWriter.lines,
    Boxed: lambda writer, node, tight: f"boxed({writer.write(node.body, tight)})",
    Cancelled: lambda writer, node, tight: f"cancel({writer.write(node.body, tight)})",
    Phantom: lambda writer, node, tight: "",
    Classed: lambda writer, node, tight: writer.write(node.body, tight),
}
