"""The numbers of cards, drawn by the helper while something else is on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.study.phase import Task

if TYPE_CHECKING:
    from quizkl.maths.variation.search import Drawer
    from quizkl.study.drawing import Variant


class DrawnAhead:
    """Each task's numbers are drawn once, however often they are asked for."""

    def __init__(self, drawer: Callable[[], Drawer]) -> None:
        self._drawer = drawer
        self._drawn: dict[tuple[ItemKey, int], asyncio.Task[Variant | Problem]] = {}

    def known(self, task: Task) -> Variant | Problem | None:
        """What was drawn for it; None while it is not known."""
        drawing = self._drawn.get((task.key, task.seed))
        return drawing.result() if drawing is not None and drawing.done() and not drawing.cancelled() else None

    async def variant(self, task: Task) -> Variant | Problem:
        drawing = self._drawn.get((task.key, task.seed))
        if drawing is None or drawing.cancelled():
            drawing = asyncio.ensure_future(self._draw(task))
            self._drawn[task.key, task.seed] = drawing
        return await asyncio.shield(drawing)

    async def _draw(self, task: Task) -> Variant | Problem:
        from quizkl.study.drawing import Drawing, continued, drawing_of

        step = drawing_of(task.card, task.seed)
        while isinstance(step, Drawing):
            (found,) = await self._drawer().search([step.search])
            following = continued(step, found)
            if isinstance(following, Problem):
                return following
            step = following
        return step
