"""All answers with one slip in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from quizkl.marking.definitions import definitions_of, filled
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import Addend, added, addends, is_written_sum
from quizkl.marking.mutants.deviations import edits_of_deviation
from quizkl.marking.mutants.factors import LOGARITHMS, is_factor
from quizkl.marking.mutants.functions import edits_of_function
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.products import edits_of_product
from quizkl.marking.mutants.proportion import carried_over
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.sums import edits_of_sum
from quizkl.marking.mutants.whole import edits_of_whole
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Index, Negate, Norm, Operator, Vector

MOST_MUTANTS = 300
_DEEPEST = 30


def mutants_of(
    answer: Expression,
    given: Mapping[str, Expression],
    on_the_way: Sequence[tuple[int, Expression]] = (),
    measured: bool = False,
    about_normal: bool = False,
    earlier: Sequence[tuple[int, Expression]] = (),
) -> tuple[Mutant, ...]:
    """The mutants of an answer, each differing from it in one place, the likeliest first; no two are one expression.

    ``earlier`` are the answers of the steps before, by their numbers, ``on_the_way`` those that this one goes on from.
    ``measured`` says that the answer is in nats, bits or bans, ``about_normal`` that the exercise is about normal
    distributions.
    """
    return _found(answer, tuple(given.items()), tuple(on_the_way), measured, about_normal, tuple(earlier))


@lru_cache(maxsize=64)
def _found(
    answer: Expression,
    given: tuple[tuple[str, Expression], ...],
    on_the_way: tuple[tuple[int, Expression], ...],
    measured: bool,
    about_normal: bool,
    earlier: tuple[tuple[int, Expression], ...],
) -> tuple[Mutant, ...]:
    setting = Setting(dict(given), about_normal=about_normal)
    found: dict[Expression, Mutant] = {}
    for mutant in islice(_all(answer, setting, on_the_way, measured, earlier), MOST_MUTANTS):
        known = found.setdefault(mutant.expression, mutant)
        if _precedence(mutant) < _precedence(known):
            found[mutant.expression] = mutant
    found.pop(answer, None)
    return tuple(sorted(found.values(), key=rank))


def rank(mutant: Mutant) -> tuple[int, int]:
    """The likeliest first: by its kind and by how deep in the answer it sits."""
    return _RANKS[mutant.kind] // _A_CLASS + mutant.depth, _RANKS[mutant.kind]


_A_CLASS = 10
"""Kinds of about the same likelihood."""

_RANKS = {kind: place for place, kind in enumerate(MistakeKind)}


_TELL_MORE = frozenset(
    {MistakeKind.VARIANCE_FOR_DEVIATION, MistakeKind.DEVIATION_FOR_VARIANCE, MistakeKind.SUM_FOR_MEAN}
)
"""Kinds that say more than that a root, a square or a factor is missing."""


def _precedence(mutant: Mutant) -> tuple[bool, int, bool]:
    """Of two ways to the same expression the likelier kind is meant, and told as the whole answer where it can be."""
    return mutant.kind not in _TELL_MORE, _RANKS[mutant.kind], mutant.whole is None


def _all(
    answer: Expression,
    setting: Setting,
    on_the_way: Sequence[tuple[int, Expression]],
    measured: bool,
    earlier: Sequence[tuple[int, Expression]],
) -> Iterator[Mutant]:
    yield from edits_of_whole(answer, setting, measured)
    for mutant in edits(answer, setting):
        yield _at_the_top(answer, mutant)
    for number, expression in on_the_way:
        said = f"That is the answer to step {number} once more; this step goes on from there."
        yield Mutant(expression, MistakeKind.ONE_STEP_SHORT, said)
    yield from carried_over(answer, earlier)


def _at_the_top(answer: Expression, mutant: Mutant) -> Mutant:
    """A quotient that was not divided in the end is a result on the way, not a formula without a factor."""
    match answer:
        case Binary(Operator.DIVIDE, above, below) if mutant.expression == above and not is_factor(below):
            return replace(mutant, kind=MistakeKind.ONE_STEP_SHORT)
        case _:
            return mutant


def edits(expression: Expression, setting: Setting, depth: int = 0) -> Iterator[Mutant]:
    """The expression with one slip in it, wherever it may happen: at its top, in its parts, in its definition."""
    if depth > _DEEPEST or _is_sampled(expression):
        return
    if id(expression) not in setting.sealed:
        yield from edits_of_sum(expression, setting)
        yield from edits_of_product(expression, setting)
    if setting.about_normal or id(expression) in setting.deviations:
        yield from edits_of_deviation(expression, setting)
    if id(expression) in setting.sealed:
        return
    if isinstance(expression, Index):
        yield from _other_entries(expression, setting)
    if isinstance(expression, Call):
        yield from edits_of_function(expression)
        yield from _in_definition(expression, setting, depth)
    ratio = isinstance(expression, Call) and expression.function in LOGARITHMS
    for position, part in enumerate(_parts(expression)):
        for mutant in _of_ratio(part, setting, depth) if ratio else edits(part, setting, depth + 1):
            if _is_distance(expression, position) and mutant.kind is MistakeKind.DROPPED_TERM and not mutant.depth:
                continue  # who puts a number in the place of a distance did not leave out a term
            changed = _with_part(expression, position, mutant.expression)
            yield replace(mutant, expression=changed, whole=None, depth=mutant.depth + 1)


def _is_distance(expression: Expression, position: int) -> bool:
    return isinstance(expression, Binary) and expression.operator is Operator.POWER and position == 0


def _is_sampled(expression: Expression) -> bool:
    """Whether this is drawn at random, which takes too long to do with every slip that might be in it."""
    return isinstance(expression, Call) and expression.function == "mc_kl"


def _of_ratio(inside: Expression, setting: Setting, depth: int) -> Iterator[Mutant]:
    """What is in a logarithm: a ratio in it is turned or taken apart elsewhere, so only its two parts are edited."""
    match inside:
        case Binary(Operator.DIVIDE, above, below) if not is_factor(below):
            for position, part in enumerate((above, below)):
                for mutant in edits(part, setting, depth + 2):
                    changed = _with_part(inside, position, mutant.expression)
                    yield replace(mutant, expression=changed, whole=None, depth=mutant.depth + 1)
        case _:
            yield from edits(inside, setting, depth + 1)


def _in_definition(call: Call, setting: Setting, depth: int) -> Iterator[Mutant]:
    """Slips on the way through the definition; what is put into it is edited elsewhere."""
    for body, holes in definitions_of(call):
        deviations = {id(holes[name]) for name in ("s", "t") if name in holes}
        sealed = setting.sealed | {id(argument) for argument in holes.values()}
        inner = replace(setting, sealed=sealed, deviations=setting.deviations | deviations)
        for mutant in edits(filled(body, holes), inner, depth + 1):
            yield replace(mutant, depth=mutant.depth + 1)


def _other_entries(expression: Index, setting: Setting) -> Iterator[Mutant]:
    size = setting.size(expression.base)
    for place in range(1, (size or 0) + 1):
        if place != expression.index:
            said = f"That is entry {place}; entry {expression.index} is asked."
            yield Mutant(Index(expression.base, place), MistakeKind.OTHER_ENTRY, said)


def _parts(expression: Expression) -> tuple[Expression, ...]:
    """The parts in which a slip may happen; a written sum has its terms."""
    match expression:
        case Binary() if is_written_sum(expression):
            return tuple(one.term for one in addends(expression))
        case Binary(_, left, right):
            return (left, right)
        case Negate(operand) | Absolute(operand) | Norm(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Vector(entries):
            return entries
        case Index(base, _):
            return (base,)
        case _:
            return ()


def _with_part(expression: Expression, position: int, part: Expression) -> Expression:
    match expression:
        case Binary() if is_written_sum(expression):
            terms = list(addends(expression))
            terms[position] = Addend(part, terms[position].negative)
            return added(terms)
        case Binary():
            return replace(expression, right=part) if position else replace(expression, left=part)
        case Negate() | Absolute() | Norm():
            return replace(expression, operand=part)
        case Call(arguments=parts):
            return replace(expression, arguments=(*parts[:position], part, *parts[position + 1 :]))
        case Vector(entries=parts):
            return replace(expression, entries=(*parts[:position], part, *parts[position + 1 :]))
        case Index():
            return replace(expression, base=part)
        case _:
            return part
