"""All answers with one slip in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from quizkl.marking.definitions import definition_of, filled
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import Addend, added, addends, is_written_sum
from quizkl.marking.mutants.functions import edits_of_function
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.mutants.products import LOGARITHMS, edits_of_product, is_factor
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.sums import edits_of_sum
from quizkl.marking.mutants.whole import edits_of_whole
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Index, Negate, Norm, Operator, Vector

MOST_MUTANTS = 300
_DEEPEST = 30


def mutants_of(
    answer: Expression, given: Mapping[str, Expression], earlier: Sequence[tuple[int, Expression]] = ()
) -> tuple[Mutant, ...]:
    """The mutants of an answer, each differing from it in one place; ``earlier`` are the answers of earlier steps by
    their numbers. No two are the same expression.
    """
    setting = Setting(given)
    found: dict[Expression, Mutant] = {}
    for mutant in islice(_all(answer, setting, earlier), MOST_MUTANTS):
        known = found.setdefault(mutant.expression, mutant)
        if _precedence(mutant) < _precedence(known):
            found[mutant.expression] = mutant
    found.pop(answer, None)
    return tuple(sorted(found.values(), key=lambda mutant: rank(mutant.kind)))


def rank(kind: MistakeKind) -> int:
    """0 for the likeliest kind."""
    return _RANKS[kind]


_RANKS = {kind: place for place, kind in enumerate(MistakeKind)}


def _precedence(mutant: Mutant) -> tuple[int, bool]:
    """Of two ways to the same expression the likelier kind is meant, and told as the whole answer where it can be."""
    return rank(mutant.kind), mutant.whole is None


def _all(answer: Expression, setting: Setting, earlier: Sequence[tuple[int, Expression]]) -> Iterator[Mutant]:
    yield from edits_of_whole(answer, setting)
    yield from edits(answer, setting)
    for number, expression in earlier:
        said = f"That is the answer to step {number} once more; this step goes on from there."
        yield Mutant(expression, MistakeKind.ONE_STEP_SHORT, said)


def edits(expression: Expression, setting: Setting, depth: int = 0) -> Iterator[Mutant]:
    """The expression with one slip in it, wherever it may happen: at its top, in its parts, in its definition."""
    if id(expression) in setting.sealed or depth > _DEEPEST or _is_sampled(expression):
        return
    yield from edits_of_sum(expression, setting)
    yield from edits_of_product(expression, setting)
    if isinstance(expression, Index):
        yield from _other_entries(expression, setting)
    if isinstance(expression, Call):
        yield from edits_of_function(expression)
        yield from _in_definition(expression, setting, depth)
    ratio = isinstance(expression, Call) and expression.function in LOGARITHMS
    for position, part in enumerate(_parts(expression)):
        for mutant in _of_ratio(part, setting, depth) if ratio else edits(part, setting, depth + 1):
            yield replace(mutant, expression=_with_part(expression, position, mutant.expression), whole=None)


def _is_sampled(expression: Expression) -> bool:
    """Whether this is drawn at random, which takes too long to do with every slip that might be in it."""
    return isinstance(expression, Call) and expression.function == "mc_kl"


def _of_ratio(inside: Expression, setting: Setting, depth: int) -> Iterator[Mutant]:
    """What is in a logarithm: a ratio in it is turned or taken apart elsewhere, so only its two parts are edited."""
    match inside:
        case Binary(Operator.DIVIDE, above, below) if not is_factor(below):
            for position, part in enumerate((above, below)):
                for mutant in edits(part, setting, depth + 2):
                    yield replace(mutant, expression=_with_part(inside, position, mutant.expression), whole=None)
        case _:
            yield from edits(inside, setting, depth + 1)


def _in_definition(call: Call, setting: Setting, depth: int) -> Iterator[Mutant]:
    """Slips on the way through the definition; what is put into it is edited elsewhere."""
    definition = definition_of(call)
    if definition is None:
        return
    body, holes = definition
    deviations = {id(holes[name]) for name in ("s", "t") if name in holes}
    sealed = setting.sealed | {id(argument) for argument in holes.values()}
    inner = replace(setting, sealed=sealed, deviations=setting.deviations | deviations)
    yield from edits(filled(body, holes), inner, depth + 1)


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
