"""Plain sentences (never Markdown, never markup) as lines."""

from __future__ import annotations

from quizkl.text.row import Span
from quizkl.text.stream import Gap, Stream
from quizkl.text.unprintable import printable
from quizkl.text.wrap import wrap
from quizkl.tui.ink import Ink, Line, Piece


def paragraph(text: str, columns: int, ink: Ink = Ink.PLAIN, action: str = "") -> list[Line]:
    """``text`` wrapped at its spaces; what cannot be printed is shown as U+FFFD."""
    shown = printable(text)
    stream: Stream = []
    for word in shown.split():
        stream += [Gap.SPACE, (Span(word),)]
    return [
        Line((Piece("".join(span.text for span in row), ink, action),)) for row in wrap(stream, max(columns, 1)) if row
    ]
