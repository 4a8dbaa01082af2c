"""What a step asks that is answered by an expression, with everything that marking needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.deck.substitute import substitute
from quizkl.marking.expression.tidy import tidy
from quizkl.marking.follow_through import EarlierAnswer, FollowThrough, follow_throughs
from quizkl.marking.question import ExpectedMistake, Written, earlier_answer, plain, with_steps
from quizkl.maths.comparison import Assumption, Related, Relation, Whole
from quizkl.maths.derivation.symbols import Quantity, Range
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Name, Number

_ZERO, _ONE = Number(Fraction(0), "0"), Number(Fraction(1), "1")


@dataclass(frozen=True, slots=True)
class ExpressionQuestion:
    """One thing to find in terms of ``symbols``. ``given`` are the quantities that stand for numbers beside them, which
    are put into ``answer``, ``shown``, the mistakes and what is typed.

    ``answer`` is what a typed expression is compared with, ``shown`` the form of it that people see. ``allow`` names
    functions that may be typed although they have to be written out else.
    """

    answer: Expression
    shown: Expression
    symbols: Mapping[str, Quantity]
    given: Mapping[str, Expression] = field(default_factory=dict)
    mistakes: tuple[ExpectedMistake, ...] = ()
    allow: frozenset[str] = frozenset()
    earlier: tuple[EarlierAnswer, ...] = ()

    @property
    def names(self) -> Names:
        """What an answer may name: a run of letters is a product of these."""
        return names_for(self.symbols, self.given)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        return tuple(one for name, quantity in self.symbols.items() for one in _assumed(name, quantity))

    @property
    def follow_throughs(self) -> tuple[FollowThrough, ...]:
        """The answers that would be right, given what was written in earlier steps."""
        return follow_throughs(self.answer, self.earlier)


def names_for(symbols: Mapping[str, Quantity], given: Mapping[str, Expression]) -> Names:
    return Names(quantities=frozenset((*symbols, *given)), split_products=True)


def expression_question(exercise: Exercise, number: int, answers: Sequence[Written | None] = ()) -> ExpressionQuestion:
    """The question of an exercise's step (counted from 1) that is answered by an expression.

    ``answers`` are what the learner wrote to the steps before it, in their order.
    """
    step = exercise.steps[number - 1]
    assert isinstance(step, ExpressionStep)
    given = exercise.head.given
    earlier = exercise.steps[: number - 1]

    def closed(expression: Expression) -> Expression:
        return put_in(with_steps(expression, earlier), given)

    return ExpressionQuestion(
        answer=closed(step.answer),
        shown=shown(step, exercise),
        symbols=exercise.symbols,
        given=given,
        mistakes=tuple(ExpectedMistake(closed(mistake.answer), plain(mistake.say)) for mistake in step.mistakes),
        allow=step.allow,
        earlier=tuple(
            _earlier(exercise, position, answers[position - 1] if position <= len(answers) else None)
            for position in range(1, number)
        ),
    )


def shown(step: ExpressionStep, exercise: Exercise) -> Expression:
    """The form of the answer that people see, with the numbers that are given in it."""
    return tidy(put_in(step.shown, exercise.head.given))


def put_in(expression: Expression, given: Mapping[str, Expression]) -> Expression:
    """The expression with the numbers of what is given."""
    return substitute(expression, lambda part: given.get(part.text) if isinstance(part, Name) else None)


def _earlier(exercise: Exercise, number: int, written: Written | None) -> EarlierAnswer:
    """An earlier step of either kind, with what was written there."""
    given = exercise.head.given
    step = exercise.steps[number - 1]
    if not isinstance(step, ExpressionStep):
        one = earlier_answer(exercise, number, written)
        typed = None if one.written is None else put_in(one.written, given)
        return EarlierAnswer(number, put_in(one.answer, given), typed, one.right)
    answer = put_in(with_steps(step.answer, exercise.steps[: number - 1]), given)
    reading = read(written.typed, names_for(exercise.symbols, given)) if written else None
    if written is None or not isinstance(reading, Reading):
        return EarlierAnswer(number, answer)
    return EarlierAnswer(number, answer, put_in(reading.expression, given), written.right)


def _assumed(name: str, quantity: Quantity) -> tuple[Assumption, ...]:
    match quantity.range:
        case Range.REAL:
            return ()
        case Range.POSITIVE:
            return (Related(Name(name), Relation.ABOVE, _ZERO),)
        case Range.UNIT:
            return (Related(Name(name), Relation.ABOVE, _ZERO), Related(Name(name), Relation.BELOW, _ONE))
        case Range.WHOLE:
            return (Whole(name), Related(Name(name), Relation.AT_LEAST, _ONE))
