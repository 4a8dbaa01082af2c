"""The page: its lines read from the first to the last, each in the scope of those above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    """Read the lines. What has not changed since the page ``before`` is not read again: neither what is above the first
    change, nor what is below the last, from where it builds on the same as it did.
    """
    from quizkl.workbench.read_line import read_line  # all that reading needs comes with it
    from quizkl.workbench.scope import Scope

    old = before.lines if before is not None else ()
    above = _equal(zip(old, texts, strict=False))
    below = _equal(zip(reversed(old[above:]), reversed(texts[above:]), strict=False))
    lines = list(old[:above])
    scope = lines[-1].below if lines else Scope()
    for number, text in enumerate(texts[above:], above):
        then = number - len(texts) + len(old)  # where this line was
        if number >= len(texts) - below and scope == (old[then - 1].below if then else Scope()):
            lines += old[then:]
            break
        line = read_line(text, scope)
        lines.append(line)
        scope = line.below
    return Page(tuple(lines))


def _equal(pairs: Iterable[tuple[PageLine, str]]) -> int:
    """How many lines are the same text, up to the first that is not."""
    count = 0
    for line, text in pairs:
        if line.text != text:
            break
        count += 1
    return count
