"""One answer laid beside what the engines found: what every trial looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from quizkl.deck.card import Precision
from quizkl.marking.ask import FollowedThrough, MistakenValue, OwnValue, Pending, Reference
from quizkl.marking.conversion import convert, measured_in
from quizkl.marking.suspects import Suspect, float_of
from quizkl.marking.tolerance import Held, Mark, mark, rounding_place
from quizkl.marking.typed import Shape, flat, flat_intervals, held_entries, numbers_of_value, shape_of, shape_of_value
from quizkl.marking.verdict import Unreadable
from quizkl.marking.written import written
from quizkl.maths.inquiry import Computed, Digits, Finding, Interval, NotDecided, Undefined, Value
from quizkl.maths.syntax.echo import echo
from quizkl.maths.units import Unit

_WITHOUT_FLOAT_ERROR = Context(prec=14)
"""What is only recognised is computed in float64: 0.15000000000000002 is 0.15."""

_LONGEST_SHOWN = 100
"""Characters of the typed answer that a verdict repeats."""


@dataclass(frozen=True, slots=True)
class Target:
    """Values to hold the entries against, with the intervals of hand rounding by the place rounded to."""

    values: tuple[Decimal, ...]
    shape: Shape
    intervals: Mapping[int, tuple[Interval, ...]]

    def marks(self, entries: Sequence[Held], precision: Precision) -> tuple[Mark, ...]:
        """How each entry stands against its value; both have the same shape."""
        return tuple(
            mark(entry, value, precision, self._interval(position, rounding_place(entry, precision)))
            for position, (entry, value) in enumerate(zip(entries, self.values, strict=True))
        )

    def _interval(self, position: int, place: int | None) -> Interval | None:
        at_place = self.intervals.get(place) if place is not None else None
        return at_place[position] if at_place is not None else None


@dataclass(frozen=True, slots=True)
class Case:
    """A typed answer with its values. ``mistakes`` has None where a mistake of the deck has no value; ``followed`` are
    the values that follow from earlier answers, with the numbers of those steps; ``suspects`` are in the order of
    likelihood.
    """

    pending: Pending
    value: str
    shape: Shape
    entries: tuple[Held, ...]
    reference: Target
    mistakes: tuple[Target | None, ...]
    followed: tuple[tuple[tuple[int, ...], Target], ...] = ()
    suspects: tuple[Suspect, ...] = ()

    @property
    def precision(self) -> Precision:
        return self.pending.question.precision

    @property
    def unit_asked(self) -> Unit | None:
        """The unit of the expected answer: the one asked for, or where none was, the answer's own."""
        question = self.pending.question
        return question.unit or (measured_in(question.answer) if self.pending.typed.unit else None)

    @property
    def expected(self) -> str:
        """The answer at the precision and in the unit asked for."""
        return self.reference_in(self.unit_asked)

    @property
    def number(self) -> Value:
        """What was typed, as plain numbers."""
        return _nested([float_of(entry) for entry in self.entries], self.shape)

    def reference_in(self, unit: Unit | None) -> str:
        return written(self.values_in(unit), self.reference.shape, self.precision, unit)

    def values_in(self, unit: Unit | None) -> tuple[Decimal, ...]:
        return tuple(convert(value, self.pending.unit, unit) for value in self.reference.values)


def case_of(pending: Pending, findings: Sequence[Finding]) -> Case | Unreadable:
    """Sort the findings by what they were asked for; Unreadable where one that is needed did not come through."""
    answers = tuple(zip(pending.purposes, findings, strict=True))
    references = [(purpose, finding) for purpose, finding in answers if isinstance(purpose, Reference)]
    reference = _reference(references)
    if not isinstance(reference, Target):
        return reference
    own = next((_own_digits(finding) for purpose, finding in answers if isinstance(purpose, OwnValue)), None)
    if isinstance(own, Unreadable):
        return own
    held = held_entries(pending.typed, own)
    if held is None:
        return _not_yet()
    shape, entries = held
    mistakes = tuple(_mistake(finding, pending) for purpose, finding in answers if isinstance(purpose, MistakenValue))
    followed = tuple(
        (purpose.steps, target)
        for purpose, finding in answers
        if isinstance(purpose, FollowedThrough) and (target := _mistake(finding, pending)) is not None
    )
    suspects = _suspects(pending, references, reference.shape)
    return Case(pending, _value(pending, own), shape, entries, reference, mistakes, followed, suspects)


def _suspects(pending: Pending, references: Sequence[tuple[Reference, Finding]], shape: Shape) -> tuple[Suspect, ...]:
    """The mutants that have a value of the right shape, in the unit typed."""
    found = next((finding.others for _, finding in references if isinstance(finding, Computed)), ())
    question = pending.question
    own = measured_in(question.answer) or question.unit
    per_unit = float(convert(Decimal(1), own, pending.unit))
    return tuple(
        Suspect(mutant, tuple(number * per_unit for number in numbers_of_value(value)))
        for mutant, value in zip(pending.mutants, found, strict=False)
        if value is not None and shape_of_value(value) == shape
    )


def _reference(references: Sequence[tuple[Reference, Finding]]) -> Target | Unreadable:
    computed = [(purpose, finding) for purpose, finding in references if isinstance(finding, Computed)]
    if not computed or not _is_number(computed[0][1].digits):
        undefined = [finding for _, finding in references if isinstance(finding, Undefined)]
        return _unanswerable(undefined[0].reason if undefined else "") if undefined or computed else _not_yet()
    digits = computed[0][1].digits
    intervals = {
        purpose.place: flat_intervals(finding.interval)
        for purpose, finding in computed
        if purpose.place is not None and finding.interval is not None
    }
    return Target(flat(digits), shape_of(digits), intervals)


def _own_digits(finding: Finding) -> Digits | Unreadable:
    match finding:
        case Computed(digits=digits) if _is_number(digits):
            return digits
        case Computed():
            return Unreadable("What you typed has no value.", "Check for 0/0 and the like.")
        case Undefined(reason):
            return Unreadable(f"What you typed has no value: {reason}", "Check it and type it again.")
        case NotDecided():
            return _not_yet()


def _mistake(finding: Finding, pending: Pending) -> Target | None:
    if not isinstance(finding, Computed) or not _is_number(finding.digits):
        return None
    intervals: dict[int, tuple[Interval, ...]] = {}
    place = next((purpose.place for purpose in pending.purposes if isinstance(purpose, Reference)), None)
    if place is not None and finding.interval is not None:
        intervals[place] = flat_intervals(finding.interval)
    values = tuple(_WITHOUT_FLOAT_ERROR.plus(value) for value in flat(finding.digits))
    return Target(values, shape_of(finding.digits), intervals)


def _nested(values: Sequence[float], shape: Shape) -> Value:
    if not shape:
        return values[0]
    size = len(values) // shape[0] if shape[0] else 0
    return tuple(_nested(values[row * size : (row + 1) * size], shape[1:]) for row in range(shape[0]))


def _is_number(digits: Digits) -> bool:
    return not any(value.is_nan() for value in flat(digits))


def _value(pending: Pending, own: Digits | None) -> str:
    """What was read, and for an expression its value too."""
    unit = pending.typed.unit
    read = _shortened(echo(pending.typed.expression)) + (f" {unit.value}" if unit else "")
    if own is None:
        return read
    computed = written(flat(own), shape_of(own), pending.question.precision, unit)
    return f"{read} = {_shortened(computed)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _not_yet() -> Unreadable:
    return Unreadable("The answer could not be computed in time.", "Nothing is lost: try again.")


def _unanswerable(reason: str) -> Unreadable:
    because = f": {reason}" if reason else ""
    return Unreadable(
        f"This step's own answer has no value{because}", "The deck is at fault, not you: see quizkl check."
    )
