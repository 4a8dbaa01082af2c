"""What a line means in each phase of a session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from quizkl.deck.card import Choice, PracticeQuestion
from quizkl.plain.derive import DeriveWord, WriteLine, read_derive_command
from quizkl.schedule.grade import Grade
from quizkl.study.phase import Asking, Deriving, Phase, Predicting, Revealed, Running, Working


class Word(Enum):
    """The words that do something wherever a session stands."""

    UNDO = "undo"
    SKIP = "skip"
    HINT = "hint"
    SHOW = "show"
    WORKED = "worked"
    BURY = "bury"
    SUSPEND = "suspend"
    FLAG = "flag"
    SOURCE = "source"
    AGAIN = "again"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show the answer; ``typed`` is what the learner said from memory."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """The options of a choice, counted from 0."""

    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    typed: str


@dataclass(frozen=True, slots=True)
class GiveGrade:
    """None accepts the grade that was suggested."""

    grade: Grade | None


@dataclass(frozen=True, slots=True)
class Tick:
    """The points the learner had, counted from 0."""

    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overrule:
    pass


@dataclass(frozen=True, slots=True)
class RunAgain:
    """Start a run that came to nothing once more."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    message: str


Command = (
    Word | Reveal | Pick | Answer | WriteLine | DeriveWord | GiveGrade | Tick | Overrule | RunAgain | NotUnderstood
)

_MOST_DIGITS = 4
_GRADES = {
    "1": Grade.MISSED,
    "2": Grade.PARTLY,
    "3": Grade.KNEW,
    **{grade.value: grade for grade in Grade},
}


def read_command(line: str, phase: Phase) -> Command:
    """What ``line`` means in ``phase``. Nothing that is a word of ``Word`` is ever taken for an answer."""
    text = line.strip()
    try:
        return Word(text.lower())
    except ValueError:
        pass
    match phase:
        case Working():
            return Answer(text) if text else NotUnderstood("type an answer, or 'show' to be shown it")
        case Predicting():
            return Answer(text) if text else NotUnderstood("type a prediction, or 'show' to give none")
        case Running():
            return RunAgain() if not text else NotUnderstood("an empty line runs it again, 'show' goes on without it")
        case Deriving():
            return read_derive_command(text) if text else DeriveWord.DONE
        case Asking(task=task) if isinstance(task.card, Choice):
            return _pick(text, task.card)
        case Asking():
            return Reveal(text)
        case Revealed(task=task):
            return _after_the_answer(text, len(task.card.points) if isinstance(task.card, PracticeQuestion) else 0)
        case _:
            return NotUnderstood("the session is over: 'undo' takes the last card back, 'quit' leaves")


def _pick(text: str, card: Choice) -> Command:
    options = len(card.right) + len(card.wrong)
    if not text:
        return NotUnderstood("type the number of an option; several with spaces between them")
    positions = _positions(text, options)
    if isinstance(positions, str):
        return NotUnderstood(f"{positions!r} is not the number of an option: they go from 1 to {options}")
    if len(card.right) == 1 and len(positions) > 1:
        return NotUnderstood("only one is right: type its number")
    return Pick(positions)


def _after_the_answer(text: str, points: int) -> Command:
    lowered = text.lower()
    if not text:
        return GiveGrade(None)
    if lowered in _GRADES:
        return GiveGrade(_GRADES[lowered])
    if lowered in ("right", "wrong"):
        return Overrule()
    if lowered == "had" or lowered.startswith("had "):
        return _tick(text[3:].strip(), points)
    return NotUnderstood(f"{text!r} is no grade: missed, partly or knew (or 1, 2, 3)")


def _tick(text: str, points: int) -> Command:
    if not points:
        return NotUnderstood("this card has no points to tick")
    positions = _positions(text, points)
    if isinstance(positions, str):
        return NotUnderstood(f"{positions!r} is not the number of a point: they go from 1 to {points}")
    return Tick(positions)


def _positions(text: str, count: int) -> tuple[int, ...] | str:
    """``1 3`` or ``1,3`` as positions from 0, each once; else the first piece that is no number from 1 to ``count``."""
    positions: dict[int, None] = {}
    for piece in re.split(r"[\s,]+", text.strip(", \t")):
        digits = piece.lstrip("0")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS and int(digits) <= count):
            return piece
        positions[int(digits) - 1] = None
    return tuple(positions)
