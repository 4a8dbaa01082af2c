"""Inline text becomes words: what a line break may not divide."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizkl.text.drawing import Drawing
from quizkl.text.row import Span, Style, merged
from quizkl.text.stream import Gap, Stream
from quizkl.text.tree import Code, Emphasis, Hole, Inline, LineBreak, Mathematics, Plain, Strong

_SPACES = re.compile(r"[ \t\n]+")


def words(children: Iterable[Inline], drawing: Drawing) -> Stream:
    """The words of ``children`` with the gaps between them. A formula is one word, whatever spaces it has."""
    stream: Stream = []
    word: list[Span] = []
    for span in _spans(children, drawing, Style.PLAIN):
        if isinstance(span, Gap):
            if word:
                stream.append(merged(word))
                word = []
            if span is Gap.BREAK or (stream and not isinstance(stream[-1], Gap)):
                stream.append(span)
        else:
            word.append(span)
    if word:
        stream.append(merged(word))
    return stream


def _spans(children: Iterable[Inline], drawing: Drawing, style: Style) -> list[Span | Gap]:
    spans: list[Span | Gap] = []
    for child in children:
        match child:
            case Plain(text):
                spans += _breakable(text, style)
            case Code(text):
                spans += _breakable(text, _over(style, Style.CODE))
            case Emphasis(inside):
                spans += _spans(inside, drawing, _over(style, Style.EMPHASIS))
            case Strong(inside):
                spans += _spans(inside, drawing, _over(style, Style.STRONG))
            case Mathematics():
                spans.append(_formula(child, drawing, style))
            case Hole():
                spans += _hole(child, drawing, style)
            case LineBreak():
                spans.append(Gap.BREAK)
    return spans


def _over(outer: Style, inner: Style) -> Style:
    """The style of ``inner`` inside ``outer``: the hole that is asked is seen whatever is in it."""
    if outer is Style.HOLE or (outer is Style.STRONG and inner is Style.EMPHASIS):
        return outer
    return inner


def _breakable(text: str, style: Style) -> list[Span | Gap]:
    pieces: list[Span | Gap] = []
    position = 0
    for found in _SPACES.finditer(text):
        pieces += [Span(text[position : found.start()], style), Gap.SPACE]
        position = found.end()
    return [*pieces, Span(text[position:], style)] if position < len(text) else pieces


def _formula(formula: Mathematics, drawing: Drawing, style: Style) -> Span:
    if drawing.source or formula.formula is None:
        return Span(f"${formula.source}$".replace("\n", " "), _over(style, Style.SOURCE))
    from quizkl.formula.line import to_line

    return Span(to_line(formula.formula, drawing.characters), _over(style, Style.MATHS))


def _hole(hole: Hole, drawing: Drawing, style: Style) -> list[Span | Gap]:
    if hole.number != drawing.holes.asked:
        return _spans(hole.children, drawing, style)
    if drawing.holes.revealed:
        return _spans(hole.children, drawing, Style.HOLE)
    hint = _spans(hole.hinted, drawing, Style.HOLE) or [Span(hole.hint or "...", Style.HOLE)]
    return [Span("[", Style.HOLE), *hint, Span("]", Style.HOLE)]
