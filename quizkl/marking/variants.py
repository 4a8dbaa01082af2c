"""What a draw of an exercise must not do: make a mistake that people make look like the right answer."""

from __future__ import annotations

from itertools import islice

from quizkl.deck.card import Absolute, Card, Decimals, Exercise, Precision, Relative, SignificantFigures, Step
from quizkl.marking.ask import answer_in
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.mistake_kind import MistakeKind as K
from quizkl.marking.mutants.generate import mutants_of
from quizkl.marking.question import Question, question_of
from quizkl.maths.variation.search import Asked, Grain

GUARDED = frozenset(
    {
        *(K.SWAPPED_ARGUMENTS, K.WRONG_SIGN, K.WRONG_BASE, K.WRONG_WEIGHT, K.UNWEIGHTED, K.RATIO_TURNED),
        *(K.CROSS_ENTROPY_FOR_KL, K.ENTROPY_FOR_KL, K.ENTROPY_FOR_CROSS_ENTROPY, K.CROSS_ENTROPY_FOR_ENTROPY),
        *(K.VARIANCE_FOR_DEVIATION, K.DEVIATION_FOR_VARIANCE, K.SUM_FOR_MEAN, K.MEAN_FOR_SUM, K.NOT_NORMALISED),
        *(K.DIVIDED_BY_N_MINUS_1, K.FORGOTTEN_FACTOR, K.FORGOTTEN_SQUARE, K.FORGOTTEN_ROOT),
    }
)
"""The slips of the whole way. That a term was dropped, or another entry taken, is often no slip at all: the term may be
0, the entries equal.
"""

MOST_SLIPS = 24
"""Of one answer, the likeliest."""

MOST_SLIPS_IN_ALL = 480


def asked_of(exercise: Card) -> tuple[Asked, ...]:
    """What each step that wants a number asks, in the quantities that vary, with the mistakes of the deck and the
    likeliest slips.

    Of a card without steps nothing is computed: whatever meets its conditions will do.
    """
    if not isinstance(exercise, Exercise):
        return ()
    most = min(MOST_SLIPS, MOST_SLIPS_IN_ALL // max(1, len(exercise.steps)))
    return tuple(_asked(question_of(exercise, number), most) for number, _ in numeric_steps(exercise))


def numeric_steps(exercise: Exercise) -> tuple[tuple[int, Step], ...]:
    """The steps that ask for a number, with theirs (from 1)."""
    return tuple((number, step) for number, step in enumerate(exercise.steps, 1) if isinstance(step, Step))


def _asked(question: Question, most: int) -> Asked:
    unit = question.unit
    answer = answer_in(question.answer, unit, unit)
    named = [answer_in(mistake.answer, unit, unit) for mistake in question.mistakes]
    own = measured_in(question.answer) or unit  # a slip keeps the factor that the right answer is converted by
    mutants = mutants_of(question.answer, question.given)
    slips = (converted(mutant.expression, own, unit) for mutant in mutants if mutant.kind in GUARDED)
    return Asked(answer, _grain(question.precision), (*named, *islice(slips, most)), len(named))


def _grain(precision: Precision) -> Grain:
    match precision:
        case Decimals(places):
            return Grain(places=places)
        case SignificantFigures(figures):
            return Grain(figures=figures)
        case Relative(bound):
            return Grain(relative=bound)
        case Absolute(bound):
            return Grain(absolute=bound)
