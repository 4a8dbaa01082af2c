"""Goes through an expression as a person does, and writes the lines down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import gcd

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.worked.amount import decimals_in, rounded
from quizkl.maths.engine.worked.arrays import array_links, written_array
from quizkl.maths.engine.worked.definition import Formula, Opaque, Series
from quizkl.maths.engine.worked.definitions import definition_of, is_matrix_product, is_written_out
from quizkl.maths.engine.worked.notation import added
from quizkl.maths.engine.worked.piece import (
    Piece,
    Precision,
    lacks_value,
    links_of,
    number_for,
    operation,
    relation,
    side_by_side,
)
from quizkl.maths.engine.worked.quantities import Quantities
from quizkl.maths.engine.worked.scalars import at
from quizkl.maths.engine.worked.symbols import Symbols
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Index,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Symbol,
    Vector,
)
from quizkl.maths.syntax.walk import children, free_names, with_children
from quizkl.maths.worked import MORE_DIGITS, Left, Line, Link, Relation, Role

WITHOUT_BOUND = "here the logarithm grows without bound"
NOTHING_TIMES_LOGARITHM = "0 times ln 0 counts as 0"

MOST_LINES = 150
MOST_ADDENDS = 200
MOST_SHOWN = 6
"""Of a longer sum or vector the first few and the last are worked out."""

_SMALL_FRACTION = 12


class TooMuchError(Exception):
    """More than anyone would read."""


@dataclass(slots=True)
class Workout:
    """The lines so far; what was worked out once is put in as a number from then on."""

    symbols: Symbols
    earlier: frozenset[str]
    precision: Precision
    lines: list[Line | Left] = field(default_factory=list)
    done: set[Expression] = field(default_factory=set)
    _pinned: dict[Expression, Piece] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    @property
    def quantities(self) -> Quantities:
        return self.symbols.quantities

    def run(self, expression: Expression) -> None:
        """Write down how ``expression`` comes to its value. Raises NoValueError, TooMuchError."""
        self.done.discard(expression)
        shape = self.quantities.shape(expression)
        if shape or definition_of(expression, self.symbols) is not None:
            self._work_part(expression, last=True)
        else:
            self._scalar(expression, self._piece(expression), Role.RESULT, last=True)

    # -- lines

    def _write(self, line: Line | Left) -> None:
        if len(self.lines) >= MOST_LINES:
            raise TooMuchError
        self.lines.append(line)

    def _scalar(self, left: Expression, piece: Piece, role: Role, last: bool = False, remark: str = "") -> None:
        """A number worked out: what it is, the numbers put in, the passes, the decimals."""
        links: list[Link] = []
        if piece.shown != left:
            links.append(Link(relation(piece.rounded), piece.shown))
        links += links_of(piece, self._precision(last))
        self._write(Line(left, tuple(links), role, remark or self._remark_on(links)))

    def _remark_on(self, links: Sequence[Link]) -> str:
        """Where the rounded numbers shown would give another last digit than all of their digits do."""
        if len(links) < 2 or links[-1].relation is Relation.EQUAL or free_names(links[-2].right):
            return ""
        shown = self.quantities.amount(links[-2].right)
        if shown is None:
            return ""
        decimals = decimals_in(links[-1].right)
        typed = decimals > 90 or rounded(shown.digits, decimals, exactly=True) == links[-1].right
        return "" if typed else MORE_DIGITS

    def _precision(self, last: bool) -> Precision:
        return self.precision if last else Precision(self.precision.working, self.precision.working)

    def _tell_symbols(self) -> None:
        """What the letters of the last definition stand for, each once."""
        for letter, meaning in list(self.symbols.where.items()):
            if letter in self._told:
                continue
            self._told.add(letter)
            if is_written_out(meaning):
                self._write(Line(Name(letter), (Link(Relation.EQUAL, meaning),), Role.WHERE))
            elif self.quantities.shape(meaning):
                if not isinstance(definition_of(meaning, self.symbols), Opaque):
                    self._prepare(meaning)
                links = (
                    Link(Relation.EQUAL, meaning),
                    *array_links(meaning, Name(letter), self.quantities, self.precision.working),
                )
                self._write(Line(Name(letter), links, Role.WHERE))
                self.earlier |= {letter}
            else:
                self._scalar(Name(letter), self._piece(meaning), Role.WHERE)

    # -- parts that are worked out in lines of their own

    def _work_part(self, expression: Expression, last: bool = False) -> None:
        if expression in self.done:
            return
        self.done.add(expression)
        definition = definition_of(expression, self.symbols)
        match definition:
            case Series():
                self._series(expression, definition, last)
            case Formula(formula):
                self._formula(expression, formula, last)
            case Opaque(remark):
                self._opaque(expression, remark, last)
            case None:
                self._array(expression, expression, last)

    def _opaque(self, expression: Expression, remark: str, last: bool) -> None:
        if self.quantities.shape(expression):
            self._write(
                Line(
                    expression,
                    array_links(expression, expression, self.quantities, self.precision.working),
                    Role.RESULT,
                    remark,
                )
            )
            return
        value = self.quantities.amount(expression)
        links = links_of(Piece(expression, value, (), False), self._precision(last))
        self._write(Line(expression, links, Role.RESULT, remark))

    def _formula(self, expression: Expression, formula: Expression, last: bool) -> None:
        if free_names(formula):
            self._write(Line(expression, (Link(Relation.EQUAL, formula),), Role.DEFINITION))
        self._tell_symbols()
        if self.quantities.shape(expression):
            self._array(expression, formula, last)
        else:
            self._scalar(expression, self._piece(formula), Role.RESULT, last)

    def _series(self, expression: Expression, definition: Series, last: bool) -> None:
        if definition.formula is not None:
            self._write(Line(expression, (Link(Relation.EQUAL, definition.formula),), Role.DEFINITION))
        self._tell_symbols()
        if definition.size > MOST_ADDENDS:
            self._opaque(expression, f"{definition.size} terms", last)
            return
        terms = [self._of_entries(definition.term(place)) for place in range(1, definition.size + 1)]
        numbers = self._terms(terms)
        total = Name(f"total {len(self._pinned)}")  # no name that anyone can type
        self.quantities.given[total.text] = added(terms)
        whole = definition.whole(total)
        amount = self.quantities.amount(expression if whole == total else total)
        self._pinned[total] = side_by_side(numbers, amount)
        self._scalar(expression, self._piece(whole), Role.RESULT, last)

    def _array(self, expression: Expression, formula: Expression, last: bool) -> None:
        """A vector: each entry, then all of them. A matrix, or a product with one: all entries at once."""
        links: tuple[Link, ...] = ()
        shape = self.quantities.shape(expression)
        if len(shape) == 1 and shape[0] <= MOST_ADDENDS and not is_matrix_product(formula):
            self._terms([self._at(formula, place) for place in range(1, shape[0] + 1)])
        else:
            self._prepare(formula)
            links = self._operands_put_in(formula)
        result = array_links(formula, expression, self.quantities, self._precision(last).final)
        if any(link.relation is Relation.ABOUT for link in links):
            result = tuple(Link(Relation.ABOUT, link.right) for link in result)
        self._write(Line(expression, (*links, *result), Role.RESULT))

    def _prepare(self, formula: Expression) -> None:
        """Work out the parts of a vector's or matrix's expression that take lines of their own."""
        if definition_of(formula, self.symbols) is not None:
            self._work_part(formula)
        elif not isinstance(formula, Vector | Name):
            for part in children(formula):
                if self.quantities.is_distribution(part):
                    continue
                if is_matrix_product(part):
                    self._work_part(part)
                elif self.quantities.shape(part):
                    self._prepare(part)
                else:
                    self._piece(part)

    def _operands_put_in(self, formula: Expression) -> tuple[Link, ...]:
        """``A B`` with the numbers of both matrices in it."""
        if not isinstance(formula, Binary):
            return ()
        working = self.precision.working
        parts = [written_array(part, self.quantities, working) for part in children(formula)]
        shown = with_children(formula, [part for part, _ in parts])
        is_rounded = any(is_rounded for _, is_rounded in parts)
        return () if shown == formula else (Link(relation(is_rounded), shown),)

    def _terms(self, terms: Sequence[Expression]) -> list[Piece]:
        """The numbers that the terms come to; those that are not numbers yet are worked out in a line each."""
        numbers: list[Piece] = []
        shown = _places_shown(len(terms))
        for place, term in enumerate(terms):
            if place not in shown:
                numbers.append(self._number_of(term))
                continue
            piece = self._piece(term)
            if not piece.is_number:
                self._skip(place, shown, len(terms))
                self._write(self._term_line(term, piece))
            numbers.append(self._number_of(term) if not piece.is_number else piece)
        return numbers

    def _skip(self, place: int, shown: Sequence[int], count: int) -> None:
        if place == count - 1 and len(shown) < count:
            self._write(Left(count - len(shown)))

    def _term_line(self, term: Expression, piece: Piece) -> Line:
        left = term if piece.rounded else piece.shown
        links = [] if left == piece.shown else [Link(Relation.ABOUT, piece.shown)]
        if piece.amount is None:
            links.append(Link(Relation.EQUAL, Constant(Symbol.INFINITY)))
            return Line(left, tuple(links), Role.TERM, WITHOUT_BOUND)
        links += links_of(piece, self._precision(last=False))
        remark = NOTHING_TIMES_LOGARITHM if lacks_value(piece) else self._remark_on(links)
        return Line(left, tuple(links), Role.TERM, remark)

    # -- pieces

    def _piece(self, expression: Expression) -> Piece:
        """The expression of a number, with the numbers put in."""
        if expression in self._pinned:
            return self._pinned[expression]
        match expression:
            case Number(value) if value < 0:
                return Piece(Negate(Number(-value)), self.quantities.amount(expression))
            case Number() | Constant():
                return Piece(expression, self.quantities.amount(expression))
            case Name(text):
                return self._quantity(text, expression)
            case Index(base, place):
                return self._entry(expression, base, place)
            case Negate(Number()):
                return Piece(expression, self.quantities.amount(expression))
            case Binary(Operator.POWER, Number(10), Negate(Number()) | Number()):
                return Piece(expression, self.quantities.amount(expression))
            case Binary(Operator.DIVIDE, Number() as above, Number() as below) if _is_small_fraction(above, below):
                return Piece(expression, self.quantities.amount(expression))
        if definition_of(expression, self.symbols) is not None:
            self._work_part(expression)
            return self._number_of(expression)
        match expression:
            case Negate() | Percent() | Factorial() | Absolute() | Binary() | Call():
                parts = [self._piece(part) for part in children(expression)]
                return operation(expression, parts, self.quantities.amount(expression))
            case _:
                raise NoValueError("this is not worked out by hand")

    def _quantity(self, text: str, name: Expression) -> Piece:
        given = self.quantities.given.get(text)
        if text in self.earlier or given is None:
            return self._number_of(name)
        return self._piece(given)

    def _entry(self, expression: Index, base: Expression, place: int) -> Piece:
        """An entry of a vector, taken from where its numbers are written."""
        inner = self._at(base, place)
        if inner == expression:
            if isinstance(base, Index):
                self._entries_of(base.base)
            else:
                self._entries_of(base)
            return self._number_of(expression)
        return self._piece(inner)

    def _entries_of(self, base: Expression) -> None:
        """Work a vector out before its entries are used."""
        known = isinstance(base, Name) and (base.text in self.earlier or base.text not in self.quantities.given)
        if not known and not isinstance(base, Index):
            self._work_part(self.quantities.given[base.text] if isinstance(base, Name) else base)

    def _of_entries(self, term: Expression) -> Expression:
        """``(p ln q)[2]`` as ``p₂ ln q₂``."""
        if isinstance(term, Index) and not isinstance(term.base, Name):
            return self._at(term.base, term.index)
        return term

    def _at(self, base: Expression, place: int) -> Expression:
        return at(base, place, self.quantities, self.earlier)

    def _number_of(self, expression: Expression) -> Piece:
        amount = self.quantities.amount(expression)
        if amount is None:
            return Piece(Constant(Symbol.INFINITY), None)
        return number_for(amount, self.precision.working)


def _places_shown(count: int) -> Sequence[int]:
    return range(count) if count <= MOST_SHOWN else (*range(MOST_SHOWN - 2), count - 1)


def _is_small_fraction(above: Number, below: Number) -> bool:
    """``1/2`` stays as it is until it is multiplied out."""
    whole = above.value.denominator == below.value.denominator == 1
    small = 0 < above.value <= _SMALL_FRACTION and 1 < below.value <= _SMALL_FRACTION
    return whole and small and gcd(int(above.value), int(below.value)) == 1
