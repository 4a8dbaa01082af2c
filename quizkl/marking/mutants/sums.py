"""Slips in sums: a term left out, counted twice, or with its sign turned."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import Addend, added, addends, is_written_sum
from quizkl.marking.mutants.mutant import VALUE, Mutant
from quizkl.marking.mutants.ordinal import ordinal
from quizkl.marking.mutants.setting import Setting
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Index, Number, Operator

MOST_TERMS = 12
"""Of longer sums no single term is looked for."""


def edits_of_sum(expression: Expression, setting: Setting) -> Iterator[Mutant]:
    match expression:
        case Call("sum", (summed,)):
            yield from _folded(expression, summed, setting)
        case Call("mean", (averaged,)):
            if setting.size(averaged) is not None:
                yield Mutant(
                    Call("sum", (averaged,)),
                    MistakeKind.SUM_FOR_MEAN,
                    "You took the sum where the mean goes.",
                    f"That is the sum, {VALUE}; the mean is asked.",
                )
        case Binary() if is_written_sum(expression):
            yield from _written(expression, setting)


def _folded(whole: Call, summed: Expression, setting: Setting) -> Iterator[Mutant]:
    """``sum(x)`` over a vector whose size the tree tells."""
    size = setting.size(summed)
    if size is None:
        return
    yield Mutant(
        Call("mean", (summed,)),
        MistakeKind.MEAN_FOR_SUM,
        f"You divided by {size}: the mean of the terms stands where their sum goes.",
        f"That is the mean of the terms, {VALUE}; their sum is asked.",
    )
    yield Mutant(
        Call("sum", (Absolute(summed),)),
        MistakeKind.LOST_MINUS_IN_TERM,
        "You added up the absolute values: a negative term stays negative in the sum.",
    )
    match summed:
        case Binary(Operator.MULTIPLY, _, Call("ln" | "log2" | "log10") as logarithm):
            said = f"You weighted the {size} logarithms evenly."
            yield Mutant(Call("mean", (logarithm,)), MistakeKind.UNWEIGHTED, said)
        case _:
            pass
    if not 2 <= size <= MOST_TERMS:
        return
    yield from _without_two(whole, summed, size)
    for place in range(1, size + 1):
        term, named = Index(summed, place), ordinal(place)
        yield Mutant(
            Binary(Operator.SUBTRACT, whole, term),
            MistakeKind.DROPPED_TERM,
            f"You left out the {named} term.",
            f"You left out the {named} term: without it the sum is {VALUE}.",
        )
        yield Mutant(
            Binary(Operator.ADD, whole, term), MistakeKind.DOUBLED_TERM, f"You counted the {named} term twice."
        )
        twice = Binary(Operator.MULTIPLY, Number(Fraction(2), "2"), term)
        turned = Binary(Operator.SUBTRACT, whole, twice)
        if size == 2 and place == 2:
            yield Mutant(turned, MistakeKind.WRONG_OPERATION, "You subtracted the second term where it is added.")
        else:
            said = f"The {named} term has the wrong sign."
            yield Mutant(turned, MistakeKind.LOST_MINUS_IN_TERM, said)


def _without_two(whole: Call, summed: Expression, size: int) -> Iterator[Mutant]:
    """Of four or five terms two may be left out because they look alike."""
    for first, second in combinations(range(1, size + 1), 2) if 4 <= size <= 5 else ():
        left_out = Binary(Operator.ADD, Index(summed, first), Index(summed, second))
        said = f"You left out the {ordinal(first)} and the {ordinal(second)} term."
        yield Mutant(Binary(Operator.SUBTRACT, whole, left_out), MistakeKind.DROPPED_TERM, said)


def _written(expression: Expression, setting: Setting) -> Iterator[Mutant]:
    """``a + b - c``: every term may be left out or have its sign turned."""
    terms = addends(expression)
    if len(terms) > MOST_TERMS:
        return
    for place, one in enumerate(terms):
        others = (*terms[:place], *terms[place + 1 :])
        if len(terms) > 2:
            yield Mutant(added((one,)), MistakeKind.OTHER_ENTRY, f"That is {_shown(one, place)}, alone.")
        yield Mutant(added(others), MistakeKind.DROPPED_TERM, f"You left out {_shown(one, place)}.")
        turned = (*terms[:place], Addend(one.term, not one.negative), *terms[place + 1 :])
        if len(terms) == 2:
            if place == 1:
                yield Mutant(added(turned), MistakeKind.WRONG_OPERATION, _operation(terms[1]))
            elif not terms[1].negative or terms[0].negative:
                lost = f"{_capital(_shown(one, place))}, has the wrong sign."
                yield Mutant(added(turned), MistakeKind.LOST_MINUS_IN_TERM, lost)
        else:
            yield Mutant(
                added(turned), MistakeKind.LOST_MINUS_IN_TERM, f"{_capital(_shown(one, place))}, has the wrong sign."
            )
    if len(terms) > 2 and not any(one.negative for one in terms):
        mean = Binary(Operator.DIVIDE, expression, Number(Fraction(len(terms)), str(len(terms))))
        yield Mutant(mean, MistakeKind.MEAN_FOR_SUM, f"You divided by {len(terms)}: the sum is asked, not the mean.")
    if len(terms) == 2 and terms[0].negative != terms[1].negative:
        yield Mutant(
            added(tuple(Addend(one.term, not one.negative) for one in terms)),
            MistakeKind.WRONG_SIGN,
            f"The difference {echo(expression)} is taken the other way round.",
        )


def _operation(second: Addend) -> str:
    done, wanted = ("added", "subtracted") if second.negative else ("subtracted", "added")
    return f"You {done} {echo(second.term)} where it is {wanted}."


def _shown(one: Addend, place: int) -> str:
    text = echo(one.term)
    return f"the {ordinal(place + 1)} term, {text}" if len(text) <= 40 else f"the {ordinal(place + 1)} term"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
