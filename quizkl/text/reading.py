"""A card text while it is read: what each private character in it stands for.

Formulas and cloze holes are found first and stand as one private character each while Markdown is read, so that
Markdown never sees a star or an underscore of TeX and every place is a place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.tree import Formula
from quizkl.text.formulas import FormulaSpan
from quizkl.text.holes import HoleSpan
from quizkl.text.problem import TextProblem
from quizkl.text.tree import Block, Display, Hole, Inline, LineBreak, Mathematics, Paragraph, Plain

Piece = Inline | Display
"""What a paragraph is made of before its displays get rows of their own."""

MOST_PROBLEMS = 20
"""After so many problems in one text its further formulas are shown as they are written, unread."""

_FIRST_MARK = 0xF0000
_MARKS = re.compile("[\U000f0000-\U000fffff]")
_MARKDOWN = re.compile(r"[*_`\\|]|~~~|  \n|^[ \t]*(?:[-+]|\d{1,9}[.)])(?:[ \t]|$)", re.M)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def needs_markdown(text: str) -> bool:
    """Whether more than plain paragraphs may be meant: Markdown takes long to import, and the first card waits."""
    return bool(_MARKDOWN.search(text))


@dataclass(slots=True)
class Reading:
    source: str
    macros: Mapping[str, str]
    problems: list[TextProblem]
    marks: dict[str, FormulaSpan | HoleSpan] = field(default_factory=dict)

    def marked(self, spans: Iterable[FormulaSpan | HoleSpan], start: int, end: int) -> str:
        """``source[start:end]`` with each of ``spans`` (in order; those inside another are left out) as its mark."""
        pieces, position = [], start
        for span in spans:
            if span.start >= position and span.end <= end:
                mark = chr(_FIRST_MARK + len(self.marks))
                self.marks[mark] = span
                pieces += [self.source[position : span.start], mark]
                position = span.end
        return "".join(pieces) + self.source[position:end]

    def written(self, text: str) -> str:
        """``text`` with its marks replaced by what the source says there."""
        return _MARKS.sub(lambda found: self._source_of(self.marks[found[0]]), text)

    def pieces(self, text: str) -> list[Piece]:
        """Text without Markdown in it, its marks becoming formulas and holes."""
        pieces: list[Piece] = []
        position = 0
        for found in _MARKS.finditer(text):
            if found.start() > position:
                pieces.append(Plain(text[position : found.start()]))
            span = self.marks[found[0]]
            pieces.append(self._formula(span) if isinstance(span, FormulaSpan) else self._hole(span))
            position = found.end()
        if position < len(text):
            pieces.append(Plain(text[position:]))
        return pieces

    def paragraph(self, text: str) -> list[Piece]:
        """The text of one paragraph, Markdown read where it may be meant."""
        if needs_markdown(text):
            from quizkl.text.markdown import inline_pieces

            return inline_pieces(text, self)
        return self.pieces(re.sub(r"[ \t]*\n[ \t]*", " ", text.strip()))

    def _formula(self, span: FormulaSpan) -> Mathematics | Display:
        tex = self.source[span.inner : span.inner_end]
        formula = self._parsed(span, tex)
        return Display(tex, formula) if span.display else Mathematics(tex, formula)

    def _parsed(self, span: FormulaSpan, tex: str) -> Formula | None:
        if len(self.problems) >= MOST_PROBLEMS:
            return None  # looking for what each of thousands might have meant would take seconds
        parsed = parse(tex, self.macros)
        if isinstance(parsed, FormulaProblem):
            self.problems.append(TextProblem(span.inner + parsed.offset, parsed.message, parsed.hint))
            return None
        return parsed

    def _hole(self, span: HoleSpan) -> Hole:
        inside = self.marked(span.formulas, span.inner, span.inner_end)
        children: list[Inline] = []
        for paragraph in _BLANK_LINE.split(inside.strip()):
            if children:
                children.append(LineBreak())
            children += inline_only(self.paragraph(paragraph))
        hint = inline_only(self.paragraph(self.marked(span.formulas, span.hint, span.hint_end)))
        return Hole(span.number, tuple(children), " ".join(self.source[span.hint : span.hint_end].split()), hint)

    def _source_of(self, span: FormulaSpan | HoleSpan) -> str:
        return self.source[span.start : span.end]


def inline_only(pieces: Iterable[Piece]) -> tuple[Inline, ...]:
    """For places that have no rows of their own (a table's cell, emphasis, a hole): displays stand in the line."""
    return tuple(Mathematics(piece.source, piece.formula) if isinstance(piece, Display) else piece for piece in pieces)


def paragraph_blocks(pieces: Iterable[Piece]) -> list[Block]:
    """A paragraph, cut where a display stands in it."""
    blocks: list[Block] = []
    inline: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Display):
            blocks += _trimmed(inline)
            blocks.append(piece)
            inline = []
        else:
            inline.append(piece)
    return blocks + _trimmed(inline)


def _trimmed(inline: list[Inline]) -> list[Block]:
    """The paragraph without spaces and breaks at its ends; nothing where nothing else is left."""
    while inline and isinstance(first := inline[0], Plain | LineBreak):
        text = first.text.lstrip() if isinstance(first, Plain) else ""
        if text:
            inline = [Plain(text), *inline[1:]]
            break
        inline = inline[1:]
    while inline and isinstance(last := inline[-1], Plain | LineBreak):
        text = last.text.rstrip() if isinstance(last, Plain) else ""
        if text:
            inline = [*inline[:-1], Plain(text)]
            break
        inline = inline[:-1]
    return [Paragraph(tuple(inline))] if inline else []
