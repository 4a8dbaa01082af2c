"""Answers that do not have the shape that was asked for."""

from __future__ import annotations

from quizkl.marking.case import Case
from quizkl.marking.typed import Shape
from quizkl.marking.verdict import Unreadable, Verdict, Wrong


def misfit(case: Case) -> Verdict:
    """A vector of the wrong length is wrong; a number in place of a vector is a slip of form and costs no attempt."""
    asked, typed = case.reference.shape, case.shape
    if len(asked) == len(typed):
        return Wrong(case.value, case.expected, f"asked for {described(asked)}; this is {described(typed)}")
    hint = "Type one number." if not asked else "Type it in brackets, as [0.5, 0.3, 0.2]."
    if len(asked) == 2:
        hint = "Type it row by row, as [[1, 0], [0, 1]]."
    return Unreadable(f"Asked for {described(asked)}; this is {described(typed)}.", hint)


def described(shape: Shape) -> str:
    match shape:
        case ():
            return "one number"
        case (entries,):
            return f"a vector of {entries}"
        case (rows, columns):
            return f"a matrix of {rows} by {columns}"
        case _:
            return f"an array of {' by '.join(map(str, shape))}"
