"""One side of a line: read, in its unit, and ready to be valued."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizkl.deck.card import Precision
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.information import NUMBER_WITHOUT_UNIT, in_one_unit, informs, lacks_unit
from quizkl.maths.syntax.matrices import matrix_remarks
from quizkl.maths.syntax.names import Names, canonical_name
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.token import spelled
from quizkl.maths.syntax.tree import Expression, Number
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.syntax.walk import free_names
from quizkl.maths.units import Unit
from quizkl.workbench.digits import ending
from quizkl.workbench.line import PageSide, Showing, Unread
from quizkl.workbench.scope import Scope, Subject, in_plain_names
from quizkl.workbench.split import Side
from quizkl.workbench.task import Valuing, as_typed

_HINT_OF_CARDS = "The quantities here are"
_BARE = Unreadable(1, *NUMBER_WITHOUT_UNIT)
_UNKNOWN = re.compile(r"`(.+)` is not a known (?:name|function)\.")


@dataclass(frozen=True, slots=True)
class ReadSide:
    """``typed`` as it stands there and ``meant``, its names leading to what they stand for. ``wanted`` is the unit
    asked for (``in bits``), ``stated`` the one behind a number.
    """

    text: str
    typed: Expression
    meant: Expression
    wanted: Unit | None = None
    stated: Unit | None = None
    precision: Precision | None = None
    remarks: tuple[str, ...] = ()

    @property
    def seen(self) -> PageSide:
        return PageSide(self.typed, self.wanted or self.stated)

    @property
    def subject(self) -> Subject:
        """For a line below that goes on from here."""
        return Subject(self.meant, self.wanted, self.stated, self.precision)


def read_side(side: Side, scope: Scope, free: bool, unit: Unit | None = None) -> ReadSide | Unread:
    """Read a side; ``free``: single letters that are not defined are variables. ``unit`` is what it is held against."""
    end = ending(side.text)
    if isinstance(end, Unreadable):
        return unread(end, side.start, scope)
    written = spelled(end.text)
    names = Names(frozenset(name for name in scope.current if name in written), split_products=True, free=free)
    found = reading(end.text, names)
    if isinstance(found, Unreadable):
        # What is said of an unknown name looks at all that are known.
        again = reading(end.text, Names(scope.names, split_products=True, free=free))
        return unread(again if isinstance(again, Unreadable) else found, side.start, scope)
    meant = scope.meant(found.expression)
    whole = scope.expanded(meant)
    if lacks_unit(_with_numbers(whole, scope), end.unit or found.unit or unit or scope.unit):
        return unread(_BARE, side.start, scope)
    in_one = in_one_unit(whole, scope.units(whole))
    meant = meant if in_one == whole else in_one
    remarks = found.remarks + tuple(as_typed(remark) for remark in matrix_remarks(meant, scope.value))
    return ReadSide(end.text, found.expression, meant, end.unit, found.unit, end.precision, remarks)


@lru_cache(maxsize=8192)
def reading(text: str, names: Names) -> Reading | Unreadable:
    """``read``, remembering: a page is read again at every key."""
    return read(text, names)


def unread(unreadable: Unreadable, start: int, scope: Scope) -> Unread:
    """Why a text that begins at ``start`` of its line cannot be read."""
    found = _UNKNOWN.fullmatch(unreadable.message)
    name = canonical_name(found[1]) if found else None
    waits = name if name is not None and name in scope.broken else ""
    hint = unreadable.hint
    if name is not None and (not hint or hint.startswith(_HINT_OF_CARDS)):
        is_called = "function" in unreadable.message
        hint = "Only names can be defined, not functions." if is_called else f"Define it in a line above: {name} = ..."
    return Unread(start + unreadable.column, unreadable.message, hint, waits)


def _with_numbers(expression: Expression, scope: Scope) -> Expression:
    """The expression with the numbers that have no unit in place of their names."""
    named = {name: scope.value(name) for name in free_names(expression)}
    units = scope.units(expression)
    bare = {name: value for name, value in named.items() if name not in units and isinstance(value, Number)}
    return substituted(expression, bare) if bare else expression


def stated_unit(side: ReadSide, scope: Scope) -> Unit | None:
    """The unit of a number that says it itself, or of what is made of quantities that were defined by such numbers."""
    if side.stated is not None:
        return side.stated
    units = scope.units(side.meant)
    return measured_in(scope.expanded(side.meant), units) if units else None


def in_unit(side: ReadSide, scope: Scope) -> tuple[Expression, Unit | None]:
    """The expression for its value in the unit that is wanted, and that unit; None where it has none."""
    expanded = scope.expanded(side.meant)
    units = scope.units(expanded)
    measured = measured_in(expanded, units)
    stated = stated_unit(side, scope)
    has_unit = informs(expanded, units)
    target = side.wanted or (side.stated if measured is not None else None)
    if target is None and (has_unit or stated is not None):
        target = scope.unit
    source = measured or stated
    if target is None:
        return side.meant, source if has_unit or measured is None else None
    return converted(side.meant, source, target), target


def in_same_unit(left: ReadSide, right: ReadSide, scope: Scope) -> tuple[Expression, Expression]:
    """Both sides in one unit, so that they can be compared as numbers; a number that says none is in it."""
    (first, of_first), (second, of_second) = in_unit(left, scope), in_unit(right, scope)
    target = left.wanted or right.wanted or of_first or of_second
    return converted(first, of_first, target), converted(second, of_second, target)


def showing(side: ReadSide, scope: Scope) -> Showing:
    """The side's value as it is to be shown."""
    expression, unit = in_unit(side, scope)
    given, (expression,) = in_plain_names(scope.given(expression), expression)
    return Showing(Valuing(expression, given), side.precision or scope.precision, unit)
