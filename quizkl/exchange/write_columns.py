"""Front and back as the files that other programs read, and that an import reads back."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator

from quizkl.exchange.card_columns import CardColumns, DeckColumns
from quizkl.exchange.html_text import looks_like_html
from quizkl.exchange.question_blocks import question_cards
from quizkl.text.formulas import locate_formulas
from quizkl.text.holes import locate_holes


def as_table(columns: DeckColumns) -> str:
    """A table of comma-separated values with a row of names, as ``quizkl import`` and spreadsheets read it."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    both_ways = any(card.reverse for card in columns.cards)
    rows.writerow(("id", "front", "back", "tags", "note", *(["reverse"] if both_ways else [])))
    for card in columns.cards:
        reverse = ["yes" if card.reverse else ""] if both_ways else []
        rows.writerow((card.id, card.front, card.back, _tags(card.tags), card.note, *reverse))
    text = written.getvalue()
    return f"#html:false\n{text}" if looks_like_html(text) else text


def lost_in_table(columns: DeckColumns) -> list[tuple[str, int]]:
    """The keys of which a table has nothing, each with how many cards have it; those of the deck stand for 0 cards."""
    found = Counter(key for card in columns.cards for key in card.lost)
    return [*found.items(), *((key, 0) for key in columns.lost)]


def lost_in_markdown(columns: DeckColumns, unwritten: Collection[str]) -> list[tuple[str, int]]:
    """The same of Markdown, without the cards that are called ``unwritten``."""
    cards = [card for card in columns.cards if card.name not in unwritten]
    found = Counter(key for card in cards for key in (*_without_mark(card), *card.lost))
    return [*found.items(), *((key, 0) for key in columns.lost)]


def _without_mark(card: CardColumns) -> Iterator[str]:
    """The columns of a table that Markdown does not have."""
    if card.id is not None:
        yield "id"
    if card.tags:
        yield "tags"
    if card.note:
        yield "note"
    if card.reverse:
        yield "reverse"


def as_markdown(columns: DeckColumns) -> tuple[str, list[tuple[str, str]]]:
    """``Q:``, ``A:`` and ``C:`` blocks, and the cards that cannot be written so, with why."""
    blocks: list[str] = []
    left_out: list[tuple[str, str]] = []
    for card in columns.cards:
        block = _block(card)
        if block is None:
            left_out.append((card.name, "it cannot be written with Q:, A: and C:"))
        else:
            blocks.append(block)
    return f"---\nname = {_toml(columns.title)}\n---\n\n" + "\n".join(blocks), left_out


def _tags(tags: tuple[str, ...]) -> str:
    if any(" " in tag for tag in tags):
        return "".join(f"{tag}; " for tag in tags).rstrip()
    return " ".join(tags)


def _block(card: CardColumns) -> str | None:
    """The card as a block, if it reads back as it is."""
    if card.back:
        block, texts = f"Q: {card.front}\nA: {card.back}\n", {"front": card.front, "back": card.back}
    else:
        block, texts = f"C: {_bracketed(card.front)}\n", {"cloze": card.front}
    source, problems = question_cards(block, "")
    read = [dict(one.texts) for one in source.cards]
    return block if not problems and read == [texts] else None


def _bracketed(text: str) -> str:
    """The text with brackets around its holes."""
    located = locate_formulas(text)
    skip = [*((span.start, span.end) for span in located.formulas), *located.code]
    holes, _ = locate_holes(text, located)
    changes = {span.start: (span.inner, "[") for span in holes}
    changes |= {span.inner_end: (span.end, "]") for span in holes}
    for found in re.finditer(r"[\[\]]", text):
        if not any(start <= found.start() < end for start, end in skip):
            changes[found.start()] = (found.end(), f"\\{found[0]}")
    pieces: list[str] = []
    position = 0
    for start, (end, new) in sorted(changes.items()):
        pieces += [text[position:start], new]
        position = end
    return "".join(pieces) + text[position:]


def _toml(text: str) -> str:
    """A title, which is one line, as a string of TOML."""
    return '"' + re.sub(r'[\\"]', lambda found: "\\" + found[0], text) + '"'
