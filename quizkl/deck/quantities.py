"""The quantities that a deck or a card gives: numbers, vectors and matrices by name."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from quizkl.deck.complaints import Complaints
from quizkl.deck.expressions import read_expression
from quizkl.deck.field import mapping_of
from quizkl.deck.keys import unique_keys
from quizkl.deck.node import Node, Scalar, shorten
from quizkl.deck.substitute import TOO_LARGE, refusal, size_of, substitute
from quizkl.deck.written import read_written
from quizkl.maths.syntax.names import canonical_name, why_not_a_quantity
from quizkl.maths.syntax.tree import Expression, Name

MOST_QUANTITIES = 200
LONGEST_NAME = 40
_OURS = frozenset({"step", "result"})
"""Names that an exercise uses for its earlier steps and an experiment for its run."""


def read_quantities(node: Node, earlier: MappingOf[str, Expression], complaints: Complaints) -> dict[str, Expression]:
    """``earlier`` and the new quantities, each a closed expression: a name in it stands replaced by its value."""
    found = dict(earlier)
    own: set[str] = set()
    mapping = mapping_of(node, "given", complaints)
    if mapping is None:
        return found
    if len(mapping.pairs) > MOST_QUANTITIES:
        complaints.error(node, f"given has {len(mapping.pairs)} quantities, and {MOST_QUANTITIES} are the most")
        return found
    for key, value in unique_keys(mapping, complaints).values():
        name = read_name(key, complaints)
        if name is None:
            continue
        if name in own:
            complaints.error(key, f"{shorten(key.text)!r} is another spelling of {name!r}, which is given already")
            continue
        own.add(name)
        written = read_written(value, f"the quantity {name}", complaints)
        if written is None:
            continue
        expression = read_expression(written, f"the quantity {name}", found, complaints)
        if expression is None:
            continue
        closed = substitute(expression, lambda part: found.get(part.text) if isinstance(part, Name) else None)
        too_large = refusal(closed, expression) if size_of(closed) else TOO_LARGE
        if too_large is None:
            found[name] = closed
        else:
            complaints.error(written.place, f"the quantity {name}: {too_large}")
    return found


def read_name(key: Scalar, complaints: Complaints) -> str | None:
    """The name that ``key`` declares, as the answer language spells it."""
    text = key.text
    name = canonical_name(text) if len(text) <= LONGEST_NAME else None
    hint = why_not_a_quantity(text) if name is not None else "Use a letter or a word, such as p, mu or x_1."
    if name in _OURS:
        hint = f"{name} has a meaning of its own in an exercise: choose another name."
    if hint is None:
        return name
    complaints.error(key, f"{shorten(text)!r} cannot be the name of a quantity", hint)
    return None
