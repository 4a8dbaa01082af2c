"""What hints, wrong tries and shown answers have cost so far, in a grade and in words."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.schedule.grade import Grade
from quizkl.settings.exercise import ExerciseRules, at_best, worse
from quizkl.study.phase import Asking, Deriving, Phase, Predicting, StepWork, Working


def best_left(phase: Phase) -> Grade:
    """The best grade that can still be suggested for a card that is being answered."""
    return worse(Grade.KNEW, *_bounds(phase))


def _bounds(phase: Phase) -> Iterator[Grade]:
    match phase:
        case Asking(task=task, hints=hints) | Predicting(task=task, hints=hints) if hints:
            yield task.rules.hint
        case Deriving(task=task, hints=hints, slips=slips):
            if hints:
                yield task.rules.hint
            if slips:
                yield task.rules.second_try
        case Working(task=task, hints=hints, steps=steps):
            if hints:
                yield task.rules.hint
            yield from (_of_step(step, task.rules) for step in steps)


def _of_step(step: StepWork, rules: ExerciseRules) -> Grade:
    if step.shown:
        return rules.show_me
    return rules.of_tries(step.attempts + (not step.right))


def next_try(working: Working) -> str:
    """What another try at the open step is worth: ``Try again, for partly at best``."""
    rules = working.task.rules
    attempts = working.steps[working.current].attempts
    match rules.of_tries(attempts + 1):
        case Grade.KNEW:
            said = "Try again"
        case Grade.MISSED:
            said = "Try again; it counts as missed"
        case grade:
            said = f"Try again, for {at_best(grade)}"
    left = rules.shown_after - attempts
    return f"{said}; after this try the answer is shown" if left == 1 else said


def with_hint(rules: ExerciseRules) -> str:
    """What a hint costs, ``""`` where nothing."""
    cost = at_best(rules.hint)
    return f"With a hint: {cost}." if cost else ""


def with_answer_shown(rules: ExerciseRules) -> str:
    """The same of an answer that is shown."""
    cost = at_best(rules.show_me)
    return f"With its answer shown: {cost}." if cost else ""
