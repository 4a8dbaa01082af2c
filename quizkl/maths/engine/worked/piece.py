"""An expression on its way to a number: in each pass the operations whose numbers are all there are carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.maths.engine.worked.amount import Amount, decimals_in, rounded, short
from quizkl.maths.engine.worked.notation import added
from quizkl.maths.syntax.tree import Binary, Call, Expression, Negate, Number, Operator
from quizkl.maths.syntax.walk import with_children
from quizkl.maths.worked import Link, Relation

_ADDITIVE = (Operator.ADD, Operator.SUBTRACT)
_MULTIPLICATIVE = (Operator.MULTIPLY, Operator.DIVIDE)
_MOST_PASSES = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """``shown`` is how it is written now, ``amount`` what it stands for (None where it has no value by itself).

    Without ``parts`` it is a number. ``rounded`` says that a number in it is a rounded one.
    """

    shown: Expression
    amount: Amount | None
    parts: tuple[Piece, ...] = ()
    rounded: bool = False

    @property
    def is_number(self) -> bool:
        return not self.parts


@dataclass(frozen=True, slots=True)
class Precision:
    """``working`` decimals for what is on the way, ``final`` ones for the end of it."""

    working: int
    final: int


def operation(node: Expression, parts: Sequence[Piece], amount: Amount | None) -> Piece:
    """``node`` with ``parts`` in the place of its own."""
    shown = with_children(node, [part.shown for part in parts])
    match shown:
        case Binary(Operator.ADD, left, Negate(right)) if parts[1].is_number:
            shown = Binary(Operator.SUBTRACT, left, right)
        case _:
            pass
    return Piece(shown, amount, tuple(parts), any(part.rounded for part in parts))


def number_for(amount: Amount, working: int, fractions: bool = False) -> Piece:
    """An amount written down: exactly where that is short, else rounded."""
    exact = short(amount, fractions)
    if exact is not None:
        return Piece(exact, amount)
    return Piece(rounded(amount.digits, working), amount, rounded=amount.digits.is_finite())


def side_by_side(numbers: Sequence[Piece], amount: Amount | None) -> Piece:
    """The terms as one operation that is ready to be carried out."""
    if len(numbers) == 1:
        return numbers[0]
    shown = added([piece.shown for piece in numbers])
    return Piece(shown, amount, tuple(numbers), any(piece.rounded for piece in numbers))


def lacks_value(piece: Piece) -> bool:
    """Whether there is a logarithm of 0 or a division by 0 in it."""
    return piece.amount is None or any(map(lacks_value, piece.parts))


def relation(is_rounded: bool) -> Relation:
    return Relation.ABOUT if is_rounded else Relation.EQUAL


def links_of(piece: Piece, precision: Precision) -> tuple[Link, ...]:
    """From the piece as it is written to its value."""
    links: list[Link] = []
    for _ in range(_MOST_PASSES):
        if piece.is_number or _ready(piece):
            break
        after = _exact_pass(piece)
        relation = Relation.EQUAL
        if after == piece:
            after = _rounding_pass(piece, precision.working)
            relation = Relation.ABOUT if after.rounded or piece.rounded else Relation.EQUAL
        if after == piece:
            break
        if after.shown != piece.shown:
            links.append(Link(relation, after.shown))
        piece = after
    return (*links, *_last_links(piece, precision.final))


def _last_links(piece: Piece, decimals: int) -> tuple[Link, ...]:
    amount = piece.amount
    if amount is None:
        return ()
    nearly = rounded(amount.digits, decimals, exactly=True)
    exact = short(amount)
    if exact is None or piece.rounded:
        final = exact if exact is not None and decimals_in(exact) <= decimals else nearly
        is_infinite = amount.digits.is_infinite()
        return _unless_there(piece, (Link(Relation.EQUAL if is_infinite else Relation.ABOUT, final),))
    if decimals_in(exact) <= decimals:
        return _unless_there(piece, (Link(Relation.EQUAL, exact),))
    return (*_unless_there(piece, (Link(Relation.EQUAL, exact),)), Link(Relation.ABOUT, nearly))


def _unless_there(piece: Piece, links: tuple[Link, ...]) -> tuple[Link, ...]:
    return () if links[0].right == piece.shown else links


def _ready(piece: Piece) -> bool:
    """Whether every number of an operation, or of a run of like operations, is there."""
    return bool(piece.parts) and all(part.is_number or (_runs_on(piece, part) and _ready(part)) for part in piece.parts)


def _runs_on(piece: Piece, part: Piece) -> bool:
    """``a + b - c``, ``2·π·s``, ``-(a·b)`` and ``(a - b)²`` are each done in one go."""
    match piece.shown, part.shown:
        case Binary(outer), Binary(inner) if outer in _ADDITIVE and inner in _ADDITIVE:
            return True
        case Binary(outer), Binary(inner) if outer in _MULTIPLICATIVE and inner in _MULTIPLICATIVE:
            return True
        case Negate(), Binary(inner):
            return inner in _MULTIPLICATIVE
        case Binary(Operator.POWER), Binary(inner):
            return inner in _ADDITIVE and all(inner_part.is_number for inner_part in part.parts)
        case _:
            return False


def _exact_pass(piece: Piece, argument: bool = False) -> Piece:
    """Carry out what comes out exactly in few digits, and what a factor 0 makes 0."""
    if piece.is_number:
        return piece
    if _is_nothing(piece) or (_ready(piece) and not piece.rounded):
        exact = _in_few_digits(piece, argument)
        if exact is not None:
            return exact
    is_call = isinstance(piece.shown, Call)
    after = _with_parts(piece, [_exact_pass(part, is_call) for part in piece.parts])
    if after == piece and is_call and not piece.rounded:
        return _in_few_digits(piece, argument) or piece  # exp(ln 3) = 3
    return after


def _in_few_digits(piece: Piece, fractions: bool) -> Piece | None:
    exact = short(piece.amount, fractions) if piece.amount is not None else None
    return None if exact is None else Piece(exact, piece.amount)


def _is_nothing(piece: Piece) -> bool:
    """A product with a factor 0, whatever the other one is, with either sign."""
    if piece.amount is None or piece.amount.digits != 0:
        return False
    if isinstance(piece.shown, Negate):
        return _is_nothing(piece.parts[0])
    factors = isinstance(piece.shown, Binary) and piece.shown.operator is Operator.MULTIPLY
    return factors and any(part.is_number and _is_zero(part.shown) for part in piece.parts)


def _is_zero(number: Expression) -> bool:
    return isinstance(number, Number) and number.value == 0


def _rounding_pass(piece: Piece, working: int) -> Piece:
    if piece.is_number:
        return piece
    if piece.amount is not None and _ready(piece):
        return number_for(piece.amount, working)
    return _with_parts(piece, [_rounding_pass(part, working) for part in piece.parts])


def _with_parts(piece: Piece, parts: Sequence[Piece]) -> Piece:
    if tuple(parts) == piece.parts:
        return piece
    return operation(_restored(piece), parts, piece.amount)


def _restored(piece: Piece) -> Expression:
    """``a - b`` that was written for ``a + (-b)`` is a sum again, so that its parts fit."""
    match piece.shown:
        case Binary(Operator.SUBTRACT, _, right) if right != piece.parts[1].shown:
            return Binary(Operator.ADD, piece.parts[0].shown, piece.parts[1].shown)
        case _:
            return piece.shown
