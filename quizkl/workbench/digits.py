"""How many digits and which unit: said for one line behind it, or for all lines from here on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.deck.card import Decimals, Precision, SignificantFigures
from quizkl.marking.written import digits_asked
from quizkl.maths.syntax.units import no_unit, unit_named
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.units import Unit

MOST_DIGITS = 30
USUAL = Decimals(4)
"""What claims are held to where the page does not say."""

_DECIMALS = r"decimals?"
_FIGURES = r"(?:significant\s+)?figures?|sigfigs?"
_DIRECTIVE = re.compile(rf"\s*(?:({_DECIMALS})|({_FIGURES})|(units?))(?:\s*[:=]|(?=\s)|$)\s*(.*)", re.IGNORECASE)
_TO_DIGITS = re.compile(rf"\s+to\s+(\d+)\s+(?:({_DECIMALS})|{_FIGURES})$", re.IGNORECASE)
_IN_UNIT = re.compile(r"\s+in\s+([^\W\d_]+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Directive:
    """What holds from a line on: another precision or another unit, None being the usual; ``says`` it in words."""

    says: str
    precision: Precision | None = None
    unit: Unit | None = None
    about_unit: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A side without the words behind it that say how its value is to be written."""

    text: str
    precision: Precision | None = None
    unit: Unit | None = None


def directive(text: str) -> Directive | Unreadable | None:
    """The directive that a line is; None where it is something else."""
    found = _DIRECTIVE.fullmatch(text)
    if found is None:
        return None
    decimals, _, unit, wanted = found.groups()
    if unit:
        return _unit(wanted, found.start(4))
    return _digits(bool(decimals), wanted, found.start(4))


def _digits(decimals: bool, wanted: str, start: int) -> Directive | Unreadable:
    if not wanted:
        return Directive("as many digits as usual")
    precision = _precision(decimals, wanted)
    if precision is None:
        name, least = ("decimals", 0) if decimals else ("figures", 1)
        return Unreadable(start + 1, f"A whole number from {least} to {MOST_DIGITS} goes here.", f"Such as: {name} 4")
    return Directive(f"{digits_asked(precision)} from here on", precision)


def _precision(decimals: bool, wanted: str) -> Precision | None:
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 4):
        return None
    count = int(wanted)
    if count > MOST_DIGITS or (count == 0 and not decimals):
        return None
    return Decimals(count) if decimals else SignificantFigures(count)


def _unit(wanted: str, start: int) -> Directive | Unreadable:
    if not wanted or wanted.lower() in ("own", "none"):
        return Directive("in its own unit", about_unit=True)
    unit = unit_named(wanted)
    if unit is None:
        return Unreadable(start + 1, *no_unit(wanted))
    return Directive(f"in {unit.value} from here on", unit=unit, about_unit=True)


def ending(text: str) -> Ending | Unreadable:
    """Take ``in bits`` and ``to 4 decimals`` off the end of a side, in either order."""
    precision: Precision | None = None
    unit: Unit | None = None
    for _ in range(2):
        if precision is None and (found := _TO_DIGITS.search(text)):
            precision = _precision(bool(found[2]), found[1])
            if precision is None:
                return Unreadable(found.start(1) + 1, f"The most are {MOST_DIGITS} digits.", "Such as: to 6 decimals")
            text = text[: found.start()]
        if unit is None and (found := _IN_UNIT.search(text)) and (named := unit_named(found[1])):
            unit = named
            text = text[: found.start()]
    return Ending(text, precision, unit)
