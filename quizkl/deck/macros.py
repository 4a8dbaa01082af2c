"""A deck's TeX macros."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf

from quizkl.deck.complaints import Complaints
from quizkl.deck.field import mapping_of, scalar_of
from quizkl.deck.keys import unique_keys
from quizkl.deck.node import Node, Scalar, shorten
from quizkl.deck.scalar_place import place_at
from quizkl.formula.parse import check_macro

MOST_MACROS = 200
LONGEST_WRITTEN_OUT = 500
"""Characters of a macro with the macros in it written out: a few that double each other grow beyond all measure."""

_USED = re.compile(r"\\([A-Za-z]+)")
_NAME = re.compile(r"[A-Za-z]{1,40}")


def read_macros(node: Node, complaints: Complaints) -> dict[str, str]:
    """Name without backslash -> TeX body; a macro that cannot be used is left out with a problem."""
    macros: dict[str, str] = {}
    keys: dict[str, Scalar] = {}
    mapping = mapping_of(node, "macros", complaints)
    if mapping is None:
        return macros
    if len(mapping.pairs) > MOST_MACROS:
        complaints.error(node, f"there are {len(mapping.pairs)} macros, and {MOST_MACROS} are the most")
        return macros
    for written, (key, value) in unique_keys(mapping, complaints).items():
        name = written.removeprefix("\\")
        if not _NAME.fullmatch(name):
            complaints.error(key, f"{shorten(written)!r} cannot be the name of a macro", "Use letters only.")
            continue
        body = scalar_of(value, f"the macro {name}", complaints)
        if body is None:
            continue
        problem = check_macro(name, body.text)
        if problem is None:
            macros[name], keys[name] = body.text, key
        else:
            place = place_at(body, problem.offset, complaints.file)
            complaints.error(place, f"the macro {name}: {problem.message}", problem.hint)
    for name, sentence in _endless(macros).items():
        del macros[name]
        complaints.error(keys[name], f"the macro {name} {sentence}")
    return macros


def _endless(macros: MappingOf[str, str]) -> dict[str, str]:
    """The macros that use themselves or become too long, each with what is wrong."""
    lengths: dict[str, int] = {}
    wrong: dict[str, str] = {}

    def length(name: str, within: tuple[str, ...]) -> int:
        if name in within:
            wrong[name] = "uses itself"
            return LONGEST_WRITTEN_OUT
        if name not in lengths:
            used = (found for found in _USED.findall(macros[name]) if found in macros)
            lengths[name] = len(macros[name]) + sum(length(one, (*within, name)) for one in used)
        return lengths[name]

    for name in macros:
        if length(name, ()) > LONGEST_WRITTEN_OUT:
            wrong.setdefault(name, f"is longer than {LONGEST_WRITTEN_OUT} characters when it is written out")
    return wrong
