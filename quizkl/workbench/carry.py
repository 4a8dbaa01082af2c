"""Carrying a task to the helper process and its answer back, with an event loop or without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from quizkl.maths.comparison import BlockingComparer, Comparer
from quizkl.maths.inquiry import BlockingMathematician, Mathematician
from quizkl.workbench.task import Result, Task, conclude, requests


class Engines(Mathematician, Comparer, Protocol):
    """What computes and compares."""


class BlockingEngines(BlockingMathematician, BlockingComparer, Protocol):
    """The same without an event loop."""


async def carried(task: Task, engines: Engines) -> Result:
    """What is found for one task. A task has the whole of the helper's time for a request to itself."""
    asked = requests(task)
    findings = await engines.ask(asked.inquiries) if asked.inquiries else ()
    samenesses = await engines.compare(asked.comparisons) if asked.comparisons else ()
    return conclude(task, asked, findings, samenesses)


def carried_at_once(tasks: Iterable[Task], engines: BlockingEngines) -> dict[Task, Result]:
    """What is found for each of the tasks, one after the other."""
    known: dict[Task, Result] = {}
    for task in tasks:
        asked = requests(task)
        findings = engines.ask(asked.inquiries) if asked.inquiries else ()
        samenesses = engines.compare(asked.comparisons) if asked.comparisons else ()
        known[task] = conclude(task, asked, findings, samenesses)
    return known
