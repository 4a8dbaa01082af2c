"""What a line of the page may build on: the definitions above it, and how values are to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from quizkl.deck.card import Precision
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Binary, Constant, Expression, Name, Negate, Number, Operator, Percent, Vector
from quizkl.maths.syntax.walk import free_names, nodes
from quizkl.maths.units import Unit

Given = tuple[tuple[str, Expression], ...]
"""The quantities that an expression names, with what they name in turn."""

LARGEST_EXPANSION = 120
"""Nodes. A result is put in place of its name only as long as the whole is something to look at."""


@dataclass(frozen=True, slots=True)
class Definition:
    """``worked``: there is something to compute in it. ``unit`` is that of a bare number (``D = 0.0258 nats``).

    ``value`` has the results that it builds on in place of their names, as long as that is not too large; ``names``
    are those that are left in it.
    """

    value: Expression
    worked: bool
    size: int
    names: frozenset[str]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line that begins with ``=`` goes on from, with the digits and the unit that were asked for there."""

    expression: Expression
    unit: Unit | None = None
    stated: Unit | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """A definition is kept under its name; one that defines a name anew under a name that cannot be typed (``x@2``), to
    which ``current`` leads. ``broken`` are the names whose lines cannot be read, ``in_units`` what is defined by a
    number with a unit.
    """

    definitions: Mapping[str, Definition] = field(default_factory=lambda: MappingProxyType({}))
    current: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    precision: Precision | None = None
    unit: Unit | None = None
    subject: Subject | None = None
    broken: frozenset[str] = frozenset()
    in_units: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """What may be named on the page."""
        return frozenset(self.current)

    def definition(self, name: str) -> Definition | None:
        """What a name that can be typed stands for now."""
        return self.definitions.get(self.current.get(name, name))

    def value(self, key: str) -> Expression | None:
        """What stands under a key of ``definitions``."""
        definition = self.definitions.get(key)
        return definition.value if definition is not None else None

    def meant(self, expression: Expression) -> Expression:
        """An expression as it is typed, its names leading to what they stand for now."""
        anew = {name: Name(key) for name, key in self.current.items() if name != key}
        return substituted(expression, anew) if anew else expression

    def defining(self, name: str, value: Expression, unit: Unit | None = None) -> Scope:
        """The scope below a line that defines ``name`` by a ``value`` whose names lead to what they stand for."""
        key = name if name not in self.definitions else f"{name}@{_number(self.current.get(name, name)) + 1}"
        expanded = self.expanded(value)
        made = Definition(expanded, not is_literal(value), _size(expanded), frozenset(free_names(expanded)), unit)
        return replace(
            self,
            definitions=MappingProxyType({**self.definitions, key: made}),
            current=MappingProxyType({**self.current, name: key}),
            broken=self.broken - {name},
            in_units=self.in_units | {key} if unit is not None else self.in_units,
        )

    def expanded(self, expression: Expression) -> Expression:
        """The expression with results in place of their names; as it is where that would be too large."""
        found = [node.text for node in nodes(expression) if isinstance(node, Name)]
        known = {name: self.definitions[name] for name in found if name in self.definitions}
        worked = {name for name, one in known.items() if one.worked and one.unit is None}
        if not worked:
            return expression
        size = _size(expression) + sum(self.definitions[name].size for name in found if name in worked)
        if size > LARGEST_EXPANSION:
            return expression
        return substituted(expression, {name: self.definitions[name].value for name in worked})

    def units(self, expression: Expression) -> dict[str, Unit]:
        """The units of the numbers that the expression names."""
        if not self.in_units:
            return {}
        known = {name: self.definitions[name].unit for name in free_names(expression) if name in self.in_units}
        return {name: unit for name, unit in known.items() if unit is not None}

    def given(self, *expressions: Expression) -> Given:
        """What the expressions name, in the order of the names."""
        found: dict[str, Expression] = {}
        waiting: list[str] = [name for expression in expressions for name in free_names(expression)]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self.definitions:
                continue
            definition = self.definitions[name]
            found[name] = definition.value
            waiting.extend(definition.names)
        return tuple(sorted(found.items(), key=lambda one: one[0]))

    def closed(self, expression: Expression) -> bool:
        """Whether everything that the expression names is defined."""
        return all(name in self.definitions for name in free_names(expression))


def _number(key: str) -> int:
    """How many times the name of a key has been defined, up to that one."""
    return int(key.partition("@")[2] or 1)


def in_plain_names(given: Given, *expressions: Expression) -> tuple[Given, tuple[Expression, ...]]:
    """The same under the names that were typed, wherever only one definition of a name is among what is given."""
    keys = [name for name, _ in given]
    anew = [key for key in keys if "@" in key]
    if not anew:
        return given, expressions
    typed = [key.partition("@")[0] for key in keys]
    plain = {key: Name(name) for key in anew if typed.count(name := key.partition("@")[0]) == 1}
    if not plain:
        return given, expressions
    put = [(plain[name].text if name in plain else name, substituted(value, plain)) for name, value in given]
    return tuple(sorted(put, key=lambda one: one[0])), tuple(substituted(one, plain) for one in expressions)


def is_literal(expression: Expression) -> bool:
    """A number, a fraction of whole numbers, or brackets of such: there is nothing to work out."""
    match expression:
        case Number() | Constant():
            return True
        case Negate(operand) | Percent(operand):
            return is_literal(operand)
        case Vector(entries):
            return all(map(is_literal, entries))
        case Binary(Operator.DIVIDE, Number(), Number()):
            return True
        case _:
            return False


def _size(expression: Expression) -> int:
    return sum(1 for _ in nodes(expression))


def put_in(expression: Expression, given: Given, most: int) -> Expression | None:
    """The expression with everything that is given in its place; None where it would have more than ``most`` nodes."""
    values = dict(given)
    for _ in range(len(values) + 1):
        names = [name for name in free_names(expression) if name in values]
        if not names:
            return expression
        if _size_with(expression, values, names) > most:
            return None
        expression = substituted(expression, {name: values[name] for name in names})
    return None


def _size_with(expression: Expression, values: Mapping[str, Expression], names: Iterable[str]) -> int:
    sizes = {name: _size(values[name]) for name in names}
    return sum(sizes.get(node.text, 1) if isinstance(node, Name) else 1 for node in nodes(expression))
