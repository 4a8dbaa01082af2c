"""What is wrong in a card text, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextProblem:
    """``offset`` counts characters from 0 in the source of the whole text."""

    offset: int
    message: str
    hint: str = ""
