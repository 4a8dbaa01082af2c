"""A deck's TeX macros."""

from __future__ import annotations

import re

from quizkl.deck.complaints import Complaints
from quizkl.deck.field import mapping_of, scalar_of
from quizkl.deck.keys import unique_keys
from quizkl.deck.node import Node, shorten
from quizkl.deck.scalar_place import place_at
from quizkl.formula.parse import check_macro

_NAME = re.compile(r"[A-Za-z]{1,40}")


def read_macros(node: Node, complaints: Complaints) -> dict[str, str]:
    """Name without backslash -> TeX body; a macro that cannot be used is left out with a problem."""
    macros: dict[str, str] = {}
    mapping = mapping_of(node, "macros", complaints)
    if mapping is None:
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
            macros[name] = body.text
        else:
            place = place_at(body, problem.offset, complaints.file)
            complaints.error(place, f"the macro {name}: {problem.message}", problem.hint)
    return macros
