"""An id from a card's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_MOST_WORDS = 6
_LONGEST = 48


def slug(text: str, taken: Set[str]) -> str:
    """At most six words of the text in lower case, joined by hyphens; numbered where that is ``taken``."""
    plain = re.sub(r"\{\{c\d+::(.*?)(::.*?)?\}\}", r" \1 ", text[:1000])
    plain = re.sub(r"\\([A-Za-z]+)", r" \1 ", plain)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:_MOST_WORDS]
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    first = "-".join(words)[:_LONGEST] or "card"
    candidate, number = first, 1
    while candidate in taken:
        number += 1
        candidate = f"{first}-{number}"
    return candidate
