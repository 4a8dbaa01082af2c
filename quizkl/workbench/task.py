"""What the engines are asked for a line, and what follows from what they find."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved, SameSampled
from quizkl.maths.inquiry import Computed, Finding, Inquiry, NotDecided, Undefined
from quizkl.maths.told_apart import in_figures, point, told_apart
from quizkl.workbench.split import Relation

if TYPE_CHECKING:  # the page is on the screen before marking is imported
    from quizkl.deck.card import Precision
    from quizkl.marking.ask import Pending
    from quizkl.marking.verdict import Verdict
    from quizkl.maths.syntax.tree import Expression
    from quizkl.maths.units import Unit
    from quizkl.workbench.scope import Given

_ANEW = re.compile(r"@\d+")
"""What the name of a later definition has behind it."""
_CLOSE = Decimal("1e-12")
_CLOSE_EXACTLY = Decimal("1e-36")
_MORE_THAN_TYPED = 36
"""Decimals. Held to as many, only what equals the value is right with fewer."""


def as_typed(sentence: str) -> str:
    """A sentence in which names lead to what they stand for, with the names that can be typed."""
    return _ANEW.sub("", sentence)


@dataclass(frozen=True, slots=True)
class Valuing:
    """What an expression comes to."""

    expression: Expression
    given: Given


@dataclass(frozen=True, slots=True)
class Marking:
    """Whether ``typed`` is what ``answer`` comes to, marked as an answer to a card is."""

    answer: Expression
    given: Given
    precision: Precision
    unit: Unit | None
    typed: str
    allow: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparing:
    """Whether two expressions are the same; ``marking`` holds the one against the other in numbers.

    ``undefined`` are the letters without a value on one side where the other is a number: ``x^2 = 4`` may be meant to
    be solved, and is wrong only of every ``x``.
    """

    left: Expression
    right: Expression
    marking: Marking | None = None
    undefined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordering:
    """Whether two numbers stand to each other as is claimed."""

    left: Expression
    right: Expression
    relation: Relation
    given: Given


Task = Valuing | Marking | Comparing | Ordering


@dataclass(frozen=True, slots=True)
class Valued:
    """What an expression comes to, by both engines."""

    found: Computed


@dataclass(frozen=True, slots=True)
class Holds:
    """A claim is right; ``remark`` is what there is to add."""

    remark: str = ""


@dataclass(frozen=True, slots=True)
class Fails:
    """A claim is wrong: ``reason`` is a sentence, or empty; ``expected`` is what it comes to, or empty."""

    reason: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class TooShort:
    """A claim is true as far as it goes, with fewer digits than are asked for."""

    remark: str


@dataclass(frozen=True, slots=True)
class NoValue:
    """There is nothing to say it of: ``reason`` is a sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """The engines did not get there; another time they may."""

    reason: str


Result = Valued | Holds | Fails | TooShort | NoValue | Undecided


@dataclass(frozen=True, slots=True)
class Requests:
    """What to ask, all of it at once. ``pending`` is the answer that waits to be marked, or why it cannot be."""

    inquiries: tuple[Inquiry, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    pending: Pending | Verdict | None = None


def requests(task: Task) -> Requests:
    """What the engines are to be asked for a task."""
    from quizkl.marking.ask import Pending

    match task:
        case Valuing(expression, given):
            return Requests((Inquiry(expression, dict(given)),))
        case Ordering(left, right, _, given):
            return Requests((Inquiry(left, dict(given)), Inquiry(right, dict(given))))
        case Marking():
            pending = _pending(task)
            return Requests(pending.inquiries if isinstance(pending, Pending) else (), pending=pending)
        case Comparing(left, right, marking):
            marked = _pending(marking) if marking is not None else None
            asked = marked.inquiries if isinstance(marked, Pending) else ()
            return Requests(asked, (Comparison(left, right),), marked)


def _pending(task: Marking) -> Pending | Verdict:
    from quizkl.marking.ask import inquiries
    from quizkl.marking.question import Question

    question = Question(task.answer, task.precision, dict(task.given), task.unit, allow=task.allow)
    return inquiries(question, task.typed)


def conclude(task: Task, asked: Requests, findings: Sequence[Finding], samenesses: Sequence[Sameness]) -> Result:
    """What follows. ``asked`` are the task's ``requests``; what was found is in their order."""
    match task:
        case Valuing():
            return _valued(findings[0])
        case Ordering(_, _, relation):
            return _ordered(findings[0], findings[1], relation)
        case Marking():
            return _marked(asked.pending, findings)
        case Comparing(_, _, marking, undefined):
            marked = _marked(asked.pending, findings) if marking is not None else None
            result = _compared(samenesses[0], marked)
            return _not_of_every(undefined, result) if undefined and isinstance(result, Fails) else result


def _valued(finding: Finding) -> Result:
    match finding:
        case Computed():
            return Valued(finding)
        case Undefined(reason):
            return NoValue(reason)
        case NotDecided(reason):
            return Undecided(reason.removeprefix("not decided: "))


def _marked(pending: Pending | Verdict | None, findings: Sequence[Finding]) -> Result:
    from quizkl.marking.ask import Pending
    from quizkl.marking.judge import judge
    from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Wrong, WrongBecause

    assert pending is not None
    if isinstance(pending, Pending) and not isinstance(findings[0], Computed):
        return _valued(findings[0])
    match judge(pending, findings) if isinstance(pending, Pending) else pending:
        case Right():
            return Holds()
        case RightBut(remark=remark):
            return Holds(remark)
        case Incomplete(remark=remark):
            whole = isinstance(pending, Pending) and _is_the_value_itself(pending, findings)
            return Holds() if whole else TooShort(remark)
        case WrongBecause(reason=reason, expected=expected):
            return Fails(as_typed(reason), expected)
        case Wrong(expected=expected, detail=detail):
            return Fails(detail, expected)
        case Unreadable(message, hint):
            late = any(isinstance(finding, NotDecided) for finding in findings)
            return Undecided("it took too long") if late else Fails(_for_a_page(message, hint))


def _is_the_value_itself(pending: Pending, findings: Sequence[Finding]) -> bool:
    """Whether a claim with few digits leaves none out. A card may ask for 4.00; that 2 + 2 = 4 is true as it stands."""
    from quizkl.deck.card import Decimals
    from quizkl.marking.judge import judge
    from quizkl.marking.verdict import Right, RightBut

    held = replace(pending.question, precision=Decimals(_MORE_THAN_TYPED))
    return isinstance(judge(replace(pending, question=held), findings), Right | RightBut)


def _for_a_page(message: str, hint: str) -> str:
    """What is said of an answer to a card, said of a claim."""
    if message.startswith("Asked for "):
        return f"The left side is {message.removeprefix('Asked for ')}"
    if message == "This answer has no unit.":
        return "The left side has no unit."
    return f"{message} {hint}".strip()


def _compared(sameness: Sameness, marked: Result | None) -> Result:
    if isinstance(marked, NoValue):
        return marked
    match sameness:
        case SameProved(remark):
            return Holds(remark or ("proved" if marked is None else ""))
        case SameSampled(points, remark):
            said = f"at {points} points to 50 digits" if points > 1 else "to hundreds of digits"
            return Holds(remark or (f"they agree {said}" if marked is None else ""))
        case Different(at, left, right):
            first, second = told_apart(left, right)
            where = f"At {point(at)} the" if at else "The"
            said = f"{where} left side is {first}, the right side {second}."
            return _different(said, marked)
        case NotDecided(reason):
            return _undecided(reason.removeprefix("not decided: "), marked)


def _not_of_every(undefined: tuple[str, ...], result: Fails) -> NoValue:
    names = ", ".join(undefined)
    verb = "are" if len(undefined) > 1 else "is"
    said = f"{result.reason[:1].lower()}{result.reason[1:].rstrip('.')}"
    return NoValue(f"{names} {verb} not defined, and it does not hold for every {names}: {said}")


def _different(said: str, marked: Result | None) -> Result:
    """They are not the same; as numbers they may still agree as far as they are rounded."""
    match marked:
        case Holds() | TooShort():
            return Holds(f"as rounded; {said[0].lower()}{said[1:].rstrip('.')}")
        case Fails(reason) if reason:
            return marked
        case _:
            return Fails(said)


def _undecided(reason: str, marked: Result | None) -> Result:
    match marked:
        case Holds(remark):
            return Holds(remark or "to the digits asked for; whether exactly was not decided")
        case Fails():
            return marked
        case _:
            return Undecided(reason)


def _ordered(left: Finding, right: Finding, relation: Relation) -> Result:
    for side in (left, right):
        if not isinstance(side, Computed):
            return _valued(side)
    assert isinstance(left, Computed)
    assert isinstance(right, Computed)
    first, second = left.digits, right.digits
    if isinstance(first, tuple) or isinstance(second, tuple):
        return NoValue("Two numbers are compared, not vectors.")
    if first.is_nan() or second.is_nan():
        return NoValue("One side has no value.")
    exact = left.engines_agree is True and right.engines_agree is True
    equal = _equal(first, second, exact)
    shown = (in_figures(first, 7),) * 2 if equal else told_apart(first, second)
    if _holds(first, second, relation, equal):
        return Holds(f"{shown[0]} {relation.value} {shown[1]}" if first != second else "")
    return Fails(f"{shown[0]} {relation.value} {shown[1]} does not hold")


def _equal(first: Decimal, second: Decimal, exact: bool) -> bool:
    """``exact``: both are known to 40 digits, and not only as float64 has them."""
    if first == second or not (first.is_finite() and second.is_finite()):
        return first == second
    larger = max(abs(first), abs(second))
    return abs(first - second) <= (_CLOSE_EXACTLY * larger if exact else _CLOSE * max(larger, Decimal(1)))


def _holds(first: Decimal, second: Decimal, relation: Relation, equal: bool) -> bool:
    match relation:
        case Relation.AT_MOST:
            return equal or first < second
        case Relation.AT_LEAST:
            return equal or first > second
        case Relation.BELOW:
            return not equal and first < second
        case Relation.ABOVE:
            return not equal and first > second
        case _:
            return not equal
