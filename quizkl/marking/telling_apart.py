"""Several kinds of mistake that lead to one value: which name is the better one, if they are one mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from quizkl.marking.mistake_kind import MistakeKind as K
from quizkl.marking.suspects import Suspect, nearly_equal

_FORGOTTEN = frozenset(
    {K.FORGOTTEN_FACTOR, K.FORGOTTEN_SQUARE, K.FORGOTTEN_ROOT, K.FORGOTTEN_LOGARITHM, K.FORGOTTEN_EXPONENTIAL}
)

SPEAKS_FOR: Mapping[K, frozenset[K]] = MappingProxyType(
    {
        K.WRONG_SIGN: frozenset({K.LOST_MINUS_IN_TERM}),
        K.SWAPPED_ARGUMENTS: frozenset(
            {K.WRONG_SIGN, K.RATIO_TURNED, K.RECIPROCAL, K.ONE_STEP_SHORT, K.WRONG_WEIGHT, K.OTHER_ENTRY}
        ),
        K.CROSS_ENTROPY_FOR_KL: frozenset({K.ONE_STEP_SHORT, K.DROPPED_TERM}),
        K.ENTROPY_FOR_KL: frozenset({K.ONE_STEP_SHORT, K.DROPPED_TERM}),
        K.ENTROPY_FOR_CROSS_ENTROPY: frozenset({K.ONE_STEP_SHORT, K.DROPPED_TERM, K.WRONG_WEIGHT}),
        K.CROSS_ENTROPY_FOR_ENTROPY: frozenset({K.ONE_STEP_SHORT, K.DROPPED_TERM}),
        K.VARIANCE_FOR_DEVIATION: frozenset({K.FORGOTTEN_ROOT, K.FORGOTTEN_SQUARE, K.ONE_STEP_SHORT}),
        K.DEVIATION_FOR_VARIANCE: frozenset({K.FORGOTTEN_ROOT, K.FORGOTTEN_SQUARE}),
        K.SUM_FOR_MEAN: frozenset({K.FORGOTTEN_FACTOR, K.ONE_STEP_SHORT, K.WRONG_OPERATION}),
        K.MEAN_FOR_SUM: frozenset({K.FORGOTTEN_FACTOR, K.WRONG_OPERATION}),
        K.OTHER_TAIL: frozenset({K.WRONG_SIGN, K.SWAPPED_ARGUMENTS, K.LOST_MINUS_IN_TERM, K.WRONG_OPERATION}),
        K.NOT_NORMALISED: frozenset({K.FORGOTTEN_FACTOR, K.SUM_FOR_MEAN, K.ONE_STEP_SHORT}),
        K.UNWEIGHTED: frozenset({K.FORGOTTEN_FACTOR, K.ONE_STEP_SHORT}),
        K.RATIO_TURNED: frozenset({K.WRONG_OPERATION, K.RECIPROCAL}),
        K.ONE_STEP_SHORT: frozenset({K.DROPPED_TERM}),
        **{kind: frozenset({K.ONE_STEP_SHORT, K.WRONG_OPERATION}) for kind in _FORGOTTEN},
        K.RECIPROCAL: frozenset({K.WRONG_OPERATION}),
    }
)
"""Where both lead to the very same number, the first kind says what the others say too, and more."""

_APART = frozenset({frozenset({K.WRONG_SIGN, K.RATIO_TURNED}), frozenset({K.LOST_MINUS_IN_TERM, K.RATIO_TURNED})})
"""A minus sign lost and a ratio turned are two different mistakes, although they always lead to one value."""

_TURNED = frozenset({K.WRONG_SIGN, K.RATIO_TURNED, K.LOST_MINUS_IN_TERM, K.RECIPROCAL})
"""What one would have to do inside a term to make the same of it as by adding it where it is subtracted."""

_TOLD_BY_ANY = frozenset(
    {K.SWAPPED_ARGUMENTS, K.WRONG_SIGN, K.WRONG_BASE, K.DECIMAL_SLIP, K.SUM_FOR_MEAN, K.MEAN_FOR_SUM, K.ONE_STEP_SHORT}
)
"""Kinds whose sentences all say the same in other words."""


def one_kind(met: Sequence[Suspect]) -> K | None:
    """The kind that all suspects are of, or that speaks for the others; None where it cannot be told."""
    kinds = {suspect.mutant.kind for suspect in met}
    for kind in sorted(kinds, key=list(K).index):
        own = next(suspect for suspect in met if suspect.mutant.kind is kind)
        others = [suspect for suspect in met if suspect.mutant.kind is not kind]
        if all(_speaks_for(own, other) for other in others):
            return kind
    return None


def _speaks_for(own: Suspect, other: Suspect) -> bool:
    """Whether both are one mistake, of which the first tells more: its kind does, or it is nearer to the top."""
    one, two = own.mutant, other.mutant
    if frozenset({one.kind, two.kind}) in _APART or not nearly_equal(own.values, other.values):
        return False
    if one.depth < two.depth and one.kind is K.WRONG_OPERATION and two.kind in _TURNED:
        return True
    return two.kind in SPEAKS_FOR.get(one.kind, ()) and not (
        two.depth < one.depth and two.kind is K.WRONG_OPERATION and one.kind in _TURNED
    )


def sentence_of(met: Sequence[Suspect], kind: K, value: str | None = None) -> str:
    """What to say of the suspects of this kind: that of the one nearest to the top, or the general one.

    ``value`` is what the slip leads to, or None where it is only in some entries of the answer.
    """
    own = [suspect.mutant for suspect in met if suspect.mutant.kind is kind]
    nearest = min(mutant.depth for mutant in own)
    said = [mutant.say if value is None else mutant.sentence(value) for mutant in own if mutant.depth == nearest]
    return said[0] if len(set(said)) == 1 or kind in _TOLD_BY_ANY else kind.general
