"""Writes missing ids into a deck's file and touches nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizkl.deck.deck_file import display_name, read_file
from quizkl.deck.kind import KIND_OF_KEY
from quizkl.deck.node import Mapping, Node, Scalar, Sequence, content
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.replace_file import replace_file
from quizkl.deck.slug import FreshIds
from quizkl.deck.source import SourceText, read_source
from quizkl.deck.yaml_tree import read_tree

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class WithIds:
    """A deck's new bytes, and the ids that are new in it."""

    source: bytes
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenIds:
    """The ids that were written, in deck order; none where no card was without."""

    ids: tuple[str, ...]


def write_ids(path: Path) -> WrittenIds | Problem:
    """Write an id into every card of the file that has none, by a new file in the place of the old one.

    Where the file changes meanwhile, or anything else goes wrong, it stays as it is and the Problem says why.
    """
    file = display_name(path)
    opened = read_file(path, file)
    if isinstance(opened, Problem):
        return opened
    new = with_ids(opened.source, file)
    if isinstance(new, Problem):
        return new
    if not new.ids:
        return WrittenIds(())
    problem = replace_file(path, opened.source, new.source, file)
    return problem if problem is not None else WrittenIds(new.ids)


def with_ids(source: bytes, file: str) -> WithIds | Problem:
    """The bytes of the deck with an id in every card, all other bytes as they were."""
    read = read_source(source, file)
    if isinstance(read, Problem):
        return read
    before = _cards(read, file)
    if isinstance(before, Problem):
        return before
    fresh = FreshIds(taken for card in before for taken in _taken(card))
    pieces: list[str] = []
    ids: list[str] = []
    end = 0
    lines = _line_starts(read.text)
    for card in before:
        lead = next((value for key, value in card.pairs if key.text in KIND_OF_KEY), None)
        if lead is None or any(key.text == "id" for key, _ in card.pairs):
            continue
        new = fresh.for_text(lead.text if isinstance(lead, Scalar) else "")
        ids.append(new)
        start = lines[card.line - 1] + card.column - 1
        pieces += [read.text[end:start], _insertion(read.text, start, card, new)]
        end = start + 1 if card.flow else start
    text = "".join(pieces) + read.text[end:]
    mark = _BYTE_ORDER_MARK if source.startswith(_BYTE_ORDER_MARK) else b""
    written = WithIds(mark + text.encode(), tuple(ids))
    return written if _differ_by_ids(before, written, file) else _cannot(file)


def _taken(card: Mapping) -> Iterator[str]:
    """The id of a card, and those that it had: a new card must not inherit its history."""
    for key, value in card.pairs:
        former = value.items if isinstance(value, Sequence) else (value,)
        if key.text in ("id", "formerly"):
            yield from (one.text.rpartition("/")[2] for one in former if isinstance(one, Scalar))


def _insertion(text: str, start: int, card: Mapping, new: str) -> str:
    if card.flow:
        return f"{{id: {new}, "
    line_end = re.search(r"\r\n|\n|\r", text[start:])
    return f"id: {new}{line_end[0] if line_end else chr(10)}{' ' * (card.column - 1)}"


def _cards(read: SourceText, file: str) -> tuple[Mapping, ...] | Problem:
    """The cards' mappings; a Problem where the YAML is wrong, since then nobody knows where a card begins."""
    tree = read_tree(read.text, file)
    problems = [problem for problem in (*read.problems, *tree.problems) if problem.severity is Severity.ERROR]
    if problems:
        first = problems[0]
        return Problem(first.place, f"no ids are written while the file has this: {first.message}", first.hint)
    cards: Node | None = None
    if isinstance(tree.root, Mapping):
        cards = next((value for key, value in tree.root.pairs if key.text == "cards"), None)
    return tuple(card for card in cards.items if isinstance(card, Mapping)) if isinstance(cards, Sequence) else ()


def _differ_by_ids(before: tuple[Mapping, ...], written: WithIds, file: str) -> bool:
    """Whether the new file reads as the old one did, with ids."""
    read = read_source(written.source, file)
    after = _cards(read, file) if isinstance(read, SourceText) else read
    if isinstance(after, Problem) or len(after) != len(before):
        return False
    new = iter(written.ids)
    for old, now in zip(before, after, strict=True):
        pairs = [(key.text, content(value)) for key, value in now.pairs]
        if pairs != [(key.text, content(value)) for key, value in old.pairs]:
            added = pairs.pop(0)
            if added != ("id", next(new, None)) or pairs != [(key.text, content(value)) for key, value in old.pairs]:
                return False
    return next(new, None) is None


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]


def _cannot(file: str) -> Problem:
    return Problem(
        Place(file), "the ids cannot be written without changing something else", "Write an id into each card by hand."
    )
