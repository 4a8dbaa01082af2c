"""What an experiment is: its parameters with their bounds, and what it says of every step and at the end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Value = int | float | tuple[int, ...] | str
"""A parameter's value: int for WHOLE, float for NUMBER, a tuple of int for SIZES, a word for CHOICE."""

ResultValue = float | tuple[float, ...]
"""A number or a vector; a whole number is a float too. ``inf`` and ``nan`` occur where a run diverges."""

MOST_SIZES = 8
"""How many entries a parameter of kind SIZES may have."""


class Kind(Enum):
    """What may be written for a parameter, in a learner's words."""

    WHOLE = "a whole number"
    NUMBER = "a number"
    SIZES = "whole numbers with commas between them, or none"
    CHOICE = "a word"


_HUGE = 1e7
"""From here on decimals say nothing."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """``low`` and ``high`` belong to what is allowed; for SIZES they bound each entry, and ``high`` their sum as well.
    ``choices`` are the words of a CHOICE. ``says`` is a phrase that fits behind ``name:``.
    """

    name: str
    kind: Kind
    default: Value
    low: float
    high: float
    says: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """Other values for some parameters, under a name."""

    name: str
    says: str
    changes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Bound:
    """The product of the ``factors`` (names of parameters, one may stand twice) is at most ``most``."""

    factors: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Column:
    """One quantity of every record. ``name`` is its key in ``Record.values``, ``heading`` stands over it in a table,
    ``form`` is the format specification of its numbers there. A column with ``in_table`` false is for drawings only:
    a constant that a curve tends to, the edges of a band.
    """

    name: str
    heading: str
    form: str
    says: str
    in_table: bool = True

    def written(self, value: float) -> str:
        """The number as the table has it, with a true minus sign."""
        return written(value, self.form)


@dataclass(frozen=True, slots=True)
class Result:
    """One quantity known at the end; a card names it ``result.<name>``. ``says`` is a phrase for the learner."""

    name: str
    says: str
    is_vector: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """What is worth drawing while it runs; all names are columns.

    ``x`` goes along, ``lines`` are curves over it, ``levels`` are constants drawn as flat rules, ``band`` names the
    lower and the upper edge of an area. ``log_x`` asks for a logarithmic axis. ``tends_to`` says what to look for.
    """

    title: str
    x: str
    lines: tuple[str, ...]
    levels: tuple[str, ...] = ()
    band: tuple[str, str] | None = None
    log_x: bool = False
    tends_to: str = ""


@dataclass(frozen=True, slots=True)
class Bell:
    """A normal density that is fitted: what it is called, and the columns of its mean and of its deviation."""

    name: str
    mu: str
    sigma: str


@dataclass(frozen=True, slots=True)
class TwoPeaks:
    """Normal densities drawn over the one that they are fitted to, a mixture of two: parameters are ``left`` and
    ``right``, where its peaks are, ``sigma``, the deviation of each, and ``weight``, that of the left one.
    """

    bells: tuple[Bell, ...]
    left: str = "left"
    right: str = "right"
    sigma: str = "sigma"
    weight: str = "weight"


@dataclass(frozen=True, slots=True)
class Experiment:
    """``name`` is that of the command line and of a deck. ``says`` are one or two sentences for a list of experiments.
    ``every`` is among the parameters where a table shows one step in so many. ``densities`` are drawn before the plots
    where there are any. ``seconds`` is the time that a run may take before it is stopped with what it has.
    """

    name: str
    title: str
    says: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    results: tuple[Result, ...]
    presets: tuple[Preset, ...] = ()
    bounds: tuple[Bound, ...] = ()
    plots: tuple[Plot, ...] = ()
    densities: TwoPeaks | None = None
    seconds: float = 60.0

    def parameter(self, name: str) -> Parameter | None:
        return next((parameter for parameter in self.parameters if parameter.name == name), None)

    def preset(self, name: str) -> Preset | None:
        return next((preset for preset in self.presets if preset.name == name), None)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def table(self) -> tuple[Column, ...]:
        """The columns of the printed table, in order."""
        return tuple(column for column in self.columns if column.in_table)


def written(value: float, form: str) -> str:
    """A number in a format, with a true minus sign and none before a zero; a whole number for ``d``. A huge one is
    written with a power of ten, infinity and what is no number in words of their own.
    """
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if form.endswith("d"):
        return format(int(value), form).replace("-", "−")
    return format(value, "z.4g" if abs(value) >= _HUGE else f"z{form}").replace("-", "−")
