"""An answer expression as the deck writes it: a text, or a list of texts as a vector."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.complaints import Complaints
from quizkl.deck.field import scalar_of
from quizkl.deck.node import Mapping, Node, Scalar, Sequence
from quizkl.deck.problem import Place
from quizkl.deck.scalar_place import place_at

_HINT = "Put the expression in single quotes."


@dataclass(frozen=True, slots=True)
class Written:
    """``text`` is one expression; ``parts`` say from which offset on it comes from which scalar."""

    text: str
    place: Place
    parts: tuple[tuple[int, Scalar], ...]

    def place_at(self, offset: int) -> Place:
        for start, scalar in reversed(self.parts):
            if start <= offset:
                return place_at(scalar, offset - start, self.place.file)
        return self.place


def read_written(node: Node, key: str, complaints: Complaints) -> Written | None:
    """``[p, q]`` comes from YAML as a list; it is put together again to the vector that it was."""
    pieces: list[str | Scalar] = []
    if not _gather(node, key, complaints, pieces):
        return None
    if isinstance(node, Scalar):
        shift = len(node.text) - len(node.text.lstrip())
        return Written(node.text.strip(), complaints.place(node), ((-shift, node),))
    parts: list[tuple[int, Scalar]] = []
    length = 0
    for piece in pieces:
        if isinstance(piece, Scalar):
            parts.append((length, piece))
        length += len(_text(piece))
    return Written("".join(map(_text, pieces)), complaints.place(node), tuple(parts))


def _text(piece: str | Scalar) -> str:
    return piece.text if isinstance(piece, Scalar) else piece


def _gather(node: Node, key: str, complaints: Complaints, pieces: list[str | Scalar]) -> bool:
    match node:
        case Scalar():
            pieces.append(node)
            return scalar_of(node, key, complaints) is not None
        case Sequence(items=items):
            pieces.append("[")
            for position, item in enumerate(items):
                if position:
                    pieces.append(", ")
                if not _gather(item, key, complaints, pieces):
                    return False
            pieces.append("]")
            return True
        case Mapping():
            complaints.error(node, f"{key} must be an expression, and {{…}} is a mapping to YAML", _HINT)
            return False
