"""A wrong answer is held against the mutants of the right one: exactly one kind of mistake that leads to it names it.

Nothing is said where two kinds lead there, where so many mistakes are known that a random answer would often be named,
or where a mistake cannot be told from the right answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizkl.deck.card import Precision
from quizkl.marking.case import Case
from quizkl.marking.figures import TypedNumber, figures
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.suspects import Suspect, allowance, float_of, is_met, is_nearly_met, resolution
from quizkl.marking.telling_apart import one_kind, sentence_of
from quizkl.marking.tolerance import Exactly, Held, Mark, is_exact
from quizkl.marking.windows import windows
from quizkl.marking.written import listed, written

Meets = Callable[[Held, float, Precision], bool]

_SLIPS = {1: "ten times too large", -1: "ten times too small", 2: "a hundred times too large"}

_GO_THROUGH_ALL = frozenset(
    {
        MistakeKind.SWAPPED_ARGUMENTS,
        MistakeKind.WRONG_SIGN,
        MistakeKind.RATIO_TURNED,
        MistakeKind.CROSS_ENTROPY_FOR_KL,
        MistakeKind.ENTROPY_FOR_KL,
        MistakeKind.ENTROPY_FOR_CROSS_ENTROPY,
        MistakeKind.CROSS_ENTROPY_FOR_ENTROPY,
        MistakeKind.NOT_NORMALISED,
    }
)
"""Nobody makes these in one entry of a vector and not in the others."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    kind: MistakeKind
    sentence: str


def diagnose(case: Case, marks: Sequence[Mark]) -> Diagnosis | None:
    """The mistake that leads to the entries that are not right, if it can be told."""
    wrong = tuple(place for place, mark in enumerate(marks) if mark not in (Mark.EXACT, Mark.BY_HAND))
    if not wrong:
        return None
    if len(wrong) == 1 and any(_is_entry(case, wrong[0], one) for one in range(len(marks)) if one not in wrong):
        return None  # copied from the line above, it may be
    everywhere = tuple(range(len(case.entries)))
    for places in (everywhere, wrong) if len(wrong) < len(case.entries) else (everywhere,):
        found = _in_another_way(case, places, wrong)
        for meets in (is_met, is_nearly_met):
            met = [suspect for suspect in case.suspects if _leads_there(suspect, case, places, meets)]
            if places != everywhere:
                met = [suspect for suspect in met if suspect.mutant.kind not in _GO_THROUGH_ALL]
            if met and found:
                only_operations = {suspect.mutant.kind for suspect in met} == {MistakeKind.WRONG_OPERATION}
                return found if only_operations else None
            if met:
                return _named(case, met, wrong, places == everywhere, meets is is_met)
        if found:
            return found
    return None


def _leads_there(suspect: Suspect, case: Case, places: Sequence[int], meets: Meets) -> bool:
    """Whether the mutant's entries are the typed ones in these places."""
    return all(meets(case.entries[place], suspect.values[place], case.precision) for place in places)


def _in_another_way(case: Case, places: Sequence[int], wrong: tuple[int, ...]) -> Diagnosis | None:
    """Slips in the digits or the entries alone, which no expression has in it."""
    if not case.shape:
        return _decimal_slip(case)
    if len(places) == len(case.entries):
        return _other_order(case)
    return _lost_minus(case, wrong)


def kind_met(case: Case) -> MistakeKind | None:
    """The kind of a mistake that its author has put into words already."""
    met = [
        suspect
        for suspect in case.suspects
        if all(is_met(entry, value, case.precision) for entry, value in zip(case.entries, suspect.values, strict=True))
    ]
    return one_kind(met) if met else None


def _named(
    case: Case, met: Sequence[Suspect], wrong: tuple[int, ...], throughout: bool, exactly: bool
) -> Diagnosis | None:
    """The name, where there is one. ``throughout``: the slip leads to all entries, not only to the wrong ones."""
    kind = one_kind(met)
    if kind is None or not _allowed(case, met, kind, wrong, exactly):
        return None
    if throughout:
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
    values = [suspect.values[place] for suspect in case.suspects]
    open_to = windows(values, reference, unit, [math.floor(allowance(value)) for value in values])
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


def _decimal_slip(case: Case) -> Diagnosis | None:
    """The digits of the right answer, with the point one or two places off; one digit alone says nothing."""
    entry = case.entries[0]
    if not isinstance(entry, TypedNumber) or figures(entry)[1] < 2:
        return None
    for places, said in _SLIPS.items():
        moved = entry.shifted(-places)
        held = Exactly(moved.value) if _ends_in_zero(moved) else moved
        if is_exact(held, case.reference.values[0], case.precision):
            return Diagnosis(MistakeKind.DECIMAL_SLIP, f"The digits are right, but the number is {said}.")
    return None


def _ends_in_zero(number: TypedNumber) -> bool:
    """Whether the last digit was only added to have as many as are asked."""
    return number.value / Fraction(10) ** number.last % 10 == 0


def _lost_minus(case: Case, wrong: tuple[int, ...]) -> Diagnosis | None:
    """Some entries under the wrong sign, others right and not zero."""
    for place in wrong:
        opposite = float(-case.reference.values[place])
        if opposite == 0 or not is_nearly_met(case.entries[place], opposite, case.precision):
            return None
    where = listed(wrong, case.shape)
    has_or_have = "has" if len(wrong) == 1 else "have"
    sentence = f"{where[0].upper()}{where[1:]} {has_or_have} the wrong sign."
    return Diagnosis(MistakeKind.LOST_MINUS_IN_TERM, sentence)


def _other_order(case: Case) -> Diagnosis | None:
    """The right entries in another order."""
    unplaced = list(range(len(case.entries)))
    for place in range(len(case.entries)):
        fitting = next((one for one in unplaced if _is_entry(case, place, one)), None)
        if fitting is None:
            return None
        unplaced.remove(fitting)
    return Diagnosis(MistakeKind.OTHER_ENTRY, "These are the right numbers, in another order.")


def _is_entry(case: Case, place: int, other: int) -> bool:
    return is_exact(case.entries[place], case.reference.values[other], case.precision)


def _decimals(values: Sequence[float]) -> tuple[Decimal, ...]:
    return tuple(Decimal(repr(value)) for value in values)
