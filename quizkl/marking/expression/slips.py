"""The right expression with one slip in it, as a wrong one is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice

from quizkl.deck.substitute import Replacement, substitute
from quizkl.marking.expression.question import ExpressionQuestion
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.generate import mutants_of, rank
from quizkl.marking.mutants.mutant import Mutant
from quizkl.maths.derivation.symbols import Quantity
from quizkl.maths.syntax.tree import Binary, Derivative, Expression, Name, Number, Operator
from quizkl.maths.syntax.walk import children, names_in, nodes, with_children

MOST_SLIPS = 160
_DEEPEST = 30
_ONE = Number(Fraction(1), "1")
_ANY_NUMBER = Number(Fraction(7), "7")
"""Stands where the tree is to tell that a symbol is one number."""


def slips_of(question: ExpressionQuestion) -> tuple[Mutant, ...]:
    """The slips, the likeliest first; no two are one expression."""
    return _found(question.answer, question.shown, tuple(question.symbols.items()))


@lru_cache(maxsize=64)
def _found(answer: Expression, shown: Expression, symbols: tuple[tuple[str, Quantity], ...]) -> tuple[Mutant, ...]:
    found: dict[Expression, Mutant] = {}
    for form in dict.fromkeys((shown, answer)):
        if any(isinstance(node, Derivative) for node in nodes(form)):
            continue  # a slip in what is to be differentiated is a slip before the question
        for mutant in islice(_all(form, dict(symbols)), 2 * MOST_SLIPS):
            known = found.setdefault(mutant.expression, mutant)
            if rank(mutant) < rank(known):
                found[mutant.expression] = mutant
    found.pop(answer, None)
    found.pop(shown, None)
    return tuple(sorted(found.values(), key=rank))[:MOST_SLIPS]


def _all(form: Expression, symbols: Mapping[str, Quantity]) -> Iterator[Mutant]:
    yield from _exchanged(form, symbols)
    yield from _parts_lost(form)
    yield from mutants_of(form, dict.fromkeys(symbols, _ANY_NUMBER))


def _exchanged(form: Expression, symbols: Mapping[str, Quantity]) -> Iterator[Mutant]:
    """Two symbols that may have the same values, exchanged throughout."""
    used = sorted(names_in(form) & set(symbols))
    for one, other in combinations(used, 2):
        if symbols[one] == symbols[other]:
            changed = substitute(form, _exchange(one, other))
            yield Mutant(changed, MistakeKind.SWAPPED_ARGUMENTS, MistakeKind.SWAPPED_ARGUMENTS.general)


def _exchange(one: str, other: str) -> Replacement:
    names: Mapping[str, Expression] = {one: Name(other), other: Name(one)}
    return lambda part: names.get(part.text) if isinstance(part, Name) else None


def _parts_lost(form: Expression, depth: int = 0) -> Iterator[Mutant]:
    """A factor left out anywhere, also one that is divided by, and a term counted twice."""
    if depth > _DEEPEST:
        return
    match form:
        case Binary(Operator.MULTIPLY, left, right):
            for kept in (left, right):
                yield _mutant(kept, MistakeKind.FORGOTTEN_FACTOR, depth)
        case Binary(Operator.DIVIDE, above, below):
            yield _mutant(above, MistakeKind.FORGOTTEN_FACTOR, depth)
            yield _mutant(Binary(Operator.DIVIDE, _ONE, below), MistakeKind.FORGOTTEN_FACTOR, depth)
        case Binary(Operator.ADD | Operator.SUBTRACT as operator, left, right):
            yield _mutant(Binary(operator, form, right), MistakeKind.DOUBLED_TERM, depth)
            yield _mutant(Binary(Operator.ADD, form, left), MistakeKind.DOUBLED_TERM, depth)
    parts = children(form)
    for place, part in enumerate(parts):
        for inner in _parts_lost(part, depth + 1):
            changed = with_children(form, [*parts[:place], inner.expression, *parts[place + 1 :]])
            yield _mutant(changed, inner.kind, inner.depth)


def _mutant(expression: Expression, kind: MistakeKind, depth: int) -> Mutant:
    return Mutant(expression, kind, kind.general, depth=depth)
