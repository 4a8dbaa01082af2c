"""Space that the author asks for."""

from __future__ import annotations

import re

from quizkl.formula.parse_text import plain_words
from quizkl.formula.problem import Refused
from quizkl.formula.reader import Construct, Reader
from quizkl.formula.tokens import Token
from quizkl.formula.tree import Node, Space

_NAMED = {
    ",": 3,
    ":": 4,
    ">": 4,
    ";": 5,
    "!": -3,
    " ": 6,
    "\n": 6,
    "\t": 6,
    "quad": 18,
    "qquad": 36,
    "thinspace": 3,
    "medspace": 4,
    "thickspace": 5,
    "negthinspace": -3,
    "negmedspace": -4,
    "negthickspace": -5,
    "enspace": 9,
    "enskip": 9,
    "space": 6,
    "nobreakspace": 6,
    "hfill": 36,
}
_MU = {"em": 18.0, "ex": 8.0, "mu": 1.0, "pt": 1.8, "mm": 5.1, "cm": 51.0, "in": 130.0}
_LENGTH = re.compile(r"([+-]?\d{0,3}(?:\.\d{0,3})?)(em|ex|mu|pt|mm|cm|in)")
_MOST = 360


def _space(mu: int) -> Construct:
    space = Space(mu)
    return lambda reader, token: space


def _measured(reader: Reader, token: Token) -> Node:
    reader.take_if("*")
    offset = reader.offset
    length = plain_words(reader, "the length") if reader.upcoming == "{" else _bare_length(reader)
    match = _LENGTH.fullmatch(length)
    if match is None or match[1].strip("+-.") == "":
        raise Refused(offset, f"{length} is no length.", "Write a number and a unit, as in 1em.")
    return Space(max(-_MOST, min(_MOST, round(float(match[1]) * _MU[match[2]]))))


def _bare_length(reader: Reader) -> str:
    """A length without braces, as TeX's own ``\\kern-2pt`` has it: a number and the two letters of a unit."""
    length = ""
    while reader.upcoming and reader.upcoming in "+-.0123456789":
        length += reader.take().text
    return length + reader.take("a unit").text + reader.take("a unit").text


SPACES: dict[str, Construct] = {name: _space(mu) for name, mu in _NAMED.items()} | {
    "hspace": _measured,
    "mspace": _measured,
    "hskip": _measured,
    "mskip": _measured,
    "kern": _measured,
    "mkern": _measured,
}
