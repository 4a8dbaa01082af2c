"""The keys of a deck that are not its cards."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.complaints import Complaints
from quizkl.deck.deck import Heading
from quizkl.deck.field import identifier_of, line_of, lines_of
from quizkl.deck.keys import Fields, known_fields
from quizkl.deck.kind import DECK_KEYS
from quizkl.deck.node import Mapping, Node
from quizkl.deck.own_settings import own_settings_of


@dataclass(frozen=True, slots=True)
class DeckFields:
    """``heading`` is None where the deck has no usable id."""

    heading: Heading | None
    tags: tuple[str, ...]
    macros: Node | None
    given: Node | None
    cards: Node | None


def read_heading(root: Mapping, complaints: Complaints, incomplete: bool = False) -> DeckFields:
    """``incomplete``: the YAML is broken, and what is missing may be in the part that could not be read."""
    fields = known_fields(root, DECK_KEYS, "a deck", complaints)
    tags = lines_of(fields["tags"], "tags", complaints) if "tags" in fields else ()
    deck_id = _deck_id(root, fields, complaints, incomplete)
    title = _line(fields, "title", complaints)
    heading = Heading(
        id=deck_id or "",
        title=title or deck_id or "",
        author=_line(fields, "author", complaints),
        language=_line(fields, "language", complaints),
        tags=tags,
        schedule=_line(fields, "schedule", complaints),
        schedule_line=fields["schedule"].line if "schedule" in fields else 1,
        settings=own_settings_of(fields["settings"], complaints) if "settings" in fields else (),
    )
    return DeckFields(
        heading if deck_id else None, tags, fields.get("macros"), fields.get("given"), fields.get("cards")
    )


def _deck_id(root: Mapping, fields: Fields, complaints: Complaints, incomplete: bool) -> str | None:
    if "deck" in fields:
        return identifier_of(fields["deck"], "deck", complaints)
    if not incomplete:
        complaints.error(root, "the deck has no id", "Begin the file with deck: and an id that you will not change.")
    return None


def _line(fields: Fields, key: str, complaints: Complaints) -> str | None:
    return line_of(fields[key], key, complaints) if key in fields else None
