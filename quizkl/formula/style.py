"""Where in a formula something stands, and how that asks it to be set."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from quizkl.formula.boxes import Box
from quizkl.formula.tree import Node


class Style(Enum):
    """TeX's styles. In ``DISPLAY`` limits go above and below an operator, in ``TEXT`` (inside a fraction or a matrix)
    beside it where they can, and in ``SCRIPT`` there is no space around relations either."""

    DISPLAY = "display"
    TEXT = "text"
    SCRIPT = "script"


Draw = Callable[[Node, Style], Box]
"""Draws a node in a style: what the functions for one construct are given to draw its parts."""
