"""What a search looks through in a card: the texts of its mapping, whatever kind of card it is."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf

from quizkl.deck.kind import PRECISION_KEYS
from quizkl.deck.node import Mapping, Node, Scalar, Sequence
from quizkl.text.fold import folded
from quizkl.text.written_out import written_out

_NO_TEXT = frozenset(
    (
        *("tags", "formerly", "given", "vary", "where", "suspended", "reverse", "symbols", "with", "steps_at_least"),
        *("claim", "name", "unit", "allow", "undiagnosed"),
        *PRECISION_KEYS,
    )
)


def search_text(card: Mapping, macros: MappingOf[str, str]) -> str:
    """The card's id and its texts, folded, a line each; ``macros`` are the deck's: what they stand for is searched."""
    return "\n".join(filter(None, (folded(written_out(text, macros)) for text in _texts(card))))


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Scalar(text=text):
            yield text
        case Sequence(items=items):
            for item in items:
                yield from _texts(item)
        case Mapping(pairs=pairs):
            for key, value in pairs:
                if key.text not in _NO_TEXT:
                    yield from _texts(value)
