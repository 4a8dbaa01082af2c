"""The engines' findings and what was typed become a verdict.

The trials go in the order in which they stand in ``_TRIALS``; the first that fits wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from quizkl.deck.card import Absolute, Precision, Relative
from quizkl.marking.ask import Pending
from quizkl.marking.case import Case, Target, case_of
from quizkl.marking.diagnosis import diagnose, kind_met
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.normalised import normalising_sum
from quizkl.marking.shapes import misfit
from quizkl.marking.tolerance import Held, Mark, is_cut_off, is_exact
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
    if Mark.WRONG not in marks:
        return None  # rounded entries need not sum to one: what is too short is not what was never divided
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
    kind = kind_met(case)
    if exact:
        return WrongBecause(case.value, exact[0].say, case.expected, kind=kind)
    if len(by_hand) == 1:
        return WrongBecause(case.value, by_hand[0].say, case.expected, kind=kind)
    return None


def _another_unit(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    """A bare number that is right in a unit other than the one asked for."""
    asked, typed = case.pending.question.unit, case.pending.typed.unit
    if typed is not None:
        return _misnamed_unit(case, typed)
    if asked is None:
        return None
    for unit in Unit:
        marks = Target(case.values_in(unit), case.shape, {}).marks(case.entries, case.precision)
        if unit is not asked and set(marks) <= {Mark.EXACT}:
            said = f"That is in {unit.value}; asked for {asked.value}."
            return WrongBecause(case.value, said, case.expected, kind=MistakeKind.WRONG_BASE)
    return None


def _misnamed_unit(case: Case, typed: Unit) -> Verdict | None:
    """The right number with the name of another unit behind it."""
    for unit in Unit:
        marks = Target(case.values_in(unit), case.shape, {}).marks(case.entries, case.precision)
        if unit is not typed and set(marks) <= {Mark.EXACT}:
            said = f"That is the number of {unit.value}, not of {typed.value}."
            return WrongBecause(case.value, said, case.expected, kind=MistakeKind.WRONG_BASE)
    return None


def _followed_through(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    """Right, given what was written in an earlier step. The step that went wrong was marked there."""
    for steps, target in case.followed:
        if target.shape != case.shape:
            continue
        found = target.marks(case.entries, case.precision)
        if set(found) <= {Mark.EXACT, Mark.BY_HAND}:
            named = (
                f"step {steps[0]}" if len(steps) == 1 else f"steps {', '.join(map(str, steps[:-1]))} and {steps[-1]}"
            )
            remark = f"given your {named}; from the right values it is {case.expected}"
            return RightBut(case.value, case.expected, remark)
    return None


def _named_mistake(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    found = diagnose(case, marks)
    return WrongBecause(case.value, found.sentence, case.expected, kind=found.kind) if found else None


def _incomplete(case: Case, marks: Sequence[Mark]) -> Verdict | None:
    if Mark.WRONG in marks:
        return None
    short = [position for position, mark in enumerate(marks) if mark is Mark.INCOMPLETE]
    where = f" in {listed(short, case.shape)}" if case.shape and len(short) < len(marks) else ""
    return Incomplete(case.value, f"true so far; give {digits_asked(case.precision)}{where}")


def _is_opposite(entry: Held, reference: Decimal, precision: Precision) -> bool:
    """Whether only the sign is wrong. Where that may have come about in several ways, it is all there is to say."""
    return reference != 0 and is_exact(entry, -reference, precision)


def _detail(case: Case, marks: Sequence[Mark]) -> str:
    right = [position for position, mark in enumerate(marks) if mark in (Mark.EXACT, Mark.BY_HAND)]
    wrong = [position for position, mark in enumerate(marks) if mark is Mark.WRONG]
    details = []
    if case.shape and right:
        details.append(f"{listed(right, case.shape)} {'is' if len(right) == 1 else 'are'} right")
    if wrong and all(_is_opposite(case.entries[one], case.reference.values[one], case.precision) for one in wrong):
        details.append("right size, wrong sign")
    in_digits = not isinstance(case.precision, Relative | Absolute)  # within a bound it matters not how one rounds
    cut = (is_cut_off(case.entries[position], case.reference.values[position]) for position in wrong)
    if wrong and in_digits and all(cut):
        details.append("the digits were cut off, not rounded")
    return ". ".join(filter(None, ("; ".join(details), " ".join(case.pending.typed.remarks))))


Trial = Callable[[Case, Sequence[Mark]], Verdict | None]

_TRIALS: tuple[Trial, ...] = (
    _exact,
    _by_hand,
    _followed_through,
    _expected_mistake,
    _not_normalised,
    _another_unit,
    _named_mistake,
    _incomplete,
)
