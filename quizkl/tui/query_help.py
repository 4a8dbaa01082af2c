"""The sheet "What can be searched for"."""

from __future__ import annotations

from quizkl.browser.query_examples import EXAMPLES
from quizkl.tui.ink import EMPTY, Line
from quizkl.tui.paragraph import paragraph
from quizkl.tui.typing_help import Way, way_lines


def query_help_lines(columns: int) -> list[Line]:
    """Every way to search, with an example."""
    lines = [*paragraph("A card is found that has all of what is typed, with spaces in between.", columns), EMPTY]
    for written, meaning in EXAMPLES:
        lines += way_lines(Way(written, meaning), columns)
    return lines
