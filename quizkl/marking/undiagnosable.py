"""Likely mistakes that a question cannot tell: for its author, so that the numbers can be chosen better."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import count

from quizkl.deck.card import Decimals, Precision
from quizkl.deck.substitute import substitute
from quizkl.marking.ask import mutants_to_look_for, reference_inquiry
from quizkl.marking.conversion import convert, measured_in
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.question import Question
from quizkl.marking.suspects import allowance, resolution
from quizkl.marking.tolerance import Exactly, Mark, mark
from quizkl.marking.typed import flat, flat_intervals, held, numbers_of_value, shape_of, shape_of_value
from quizkl.marking.windows import windows
from quizkl.marking.written import digits_asked
from quizkl.maths.inquiry import Computed, Finding, Inquiry, Interval
from quizkl.maths.syntax.tree import Expression, Number

_LIKELY = frozenset(
    {
        MistakeKind.SWAPPED_ARGUMENTS,
        MistakeKind.WRONG_SIGN,
        MistakeKind.WRONG_BASE,
        MistakeKind.WRONG_WEIGHT,
        MistakeKind.VARIANCE_FOR_DEVIATION,
        MistakeKind.SUM_FOR_MEAN,
        MistakeKind.MEAN_FOR_SUM,
        MistakeKind.FORGOTTEN_LOGARITHM,
        MistakeKind.FORGOTTEN_EXPONENTIAL,
    }
)
_DEEPEST = 1

LIKELY_NAMES = tuple(kind.value.replace("-", " ") for kind in MistakeKind if kind in _LIKELY)
"""What an author may call the likely mistakes, as the warnings do."""


@dataclass(frozen=True, slots=True)
class Undiagnosable:
    """``message`` and ``hint`` of a warning."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Likely:
    mutant: Mutant
    values: tuple[float, ...]


def diagnosing_inquiry(question: Question) -> Inquiry:
    """The step's answer with its interval of hand rounding and the values of its mutants."""
    unit = Decimal(1).scaleb(-question.precision.places) if isinstance(question.precision, Decimals) else None
    others = tuple(mutant.expression for mutant in mutants_to_look_for(question))
    return replace(reference_inquiry(question), rounding_unit=unit, others=others)


def disturbing_inquiry(question: Question) -> Inquiry:
    """The step's answer and its mutants with other numbers given, each changed by a share of its own."""
    counted = count(1)

    def changed(part: Expression) -> Expression | None:
        return Number(part.value * (1 + Fraction(next(counted), 101))) if isinstance(part, Number) else None

    asked = diagnosing_inquiry(question)
    given = {name: substitute(value, changed) for name, value in asked.given.items()}
    return replace(asked, given=given, rounding_unit=None)


def undiagnosable(
    question: Question, finding: Finding, meant: Collection[str] = (), disturbed: Finding | None = None
) -> tuple[Undiagnosable, ...]:
    """What cannot be told, and which of the mistakes that are ``meant`` not to be told would be; ``finding`` answers
    ``diagnosing_inquiry``. What gives the right answer with other numbers too (``disturbed`` answers
    ``disturbing_inquiry``) is no mistake, as when the two are exchanged in a covariance.

    Nothing is said of an answer that is 0 or ∞: it is that under any sign and in any unit.
    """
    if not isinstance(finding, Computed):
        return ()
    references = flat(finding.digits)
    if not all(one.is_finite() for one in references) or not any(references):
        return ()
    everything = _of_shape(question, finding, _always_right(disturbed))
    intervals = flat_intervals(finding.interval) if finding.interval is not None else (None,) * len(references)
    likely = [one for one in everything if one.mutant.kind in _LIKELY and one.mutant.depth <= _DEEPEST]
    hidden = [one for one in likely if _is_hidden(one.values, references, intervals, question.precision)]
    silent = [] if len(references) > 1 else _not_named(everything, likely, references[0], question.precision)
    hidden, silent = _whole_kinds(hidden, likely), _whole_kinds(silent, likely)
    silent = [one for one in silent if one not in hidden]
    asked = digits_asked(question.precision)
    return (
        *_told(
            hidden, meant, f"cannot be told from the right answer at {asked}", "Choose other numbers or more digits"
        ),
        *_told(
            silent,
            meant,
            f"is not named at {asked}: one random answer in a hundred would get a name",
            "Ask for more digits",
        ),
        *_needless(meant, {_name(one) for one in (*hidden, *silent)}, asked),
    )


def _whole_kinds(found: Sequence[_Likely], likely: Sequence[_Likely]) -> list[_Likely]:
    """Those of kinds of which nothing else is likely: one that shows in another way is found often enough."""
    others = {one.mutant.kind for one in likely if one not in found}
    return [one for one in found if one.mutant.kind not in others]


def _told(found: Sequence[_Likely], meant: Collection[str], what: str, hint: str) -> Iterable[Undiagnosable]:
    kinds = ", ".join(dict.fromkeys(_name(one) for one in found if _name(one) not in meant))
    if kinds:
        yield Undiagnosable(f"{kinds}: {what}", f"{hint}; or, where that is meant, write undiagnosed: [{kinds}].")


def _needless(meant: Collection[str], found: Collection[str], asked: str) -> Iterable[Undiagnosable]:
    """Those that the author takes for hidden and that are not, of all that have a name."""
    for kind in meant:
        if kind in LIKELY_NAMES and kind not in found:
            yield Undiagnosable(f"undiagnosed: {kind} is no mistake that goes unnamed at {asked}", "Take it out.")


def _name(likely: _Likely) -> str:
    return likely.mutant.kind.value.replace("-", " ")


def _always_right(disturbed: Finding | None) -> frozenset[int]:
    """The positions of the mutants that agree with the answer whatever the numbers are."""
    if not isinstance(disturbed, Computed):
        return frozenset()
    right = [float(number) for number in flat(disturbed.digits)]
    return frozenset(
        place
        for place, value in enumerate(disturbed.others)
        if value is not None
        and len(numbers := numbers_of_value(value)) == len(right)
        and all(math.isclose(one, other, rel_tol=1e-9) for one, other in zip(numbers, right, strict=True))
    )


def _of_shape(question: Question, finding: Computed, left_out: Collection[int]) -> list[_Likely]:
    shape = shape_of(finding.digits)
    per_unit = float(convert(Decimal(1), measured_in(question.answer) or question.unit, question.unit))
    pairs = zip(mutants_to_look_for(question), finding.others, strict=False)
    return [
        _Likely(mutant, tuple(number * per_unit for number in numbers_of_value(value)))
        for place, (mutant, value) in enumerate(pairs)
        if value is not None and place not in left_out and shape_of_value(value) == shape
    ]


def _is_hidden(
    values: Sequence[float],
    references: Sequence[Decimal],
    intervals: Sequence[Interval | None],
    precision: Precision,
) -> bool:
    """Whether the mutant, typed as asked, would be called right."""
    if not all(map(math.isfinite, values)):
        return False
    for value, reference, interval in zip(values, references, intervals, strict=True):
        entry = held(Decimal(f"{value:.13g}"))
        assert isinstance(entry, Exactly)
        if mark(entry, reference, precision, interval) not in (Mark.EXACT, Mark.BY_HAND):
            return False
    return True


def _not_named(
    everything: Sequence[_Likely], likely: Sequence[_Likely], reference: Decimal, precision: Precision
) -> list[_Likely]:
    unit = resolution(Exactly(Fraction(0)), float(reference), precision)
    values = [one.values[0] for one in everything]
    open_to = windows(values, float(reference), unit, [math.floor(allowance(value)) for value in values])
    named = {id(everything[place]) for place in open_to.exact}
    return [one for one in likely if id(one) not in named and one.mutant.kind is not MistakeKind.WRONG_SIGN]
