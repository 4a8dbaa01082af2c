"""Where an imported card came from: a comment behind its id, by which it is found again when the file is read anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"#[ \t]*from (?P<file>.+) (?P<key>[0-9a-f]{12})-(?P<content>[0-9a-f]{8})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Origin:
    """``file`` is the file's name, ``key`` what the card is known by there, ``content`` what it held when it was
    taken over.
    """

    file: str
    key: str
    content: str

    def __str__(self) -> str:
        return f"# from {self.file} {self.key}-{self.content}"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a line, and where in the line it stands."""

    origin: Origin
    start: int
    end: int


def find_origin(line: str) -> Comment | None:
    """The comment at the end of a line, where it is one of these."""
    found = _COMMENT.search(line)
    return Comment(Origin(found["file"], found["key"], found["content"]), *found.span()) if found else None
