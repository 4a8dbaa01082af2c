"""Reads what a deck writes under ``vary:``: ``simplex(3, step=0.1, min=0.1)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from math import floor, log10
from types import MappingProxyType

from quizkl.maths.syntax.limits import DECK_LENGTH
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.kinds import (
    Choice,
    Draw,
    Drawn,
    Normal,
    Permutation,
    PositiveDefinite,
    Simplex,
    Uniform,
)
from quizkl.maths.variation.numerators import fits
from quizkl.maths.variation.outside import outside
from quizkl.maths.variation.plain_value import NoPlainValue, PlainValue, plain_value

MOST_ENTRIES = 30
MOST_ROWS = 6
MOST_OPTIONS = 200

_CALL = re.compile(r"\s*(?P<name>[^\W\d]\w*)\s*\((?P<inside>.*)\)\s*", re.DOTALL)
_NAMED = re.compile(r"\s*(?P<name>[^\W\d]\w*)\s*=(?!=)")
_EXAMPLE = "Write for example simplex(3, step=0.1), integer(1, 6) or choice(0.25, 0.5)."


class _Refusal(Exception):
    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


@dataclass(frozen=True, slots=True)
class _Argument:
    value: Drawn
    offset: int


@dataclass(slots=True)
class _Arguments:
    """The arguments of one kind by name; those without a name took the first names in order."""

    end: int
    named: dict[str, _Argument] = field(default_factory=dict)
    rest: list[_Argument] = field(default_factory=list)

    def offset(self, name: str) -> int:
        return self.named[name].offset if name in self.named else self.end

    def number(self, name: str, otherwise: Fraction | None = None) -> Fraction:
        if name not in self.named:
            if otherwise is None:
                raise _Refusal(self.end, f"{name} is missing")
            return otherwise
        value = self.named[name].value
        if isinstance(value, tuple):
            raise _Refusal(self.offset(name), f"{name} must be a number, and this is a vector")
        return value

    def step(self, otherwise: Fraction) -> Fraction:
        step = self.number("step", otherwise)
        if step <= 0:
            raise _Refusal(self.offset("step"), "step must be greater than 0")
        return step

    def whole(self, name: str, least: int, most: int) -> int:
        value = self.number(name)
        if value.denominator != 1 or not least <= value <= most:
            raise _Refusal(self.offset(name), f"{name} must be a whole number from {least} to {most}")
        return int(value)

    def count(self) -> int | None:
        return self.whole("n", 1, MOST_ENTRIES) if "n" in self.named else None


def read_draw(text: str) -> Draw | Unreadable:
    """What to draw. Never raises; columns count from 1."""
    if len(text) > DECK_LENGTH:
        return Unreadable(DECK_LENGTH + 1, f"This is longer than {DECK_LENGTH} characters.", "Write a shorter one.")
    try:
        return _read(text)
    except _Refusal as refusal:
        return Unreadable(min(refusal.offset, len(text)) + 1, refusal.message, refusal.hint)
    except (ArithmeticError, ValueError):  # a range beyond what a float can say
        return Unreadable(1, "these numbers are too large or too small to draw from", _EXAMPLE)


def _read(text: str) -> Draw:
    call = _CALL.fullmatch(text)
    if call is None:
        raise _Refusal(0, "this says nothing of how to draw the number", _EXAMPLE)
    kind = _KINDS.get(call["name"])
    if kind is None:
        near = get_close_matches(call["name"].lower(), _KINDS, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(_KINDS)}."
        raise _Refusal(call.start("name"), f"nothing is drawn by {call['name']!r}", hint)
    draw = kind.make(_arguments(text, call.start("inside"), call.end("inside"), kind))
    if not fits(draw):
        raise _Refusal(
            call.start("name"), "this has too many possible values", "Choose a larger step, or fewer entries."
        )
    return draw


def _arguments(text: str, start: int, end: int, kind: _Kind) -> _Arguments:
    found = _Arguments(end)
    names = (*kind.positional, *kind.named)
    for piece_start, piece_end in outside(text, ",", start, end):
        piece = text[piece_start:piece_end]
        name = _NAMED.match(piece)
        if not piece.strip():
            raise _Refusal(piece_start, "an argument is missing" if piece_end < end or found.end else "", kind.example)
        if name is None:
            argument = _Argument(_constant(piece, piece_start), _begin(piece, piece_start))
            place = len(found.named) + len(found.rest)
            if kind.many or place >= len(kind.positional):
                if not kind.many:
                    raise _Refusal(argument.offset, "this is one argument too many", kind.example)
                found.rest.append(argument)
            else:
                found.named[kind.positional[place]] = argument
            continue
        if name["name"] not in names:
            hint = f"It takes {', '.join(names)}: {kind.example}"
            raise _Refusal(_begin(piece, piece_start), f"there is no argument {name['name']!r}", hint)
        if name["name"] in found.named:
            raise _Refusal(_begin(piece, piece_start), f"{name['name']} is here twice")
        value = piece[name.end() :]
        offset = piece_start + name.end()
        found.named[name["name"]] = _Argument(_constant(value, offset), _begin(value, offset))
    return found


def _begin(piece: str, start: int) -> int:
    return start + len(piece) - len(piece.lstrip())


def _constant(text: str, start: int) -> Drawn:
    """A number or a vector of numbers, exact."""
    reading = read(text, Names(), DECK_LENGTH)
    if not isinstance(reading, Reading):
        raise _Refusal(start + reading.column - 1, reading.message, reading.hint)
    value = plain_value(reading.expression)
    if isinstance(value, NoPlainValue) or reading.unit is not None or not _is_exact(value):
        raise _Refusal(_begin(text, start), "this must be an exact number such as 0.1, 2 or 1/3")
    return value  # type: ignore[return-value]  # every number in it is a Fraction


def _is_exact(value: PlainValue) -> bool:
    return all(map(_is_exact, value)) if isinstance(value, tuple) else isinstance(value, Fraction)


def _tenth(size: Fraction) -> Fraction:
    """The largest power of ten that is no more than a tenth of ``size``."""
    exponent = floor(log10(size)) - 1
    power = Fraction(10) ** exponent
    return power * 10 if power * 100 <= size else power


def _uniform(given: _Arguments) -> Uniform:
    low, high = given.number("low"), given.number("high")
    if low >= high:
        raise _Refusal(given.offset("high"), "high must be greater than low")
    step = given.step(_tenth(high - low))
    if step > high - low:
        raise _Refusal(given.offset("step"), "step is larger than the range")
    return Uniform(low, high, step, given.count())


def _integer(given: _Arguments) -> Uniform:
    low, high = given.number("low"), given.number("high")
    for name, bound in (("low", low), ("high", high)):
        if bound.denominator != 1:
            raise _Refusal(given.offset(name), f"{name} must be a whole number")
    if low >= high:
        raise _Refusal(given.offset("high"), "high must be greater than low")
    return Uniform(low, high, Fraction(1), given.count())


def _choice(given: _Arguments) -> Choice:
    options = given.rest
    if len(options) < 2:
        raise _Refusal(given.end, "a choice needs two options or more", "Write for example choice(0.25, 0.5, 1).")
    if len(options) > MOST_OPTIONS:
        raise _Refusal(options[MOST_OPTIONS].offset, f"{MOST_OPTIONS} options are the most")
    shape = _shape(options[0])
    for option in options:
        if _shape(option) != shape:
            raise _Refusal(option.offset, "this option has another shape than the first")
    count = given.count()
    if count is not None and shape:
        raise _Refusal(given.offset("n"), "only a choice of numbers can be made several times")
    return Choice(tuple(option.value for option in options), count)


def _shape(argument: _Argument) -> tuple[int, ...]:
    """Of a number, a vector or a matrix."""
    value = argument.value
    if not isinstance(value, tuple):
        return ()
    if not value:
        raise _Refusal(argument.offset, "a vector needs an entry")
    inner = {_shape(_Argument(part, argument.offset)) for part in value}
    if len(inner) > 1 or len(next(iter(inner))) > 1:
        raise _Refusal(argument.offset, "this is neither a number, nor a vector, nor a matrix")
    return (len(value), *inner.pop())


def _simplex(given: _Arguments) -> Simplex:
    n = given.whole("n", 2, MOST_ENTRIES)
    step = given.step(Fraction(1, 10))
    least = given.number("min", Fraction(0))
    if (1 / step).denominator != 1:
        raise _Refusal(given.offset("step"), "step must go into 1 a whole number of times", "Such as 0.1, 0.05 or 1/8.")
    if least < 0 or (least / step).denominator != 1:
        raise _Refusal(given.offset("min"), "min must be 0 or a multiple of step")
    if n * least >= 1:
        raise _Refusal(given.offset("min"), f"{n} probabilities of {least} or more leave nothing to vary")
    return Simplex(n, step, least)


def _normal(given: _Arguments) -> Normal:
    mean, deviation = given.number("mean", Fraction(0)), given.number("sd", Fraction(1))
    if deviation <= 0:
        raise _Refusal(given.offset("sd"), "sd must be greater than 0")
    return Normal(mean, deviation, given.step(_tenth(deviation)), given.count())


def _positive_definite(given: _Arguments) -> PositiveDefinite:
    n = given.whole("n", 1, MOST_ROWS)
    step = given.step(Fraction(1))
    most = given.number("most", 2 * step)
    if most < step or (most / step).denominator != 1:
        raise _Refusal(given.offset("most"), "most must be a multiple of step")
    return PositiveDefinite(n, step, most)


def _permutation(given: _Arguments) -> Permutation:
    items = given.named["items"].value if "items" in given.named else None
    if items is None:
        raise _Refusal(given.end, "say what to put in order", "Write permutation(4) or permutation([1, 2, 5]).")
    if not isinstance(items, tuple):
        return Permutation(tuple(Fraction(item) for item in range(1, given.whole("items", 2, MOST_ENTRIES) + 1)))
    if not 2 <= len(items) <= MOST_ENTRIES or any(isinstance(item, tuple) for item in items):
        raise _Refusal(given.offset("items"), f"a list of 2 to {MOST_ENTRIES} numbers can be put in order")
    return Permutation(tuple(item for item in items if isinstance(item, Fraction)))


@dataclass(frozen=True, slots=True)
class _Kind:
    positional: tuple[str, ...]
    named: tuple[str, ...]
    make: Callable[[_Arguments], Draw]
    example: str
    many: bool = False


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "uniform": _Kind(("low", "high"), ("step", "n"), _uniform, "uniform(0, 2, step=0.5)"),
        "integer": _Kind(("low", "high"), ("n",), _integer, "integer(1, 6)"),
        "choice": _Kind((), ("n",), _choice, "choice(0.25, 0.5, 1)", many=True),
        "simplex": _Kind(("n",), ("step", "min"), _simplex, "simplex(3, step=0.1, min=0.1)"),
        "normal": _Kind(("mean", "sd"), ("step", "n"), _normal, "normal(0, 1, step=0.5)"),
        "positive_definite": _Kind(("n",), ("step", "most"), _positive_definite, "positive_definite(2, most=3)"),
        "permutation": _Kind(("items",), (), _permutation, "permutation([1, 2, 5])"),
    }
)
