"""Writes a formula in two dimensions, as it would be set by hand in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizkl.formula.accents import precomposed
from quizkl.formula.block_grids import grid_box, lines_box
from quizkl.formula.block_marks import accent_box, arrow_box, brace_box, cancelled_box, emptied, framed, root_box
from quizkl.formula.block_scripts import Script, attached, limited
from quizkl.formula.block_shapes import delimiter_of, has_bar, has_grid, has_limits, is_integral, is_sized
from quizkl.formula.boxes import NOTHING, Box, beside, blank, centred, covered, stacked, text_box
from quizkl.formula.brackets import bracket, is_brace, with_waist
from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import SUBSCRIPTS, SUPERSCRIPTS, script
from quizkl.formula.line import LineWriter, has_scripts, runs_together
from quizkl.formula.spacing import left_class, spaced, trimmed
from quizkl.formula.strength import is_word
from quizkl.formula.strokes import strokes_for
from quizkl.formula.style import Style
from quizkl.formula.symbols import SYMBOLS, AtomClass
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
    FractionStyle,
    Function,
    Grid,
    Letter,
    Lines,
    Node,
    Number,
    Phantom,
    Placement,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of equal width; ``baseline`` is the row, from 0, that text beside the block would stand on."""

    rows: tuple[str, ...]
    baseline: int


def to_block(formula: Formula, characters: Characters = Characters.DEJAVU) -> Block:
    """The formula in two dimensions."""
    writer = BlockWriter(characters)
    box = writer.box(formula.body, Style.DISPLAY)
    if writer.mixes_accents:
        box = BlockWriter(characters, compose=False).box(formula.body, Style.DISPLAY)
    return Block(box.rows, box.baseline)


_ScriptPair = tuple[Script | None, Script | None]
"""Subscript and superscript."""


class BlockWriter:
    """Draws nodes with the characters it was given. ``compose`` allows a letter and its accent to be one character."""

    def __init__(self, characters: Characters, compose: bool = True) -> None:
        self.characters = characters
        self._compose = compose and characters is not Characters.ASCII
        self._composed = self._drawn = False
        self.line = LineWriter(characters)
        self._superscripts = SUPERSCRIPTS[characters]
        self._subscripts = SUBSCRIPTS[characters]

    def box(self, node: Node, style: Style) -> Box:
        return _DRAWERS[type(node)](self, node, style)

    def text(self, node: Node, style: Style) -> Box:
        """A node that is the same as on one line."""
        return text_box(self.line.write(node, style is Style.SCRIPT))

    def row(self, children: Sequence[Node], style: Style, after: AtomClass | None = None) -> Box:
        """Atoms side by side; brackets grow with what they hold, integrals with what follows them."""
        if len(children) == 1 and after is None:
            return self.box(children[0], style)
        shown = spaced(children, style is Style.SCRIPT, after)
        scripts: dict[int, _ScriptPair] = {}
        boxes = []
        for index, (_, node) in enumerate(shown):
            if isinstance(node, Scripts) and delimiter_of(node) is not None:
                scripts[index] = self._script_pair(node)  # drawn once, whether or not the bracket grows
                boxes.append(attached(self.text(node.base, style), *scripts[index]))
            else:
                boxes.append(self.box(node, style))
        if any(box.height > 1 for box in boxes):
            self._grow_integrals(shown, boxes, style)
            self._grow_brackets(shown, boxes, scripts)
        parts: list[Box] = []
        before = NOTHING
        for (gap, _), box in zip(shown, boxes, strict=True):
            if not box.width:
                continue
            if not gap and _run_together(before, box):
                gap = 1
            if gap:
                parts.append(blank(gap))
            parts.append(box)
            before = box
        return beside(parts)

    def _grow_integrals(self, shown: Sequence[tuple[int, Node]], boxes: list[Box], style: Style) -> None:
        """An integral in a display is as tall as what follows it, up to the next relation."""
        if style is not Style.DISPLAY:
            return
        for index in reversed(range(len(shown))):
            node = shown[index][1]
            if not is_integral(node):
                continue
            up = down = 0
            for (_, other), box in zip(shown[index + 1 :], boxes[index + 1 :], strict=True):
                if left_class(other) == AtomClass.RELATION:
                    break
                up, down = max(up, box.up), max(down, box.down)
            if up or down or boxes[index].height > 1:
                boxes[index] = self._integral(node, max(up, 1), max(down, 1))

    def _integral(self, node: Node, up: int, down: int) -> Box:
        """An integral of ``up`` rows above and ``down`` below its middle, its limits at its ends."""
        sign = node.base if isinstance(node, Scripts) else node
        top, middle, bottom = tuple(strokes_for(self.characters).integral)
        assert isinstance(sign, Sign)
        count = {"∬": 2, "∭": 3}.get(sign.symbol.character, 1)
        rows = [top * count, *[middle * count] * (up + down - 1), bottom * count]
        if sign.symbol.character == "∮":
            rows = [row + ("o" if index == up else " ") for index, row in enumerate(rows)]
        box = covered(Box(tuple(rows), len(rows[0]), up))
        if not isinstance(node, Scripts):
            return box
        if node.placement is Placement.LIMITS:
            return self._limited(box, node)
        lower = None if node.lower is None else Script(self._script(node.lower), raised=False)
        upper = None if node.upper is None else Script(self._script(node.upper), raised=False)
        return attached(box, lower, upper)

    def _grow_brackets(
        self, shown: Sequence[tuple[int, Node]], boxes: list[Box], scripts: Mapping[int, _ScriptPair]
    ) -> None:
        """Brackets that belong together grow to what is between them; sized bars grow with the brackets around them."""

        def grow(content: range, brackets: Sequence[int]) -> None:
            up = max([boxes[index].up for index in content], default=0)
            down = max([boxes[index].down for index in content], default=0)
            if up or down:
                for index in brackets:
                    box = bracket(delimiter_of(shown[index][1]), up, down, self.characters)
                    boxes[index] = attached(box, *scripts[index]) if index in scripts else box

        opened: list[int] = []
        bars: list[int] = []
        for index, (_, node) in enumerate(shown):
            symbol = delimiter_of(node)
            if symbol is None:
                continue
            kind = left_class(node)
            if kind == AtomClass.OPENING:
                opened.append(index)
            elif kind == AtomClass.CLOSING and opened:
                first = opened.pop()
                inside = [bar for bar in bars if bar > first]
                bars = [bar for bar in bars if bar < first]
                grow(range(first + 1, index), [first, *inside, index])
            elif is_sized(node):
                bars.append(index)
        bars += [index for index in opened if is_sized(shown[index][1])]
        grow(range(len(boxes)), bars)

    def fraction(self, node: Fraction, style: Style) -> Box:
        display = style is Style.DISPLAY or node.style is FractionStyle.DISPLAY
        if not display or node.style is FractionStyle.INLINE:
            text = self.line.fraction(node, True)
            if len(text) == 1:
                return text_box(text)
        inner = Style.SCRIPT if style is Style.SCRIPT else Style.TEXT
        upper, lower = self.box(node.numerator, inner), self.box(node.denominator, inner)
        columns = max(upper.width, lower.width, 1)
        if node.bar and (columns == 1 or has_bar(node.numerator) or has_bar(node.denominator)):
            columns += 2
        bar = strokes_for(self.characters).fraction if node.bar else " "
        rows = (*centred(upper, columns), bar * columns, *centred(lower, columns))
        return Box(rows, columns, upper.height, upper.height, lower.height)

    def binomial(self, node: Binomial, style: Style) -> Box:
        body = self.fraction(Fraction(node.upper, node.lower, FractionStyle.DISPLAY, bar=False), Style.TEXT)
        left = bracket(node.left, body.up, body.down, self.characters)
        return beside([left, body, bracket(node.right, body.up, body.down, self.characters)])

    def root(self, node: Root, style: Style) -> Box:
        inner = Style.SCRIPT if style is Style.SCRIPT else Style.TEXT
        index = None if node.index is None else self._script(node.index)
        if index is not None and index.rows == ("2",):
            index = None
        return root_box(self.box(node.radicand, inner), index, self.characters)

    def scripts(self, node: Scripts, style: Style) -> Box:
        base = self.box(node.base, style)
        if has_scripts(node.base):
            base = self._parenthesised(base)
        if not has_limits(node):
            return attached(base, *self._script_pair(node))
        if style is Style.DISPLAY or node.placement is Placement.LIMITS:
            return self._limited(base, node)
        lower, upper = self._script_pair(node)
        if all(script is None or script.raised for script in (lower, upper)):
            return attached(base, lower, upper)
        return limited(base, self._unraised(node.lower, lower), self._unraised(node.upper, upper))

    def _unraised(self, node: Node | None, script: Script | None) -> Box | None:
        """The box of a script that has been drawn, without drawing it again if that is not a single word."""
        if node is None or script is None:
            return None
        return self.text(node, Style.SCRIPT) if script.raised else script.box

    def _parenthesised(self, box: Box) -> Box:
        left, right = (bracket(SYMBOLS[key], box.up, box.down, self.characters) for key in "()")
        return beside([left, box, right])

    def _limited(self, base: Box, node: Scripts) -> Box:
        lower = None if node.lower is None else self._script(node.lower)
        return limited(base, lower, None if node.upper is None else self._script(node.upper))

    def _script_pair(self, node: Scripts) -> _ScriptPair:
        """Scripts to stand beside their base: raised and lowered characters where all of them exist."""
        return self._small(node.lower, self._subscripts), self._small(node.upper, self._superscripts)

    def _small(self, node: Node | None, table: dict[str, str]) -> Script | None:
        if node is None:
            return None
        text = script(self.line.write(node, True), table)
        return Script(self._script(node), False) if text is None else Script(text_box(text), True)

    def _script(self, node: Node) -> Box:
        """A script: fractions in it stand on one line, if that is short."""
        box = self.box(node, Style.SCRIPT)
        if box.up or box.down:
            line = self.text(node, Style.SCRIPT)
            if line.width <= 24 and not has_grid(node):
                return line
        return box

    @property
    def mixes_accents(self) -> bool:
        """Whether some accents became one character with their letter and others a row above it, which looks uneven."""
        return self._composed and self._drawn

    def accent(self, node: Accent, style: Style) -> Box:
        base = self.box(node.base, style)
        text = precomposed(base.rows[0], node.mark) if self._compose and base.height == 1 else None
        if text is not None:
            self._composed = True
            return text_box(text)
        self._drawn = self._drawn or base.width == 1
        return accent_box(base, node.mark, self.characters)

    def brace(self, node: Brace, style: Style) -> Box:
        label = None if node.label is None else self.box(node.label, Style.TEXT)
        return brace_box(self.box(node.base, style), label, node.side, self.characters)

    def stack(self, node: Stack, style: Style) -> Box:
        above = None if node.above is None else self.box(node.above, Style.SCRIPT)
        below = None if node.below is None else self.box(node.below, Style.SCRIPT)
        return stacked(above, self.box(node.base, style), below)

    def arrow(self, node: Arrow, style: Style) -> Box:
        below = None if node.below is None else self.box(node.below, Style.SCRIPT)
        return arrow_box(node, self.box(node.above, Style.SCRIPT), below, self.characters)

    def fenced(self, node: Fenced, style: Style) -> Box:
        parts = [self.box(trimmed(part), style) for part in node.parts]
        if len(parts) == 1 and (is_brace(node.left) or is_brace(node.right)):
            parts = [with_waist(parts[0])]
        up, down = max([part.up for part in parts]), max([part.down for part in parts])
        boxes = [bracket(node.left, up, down, self.characters), parts[0]]
        for middle, part in zip(node.middles, parts[1:], strict=True):
            boxes += [blank(1), bracket(middle, up, down, self.characters), blank(1), part]
        return beside([*boxes, bracket(node.right, up, down, self.characters)])

    def lines(self, node: Lines, style: Style) -> Box:
        rows = [[self._cell(cell, column, style) for column, cell in enumerate(row)] for row in node.rows]
        return lines_box(rows, node.centred)

    def _cell(self, cell: Node, column: int, style: Style) -> Box:
        """A cell of aligned lines, with the space that an operator at its edge keeps from the cell beside it."""
        children = cell.children if isinstance(cell, Row) else (cell,)
        if column % 2:
            return self.row(children, style, AtomClass.ORDINARY)
        box = self.row(children, style)
        if children and left_class(children[-1]) in (AtomClass.RELATION, AtomClass.BINARY):
            return beside([box, blank(1)])
        return box


def _run_together(before: Box, box: Box) -> bool:
    return before.height == box.height == 1 and bool(before.width) and runs_together(before.rows[0], box.rows[0])


_DRAWERS: dict[type, Callable[[BlockWriter, Any, Style], Box]] = {
    Letter: BlockWriter.text,
    Number: BlockWriter.text,
    Sign: BlockWriter.text,
    Function: BlockWriter.text,
    Space: BlockWriter.text,
    Text: BlockWriter.text,
    Row: lambda writer, node, style: writer.row(node.children, style),
    Fraction: BlockWriter.fraction,
    Binomial: BlockWriter.binomial,
    Root: BlockWriter.root,
    Scripts: BlockWriter.scripts,
    Accent: BlockWriter.accent,
    Brace: BlockWriter.brace,
    Stack: BlockWriter.stack,
    Arrow: BlockWriter.arrow,
    Styled: lambda writer, node, style: styled_box(writer, node, style),
    Fenced: BlockWriter.fenced,
    Delimiter: BlockWriter.text,
    Grid: lambda writer, node, style: grid_box(node, writer.box, writer.characters),
    Lines: BlockWriter.lines,
    Boxed: lambda writer, node, style: framed(writer.box(node.body, style), writer.characters),
    Cancelled: lambda writer, node, style: cancelled_box(writer.box(node.body, style), writer.characters),
    Phantom: lambda writer, node, style: emptied(writer.box(node.body, style)),
    Classed: lambda writer, node, style: writer.box(node.body, style),
}


def styled_box(writer: BlockWriter, node: Styled, style: Style) -> Box:
    """A body in another alphabet: letter by letter, so that what is drawn around them stays as it is."""
    if isinstance(node.body, Row) and not is_word(node.body):
        return writer.row(tuple([_restyled(child, node) for child in node.body.children]), style)
    if isinstance(node.body, (Row, Letter, Number, Sign, Styled)):
        return writer.text(node, style)
    return writer.box(node.body, style)


def _restyled(child: Node, node: Styled) -> Node:
    match child:
        case Letter() | Number() | Sign():
            return Styled(node.alphabet, child)
        case Scripts() | Accent():
            return replace(child, base=_restyled(child.base, node))
    return child
