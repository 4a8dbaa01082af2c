"""What a step asks, with everything that marking needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from quizkl.deck.card import AnyStep, Decimals, Exercise, Precision, Step
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.follow_through import EarlierAnswer, FollowThrough, follow_throughs, on_the_way
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Index, Name
from quizkl.maths.syntax.walk import functions_in
from quizkl.maths.units import Unit
from quizkl.text.tree import Text

DEFAULT_PRECISION = Decimals(4)
_WITHOUT_WRAPPING = 100_000


@dataclass(frozen=True, slots=True)
class ExpectedMistake:
    """A wrong answer the author expects, and what to say of it in plain text."""

    answer: Expression
    say: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to compute. ``given`` are the quantities that the answer and the learner may name.

    ``unit`` is the unit asked for; an ``answer`` measured in another one (``entropy(p)``, asked in bits) is converted.
    ``allow`` names functions that may be typed although the answer is made of them. ``earlier`` are the steps
    before it; ``about_normal`` says that some step of the exercise speaks of a normal distribution.
    """

    answer: Expression
    precision: Precision = DEFAULT_PRECISION
    given: Mapping[str, Expression] = field(default_factory=dict)
    unit: Unit | None = None
    mistakes: tuple[ExpectedMistake, ...] = ()
    allow: frozenset[str] = frozenset()
    earlier: tuple[EarlierAnswer, ...] = ()
    about_normal: bool = False

    @property
    def follow_throughs(self) -> tuple[FollowThrough, ...]:
        """The answers that would be right, given what was written in earlier steps."""
        return follow_throughs(self.answer, self.earlier)

    @property
    def on_the_way(self) -> tuple[tuple[int, Expression], ...]:
        """The answers of those earlier steps, by their numbers, from which this one goes on."""
        return on_the_way(self.answer, tuple((one.number, one.answer) for one in self.earlier))


@dataclass(frozen=True, slots=True)
class Written:
    """What a learner last wrote to a step that counted, and whether it was right."""

    typed: str
    right: bool


def question_of(exercise: Exercise, number: int, answers: Sequence[Written | None] = ()) -> Question:
    """The question of an exercise's step (counted from 1) that asks for a number, with the earlier steps that it names
    put in. Of steps of either kind: ``any_question.question_at``.

    ``answers`` are what the learner wrote to the steps before it, in their order: a step that is right given a
    wrong one before it is credited as such.
    """
    step = exercise.steps[number - 1]
    assert isinstance(step, Step)
    earlier = exercise.steps[: number - 1]

    def resolved(expression: Expression) -> Expression:
        return with_steps(expression, earlier)

    return Question(
        answer=resolved(step.answer),
        precision=step.precision,
        given=exercise.head.given,
        unit=step.unit,
        mistakes=tuple(ExpectedMistake(resolved(mistake.answer), plain(mistake.say)) for mistake in step.mistakes),
        allow=step.allow,
        about_normal=any("normal" in functions_in(one.answer) for one in exercise.steps),
        earlier=tuple(
            earlier_answer(exercise, position, answers[position - 1] if position <= len(answers) else None)
            for position in range(1, number)
            if isinstance(exercise.steps[position - 1], Step)
        ),
    )


def earlier_answer(exercise: Exercise, number: int, written: Written | None) -> EarlierAnswer:
    """An earlier step that asks for a number, with what was written there, converted to the unit in which its answer is
    measured.
    """
    step = exercise.steps[number - 1]
    assert isinstance(step, Step)
    answer = with_steps(step.answer, exercise.steps[: number - 1])
    reading = read(written.typed, Names(quantities=frozenset(exercise.head.given))) if written else None
    if written is None or not isinstance(reading, Reading):
        return EarlierAnswer(number, answer)
    typed_in = reading.unit or step.unit
    value = converted(reading.expression, typed_in, measured_in(answer) or step.unit)
    return EarlierAnswer(number, answer, value, written.right)


def with_steps(expression: Expression, earlier: tuple[AnyStep, ...]) -> Expression:
    """The expression with ``step[n]`` and the names of earlier steps replaced by those steps' own answers."""
    match expression:
        case Index(Name("step"), number) if 1 <= number <= len(earlier):
            return with_steps(earlier[number - 1].answer, earlier[: number - 1])
        case Name(text):
            for position, step in enumerate(earlier):
                if step.name == text:
                    return with_steps(step.answer, earlier[:position])
            return expression
        case _:
            return _with_parts(expression, earlier)


def _with_parts(expression: Expression, earlier: tuple[AnyStep, ...]) -> Expression:
    changed: dict[str, Any] = {}
    for part in fields(expression):
        value = getattr(expression, part.name)
        if isinstance(value, Expression):
            changed[part.name] = with_steps(value, earlier)
        elif isinstance(value, tuple):
            changed[part.name] = tuple(with_steps(entry, earlier) for entry in value)
    return replace(expression, **changed) if changed else expression


def plain(text: Text) -> str:
    """A card text as one line of characters, for a verdict."""
    from quizkl.text.rows import plain_rows  # draws formulas, which few mistakes need

    return " ".join(row.strip() for row in plain_rows(text, _WITHOUT_WRAPPING) if row.strip())
