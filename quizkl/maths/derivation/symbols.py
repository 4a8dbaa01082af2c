"""What a derivation's symbols are: numbers, vectors, distributions, data, densities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.tree import Expression


class Range(Enum):
    """Where a number may lie."""

    REAL = "any real number"
    POSITIVE = "a positive number"
    UNIT = "a number between 0 and 1, neither included"
    WHOLE = "a whole number from 1 on"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number."""

    range: Range = Range.REAL


@dataclass(frozen=True, slots=True)
class Parameter:
    """What distributions depend on; it stands for anything, and is only minimised or maximised over."""


@dataclass(frozen=True, slots=True)
class Vector:
    """``size`` numbers; data are a vector as well."""

    size: str
    range: Range = Range.REAL


@dataclass(frozen=True, slots=True)
class Axis:
    """One variable of a distribution: its name, where it has one, and the size that says how many values it takes."""

    name: str | None
    size: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """Positive probabilities over the values of ``axes``, which add up to 1 for every value of ``given``.

    ``parameters`` is what it depends on.
    """

    axes: tuple[Axis, ...]
    given: tuple[Axis, ...] = ()
    parameters: tuple[str, ...] = ()

    @property
    def all_axes(self) -> tuple[Axis, ...]:
        return (*self.axes, *self.given)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """``count`` data, each one of the outcomes 1 to ``size``; every outcome is among them."""

    count: str
    size: str


@dataclass(frozen=True, slots=True)
class Empirical:
    """The share of each outcome among ``data``."""

    data: str
    count: str
    size: str


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal density by expressions for its mean and its standard deviation."""

    mu: Expression
    sigma: Expression


@dataclass(frozen=True, slots=True)
class Sequences:
    """``count`` sequences of tokens (None: a single one), each ``length`` long."""

    count: str | None
    length: str


@dataclass(frozen=True, slots=True)
class Autoregressive:
    """A distribution over sequences of tokens of that length."""

    length: str
    parameters: tuple[str, ...] = ()


Kind = Quantity | Parameter | Vector | Distribution | Outcomes | Empirical | Normal | Sequences | Autoregressive


@dataclass(frozen=True, slots=True)
class Symbols:
    """``declared`` are the kinds by name; ``texts`` the declarations as they were written, in their order.

    A run of letters is a product of declared names, as in ``calc``; with ``free`` a letter that is not declared may
    stand for a number.
    """

    declared: Mapping[str, Kind] = field(default_factory=dict)
    texts: tuple[tuple[str, str], ...] = ()
    free: bool = False

    @property
    def sizes(self) -> tuple[str, ...]:
        """The names of sizes, such as ``n``, that are whole numbers from 1 on."""
        found: dict[str, None] = {}
        for kind in self.declared.values():
            found.update(dict.fromkeys(sizes_of(kind)))
        return tuple(name for name in found if not name.isdigit())

    @property
    def axes(self) -> frozenset[str]:
        """The names of variables of distributions."""
        return frozenset(
            axis.name
            for kind in self.declared.values()
            if isinstance(kind, Distribution)
            for axis in kind.all_axes
            if axis.name is not None
        )

    @property
    def names(self) -> Names:
        """What a line may use."""
        written = frozenset(size for size in self.sizes if not size.startswith("#"))
        return Names(
            quantities=frozenset(self.declared) | written | self.axes,
            split_products=True,
            free=self.free,
            distributions=frozenset(
                name
                for name, kind in self.declared.items()
                if isinstance(kind, Distribution | Empirical | Normal | Autoregressive)
            ),
        )


def sizes_of(kind: Kind) -> tuple[str, ...]:
    match kind:
        case Vector(size):
            return (size,)
        case Distribution():
            return tuple(axis.size for axis in kind.all_axes)
        case Outcomes(count, size) | Empirical(_, count, size):
            return (count, size)
        case Sequences(count, length):
            return (length,) if count is None else (count, length)
        case Autoregressive(length):
            return (length,)
        case _:
            return ()


def depends_on(symbols: Symbols, names: tuple[str, ...]) -> frozenset[str]:
    """The symbols that change when those of ``names`` do: themselves, and what has them as a parameter."""
    found = set(names)
    for name, kind in symbols.declared.items():
        if isinstance(kind, Distribution | Autoregressive) and not found.isdisjoint(kind.parameters):
            found.add(name)
    return frozenset(found)
