"""A wrong answer is held against the mutants of the right one: exactly one kind of mistake that leads to it names it.

Nothing is said where two kinds lead there, where so many mistakes are known that a random answer would often be named,
or where a mistake cannot be told from the right answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizkl.marking.case import Case
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.suspects import Suspect, float_of, is_met, is_nearly_met, resolution
from quizkl.marking.telling_apart import one_kind, sentence_of
from quizkl.marking.tolerance import Mark, is_exact
from quizkl.marking.windows import windows
from quizkl.marking.written import listed, written


@dataclass(frozen=True, slots=True)
class Diagnosis:
    kind: MistakeKind
    sentence: str


def diagnose(case: Case, marks: Sequence[Mark]) -> Diagnosis | None:
    """The mistake that leads to the entries that are not right, if it can be told."""
    wrong = tuple(place for place, mark in enumerate(marks) if mark not in (Mark.EXACT, Mark.BY_HAND))
    if not wrong:
        return None
    for meets in (is_met, is_nearly_met):
        met = [
            suspect
            for suspect in case.suspects
            if all(meets(case.entries[place], suspect.values[place], case.precision) for place in wrong)
        ]
        if met:
            return _named(case, met, wrong, meets is is_met)
    return _other_order(case, wrong) if case.shape else None


def kind_met(case: Case) -> MistakeKind | None:
    """The kind of a mistake that its author has put into words already."""
    met = [
        suspect
        for suspect in case.suspects
        if all(is_met(entry, value, case.precision) for entry, value in zip(case.entries, suspect.values, strict=True))
    ]
    return one_kind(met) if met else None


def _named(case: Case, met: Sequence[Suspect], wrong: tuple[int, ...], exactly: bool) -> Diagnosis | None:
    kind = one_kind(met)
    if kind is None or not _allowed(case, met, kind, wrong, exactly):
        return None
    if len(wrong) == len(case.entries):
        value = written(_decimals(met[0].values), case.shape, case.precision)
        return Diagnosis(kind, sentence_of(met, kind, value))
    return Diagnosis(kind, _of_entries(case, met, kind, wrong))


def _allowed(case: Case, met: Sequence[Suspect], kind: MistakeKind, wrong: tuple[int, ...], exactly: bool) -> bool:
    """Whether naming it does not name too many answers. Two entries that agree are no chance."""
    if len(wrong) > 1:
        return True
    (place,) = wrong
    reference = float(case.reference.values[place])
    if exactly and float_of(case.entries[place]) * reference < 0 and kind is MistakeKind.WRONG_SIGN:
        return True  # the right digits under the wrong sign are no chance either
    unit = resolution(case.entries[place], reference, case.precision)
    open_to = windows([suspect.values[place] for suspect in case.suspects], reference, unit)
    among = open_to.exact if exactly else open_to.near
    return any(case.suspects[position] in met for position in among)


def _of_entries(case: Case, met: Sequence[Suspect], kind: MistakeKind, wrong: tuple[int, ...]) -> str:
    """``Entry 2: right size, wrong sign; entries 1 and 3 are right.``"""
    said = sentence_of(met, kind).rstrip(".")
    right = tuple(place for place in range(len(case.entries)) if place not in wrong)
    is_or_are = "is" if len(right) == 1 else "are"
    where = listed(wrong, case.shape)
    lowered = said if said[1:2].isupper() else said[0].lower() + said[1:]
    return f"{where[0].upper()}{where[1:]}: {lowered}; {listed(right, case.shape)} {is_or_are} right."


def _other_order(case: Case, wrong: tuple[int, ...]) -> Diagnosis | None:
    """The right entries in another order, or one entry in the place of another."""
    unplaced = list(range(len(case.entries)))
    for place in range(len(case.entries)):
        fitting = next((one for one in unplaced if _is_entry(case, place, one)), None)
        if fitting is None:
            break
        unplaced.remove(fitting)
    if not unplaced:
        return Diagnosis(MistakeKind.OTHER_ENTRY, "These are the right numbers, in another order.")
    if len(wrong) > 1:
        return None
    others = [one for one in range(len(case.entries)) if one not in wrong and _is_entry(case, wrong[0], one)]
    if not others:
        return None
    where, other = listed(wrong, case.shape), listed(others[:1], case.shape)
    return Diagnosis(MistakeKind.OTHER_ENTRY, f"{where[0].upper()}{where[1:]} has the value of {other}.")


def _is_entry(case: Case, place: int, other: int) -> bool:
    return is_exact(case.entries[place], case.reference.values[other], case.precision)


def _decimals(values: Sequence[float]) -> tuple[Decimal, ...]:
    return tuple(Decimal(repr(value)) for value in values)
