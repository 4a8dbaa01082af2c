"""How a step is worked out, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.deck.card import Exercise, Step
from quizkl.marking.work import work_on_step
from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.worked import BlockingWorker, Worked, WorkedOut
from quizkl.plain.show import Page
from quizkl.text.worked_rows import plain_worked


def worked_step(exercise: Exercise, number: int, worker: BlockingWorker, page: Page) -> Iterator[str]:
    """The step of this number (from 1), from what is given and the steps before it."""
    if not isinstance(exercise.steps[number - 1], Step):
        return  # the way to an expression is not worked out
    (found,) = worker.work_out([work_on_step(exercise, number)])
    yield from worked_lines(found, page)


def worked_exercise(exercise: Exercise, worker: BlockingWorker, page: Page) -> Iterator[str]:
    """Every step that asks for a number, below its question."""
    steps = exercise.steps
    numbers = [number for number, step in enumerate(steps, 1) if isinstance(step, Step)]
    found = worker.work_out([work_on_step(exercise, number) for number in numbers])
    for number, worked in zip(numbers, found, strict=True):
        step = steps[number - 1]
        first, *rest = page.lines(step.ask, indent="  ") or ("",)
        yield f"Step {number}: {first.strip()}" if len(steps) > 1 else first.strip()
        yield from rest
        yield ""
        yield from worked_lines(worked, page)
        yield ""


def worked_lines(found: WorkedOut, page: Page) -> Iterator[str]:
    """The lines, or why there are none."""
    match found:
        case Worked():
            yield from plain_worked(found, page.columns, page.characters)
        case Undefined(reason):
            yield f"  Not worked out: {reason}"
        case NotDecided():
            yield "  This could not be worked out in time."
