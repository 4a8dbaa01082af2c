"""Reading one line of the page in the scope that stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizkl.deck.card import Precision
from quizkl.marking.ask import NOTATION
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.information import is_information
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS, function_named
from quizkl.maths.syntax.names import Names, canonical_name, why_not_a_quantity
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Call, Expression, Name
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.syntax.walk import free_names, functions_in
from quizkl.maths.units import Unit
from quizkl.workbench.digits import USUAL, Directive, directive, ending
from quizkl.workbench.line import Blank, Claimed, Defined, PageLine, PageSide, Setting, Showing, Shown, Unread
from quizkl.workbench.scope import Definition, Scope, Subject, is_literal, put_in
from quizkl.workbench.split import Relation, Side, split, without_comment
from quizkl.workbench.task import Comparing, Marking, Ordering, Task, Valuing

_UNKNOWN = re.compile(r"`(.+)` is not a known (?:name|function)\.")
_LARGEST_COMPARED = 3000
"""Nodes of a side in which everything defined stands in its place."""
_ORDERS = frozenset({Relation.AT_MOST, Relation.AT_LEAST, Relation.BELOW, Relation.ABOVE, Relation.UNEQUAL})


@dataclass(frozen=True, slots=True)
class _Read:
    """A side: the expression, the unit wanted for it (``in bits``) or stated behind a number, the digits wanted."""

    text: str
    expression: Expression
    wanted: Unit | None
    stated: Unit | None
    precision: Precision | None
    remarks: tuple[str, ...]

    @property
    def seen(self) -> PageSide:
        return PageSide(self.expression, self.wanted or self.stated)


def read_line(text: str, scope: Scope) -> PageLine:
    """What the line is. Never raises, and computes nothing."""
    content = without_comment(text)
    if not content.strip():
        # A blank line ends what a line beginning with "=" could go on from; a comment does not.
        below = scope if text.strip() else replace(scope, subject=None)
        return PageLine(text, Blank(), below)
    said = directive(content)
    if isinstance(said, Unreadable):
        return PageLine(text, _unread(said, 0, scope), scope)
    if said is not None:
        return PageLine(text, Setting(said.says), _set(scope, said))
    parts = split(content)
    return _Line(text, parts.sides, parts.relations, scope).read()


def _set(scope: Scope, said: Directive) -> Scope:
    return replace(scope, unit=said.unit) if said.about_unit else replace(scope, precision=said.precision)


def _unread(unreadable: Unreadable, start: int, scope: Scope) -> Unread:
    found = _UNKNOWN.fullmatch(unreadable.message)
    name = canonical_name(found[1]) if found else None
    waits = name if name is not None and name in scope.broken else ""
    hint = unreadable.hint
    if name is not None and not hint.startswith("Did you mean"):
        hint = f"Define it in a line above: {name} = ..."
    return Unread(start + unreadable.column, unreadable.message, hint, waits)


@lru_cache(maxsize=8192)
def _reading(text: str, names: Names) -> Reading | Unreadable:
    return read(text, names)


def _read_side(side: Side, scope: Scope, free: bool) -> _Read | Unread:
    end = ending(side.text)
    if isinstance(end, Unreadable):
        return _unread(end, side.start, scope)
    names = scope.names
    reading = _reading(end.text, Names(names, split_products=True, free=free))
    if isinstance(reading, Unreadable):
        return _unread(reading, side.start, scope)
    return _Read(end.text, reading.expression, end.unit, reading.unit, end.precision, reading.remarks)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is neither blank nor a directive, in its scope."""

    text: str
    sides: tuple[Side, ...]
    relations: tuple[Relation, ...]
    scope: Scope

    def read(self) -> PageLine:
        if not self.relations:
            return self._expression()
        if trouble := self._out_of_place():
            return self._given_up(trouble)
        if not self.sides[0].text:
            return self._continued()
        name = self._defined_name()
        if isinstance(name, Unread):
            return self._given_up(name)
        if name is not None:
            right = _read_side(self.sides[1], self.scope, free=False)
            if isinstance(right, Unread):
                return PageLine(self.text, right, replace(self.scope, broken=self.scope.broken | {name}, subject=None))
            if self.relations[0] is Relation.DEFINES or not self._is_claim_about(name, right):
                return self._definition(name, right)
        return self._claim()

    def _given_up(self, unread: Unread) -> PageLine:
        return PageLine(self.text, unread, replace(self.scope, subject=None))

    def _out_of_place(self) -> Unread | None:
        """A side that is missing, or a ``:=`` that does not come first."""
        for position, side in enumerate(self.sides):
            if not side.text and position:
                return Unread(side.start + 1, "There is nothing on the right.", "Type a number or an expression.")
        if Relation.DEFINES in self.relations[1:] or (
            not self.sides[0].text and self.relations[0] is not Relation.EQUAL
        ):
            column = self.sides[0].start + 1
            return Unread(column, "The left side is missing.", "Such as: KL(p||q) = 0.0258")
        return None

    # Expressions

    def _expression(self) -> PageLine:
        side = _read_side(self.sides[0], self.scope, free=False)
        if isinstance(side, Unread):
            return self._given_up(side)
        showing = _showing(side, self.scope)
        return PageLine(
            self.text,
            Shown(showing),
            replace(self.scope, subject=_subject(side)),
            (side.seen,),
            (),
            side.remarks,
            showing,
        )

    # Definitions

    def _defined_name(self) -> str | Unread | None:
        """The name that the line may define; None where it can only be a claim."""
        text, first = self.sides[0].text, self.relations[0]
        name = canonical_name(text)
        if first is Relation.DEFINES:
            if why := why_not_a_quantity(text):
                return Unread(self.sides[0].start + 1, why, "Such as: D := 0.0258")
            return name
        if first is not Relation.EQUAL or name is None or why_not_a_quantity(text):
            return None
        if name in self.scope.definitions:
            return name
        meaning = _reading(text, Names(self.scope.names))
        is_entry_or_constant = isinstance(meaning, Reading) and not isinstance(meaning.expression, Name)
        return None if is_entry_or_constant else name

    def _is_claim_about(self, name: str, right: _Read) -> bool:
        """A name that was worked out, with a bare number to the right, is a claim about it."""
        before = self.scope.definitions.get(name)
        return before is not None and before.worked and is_literal(right.expression)

    def _definition(self, name: str, right: _Read) -> PageLine:
        showing = _showing(right, self.scope)
        stated = right.stated or right.wanted if measured_in(self.scope.expanded(right.expression)) is None else None
        below = self.scope.defining(name, showing.task.expression, stated)
        worked = not is_literal(right.expression) and not _is_family(right.expression)
        anew = name in self.scope.definitions
        defined = Defined(name, showing if worked else None, anew, _overshadowed(name))
        subject = Subject(Name(name), precision=right.precision)
        below = replace(below, subject=subject)
        seen = (PageSide(Name(name)), right.seen)
        claims, rest = self._claims(_Read(name, Name(name), None, None, right.precision, ()), self.sides[2:], below, 1)
        if isinstance(claims, Unread):
            return PageLine(self.text, claims, below)
        written = Claimed(claims, defined) if claims else defined
        remarks = (*right.remarks, *(remark for side in rest for remark in side.remarks))
        work = showing if worked else None
        return PageLine(
            self.text, written, below, (*seen, *(side.seen for side in rest)), self.relations, remarks, work
        )

    # Claims

    def _continued(self) -> PageLine:
        """A line that begins with ``=``."""
        subject = self.scope.subject
        if subject is None:
            column = self.sides[0].start + 1
            return self._given_up(
                Unread(column, "There is no line right above that this one goes on from.", "Write the left side too.")
            )
        left = _Read("", subject.expression, subject.unit, subject.stated, subject.precision, ())
        claims, rest = self._claims(left, self.sides[1:], self.scope, 0)
        if isinstance(claims, Unread):
            return PageLine(self.text, claims, self.scope)
        remarks = tuple(remark for side in rest for remark in side.remarks)
        seen = (None, *(side.seen for side in rest))
        return PageLine(
            self.text, Claimed(claims), self.scope, seen, self.relations, remarks, _showing(left, self.scope)
        )

    def _claim(self) -> PageLine:
        free = self._has_free_names()
        left = _read_side(self.sides[0], self.scope, free)
        if isinstance(left, Unread):
            return self._given_up(left)
        claims, rest = self._claims(left, self.sides[1:], self.scope, 0, free)
        if isinstance(claims, Unread):
            return self._given_up(claims)
        name = canonical_name(self.sides[0].text)
        is_named = self.relations[0] is Relation.EQUAL and name in self.scope.definitions
        cure = f"To give {name} that value instead, write {name} := {self.sides[1].text}" if is_named else ""
        remarks = tuple(remark for side in (left, *rest) for remark in side.remarks)
        closed = self.scope.closed(left.expression)
        return PageLine(
            self.text,
            Claimed(claims, cure=cure),
            replace(self.scope, subject=_subject(left)),
            (left.seen, *(side.seen for side in rest)),
            self.relations,
            remarks,
            _showing(left, self.scope) if closed else None,
        )

    def _has_free_names(self) -> bool:
        """Whether some side can only be read with letters that are not defined, and none is a bare number."""
        if any(relation in _ORDERS for relation in self.relations):
            return False
        bound = [_read_side(side, self.scope, free=False) for side in self.sides]
        if not any(isinstance(side, Unread) for side in bound):
            return False
        if any(isinstance(side, _Read) and is_literal(side.expression) for side in bound):
            return False
        return all(isinstance(_read_side(side, self.scope, free=True), _Read) for side in self.sides)

    def _claims(
        self, left: _Read, sides: Sequence[Side], scope: Scope, skipped: int, free: bool = False
    ) -> tuple[tuple[Task, ...] | Unread, tuple[_Read, ...]]:
        """A claim for each side; ``skipped`` relations stand before the first one's."""
        claims: list[Task] = []
        read_sides: list[_Read] = []
        before = left
        for side, relation in zip(sides, self.relations[skipped:], strict=True):
            right = _read_side(side, scope, free)
            if isinstance(right, Unread):
                return right, ()
            read_sides.append(right)
            # An order holds between neighbours, an equation with what came first.
            claims.append(_claim(before if relation in _ORDERS else left, right, relation, scope))
            before = right
        return tuple(claims), tuple(read_sides)


def _claim(left: _Read, right: _Read, relation: Relation, scope: Scope) -> Task:
    if relation in _ORDERS:
        return Ordering(
            _in_unit(left, scope)[0],
            _in_unit(right, scope)[0],
            relation,
            scope.given(left.expression, right.expression),
        )
    if not _is_hand_made(right.expression) and is_literal(left.expression):
        left, right = right, left
    if _is_hand_made(right.expression) and scope.closed(left.expression):
        return _marking(left, right, scope)
    return _comparing(left, right, scope)


def _marking(left: _Read, right: _Read, scope: Scope) -> Marking:
    expression = scope.expanded(left.expression)
    unit = left.wanted
    if unit is None and is_information(expression):
        unit = scope.unit or measured_in(expression)
    unit = unit or _stated(left, scope)
    typed, allowed = right.text, frozenset[str]()
    if not _is_hand_made(right.expression):
        typed, allowed = to_source(right.expression), functions_in(right.expression)
    behind = right.wanted or right.stated
    if behind is not None and (right.wanted is not None or typed != right.text):
        typed = f"{typed} {behind.value}"
    precision = right.precision or left.precision or scope.precision or USUAL
    return Marking(expression, scope.given(expression, right.expression), precision, unit, typed, allowed)


def _comparing(left: _Read, right: _Read, scope: Scope) -> Task:
    closed = scope.closed(left.expression) and scope.closed(right.expression)
    marking = _marking(left, right, scope) if closed else None
    first, second = _in_unit(left, scope)[0], _in_unit(right, scope)[0]
    given = scope.given(first, second)
    put = put_in(first, given, _LARGEST_COMPARED), put_in(second, given, _LARGEST_COMPARED)
    if put[0] is None or put[1] is None:
        return marking or Comparing(first, second)
    return Comparing(put[0], put[1], marking)


def _is_hand_made(expression: Expression) -> bool:
    """Numbers, and what is worked out of them by hand: nothing is named."""
    return not free_names(expression) and functions_in(expression) <= NOTATION


def _is_family(expression: Expression) -> bool:
    """A distribution, which has no value of its own."""
    if not isinstance(expression, Call):
        return False
    function = FUNCTIONS.get(expression.function)
    return function is not None and function.result is Kind.FAMILY


def _overshadowed(name: str) -> str:
    """What is no longer to be had once ``name`` is a quantity."""
    if name == "H" or name == "D" or function_named(name) is not None:
        return f"From here on {name}(...) is a product with this {name}."
    return ""


def _stated(side: _Read, scope: Scope) -> Unit | None:
    """The unit of a number that says it itself, or of a quantity that was defined by such a number."""
    if side.stated is not None:
        return side.stated
    if isinstance(side.expression, Name):
        definition: Definition | None = scope.definitions.get(side.expression.text)
        return definition.unit if definition is not None else None
    return None


def _in_unit(side: _Read, scope: Scope) -> tuple[Expression, Unit | None]:
    """The expression for its value in the unit that is wanted, and that unit; None where it has none."""
    expanded = scope.expanded(side.expression)
    measured = measured_in(expanded)
    source = measured or _stated(side, scope)
    informs = is_information(expanded)
    target = side.wanted or (side.stated if measured is not None else None)
    if target is None and (informs or _stated(side, scope) is not None):
        target = scope.unit
    if target is None:
        return side.expression, source if informs or measured is None else None
    return converted(side.expression, source, target), target


def _showing(side: _Read, scope: Scope) -> Showing:
    expression, unit = _in_unit(side, scope)
    return Showing(Valuing(expression, scope.given(expression)), side.precision or scope.precision, unit)


def _subject(side: _Read) -> Subject:
    return Subject(side.expression, side.wanted, side.stated, side.precision)
