"""What a typed answer makes us ask the engines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizkl.deck.card import Absolute, Precision, Relative
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.notation import NOTATION
from quizkl.marking.question import Question
from quizkl.marking.tolerance import Exactly, Held, rounding_place
from quizkl.marking.typed import TypedAnswer, Uncomputed, typed_answer
from quizkl.marking.verdict import Unreadable, Verdict
from quizkl.maths.inquiry import Inquiry
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import functions_in
from quizkl.maths.units import Unit

_MOST_PLACES = 6
"""A vector whose entries are held at more different places than this is hand-rounded at the finest ones only."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The step's own answer, with the interval of hand rounding at ``place`` (a power of ten)."""

    place: int | None


@dataclass(frozen=True, slots=True)
class OwnValue:
    """The value of what the learner typed."""


@dataclass(frozen=True, slots=True)
class MistakenValue:
    """The value of the deck's mistake of this position."""

    position: int


@dataclass(frozen=True, slots=True)
class FollowedThrough:
    """The step's answer as it follows from what the learner wrote in earlier ``steps`` (numbers from 1)."""

    steps: tuple[int, ...]


Purpose = Reference | OwnValue | MistakenValue | FollowedThrough


@dataclass(frozen=True, slots=True)
class Pending:
    """A typed answer that waits for the engines. The findings come back in the order of ``inquiries``.

    References and mistakes are computed in ``unit``: the one that was typed, else the one that was asked for. The
    values of the ``mutants`` come with the first reference, in the unit that the answer's own expression measures in.
    """

    question: Question
    typed: TypedAnswer
    unit: Unit | None
    purposes: tuple[Purpose, ...]
    inquiries: tuple[Inquiry, ...]
    mutants: tuple[Mutant, ...] = ()


def inquiries(question: Question, typed: str, diagnose: bool = True) -> Pending | Verdict:
    """Read what was typed; say what has to be computed before it can be judged, or why it cannot be read.

    Without ``diagnose`` a wrong answer will only be called wrong, unless the deck expects its mistake.
    """
    reading = read(typed, Names(quantities=frozenset(question.given)))
    if not isinstance(reading, Reading):
        return Unreadable(reading.message, reading.hint, reading.column)
    repeated = functions_in(reading.expression) & asked_functions(question)
    if repeated:
        return Unreadable(
            "That is the question itself.", f"Compute it: {sorted(repeated)[0]} is not accepted as an answer here."
        )
    own_unit = question.unit or measured_in(question.answer)
    if reading.unit is not None and own_unit is None:
        return Unreadable("This answer has no unit.", f"Type it without {reading.unit.value}.")
    return _pending(question, typed_answer(reading), reading.unit or question.unit, diagnose)


def _pending(question: Question, typed: TypedAnswer, unit: Unit | None, diagnose: bool) -> Pending:
    purposes: list[Purpose] = []
    asked: list[Inquiry] = []
    mutants = mutants_to_look_for(question) if diagnose else ()

    def ask(purpose: Purpose, expression: Expression, place: int | None, exact: bool = True) -> None:
        rounding_unit = None if place is None else Decimal(1).scaleb(place)
        others = () if asked else tuple(mutant.expression for mutant in mutants)
        purposes.append(purpose)
        asked.append(Inquiry(expression, question.given, exact, rounding_unit, others=others))

    places = _rounding_places(typed, question.precision)
    for place in places:  # of the later ones only the intervals are looked at
        ask(Reference(place), answer_in(question.answer, question.unit, unit), place, exact=place == places[0])
    for followed in question.follow_throughs:
        ask(FollowedThrough(followed.steps), answer_in(followed.answer, question.unit, unit), places[0], exact=False)
    if typed.needs_value:
        ask(OwnValue(), typed.expression, None)
    for position, mistake in enumerate(question.mistakes):  # recognised, not graded: float64 is fine enough
        ask(MistakenValue(position), answer_in(mistake.answer, question.unit, unit), places[0], exact=False)
    return Pending(question, typed, unit, tuple(purposes), tuple(asked), mutants)


def mutants_to_look_for(question: Question) -> tuple[Mutant, ...]:
    """The mutants of a question's answer, the likeliest first."""
    from quizkl.marking.mutants.generate import mutants_of  # printing asks for values alone

    measured = question.unit is not None or measured_in(question.answer) is not None
    earlier = tuple((one.number, one.answer) for one in question.earlier)
    return mutants_of(question.answer, question.given, question.on_the_way, measured, question.about_normal, earlier)


def reference_inquiry(question: Question) -> Inquiry:
    """The step's answer alone, in the unit asked for; for claims and worked solutions."""
    return Inquiry(answer_in(question.answer, question.unit, question.unit), question.given)


def answer_in(answer: Expression, asked: Unit | None, unit: Unit | None) -> Expression:
    """The answer's expression, measured in ``unit``. What does not say its own unit is in the one asked for."""
    return converted(answer, measured_in(answer) or asked, unit)


def _rounding_places(typed: TypedAnswer, precision: Precision) -> tuple[int | None, ...]:
    """The places at which a person may have rounded on the way, finest first; None alone: rounding excuses nothing."""
    if isinstance(precision, Relative | Absolute):
        return (None,)
    places = {rounding_place(_provisional(entry), precision) for entry in typed.entries} - {None}
    return tuple(sorted(place for place in places if place is not None)[:_MOST_PLACES]) or (None,)


def _provisional(entry: Held | Uncomputed) -> Held:
    """A stand-in for what is not computed yet: it has no last place, whatever its value."""
    return Exactly(Fraction(0)) if isinstance(entry, Uncomputed) else entry


def asked_functions(question: Question) -> frozenset[str]:
    """The functions that the question is about, which are not accepted as its answer."""
    return functions_in(question.answer) - NOTATION - question.allow
