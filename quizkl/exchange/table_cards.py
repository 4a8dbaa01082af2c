"""The rows of a table become cards: a front and a back, or a cloze where the front has holes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from quizkl.deck.field import IDENTIFIER, LONGEST_IDENTIFIER, wrong_in_identifier
from quizkl.deck.node import shorten
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.exchange.anki_header import AnkiHeader, read_anki_header
from quizkl.exchange.columns import Columns, NoColumns, header_columns, placed_columns
from quizkl.exchange.field_text import card_text
from quizkl.exchange.html_text import looks_like_html
from quizkl.exchange.source_card import Source, SourceCard
from quizkl.exchange.table import Row, read_table

_MEDIA = re.compile(r"<img\b|\[sound:", re.IGNORECASE)
_HOLE = re.compile(r"\{\{c\d+::")


def table_cards(text: str, separator: str | None, file: str) -> tuple[Source, tuple[Problem, ...]]:
    """The cards of a table. ``separator`` is the one that the file's name promises; what the file says goes before."""
    header = read_anki_header(text)
    body = text.split("\n", header.lines)[-1] if header.lines else text
    table = read_table(body, header.separator or separator, header.lines + 1, file)
    if table.problem is not None:
        return Source(()), (table.problem,)
    no_cards = Problem(Place(file), "the file has no cards", "A row is a front and a back.")
    if not table.rows:
        return Source(()), (no_cards,)
    columns, rows = _layout(header, table.rows)
    if isinstance(columns, NoColumns):
        return Source(()), (Problem(Place(file, table.rows[0].line), columns.message, columns.hint),)
    if not rows:
        return Source(()), (no_cards,)
    html = header.html if header.html is not None else any(looks_like_html(cell) for row in rows for cell in row.cells)
    problems = [*([_unused(columns, file)] if columns.unused else []), *_media(rows, file)]
    cards = []
    for row in rows:
        card = _card(row, columns, html, header)
        if isinstance(card, SourceCard):
            cards.append(card)
        else:
            problems.append(Problem(Place(file, row.line), *card))
    return Source(tuple(cards)), tuple(problems)


def _layout(header: AnkiHeader, rows: tuple[Row, ...]) -> tuple[Columns | NoColumns, tuple[Row, ...]]:
    """What the columns hold, and the rows that are cards."""
    if header.names is not None and header.separator is not None:
        names = tuple(next(csv.reader([header.names], delimiter=header.separator)))
        roles = header_columns(names)
        if roles is not None and not header.roles:
            return roles, rows
    columns = header_columns(rows[0].cells) if header.names is None else None
    if columns is not None:
        return columns, rows[1:]
    return placed_columns(header.roles, len(rows[0].cells)), rows


def _unused(columns: Columns, file: str) -> Problem:
    named = ", ".join(shorten(name, 20) for name in columns.unused[:6])
    hint = "The columns that are taken over are called front, back, tags, id, note and reverse."
    return Problem(Place(file), f"nothing of these columns is taken over: {named}", hint, Severity.WARNING)


def _media(rows: tuple[Row, ...], file: str) -> Iterable[Problem]:
    """A warning that pictures and sounds do not come along."""
    lines = [row.line for row in rows if any(_MEDIA.search(cell) for cell in row.cells)]
    if lines:
        of_cards = "1 card" if len(lines) == 1 else f"{len(lines)} cards"
        message = f"the picture or the sound of {of_cards} is not taken over, only its name (first here)"
        yield Problem(Place(file, lines[0]), message, "A card text has no pictures.", Severity.WARNING)


def _card(row: Row, columns: Columns, html: bool, header: AnkiHeader) -> SourceCard | tuple[str, str]:
    """The card of a row, or what is wrong with it and what to do."""
    if len(row.cells) > columns.count and any(cell.strip() for cell in row.cells[columns.count :]):
        hint = "Put a field that has a separator in it in quotation marks."
        return f"this row has {len(row.cells)} fields, and the first row has {columns.count}", hint
    cells = (*row.cells, *[""] * columns.count)
    front, back = (card_text(cells[at], html) for at in (columns.front, columns.back))
    note = card_text(cells[columns.note], html) if columns.note is not None else ""
    if not front:
        return "the front is empty", "Write what is asked, or take the row out."
    card_id = cells[columns.id].strip() if columns.id is not None else ""
    if card_id and (not IDENTIFIER.fullmatch(card_id) or len(card_id) > LONGEST_IDENTIFIER):
        return (
            f"{shorten(card_id)!r} cannot be an id: {wrong_in_identifier(card_id)}",
            "Use letters, digits and - _ . only.",
        )
    if _HOLE.search(front):
        texts = {"cloze": front} | ({"note": "\n\n".join(filter(None, (back, note)))} if back or note else {})
    elif not back:
        return "the back is empty", "Write the answer, or take the row out."
    else:
        texts = {"front": front, "back": back} | ({"note": note} if note else {})
    own = _tags(cells[columns.tags]) if columns.tags is not None else ()
    guid = cells[columns.guid].strip() if columns.guid is not None else ""
    all_tags = tuple(dict.fromkeys((*header.tags, *own)))
    reverse = "back" in texts and _is_reversed(cells, columns, header)
    return SourceCard(row.line, texts, all_tags, card_id or None, guid or None, reverse)


def _is_reversed(cells: tuple[str, ...], columns: Columns, header: AnkiHeader) -> bool:
    """By its own column, or by Anki's type of note: *Basic (and reversed card)*."""
    said = cells[columns.reverse].strip().lower() if columns.reverse is not None else ""
    notetype = cells[columns.notetype] if columns.notetype is not None else header.notetype
    return said in ("yes", "y", "true", "1", "x") or "and reversed" in notetype.lower()


def _tags(cell: str) -> Iterable[str]:
    """Tags stand apart by commas or semicolons, or else by blanks."""
    parts = re.split(r"[,;]", cell) if re.search(r"[,;]", cell) else cell.split()
    return tuple(" ".join(part.split()) for part in parts if part.strip())
