"""The id and the title of a deck that is called something, or whose file is."""

from __future__ import annotations

import re

from quizkl.deck.field import LONGEST_IDENTIFIER
from quizkl.deck.slug import slug
from quizkl.text.unprintable import printable


def id_of(name: str) -> str | None:
    """An id made of the words of a name; None where it has none."""
    plain = slug(name)
    if plain != "card" or "card" in name.lower():
        return plain
    words = re.findall(r"\w+", name[:LONGEST_IDENTIFIER])  # of another script
    return "-".join(words).lower() or None


def title_of(name: str) -> str:
    """The name as a title: a file's hyphens and underscores are blanks, its first letter is a capital."""
    words = printable(name) if " " in name else re.sub(r"[-_]+", " ", printable(name))
    return " ".join(words.split())[:1].upper() + " ".join(words.split())[1:]
