"""The predictions of a run as lines: while they are made, and beside what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from quizkl.deck.card import Experiment
from quizkl.deck.results import open_exercise
from quizkl.formula.cells import width
from quizkl.marking.expected import asked_for
from quizkl.marking.prediction import besides, came_out
from quizkl.marking.question import question_of
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.study.phase import Predicting, Revealed, StepWork
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, muted, spread
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.step_lines import asked_lines
from quizkl.tui.study.verdict_lines import verdict_lines
from quizkl.tui.study.worked import Worked


def prediction_lines(
    card: Experiment, predictions: Sequence[str | None], current: int, columns: int, look: Look
) -> list[Line]:
    """What was predicted step by step, then the open step (``current``, from 0; past the last one there is none)."""
    lines = [EMPTY] if predictions else []
    for number, prediction in enumerate(predictions):
        said = "no prediction" if prediction is None else look.words(prediction.strip())
        kept = Piece(said, Ink.WARNING if prediction is None else Ink.STRONG)
        lines += _beside(muted(_count(card, number)), look.text(card.predict[number].ask, columns - 4), kept, columns)
    if current < len(card.predict):
        lines.append(replace(EMPTY, news=True))
        lines += _asked(card, current, columns, look)
    return lines


def comparison_lines(
    phase: Revealed, card: Experiment, worked: Mapping[int, Worked], columns: int, look: Look
) -> list[Line]:
    """Each step with what was predicted and what came out."""
    lines: list[Line] = [replace(EMPTY, news=True)]
    for number, step in enumerate(phase.steps):
        ask = look.text(card.predict[number].ask, columns - 4)
        lines += _compared(step, ask, worked.get(number), phase.ran is not None, columns, look)
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
    count = f"Step {number + 1} of {len(card.predict)}   " if len(card.predict) > 1 else ""
    asked = asked_for(question_of(open_exercise(card), number + 1))
    return asked_lines(card.predict[number], asked, count, columns, look)


def _count(card: Experiment, number: int) -> str:
    return f"{number + 1}   "[:4] if len(card.predict) > 1 else ""


def _compared(
    step: StepWork, ask: list[Line], worked: Worked | None, ran: bool, columns: int, look: Look
) -> list[Line]:
    known = worked.answer if worked is not None else ""
    if not step.tries:
        out = f"no prediction; it is {known or 'being worked out'}" if ran else "not run"
        sign = Piece(look.sign("→   ", "->  "), Ink.WARNING)
        return _beside(sign, ask, Piece(look.words(out), Ink.WARNING), columns)
    last = step.tries[-1]
    ink = _ink(last.verdict)
    out = came_out(last.verdict) or known
    said = look.words(last.typed.strip() + (f"; it is {out}" if out else ""))
    lines = _beside(Piece(look.sign(*_SIGNS[ink]) + "   ", ink), ask, Piece(said, ink), columns)
    return [*lines, *led(muted("    "), paragraph(look.words(besides(last.verdict)), columns - 4))]


def _beside(sign: Piece, ask: Sequence[Line], said: Piece, columns: int) -> list[Line]:
    """``✓   the mean of the fit          2.09; it is 2.088``, on two rows or more where one has not the room."""
    rows = led(sign, ask or [EMPTY])
    last = rows[-1]
    if last.width + width(said.text) + 2 <= columns:
        return [*rows[:-1], spread(last, line(said), columns)]
    indent = Piece(" " * width(sign.text))
    return [*rows, *led(indent, paragraph(said.text, columns - width(sign.text), said.ink))]


def _ink(verdict: Verdict) -> Ink:
    match verdict:
        case Right() | RightBut():
            return Ink.GOOD
        case Wrong() | WrongBecause():
            return Ink.BAD
        case Incomplete() | Unreadable():
            return Ink.WARNING


_SIGNS: Final = {Ink.GOOD: ("✓", "+"), Ink.BAD: ("✗", "x"), Ink.WARNING: ("~", "~")}
