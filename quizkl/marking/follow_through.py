"""A step worked out from what the learner wrote in earlier steps, right or wrong.

An earlier step's answer is looked for in the later one's expression, as it stands and in every form in which a person
may write it out (``kl(p, q)`` is ``sum(p ln(p/q))``, so that the sum of one's own terms follows from them). Where the
very expression occurs, the learner's own value is put in its place; nothing else is changed, so what comes out is what
the right way leads to from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from quizkl.deck.substitute import substitute
from quizkl.marking.definitions import written_out
from quizkl.marking.mutants.addends import addends, is_written_sum
from quizkl.maths.syntax.tree import Binary, Call, Constant, Expression, Name, Negate, Number, Operator, Vector
from quizkl.maths.syntax.walk import children

MOST_FORMS = 40
MOST_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An earlier step of the exercise: its ``number`` from 1, its own answer, and what the learner last wrote there
    that counted (None where nothing was, or cannot be read), measured as the answer is.
    """

    number: int
    answer: Expression
    written: Expression | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """The answer as it follows from what was written in the wrong ones of the earlier steps."""

    steps: tuple[int, ...]
    answer: Expression


def follow_throughs(answer: Expression, earlier: Sequence[EarlierAnswer]) -> tuple[FollowThrough, ...]:
    """What the answer would be, given the learner's earlier answers; nothing where none of them was wrong."""
    usable = [one for one in earlier if one.written is not None and not _is_plain(one.answer)]
    wrong = [one for one in usable if not one.right]
    if not wrong:
        return ()
    found: dict[Expression, FollowThrough] = {}
    for form in _forms(answer):
        for chosen in (wrong, usable):
            changed, steps = _put_in(form, chosen)
            if any(one.number in steps for one in wrong):
                found.setdefault(changed, FollowThrough(steps, changed))
        if len(found) >= MOST_CANDIDATES:
            break
    return tuple(found.values())[:MOST_CANDIDATES]


@lru_cache(maxsize=256)
def on_the_way(answer: Expression, earlier: tuple[tuple[int, Expression], ...]) -> tuple[tuple[int, Expression], ...]:
    """Those earlier answers that one operation makes into the answer, in one of its forms."""
    asked = {normal_form(one): number for number, one in earlier if not _is_plain(one) and one != answer}
    operands = {part for form in _forms(answer) for part in _operands(form)} if asked else set()
    used = {number for one, number in asked.items() if one in operands or normal_form(Negate(one)) in operands}
    return tuple((number, one) for number, one in earlier if number in used)


def _operands(form: Expression) -> tuple[Expression, ...]:
    """What the last operation is done to; a minus sign in front and a written sum count as one."""
    if isinstance(form, Negate):
        return (form.operand, *_operands(form.operand))
    if is_written_sum(form):
        return tuple(one.term for one in addends(form))
    return children(form)


def _is_plain(expression: Expression) -> bool:
    """Whether this is a bare number or name, which may occur anywhere by chance."""
    return isinstance(expression, Number | Constant | Name) or (
        isinstance(expression, Negate) and _is_plain(expression.operand)
    )


@lru_cache(maxsize=256)
def _forms(answer: Expression) -> tuple[Expression, ...]:
    """The answer as it stands and written out, one function after the other."""
    forms = {normal_form(answer): None}
    for form in _growing(forms):
        for other in _rewritten(form):
            if len(forms) >= MOST_FORMS:
                return tuple(forms)
            forms.setdefault(normal_form(other))
    return tuple(forms)


def _growing(forms: dict[Expression, None]) -> Iterator[Expression]:
    """The forms in their order, those that are added meanwhile too."""
    place = 0
    while place < len(forms):
        yield list(forms)[place]
        place += 1


def _rewritten(expression: Expression) -> Iterator[Expression]:
    """The expression with one call of a function in another form, whichever."""
    if isinstance(expression, Call):
        yield from written_out(expression)
    for part in fields(expression):
        value = getattr(expression, part.name)
        if isinstance(value, Expression):
            for other in _rewritten(value):
                yield _with(expression, part.name, other)
        elif isinstance(value, tuple):
            for place, entry in enumerate(value):
                for other in _rewritten(entry):
                    yield _with(expression, part.name, (*value[:place], other, *value[place + 1 :]))


def _with(expression: Expression, name: str, value: Any) -> Expression:
    return replace(expression, **{name: value})


def _put_in(form: Expression, earlier: Sequence[EarlierAnswer]) -> tuple[Expression, tuple[int, ...]]:
    """The form with the learner's values in the place of these steps' answers, and the steps that occurred."""
    values = {normal_form(one.answer): one for one in earlier}
    steps: set[int] = set()

    def value(part: Expression) -> Expression | None:
        one = values.get(part)
        if one is not None:
            steps.add(one.number)
            return one.written
        opposite = values.get(normal_form(Negate(part))) if not isinstance(part, Number) else None
        if opposite is not None and opposite.written is not None:
            steps.add(opposite.number)
            return Negate(opposite.written)
        return None

    return substitute(form, value), tuple(sorted(steps))


def normal_form(expression: Expression) -> Expression:
    """The same value in a form that does not depend on how minus signs and zeros were written.

    Minus signs are drawn out of products, quotients, sums and double minus signs; a zero vector is not subtracted.
    """
    match expression:
        case Negate(operand):
            inner = normal_form(operand)
            return inner.operand if isinstance(inner, Negate) else Negate(inner)
        case Binary(Operator.MULTIPLY | Operator.DIVIDE as operator, left, right):
            a, b = normal_form(left), normal_form(right)
            minus = isinstance(a, Negate) != isinstance(b, Negate)
            product = Binary(operator, _bare(a), _bare(b))
            return Negate(product) if minus else product
        case Binary(Operator.SUBTRACT, left, right) if _is_zero(right):
            return normal_form(left)
        case Call("sum", (summed,)):
            inner = normal_form(summed)
            return Negate(Call("sum", (inner.operand,))) if isinstance(inner, Negate) else Call("sum", (inner,))
        case _:
            return _of_parts(expression)


def _of_parts(expression: Expression) -> Expression:
    if not children(expression):
        return expression
    changes: dict[str, Any] = {}
    for part in fields(expression):
        value = getattr(expression, part.name)
        if isinstance(value, Expression):
            changes[part.name] = normal_form(value)
        elif isinstance(value, tuple) and all(isinstance(entry, Expression) for entry in value):
            changes[part.name] = tuple(map(normal_form, value))
    return replace(expression, **changes)


def _bare(expression: Expression) -> Expression:
    return expression.operand if isinstance(expression, Negate) else expression


def _is_zero(expression: Expression) -> bool:
    match expression:
        case Number(value):
            return value == 0
        case Vector(entries):
            return bool(entries) and all(map(_is_zero, entries))
        case _:
            return False
