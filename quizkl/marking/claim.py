"""A number written in a deck is a claim about the computed one.

A claim is held to correct rounding at its own last digit: hand rounding, which a learner is allowed, is an error here.
Fewer digits than the step asks for are allowed, as long as they are true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizkl.deck.card import Absolute, Decimals, Precision, Relative
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.case import case_of
from quizkl.marking.figures import TypedNumber
from quizkl.marking.question import Question
from quizkl.marking.shapes import described
from quizkl.marking.tolerance import Mark
from quizkl.marking.typed import TypedAnswer
from quizkl.marking.verdict import Unreadable
from quizkl.marking.written import typable, written
from quizkl.maths.inquiry import Finding


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
    return ClaimProblem(f"the claim {case.value} is not the computed value", f"expected {typable(computed)}")


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
