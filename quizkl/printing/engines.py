"""What printing asks of the engines."""

from __future__ import annotations

from typing import Protocol

from quizkl.maths.inquiry import BlockingMathematician
from quizkl.maths.variation.search import BlockingDrawer
from quizkl.maths.worked import BlockingWorker


class Engines(BlockingMathematician, BlockingWorker, BlockingDrawer, Protocol):
    """Values, worked solutions and drawn numbers: the helper process, or what is kept of what it found."""
