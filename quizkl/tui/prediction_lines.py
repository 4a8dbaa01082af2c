"""The predictions of a run as lines: while they are made, and beside what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from quizkl.deck.card import Experiment
from quizkl.deck.results import open_exercise
from quizkl.marking.expected import asked_for
from quizkl.marking.prediction import besides, came_out
from quizkl.marking.question import question_of
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.study.phase import Predicting, Revealed, StepWork
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, barred, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.step_lines import asked_lines
from quizkl.tui.verdict_lines import verdict_lines
from quizkl.tui.worked import Worked


def prediction_lines(
    card: Experiment, predictions: Sequence[str | None], current: int, columns: int, look: Look
) -> list[Line]:
    """The steps up to and with the open one (``current``, from 0), each with what was predicted."""
    lines: list[Line] = []
    for number in range(min(current + 1, len(card.predict))):
        lines.append(replace(EMPTY, news=number == current))
        lines += _asked(card, number, columns, look)
        if number < len(predictions):
            lines += _kept(predictions[number], columns, look)
    return lines


def comparison_lines(
    phase: Revealed, card: Experiment, worked: Mapping[int, Worked], columns: int, look: Look
) -> list[Line]:
    """Each step with what was predicted and what came out."""
    lines: list[Line] = []
    for number, step in enumerate(phase.steps):
        lines.append(replace(EMPTY, news=number == 0))
        lines += _asked(card, number, columns, look)
        lines += _compared(step, worked.get(number), phase.ran is not None, columns, look)
    if phase.ran is not None and phase.ran.stopped:
        done = phase.ran.records[-1] if phase.ran.records else None
        where = f" after {done.step:,} of {done.total:,} steps" if done is not None else ""
        said = f"The run was stopped{where}: {phase.ran.stopped}. This compares with what it had."
        lines += [EMPTY, *paragraph(look.words(said), columns, Ink.WARNING)]
    return lines


def said_of_prediction(phase: Predicting, columns: int, look: Look) -> list[Line]:
    """Below the field: why what was typed cannot be kept, or what will become of it."""
    if phase.refused is not None:
        return [EMPTY, *verdict_lines(phase.refused.typed, phase.refused.verdict, columns, look)]
    if phase.current == 0 and len(phase.card.predict) > 1:
        return [EMPTY, line(muted("Your predictions are kept; then it runs."))]
    if phase.current == len(phase.card.predict) - 1:
        return [EMPTY, line(muted("With this prediction it runs."))]
    return []


def _asked(card: Experiment, number: int, columns: int, look: Look) -> list[Line]:
    steps = len(card.predict)
    count = f"Step {number + 1} of {steps}   " if steps > 1 else ""
    asked = asked_for(question_of(open_exercise(card), number + 1))
    return asked_lines(card.predict[number], asked, count, columns, look)


def _kept(prediction: str | None, columns: int, look: Look) -> list[Line]:
    bar = Piece(look.sign("▌ ", "| "), Ink.ACCENT if prediction is not None else Ink.WARNING)
    said = "No prediction." if prediction is None else f"You predict {prediction.strip()}."
    return barred(bar, paragraph(said, columns - 2))


def _compared(step: StepWork, worked: Worked | None, ran: bool, columns: int, look: Look) -> list[Line]:
    if not step.tries:
        said, ink = "No prediction.", Ink.WARNING
        out = "" if not ran else f" It is {worked.answer}." if worked is not None else " It is being worked out."
        return barred(Piece(look.sign("▌ ", "| "), ink), paragraph(look.words(said + out), columns - 2))
    last = step.tries[-1]
    ink = _ink(last.verdict)
    out = came_out(last.verdict) or (worked.answer if worked is not None else "")
    said = f"{look.sign(*_SIGNS[ink])} You predicted {last.typed.strip()}" + (f"; it is {out}." if out else ".")
    lines = paragraph(look.words(said), columns - 2, ink)
    lines += paragraph(look.words(besides(last.verdict)), columns - 2)
    return barred(Piece(look.sign("▌ ", "| "), ink), lines)


def _ink(verdict: Verdict) -> Ink:
    match verdict:
        case Right() | RightBut():
            return Ink.GOOD
        case Wrong() | WrongBecause():
            return Ink.BAD
        case Incomplete() | Unreadable():
            return Ink.WARNING


_SIGNS: Final = {Ink.GOOD: ("✓", "+"), Ink.BAD: ("✗", "x"), Ink.WARNING: ("~", "~")}
