"""The quantities that a deck or a card gives: numbers, vectors and matrices by name."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from fractions import Fraction

from quizkl.deck.complaints import Complaints
from quizkl.deck.expressions import read_expression
from quizkl.deck.field import mapping_of
from quizkl.deck.keys import unique_keys
from quizkl.deck.node import Node, Scalar, shorten
from quizkl.deck.substitute import TOO_LARGE, refusal, size_of, substitute
from quizkl.deck.written import read_written
from quizkl.maths.syntax.names import canonical_name, why_not_a_quantity
from quizkl.maths.syntax.tree import Expression, Name, Number

MOST_QUANTITIES = 200
LONGEST_NAME = 40
OURS = frozenset({"step", "result"})
"""Names that an exercise uses for its earlier steps and an experiment for its run."""


def read_quantities(
    node: Node, earlier: MappingOf[str, Expression], complaints: Complaints, in_card: bool = False
) -> dict[str, Expression]:
    """``earlier`` and the new quantities, each a closed expression: a name in it stands replaced by its value.

    Of one that cannot be read a deck knows nothing; ``in_card``, which is broken by it, a number stands for it, so that
    whatever names it is not called unknown besides.
    """
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
        closed = _closed(value, f"the quantity {name}", found, complaints)
        if closed is not None:
            found[name] = closed
        elif in_card:
            found.setdefault(name, Number(Fraction(1)))
    return found


def _closed(node: Node, called: str, found: MappingOf[str, Expression], complaints: Complaints) -> Expression | None:
    written = read_written(node, called, complaints)
    expression = read_expression(written, called, found, complaints) if written is not None else None
    if written is None or expression is None:
        return None
    closed = substitute(expression, lambda part: found.get(part.text) if isinstance(part, Name) else None)
    too_large = refusal(closed, expression) if size_of(closed) else TOO_LARGE
    if too_large is None:
        return closed
    complaints.error(written.place, f"{called}: {too_large}")
    return None


def read_name(key: Scalar, complaints: Complaints) -> str | None:
    """The name that ``key`` declares, as the answer language spells it."""
    text = key.text
    name = canonical_name(text) if len(text) <= LONGEST_NAME else None
    hint = why_not_a_quantity(text) if name is not None else "Use a letter or a word, such as p, mu or x_1."
    if name in OURS:
        hint = f"{name} has a meaning of its own in an exercise: choose another name."
    if hint is None:
        return name
    complaints.error(key, f"{shorten(text)!r} cannot be the name of a quantity", hint)
    return None
