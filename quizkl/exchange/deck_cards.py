"""The cards of a deck's file with their places in its text, so that some of it can be changed and all else kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.deck.kind import KIND_OF_KEY
from quizkl.deck.node import Mapping, Node, Scalar, Sequence, written_id
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.source import read_source
from quizkl.deck.yaml_tree import read_tree
from quizkl.exchange.origin import Comment, find_origin
from quizkl.exchange.source_card import content_of

_LINE_END = re.compile(r"\r\n|\n|\r")
_TEXTS = ("front", "back", "cloze", "note")


@dataclass(frozen=True, slots=True)
class DeckCard:
    """``comment`` says where the card came from, if it was imported; ``line`` is that of its id."""

    node: Mapping
    id: str | None
    line: int
    comment: Comment | None

    @property
    def lead(self) -> tuple[str, str] | None:
        """The key that says the kind, and its text."""
        for key, value in self.node.pairs:
            if key.text in KIND_OF_KEY:
                return (key.text, value.text.strip()) if isinstance(value, Scalar) else None
        return None

    @property
    def content(self) -> str:
        """What the card holds now, in the same digits as a card of a file."""
        texts = {
            key.text: value.text.strip()
            for key, value in self.node.pairs
            if key.text in _TEXTS and isinstance(value, Scalar)
        }
        return content_of(texts, self.tags)

    @property
    def tags(self) -> tuple[str, ...]:
        value = self.value("tags")
        items = value.items if isinstance(value, Sequence) else () if value is None else (value,)
        return tuple(" ".join(item.text.split()) for item in items if isinstance(item, Scalar))

    def value(self, key: str) -> Node | None:
        return next((value for own, value in self.node.pairs if own.text == key), None)

    def names(self) -> Iterator[str]:
        """The ids that the card has and had: a new card must not inherit its history."""
        if self.id is not None:
            yield self.id
        former = self.value("formerly")
        for item in former.items if isinstance(former, Sequence) else (former,):
            if isinstance(item, Scalar):
                yield item.text.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class DeckText:
    """A deck file that is sound YAML. ``line_starts`` are the offsets of its lines."""

    text: str
    marked: bool
    root: Mapping
    list_of_cards: Sequence
    cards: tuple[DeckCard, ...]
    line_starts: tuple[int, ...]

    @property
    def line_end(self) -> str:
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def offset(self, node: Node) -> int:
        return self.line_starts[node.line - 1] + node.column - 1


def read_deck_text(source: bytes, file: str) -> DeckText | Problem:
    """The deck's text and cards; a Problem where nothing can be written into it."""
    read = read_source(source, file)
    if isinstance(read, Problem):
        return read
    tree = read_tree(read.text, file)
    wrong = [problem for problem in (*read.problems, *tree.problems) if problem.severity is Severity.ERROR]
    if wrong:
        return Problem(wrong[0].place, f"nothing is written while the deck has this: {wrong[0].message}", wrong[0].hint)
    if not isinstance(tree.root, Mapping) or not any(key.text == "deck" for key, _ in tree.root.pairs):
        return Problem(Place(file), "this file is there and is no deck", "Name another file by -o.")
    cards = next((value for key, value in tree.root.pairs if key.text == "cards"), None)
    if not isinstance(cards, Sequence) or not cards.items or cards.flow:
        hint = "Write the deck with a list below cards:, each card beginning with '- '."
        return Problem(Place(file), "no card can be added to this deck", hint)
    starts = (0, *(found.end() for found in _LINE_END.finditer(read.text)))
    lines = _LINE_END.split(read.text)
    own = tuple(_card(node, lines) for node in cards.items if isinstance(node, Mapping))
    return DeckText(read.text, source.startswith(b"\xef\xbb\xbf"), tree.root, cards, own, starts)


def _card(node: Mapping, lines: list[str]) -> DeckCard:
    line = next((value.line for key, value in node.pairs if key.text == "id"), node.line)
    return DeckCard(node, written_id(node), line, find_origin(lines[line - 1]))
