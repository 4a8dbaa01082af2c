"""A number written in a deck is a claim about the computed one.

A claim is held to correct rounding at its own last digit: hand rounding, which a learner is allowed, is an error here.
Fewer digits than the step asks for are allowed, as long as they are true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizkl.deck.card import Absolute, Decimals, Precision, Relative
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.case import Case, case_of
from quizkl.marking.conversion import convert, measured_in
from quizkl.marking.figures import TypedNumber
from quizkl.marking.question import Question
from quizkl.marking.shapes import described
from quizkl.marking.tolerance import Mark
from quizkl.marking.typed import TypedAnswer
from quizkl.marking.verdict import Unreadable
from quizkl.marking.written import typable, written
from quizkl.maths.inquiry import Finding
from quizkl.maths.units import Unit


@dataclass(frozen=True, slots=True)
class ClaimProblem:
    """Why a claim does not hold; ``hint`` gives the computed value where there is one."""

    message: str
    hint: str = ""


def claim_inquiries(question: Question, claim: str) -> Pending | ClaimProblem:
    """What has to be computed before the claim can be checked; its findings go to ``check_claim``."""
    pending = inquiries(replace(question, mistakes=()), claim, diagnose=False)
    if isinstance(pending, Pending):
        precision = _precision(pending.typed, question.precision)
        return replace(pending, question=replace(pending.question, precision=precision))
    assert isinstance(pending, Unreadable)
    return ClaimProblem(f"the claim cannot be read: {pending.message}", pending.hint)


def check_claim(pending: Pending, findings: Sequence[Finding]) -> ClaimProblem | None:
    """None where the claim is the correctly rounded computed value."""
    case = case_of(pending, findings)
    if isinstance(case, Unreadable):
        return ClaimProblem(f"the claim cannot be checked: {case.message}", case.hint)
    if case.shape != case.reference.shape:
        asked, found = described(case.reference.shape), described(case.shape)
        return ClaimProblem(
            f"the claim is {found}; the answer is {asked}", f"the computed value is {typable(case.expected)}"
        )
    marks = case.reference.marks(case.entries, case.precision)
    if set(marks) <= {Mark.EXACT, Mark.INCOMPLETE}:
        return None
    digits = _precision(pending.typed, case.precision, finest=True)
    computed = written(case.values_in(case.pending.unit), case.reference.shape, digits, case.pending.unit)
    hint = f"expected {typable(computed)}" + _in_another_unit(case, digits)
    return ClaimProblem(f"the claim {case.value} is not the computed value", hint)


def _in_another_unit(case: Case, digits: Precision) -> str:
    """What to write where the claim is the computed value in another unit than the step's."""
    question = case.pending.question
    own = question.unit or measured_in(question.answer)
    if own is None or case.pending.typed.unit is not None:
        return ""
    for unit in Unit:
        values = tuple(convert(value, own, unit) for value in case.reference.values)
        if unit is not own and typable(written(values, case.reference.shape, digits)) == typable(case.value):
            return f"; the claim is in {unit.value}: write unit: {unit.value}, or the claim in {own.value}"
    return ""


def _precision(typed: TypedAnswer, asked: Precision, finest: bool = False) -> Precision:
    """What the claim is held to: the step's precision, or its own decimals where the step only gives a bound.

    With ``finest``: with as many decimals as the claim has, to show them.
    """
    own = max((-entry.last for entry in typed.entries if isinstance(entry, TypedNumber)), default=0)
    match asked:
        case Relative() | Absolute():
            return Decimals(max(own, 0))
        case Decimals(places) if finest:
            return Decimals(max(own, places))
        case _:
            return asked
