"""The mistakes that have a name."""

from __future__ import annotations

from enum import Enum


class MistakeKind(Enum):
    """What went wrong. The value is the name that the journal keeps; ``general`` is the sentence without particulars.

    The order is that of likelihood: where not all kinds can be named without naming too much, the first ones are.
    """

    SWAPPED_ARGUMENTS = "swapped-arguments"
    WRONG_SIGN = "wrong-sign"
    FORGOTTEN_SQUARE = "forgotten-square"
    FORGOTTEN_ROOT = "forgotten-root"
    FORGOTTEN_LOGARITHM = "forgotten-logarithm"
    FORGOTTEN_EXPONENTIAL = "forgotten-exponential"
    WRONG_BASE = "wrong-base"
    CROSS_ENTROPY_FOR_KL = "cross-entropy-for-kl"
    ENTROPY_FOR_KL = "entropy-for-kl"
    ENTROPY_FOR_CROSS_ENTROPY = "entropy-for-cross-entropy"
    CROSS_ENTROPY_FOR_ENTROPY = "cross-entropy-for-entropy"
    VARIANCE_FOR_DEVIATION = "variance-for-deviation"
    DEVIATION_FOR_VARIANCE = "deviation-for-variance"
    SUM_FOR_MEAN = "sum-for-mean"
    MEAN_FOR_SUM = "mean-for-sum"
    DIVIDED_BY_N_MINUS_1 = "divided-by-n-minus-1"
    NOT_NORMALISED = "not-normalised"
    WRONG_WEIGHT = "wrong-weight"
    UNWEIGHTED = "unweighted"
    RATIO_TURNED = "ratio-turned"
    ONE_STEP_SHORT = "one-step-short"
    FORGOTTEN_FACTOR = "forgotten-factor"
    DROPPED_TERM = "dropped-term"
    LOST_MINUS_IN_TERM = "lost-minus-in-term"
    OTHER_ENTRY = "other-entry"
    RECIPROCAL = "reciprocal"
    WRONG_OPERATION = "wrong-operation"
    DOUBLED_TERM = "doubled-term"
    DECIMAL_SLIP = "decimal-slip"
    OTHER_TAIL = "other-tail"
    DENSITY_FOR_PROBABILITY = "density-for-probability"
    OFF_BY_ONE = "off-by-one"
    CONSTANT_FACTOR = "constant-factor"
    CONSTANT_TERM = "constant-term"

    @property
    def general(self) -> str:
        return _GENERAL[self]


_GENERAL = {
    MistakeKind.SWAPPED_ARGUMENTS: "Two quantities are exchanged.",
    MistakeKind.WRONG_SIGN: "A sign is wrong.",
    MistakeKind.WRONG_BASE: "The logarithm has another base than it should.",
    MistakeKind.CROSS_ENTROPY_FOR_KL: "That is the cross-entropy; the entropy is still to be subtracted.",
    MistakeKind.ENTROPY_FOR_KL: "That is an entropy, not the divergence.",
    MistakeKind.ENTROPY_FOR_CROSS_ENTROPY: "That is an entropy: one distribution was used twice.",
    MistakeKind.CROSS_ENTROPY_FOR_ENTROPY: "That is a cross-entropy: a second distribution got in.",
    MistakeKind.VARIANCE_FOR_DEVIATION: "You used the variance where the standard deviation goes.",
    MistakeKind.DEVIATION_FOR_VARIANCE: "You used the standard deviation where the variance goes.",
    MistakeKind.SUM_FOR_MEAN: "That is the sum; the mean is asked.",
    MistakeKind.MEAN_FOR_SUM: "That is the mean; the sum is asked.",
    MistakeKind.OTHER_TAIL: "That is the probability on the other side.",
    MistakeKind.DENSITY_FOR_PROBABILITY: "That is a density where a probability is asked.",
    MistakeKind.OFF_BY_ONE: "The count goes one too far or stops one short.",
    MistakeKind.DIVIDED_BY_N_MINUS_1: "The sum of squares is divided by the wrong number: n or n − 1.",
    MistakeKind.NOT_NORMALISED: "You did not divide by the sum.",
    MistakeKind.WRONG_WEIGHT: "The average is taken under the wrong distribution.",
    MistakeKind.UNWEIGHTED: "The terms are not weighted by their probabilities.",
    MistakeKind.RATIO_TURNED: "A ratio stands upside down.",
    MistakeKind.ONE_STEP_SHORT: "That is a result on the way; go on from there.",
    MistakeKind.FORGOTTEN_FACTOR: "You left out a factor.",
    MistakeKind.FORGOTTEN_SQUARE: "You left out a square.",
    MistakeKind.FORGOTTEN_ROOT: "You left out a square root.",
    MistakeKind.FORGOTTEN_LOGARITHM: "You left out a logarithm.",
    MistakeKind.FORGOTTEN_EXPONENTIAL: "You left out an exponential.",
    MistakeKind.DROPPED_TERM: "You left out a term.",
    MistakeKind.LOST_MINUS_IN_TERM: "A term has the wrong sign.",
    MistakeKind.OTHER_ENTRY: "That is the value of another entry.",
    MistakeKind.RECIPROCAL: "A fraction stands upside down.",
    MistakeKind.WRONG_OPERATION: "One operation was taken for another.",
    MistakeKind.DOUBLED_TERM: "You counted a term twice.",
    MistakeKind.DECIMAL_SLIP: "The digits are right; the decimal point is in the wrong place.",
    MistakeKind.CONSTANT_FACTOR: "It is right but for a constant factor.",
    MistakeKind.CONSTANT_TERM: "It is right but for a constant that is added.",
}
