"""What ``quizkl calc`` was given before an expression, and how the expression is read beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quizkl.maths.syntax.read import Reading
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.units import Unit

_DEFINE = "Give it a value before: 'x = 2' 'x^2'."
_LARGEST_PUT_IN = 3000
"""Nodes of an expression in which everything given stands in its place."""


@dataclass(frozen=True, slots=True)
class Read:
    """An expression as it was read and, where its parts are in different units, as it is computed.

    ``measured`` is the unit of its value, ``informs`` whether that is a quantity of information.
    """

    reading: Reading
    meant: Expression
    measured: Unit | None
    informs: bool


@dataclass(frozen=True, slots=True)
class Given:
    """The quantities that were defined, and the units of those that were defined by a number with one."""

    values: dict[str, Expression] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)

    def read(self, text: str, unit: Unit | None) -> Read | Unreadable:
        """Read an expression whose value is wanted in ``unit``."""
        from quizkl.marking.conversion import measured_in
        from quizkl.marking.information import NUMBER_WITHOUT_UNIT, in_one_unit, informs, lacks_unit
        from quizkl.maths.syntax.matrices import matrix_remarks
        from quizkl.maths.syntax.names import Names
        from quizkl.maths.syntax.read import read

        reading = read(text, Names(frozenset(self.values), split_products=True))
        if isinstance(reading, Unreadable):
            no_hint = not reading.hint and reading.message.endswith("is not a known name.")
            return replace(reading, hint=_DEFINE) if no_hint else reading
        whole = self._put_in(reading.expression)
        if lacks_unit(whole, unit or reading.unit):
            return Unreadable(1, *NUMBER_WITHOUT_UNIT)
        meant = in_one_unit(whole, self.units)
        reading = replace(reading, remarks=reading.remarks + matrix_remarks(reading.expression, self.values.get))
        measured = measured_in(meant, self.units)
        return Read(reading, reading.expression if meant == whole else meant, measured, informs(meant, self.units))

    def define(self, name: str, read: Read) -> None:
        """``name`` stands from here on for what was read, with what its own names stand for now."""
        from quizkl.marking.conversion import converted

        stated = read.reading.unit
        meant = self._put_in(read.meant)
        self.units.pop(name, None)
        self.values[name] = converted(meant, read.measured, stated) if stated is not None else meant
        if stated is not None and read.measured is None:
            self.units[name] = stated

    def _put_in(self, expression: Expression) -> Expression:
        """The expression with the quantities in place of their names, but for those that have a unit."""
        from quizkl.workbench.scope import put_in

        plain = tuple((name, value) for name, value in self.values.items() if name not in self.units)
        return put_in(expression, plain, _LARGEST_PUT_IN) or expression
