"""Deck files that are new or changed are parsed before they are needed: side by side, and with a word on how far."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from quizkl.deck.cache import Cache, hash_of
from quizkl.deck.deck_file import display_name, read_file
from quizkl.deck.problem import Problem

WORTH_A_PROCESS = 600_000
"""Bytes that take about half a second to parse; a process takes a tenth of that to start."""

Progress = Callable[[int, int], None]
"""It is told how many bytes are parsed, and of how many."""


@dataclass(slots=True)
class ReadingAhead:
    """Nothing happens before ``begin``, which the first file calls that the cache does not have: a start at which
    nothing has changed pays nothing. ``processes`` may work beside each other (None: as many as there are processors),
    one for each ``worth`` bytes.
    """

    files: Collection[Path]
    cache: Cache
    progress: Progress | None = None
    processes: int | None = None
    worth: int = WORTH_A_PROCESS
    sizes: dict[Path, int] = field(default_factory=dict)
    _begun: bool = False
    _all: int = 0

    def begin(self) -> None:
        """Parse into the cache whatever is not there, where that is much; what fails is parsed when it is needed."""
        if self._begun:
            return
        self._begun = True
        hashes: dict[bytes, Path] = {}
        for path in self.files:
            opened = read_file(path, display_name(path))
            if isinstance(opened, Problem) or self.cache.has(content := hash_of(opened.source)):
                continue
            if hashes.setdefault(content, path) is path:
                self.sizes[path] = len(opened.source)
        self._all = sum(self.sizes.values())
        self._say()
        if self.cache.usable and len(self.sizes) > 1:
            self._parse_together()

    def parsed(self, path: Path) -> None:
        """A file has been parsed."""
        self.sizes.pop(path, None)
        self._say()

    def _parse_together(self) -> None:
        from quizkl.deck.parsing_together import parse_together, processors

        processes = min(self.processes or processors(), self._all // self.worth)
        if processes < 2:
            return
        largest_first = sorted(self.sizes, key=lambda path: -self.sizes[path])
        for path, content, form in parse_together(largest_first, processes):
            self.cache.store(path, content, form)
            self.parsed(path)

    def _say(self) -> None:
        if self.progress is not None:
            self.progress(self._all - sum(self.sizes.values()), self._all)
