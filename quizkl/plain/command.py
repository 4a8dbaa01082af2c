"""What a line means in each phase of a session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from quizkl.plain.derive import DeriveWord, WriteLine, read_derive_command
from quizkl.schedule.grade import Grade
from quizkl.study.phase import Asking, Deriving, Phase, Revealed, Working


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
class NotUnderstood:
    message: str


Command = Word | Reveal | Pick | Answer | WriteLine | DeriveWord | GiveGrade | Tick | Overrule | NotUnderstood

_GRADES = {
    "1": Grade.MISSED,
    "2": Grade.PARTLY,
    "3": Grade.KNEW,
    **{grade.value: grade for grade in Grade},
}


def read_command(line: str, phase: Phase, is_choice: bool) -> Command:
    """What ``line`` means in ``phase``. Nothing that is a word of ``Word`` is ever taken for an answer."""
    text = line.strip()
    try:
        return Word(text.lower())
    except ValueError:
        pass
    match phase:
        case Working():
            return Answer(text) if text else NotUnderstood("type an answer, or 'show' to be shown it")
        case Deriving():
            return read_derive_command(text) if text else DeriveWord.DONE
        case Asking() if is_choice:
            return _pick(text)
        case Asking():
            return Reveal(text)
        case Revealed():
            return _after_the_answer(text)
        case _:
            return NotUnderstood("the session is over: 'undo' takes the last card back, 'quit' leaves")


def _pick(text: str) -> Command:
    if not text:
        return NotUnderstood("type the number of an option; several with spaces between them")
    positions = _positions(text)
    return Pick(positions) if positions else NotUnderstood(f"{text!r} is not the number of an option")


def _after_the_answer(text: str) -> Command:
    lowered = text.lower()
    if not text:
        return GiveGrade(None)
    if lowered in _GRADES:
        return GiveGrade(_GRADES[lowered])
    if lowered in ("right", "wrong"):
        return Overrule()
    if lowered == "had" or lowered.startswith("had "):
        return Tick(_positions(text[3:]))
    return NotUnderstood(f"{text!r} is no grade: missed, partly or knew (or 1, 2, 3)")


def _positions(text: str) -> tuple[int, ...]:
    """``1 3`` or ``1,3`` as positions from 0; empty where it is anything else."""
    pieces = re.split(r"[\s,]+", text.strip())
    if not all(piece.isascii() and piece.isdigit() and int(piece[:4]) > 0 for piece in pieces):
        return ()
    return tuple(int(piece[:4]) - 1 for piece in pieces)
