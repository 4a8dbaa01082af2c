"""A stream of words with the gaps between them: what a paragraph is before it has rows."""

from __future__ import annotations

from enum import Enum

from quizkl.text.row import Row


class Gap(Enum):
    """Between two words: a space where a line may end, or an end of line that the author wrote."""

    SPACE = " "
    BREAK = "\n"


Word = Row
"""What a line break may not divide."""

Stream = list[Word | Gap]
