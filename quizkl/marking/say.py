"""A verdict in words: one plain sentence for the shells, one object for machines."""

from __future__ import annotations

import math
from typing import Literal, TypedDict

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.maths.inquiry import Value

VerdictName = Literal["right", "right-but", "incomplete", "wrong-because", "wrong", "unreadable"]


JsonValue = float | str | list["JsonValue"] | None


class VerdictObject(TypedDict):
    """The JSON form. ``value`` is what was read, as a number, a list, or ``"inf"``; ``read`` is how it was read.

    ``mistake`` is the name of a mistake. What there is nothing to say about is None.
    """

    verdict: VerdictName
    reason: str | None
    value: JsonValue
    read: str | None
    expected: str | None
    column: int | None
    mistake: str | None


def name(verdict: Verdict) -> VerdictName:
    match verdict:
        case Right():
            return "right"
        case RightBut():
            return "right-but"
        case Incomplete():
            return "incomplete"
        case WrongBecause():
            return "wrong-because"
        case Wrong():
            return "wrong"
        case Unreadable():
            return "unreadable"


def mistake_named(verdict: Verdict) -> MistakeKind | None:
    """The kind of the mistake, where it has a name of ours."""
    return verdict.kind if isinstance(verdict, WrongBecause) else None


def name_with_mistake(verdict: Verdict) -> str:
    """``wrong-because:swapped-arguments``: the verdict's name with that of the mistake."""
    kind = mistake_named(verdict)
    return name(verdict) if kind is None else f"{name(verdict)}:{kind.value}"


def symbol(verdict: Verdict) -> str:
    """``✓`` right, ``~`` not settled and no attempt lost, ``✗`` wrong; always shown together with the words."""
    match verdict:
        case Right() | RightBut():
            return "✓"
        case Incomplete() | Unreadable():
            return "~"
        case WrongBecause() | Wrong():
            return "✗"


def sentence(verdict: Verdict, show_expected: bool = True) -> str:
    """The verdict in plain words, with its symbol. ``show_expected`` False keeps the answer back for another try."""
    return f"{symbol(verdict)} {_words(verdict, show_expected)}"


def _words(verdict: Verdict, show_expected: bool) -> str:
    match verdict:
        case Right(value=value):
            return f"Right: {value}."
        case RightBut(value=value, remark=remark):
            read = "" if value in remark else f": {value}"
            return f"Right{read}, {_ended(remark)}"
        case Incomplete(value=value, remark=remark):
            return f"Incomplete: {value} is {_ended(remark)}"
        case WrongBecause(reason=reason, expected=expected):
            return _ended(f"Wrong: {_ended(reason)}") + _expected(expected, show_expected)
        case Wrong(value=value, expected=expected, detail=detail):
            found = f"Wrong: {value} is not right." if not detail else f"Wrong: {_ended(detail)}"
            return found + _expected(expected, show_expected)
        case Unreadable(message=message, hint=hint, column=column):
            place = f" (column {column})" if column is not None else ""
            return " ".join(filter(None, (f"Not marked{place}: {_ended(message)}", _ended(hint) if hint else "")))


def _expected(expected: str, shown: bool) -> str:
    return f" Expected {expected}." if shown else ""


def _ended(text: str) -> str:
    """The text with a full stop, unless it ends in one."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def as_object(verdict: Verdict) -> VerdictObject:
    """The verdict as plain data, as ``quizkl mark --json`` and ``--batch`` print it."""
    match verdict:
        case Right(value, expected, number):
            return _object(verdict, number, value, expected)
        case RightBut(value, expected, remark, number):
            return _object(verdict, number, value, expected, remark)
        case Incomplete(value, remark, number):
            return _object(verdict, number, value, reason=remark)
        case WrongBecause(value, reason, expected, number, kind):
            return _object(verdict, number, value, expected, reason, mistake=kind.value if kind else None)
        case Wrong(value, expected, detail, number):
            return _object(verdict, number, value, expected, detail or None)
        case Unreadable(message, hint, column):
            return _object(verdict, reason=" ".join(filter(None, (_ended(message), hint))), column=column)


def _object(
    verdict: Verdict,
    number: Value | None = None,
    read: str | None = None,
    expected: str | None = None,
    reason: str | None = None,
    column: int | None = None,
    mistake: str | None = None,
) -> VerdictObject:
    return VerdictObject(
        verdict=name(verdict),
        reason=reason,
        value=_json(number),
        read=read,
        expected=expected,
        column=column,
        mistake=mistake,
    )


def _json(number: Value | None) -> JsonValue:
    if isinstance(number, tuple):
        return [_json(entry) for entry in number]
    if number is None or math.isfinite(number):
        return number
    return "inf" if number > 0 else "-inf"
