"""The steps of an exercise as lines: what was asked, what was answered, what was said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizkl.deck.card import AnyStep, Exercise
from quizkl.marking.any_question import question_at
from quizkl.marking.expected import asked_for
from quizkl.study.phase import StepWork
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, barred, led, line, muted
from quizkl.tui.look import Look
from quizkl.tui.study.verdict_lines import verdict_lines
from quizkl.tui.study.worked import Worked
from quizkl.tui.study.worked_lines import exact_lines

_NARROW = 60


def step_lines(
    exercise: Exercise,
    works: Sequence[StepWork],
    current: int,
    worked: Mapping[int, Worked],
    columns: int,
    look: Look,
) -> list[Line]:
    """The steps up to and with the open one (``current``, counted from 0), and behind the last one the exact form of
    each answer, as far as that is known.
    """
    lines: list[Line] = []
    for number, (step, work) in enumerate(zip(exercise.steps, works, strict=True)):
        if number > current:
            break
        count = f"Step {number + 1} of {len(works)}   " if len(works) > 1 else ""
        lines.append(replace(EMPTY, news=number == min(current, len(works) - 1)))
        lines += asked_lines(step, asked_for(question_at(exercise, number + 1)), count, columns, look)
        if number < current:
            lines += _settled(work, worked.get(number), columns, look)
        if current == len(works) and number in worked and not (work.shown and worked[number].formula):
            lines += exact_lines(worked[number], columns, look)
    return lines


def asked_lines(step: AnyStep, asked: str, count: str, columns: int, look: Look) -> list[Line]:
    """What a step asks, ``count`` before it and how it wants the answer after it."""
    if count and columns < _NARROW:
        count, first = "", [line(muted(count))]
    else:
        first = []
    ask = look.text(step.ask, columns - len(count))
    rows = [*first, *(led(muted(count), ask) if count else ask)]
    last = rows[-1] if rows else EMPTY
    asked = look.words(asked)
    precise = Piece(f"  {asked}", Ink.MUTED)
    if last.width + len(asked) + 2 <= columns:
        return [*rows[:-1], Line((*last.pieces, precise), last.cursor)]
    return [*rows, line(muted(" " * len(count) + asked))]


def _settled(work: StepWork, worked: Worked | None, columns: int, look: Look) -> list[Line]:
    if work.shown and worked is not None and worked.formula is not None:
        shown = line(Piece(look.sign("→ Shown.", "-> Shown."), Ink.WARNING))
        return barred(Piece(look.sign("▌ ", "| "), Ink.WARNING), [shown, *look.text(worked.formula, columns - 2)])
    if work.shown:
        answer = look.words(worked.answer) if worked is not None else look.sign("working it out…", "working it out...")
        return barred(
            Piece(look.sign("▌ ", "| "), Ink.WARNING),
            [line(Piece(look.sign("→ Shown.", "-> Shown."), Ink.WARNING), f"  {answer}")],
        )
    last = work.tries[-1]
    return verdict_lines(last.typed, last.verdict, columns, look)
