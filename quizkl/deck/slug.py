"""Ids from the texts of cards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MOST_WORDS = 6
_LONGEST = 48


def slug(text: str) -> str:
    """At most six words of the text in lower case, joined by hyphens; ``card`` where it has no words."""
    plain = re.sub(r"\{\{c\d+::(.*?)(::.*?)?\}\}", r" \1 ", text[:1000])
    plain = re.sub(r"\\([A-Za-z]+)", r" \1 ", plain)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:_MOST_WORDS]
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST] or "card"


class FreshIds:
    """Gives out ids that are not taken: the slug, or with a number behind it."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def for_text(self, text: str) -> str:
        first = candidate = slug(text)
        while candidate in self._taken:
            self._numbers[first] = self._numbers.get(first, 1) + 1
            candidate = f"{first}-{self._numbers[first]}"
        self._taken.add(candidate)
        return candidate
