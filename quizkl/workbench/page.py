"""The page: its lines read from the first to the last, each in the scope of those above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizkl.workbench.line import PageLine
    from quizkl.workbench.task import Result, Task

MOST_LINES = 1_000
MOST_CHARACTERS = 200_000

Results: TypeAlias = "Mapping[Task, Result]"
"""What is known of the tasks of a page, and perhaps of some that it no longer has."""


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[PageLine, ...] = ()

    def to_ask(self, known: Results, first: int = 0) -> tuple[Task, ...]:
        """The tasks of which nothing is known yet, each once, those of the line ``first`` (from 0) and of its nearest
        neighbours before the others.
        """
        order = sorted(range(len(self.lines)), key=lambda number: abs(number - first))
        return tuple(
            dict.fromkeys(task for number in order for task in self.lines[number].tasks() if task not in known)
        )

    def tasks(self) -> frozenset[Task]:
        return frozenset(task for line in self.lines for task in line.tasks())


def read_page(texts: Sequence[str], before: Page | None = None) -> Page:
    """Read the lines. What is above the first that has changed since the page ``before`` is not read again."""
    from quizkl.workbench.read_line import read_line  # all that reading needs comes with it
    from quizkl.workbench.scope import Scope

    lines: list[PageLine] = []
    scope = Scope()
    if before is not None:
        for line, text in zip(before.lines, texts, strict=False):
            if line.text != text:
                break
            lines.append(line)
            scope = line.below
    for text in texts[len(lines) :]:
        line = read_line(text, scope)
        lines.append(line)
        scope = line.below
    return Page(tuple(lines))
