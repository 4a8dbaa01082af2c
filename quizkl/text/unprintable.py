"""Characters that may not reach a terminal, or that the reader keeps for itself."""

from __future__ import annotations

import re

from quizkl.text.problem import TextProblem

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 but tab and line feed, delete and C1, separators that some programs take for line ends, marks that turn the
# direction of writing, lone surrogates, and the private planes (the reader marks formulas and holes with them).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000f0000-\U0010ffff]"
)

_EATEN = {"\x07": "a", "\x08": "b", "\x0b": "v", "\x0c": "f", "\x1b": "e", "\r": "r"}


def without_unprintable(source: str) -> tuple[str, tuple[TextProblem, ...]]:
    """The source with each unprintable character replaced by U+FFFD, so that offsets stay; one problem a kind."""
    if not _UNPRINTABLE.search(source):
        return source, ()
    source = source.replace("\r\n", " \n")
    first: dict[str, int] = {}
    for found in _UNPRINTABLE.finditer(source):
        first.setdefault(found[0], found.start())
    problems = tuple(
        TextProblem(offset, f"the character U+{ord(character):04X} cannot be shown", _hint(character))
        for character, offset in first.items()
    )
    return _UNPRINTABLE.sub(REPLACEMENT, source), problems


def printable(text: str) -> str:
    """One row of text that a terminal shows and never obeys: line ends and tabs become spaces, the rest U+FFFD."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub(REPLACEMENT, text.replace("\n", " ").replace("\t", " "))


def _hint(character: str) -> str:
    if letter := _EATEN.get(character):
        return (
            f"take it out; in double quotes YAML reads \\{letter} as this character: use no quotes, single quotes or |"
        )
    return "take it out"
