"""Expressions of the answer language, with their problems at their place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from quizkl.deck.complaints import Complaints
from quizkl.deck.node import Node
from quizkl.deck.written import Written, read_written
from quizkl.maths.functions.table import function_named
from quizkl.maths.syntax.limits import DECK_LENGTH
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Number
from quizkl.maths.syntax.unreadable import Unreadable

_OF_A_MODULE = re.compile(r"(?:np|numpy|torch|math|sp|scipy|sympy|F)\.(?P<name>[A-Za-z_]\w*)")
_ALL = "All there are is listed by quizkl functions."
_PLAIN_NUMBER = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")


def read_expression(written: Written, key: str, names: Iterable[str], complaints: Complaints) -> Expression | None:
    """Read an expression in which ``names`` are declared; None with a problem where it cannot be read."""
    if _PLAIN_NUMBER.fullmatch(written.text):
        return Number(Fraction(written.text), written.text)
    reading = read(written.text, Names(quantities=frozenset(names)), DECK_LENGTH)
    if not isinstance(reading, Reading):
        message, hint = f"{key} cannot be read: {reading.message}", _hint(reading, written.text)
        complaints.error(written.place_at(reading.column - 1), message, hint)
        return None
    if reading.unit is not None:
        complaints.error(
            written.place,
            f"{key} has the unit {reading.unit.value}, and an expression has none",
            f"Write it as a key of the step: unit: {reading.unit.value}",
        )
        return None
    for remark in reading.remarks:
        complaints.warn(written.place, f"{key}: {remark}")
    return reading.expression


def _hint(unreadable: Unreadable, text: str) -> str:
    """What to do; a function that is none here is told where those of the answer language are."""
    called = _OF_A_MODULE.match(text, unreadable.column - 1)
    if called and function_named(called["name"]) is not None:
        return f"Write {called['name']}: no module stands before a function."
    if called:
        return _ALL
    if "is not a known function" in unreadable.message and (
        not unreadable.hint or unreadable.hint.startswith("The quantities")
    ):
        return _ALL
    return unreadable.hint


def read_claim(node: Node, complaints: Complaints) -> Written | None:
    """A claim: a number or vector that stands for itself; whether it is true is for ``check`` to compute."""
    written = read_written(node, "claim", complaints)
    if written is None:
        return None
    reading = read(written.text, Names(), DECK_LENGTH)
    if isinstance(reading, Reading):
        return written
    complaints.error(
        written.place_at(reading.column - 1),
        f"claim must be a number or a vector: {reading.message}",
        reading.hint,
    )
    return None
