"""Why an expression has no value; raised inside the engines, a finding outside."""

from __future__ import annotations

from quizkl.maths.syntax.tree import Expression, Name

INVERSE_OR_ENTRIES = (
    "a negative power of a matrix can be read in two ways; inv(A) is the inverse, 1/A goes entry by entry"
)
INFINITY_TO_NOTHING = "∞^0 has no value"
PERPLEXITY_OF_NUMBER = (
    "perplexity takes one number, the average of -ln q; of a distribution p write perplexity(entropy(p))"
)


class NoValueError(Exception):
    """The expression has no value; ``reason`` is a sentence for the learner."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SizesDifferError(NoValueError):
    """Two operands whose sizes do not fit; the evaluator, which knows their names, makes the sentence."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"the sizes do not fit: one has {left}, the other {right}")
        self.left = left
        self.right = right

    def named(self, left: Expression, right: Expression, cure: str = "") -> NoValueError:
        """The same with the operands' names, where they have one: ``p has 3 entries, q has 2``; ``cure`` says what to
        write instead.
        """
        names = (left.text, right.text) if isinstance(left, Name) and isinstance(right, Name) else ("the first", "")
        second = f"{names[1]} has" if names[1] else "the second"
        sizes = f"{names[0]} has {self.left}, {second} {self.right}"
        return NoValueError(f"the sizes do not fit: {sizes}" + (f"; {cure}" if cure else ""))


class TorchOnlyError(Exception):
    """The exact engine has no form for this function (sampling, for one)."""

    def __init__(self, function: str) -> None:
        super().__init__(function)
        self.function = function


class TooLargeError(Exception):
    """An exact number would grow past what is worth writing out; the numeric value stands alone."""


def size_text(shape: tuple[int, ...]) -> str:
    """``3 entries`` for a vector, ``2 x 3 entries`` for a matrix, ``one number``."""
    if not shape:
        return "one number"
    if len(shape) == 1:
        return "1 entry" if shape[0] == 1 else f"{shape[0]} entries"
    return " × ".join(str(size) for size in shape) + " entries"
