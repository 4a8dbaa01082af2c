"""The engines' findings and what was typed become a verdict.

The trials go in the order in which they stand in ``_TRIALS``; the first that fits wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quizkl.marking.ask import Pending
from quizkl.marking.case import Case, Target, case_of
from quizkl.marking.normalised import normalising_sum
from quizkl.marking.shapes import misfit
from quizkl.marking.tolerance import Mark, is_cut_off
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.marking.written import digits_asked, listed
from quizkl.maths.inquiry import Finding
from quizkl.maths.units import Unit


def judge(pending: Pending, findings: Sequence[Finding]) -> Verdict:
    """The verdict on a typed answer. Findings that did not come through cost no attempt."""
    case = case_of(pending, findings)
    if isinstance(case, Unreadable):
        return case
    verdict = _first_that_fits(case) if case.shape == case.reference.shape else misfit(case)
    return verdict if isinstance(verdict, Unreadable) else replace(verdict, number=case.number)


def _first_that_fits(case: Case) -> Verdict:
    marks = case.reference.marks(case.entries, case.precision)
    for trial in _TRIALS:
        verdict = trial(case, marks)
        if verdict is not None:
            return verdict
    return Wrong(case.value, case.expected, _detail(case, marks))


def _exact(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    if any(mark is not Mark.EXACT for mark in marks):
        return None
    remark = _converted(case)
    return RightBut(case.value, case.expected, remark) if remark else Right(case.value, case.expected)


def _by_hand(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    if any(mark not in (Mark.EXACT, Mark.BY_HAND) for mark in marks):
        return None
    rounded = f"within hand rounding; to {digits_asked(case.precision)} it is {case.reference_in(case.pending.unit)}"
    return RightBut(case.value, case.expected, "; ".join(filter(None, (rounded, _converted(case)))))


def _converted(case: Case) -> str:
    """The remark on a unit that was typed and not asked for; empty where there is none."""
    typed, asked = case.pending.typed.unit, case.unit_asked
    if typed is None or typed is asked:
        return ""
    return f"in {typed.value}: {case.reference_in(typed)} = {case.expected}"


def _not_normalised(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    total = normalising_sum(case)
    if total is None:
        return None
    return RightBut(case.value, case.expected, f"up to normalising: divide by the sum, {total}")


def _expected_mistake(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    """A mistake of the deck: one that is exactly what was typed, else the only one that hand rounding leads to."""
    candidates = [
        (mistake, target.marks(case.entries, case.precision))
        for mistake, target in zip(case.pending.question.mistakes, case.mistakes, strict=True)
        if target is not None and target.shape == case.shape
    ]
    exact = [mistake for mistake, found in candidates if set(found) <= {Mark.EXACT}]
    by_hand = [mistake for mistake, found in candidates if set(found) <= {Mark.EXACT, Mark.BY_HAND}]
    if exact:
        return WrongBecause(case.value, exact[0].say, case.expected)
    if len(by_hand) == 1:
        return WrongBecause(case.value, by_hand[0].say, case.expected)
    return None


def _another_unit(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    """A bare number that is right in a unit other than the one asked for."""
    asked = case.pending.question.unit
    if asked is None or case.pending.typed.unit is not None:
        return None
    for unit in Unit:
        marks = Target(case.values_in(unit), case.shape, {}).marks(case.entries, case.precision)
        if unit is not asked and set(marks) <= {Mark.EXACT}:
            return WrongBecause(case.value, f"That is in {unit.value}; asked for {asked.value}.", case.expected)
    return None


def _incomplete(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    if Mark.WRONG in marks:
        return None
    short = [position for position, mark in enumerate(marks) if mark is Mark.INCOMPLETE]
    where = f" in {listed(short, case.shape)}" if case.shape and len(short) < len(marks) else ""
    return Incomplete(case.value, f"true so far; give {digits_asked(case.precision)}{where}")


def _detail(case: Case, marks: Sequence[Mark]) -> str:
    right = [position for position, mark in enumerate(marks) if mark in (Mark.EXACT, Mark.BY_HAND)]
    wrong = [position for position, mark in enumerate(marks) if mark is Mark.WRONG]
    details = []
    if case.shape and right:
        details.append(f"{listed(right, case.shape)} {'is' if len(right) == 1 else 'are'} right")
    if wrong and all(is_cut_off(case.entries[position], case.reference.values[position]) for position in wrong):
        details.append("the digits were cut off, not rounded")
    return ". ".join(filter(None, ("; ".join(details), " ".join(case.pending.typed.remarks))))


Trial = Callable[[Case, Sequence[Mark]], Verdict | None]

_TRIALS: tuple[Trial, ...] = (_exact, _by_hand, _expected_mistake, _not_normalised, _another_unit, _incomplete)
