"""Cards that the format has and this version does not study: they are left out with a warning."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.deck.draft import Draft
from quizkl.deck.keys import article
from quizkl.deck.kind import Kind
from quizkl.deck.node import Mapping, Node, Scalar, Sequence
from quizkl.deck.scalar_place import place_at

_HINT = "The other cards of the deck are studied."


def complain_of_unstudied(kind: Kind, draft: Draft) -> bool:
    """Whether the card is a derivation, an experiment, or has varying numbers."""
    complaints = draft.complaints
    if kind in (Kind.DERIVATION, Kind.EXPERIMENT):
        complaints.warn(draft.mapping, f"this version does not study the card, {article(kind)}", _HINT)
        return True
    for key in ("vary", "where"):
        if key in draft.fields:
            complaints.warn(draft.fields[key], f"this version does not study cards with {key}", _HINT)
            return True
    for scalar in _scalars(draft.mapping):
        if "{{=" in scalar.text:
            place = place_at(scalar, scalar.text.index("{{="), complaints.file)
            complaints.warn(place, "this version does not compute {{= … }}, and the card is not studied", _HINT)
            return True
    return False


def _with_article(kind: Kind) -> str:
    return f"an {kind.value}" if kind.value[0] in "aeiou" else f"a {kind.value}"


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item)
        case Mapping(pairs=pairs):
            for _, value in pairs:
                yield from _scalars(value)
