"""What can be said of a prediction: before anybody knows the answer, and after."""

from __future__ import annotations

from quizkl.deck.card import Decimals, SignificantFigures
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.figures import TypedNumber, figures
from quizkl.marking.question import Question
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.marking.written import digits_asked


def refusal(question: Question, typed: str) -> Verdict | None:
    """Why a prediction cannot be kept: it cannot be read, or has fewer digits than it will be compared at. None where
    it can.
    """
    pending = inquiries(question, typed, diagnose=False)
    if not isinstance(pending, Pending):
        return pending
    entries = [entry for entry in pending.typed.entries if isinstance(entry, TypedNumber)]
    match question.precision:
        case Decimals(places):
            coarse = any(entry.last > -places for entry in entries)
        case SignificantFigures(asked):
            coarse = any(figures(entry)[1] < asked and entry.value != 0 for entry in entries)
        case _:
            return None
    if not coarse:
        return None
    return Incomplete(typed.strip(), f"It will be compared at {digits_asked(question.precision)}: predict that many.")


def came_out(verdict: Verdict) -> str | None:
    """What a predicted result is, as far as its verdict knows."""
    match verdict:
        case Right(expected=expected) | RightBut(expected=expected):
            return expected
        case Wrong(expected=expected) | WrongBecause(expected=expected):
            return expected
        case Incomplete() | Unreadable():
            return None


def besides(verdict: Verdict) -> str:
    """What else there is to say of a prediction; empty where there is nothing."""
    match verdict:
        case Right():
            return ""
        case RightBut(remark=said) | Incomplete(remark=said) | Wrong(detail=said) | WrongBecause(reason=said):
            return said
        case Unreadable(message, hint):
            return f"{message} {hint}".rstrip()
