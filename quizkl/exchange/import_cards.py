"""Cards of another program's file are taken into a deck: a new one, or one that has some of them already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizkl.deck.problem import Place, Problem
from quizkl.exchange.compare import Changes, compare
from quizkl.exchange.deck_cards import read_deck_text
from quizkl.exchange.question_blocks import question_cards
from quizkl.exchange.source_card import Source
from quizkl.exchange.source_text import read_source_text
from quizkl.exchange.table_cards import table_cards
from quizkl.exchange.write_cards import changed, deck_of_cards

TABLES = {".csv": None, ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
"""The suffixes of tables, with the character that then separates values (None: it is found out)."""

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Taken:
    """The deck's new bytes, and what is new in it."""

    source: bytes
    changes: Changes


def read_cards(source: bytes, name: str, file: str, encoding: str | None = None) -> tuple[Source, tuple[Problem, ...]]:
    """The cards of a file that is called ``name``, and in messages ``file``; one of ``ENCODINGS``, where it is told."""
    read = read_source_text(source, file, encoding)
    if isinstance(read, Problem):
        return Source(()), (read,)
    suffix = Path(name).suffix.lower()
    if suffix in TABLES:
        cards, problems = table_cards(read.text, TABLES[suffix], file)
    elif suffix in MARKDOWN:
        cards, problems = question_cards(read.text, file)
    else:
        known = ", ".join((*TABLES, *MARKDOWN))
        said = f"a file that ends with {suffix!r} cannot be imported" if suffix else "the file's name has no ending"
        return Source(()), (Problem(Place(file), said, f"It tells what is in the file: {known}."),)
    return cards, (*read.problems, *problems)


def into_new_deck(cards: Source, name: str, file: str, deck_id: str, title: str) -> Taken:
    changes = compare((), cards.cards, name, file, overwrite=False)
    return Taken(deck_of_cards(deck_id, cards.title or title, changes.added, name).encode(), changes)


def into_deck(cards: Source, name: str, file: str, deck: bytes, deck_file: str, overwrite: bool) -> Taken | Problem:
    """The deck with the cards of a file: those that are new, and those that are others in the file by now."""
    read = read_deck_text(deck, deck_file)
    if isinstance(read, Problem):
        return read
    changes = compare(read.cards, cards.cards, name, file, overwrite)
    if not changes.added and not changes.updates:
        return Taken(deck, changes)
    source = changed(read, changes, name, deck_file)
    return source if isinstance(source, Problem) else Taken(source, changes)
