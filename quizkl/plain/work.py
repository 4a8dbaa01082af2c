"""The workbench line by line, for screen readers and pipes: a line is typed, and what is said of it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from quizkl.deck.problem import Problem
from quizkl.formula.characters import Characters
from quizkl.maths.worked import BlockingWorker, Worked
from quizkl.text.unprintable import printable
from quizkl.workbench.carry import BlockingEngines, carried_at_once
from quizkl.workbench.file import Occupied, WorkFile, path_typed, save_again, save_new
from quizkl.workbench.mark import QUIET, SIGNS, Mark
from quizkl.workbench.page import MOST_LINES, Page, read_page
from quizkl.workbench.say import said
from quizkl.workbench.task import Result, Task
from quizkl.workbench.worked import work_of

HELP = (
    "Type a line: 'p = [0.4, 0.4, 0.2]' defines, 'p ln(p/q)' asks for its value, 'KL(p||q) = 0.0258' is marked.",
    "'terms' shows how the last line is worked out, 'undo' takes it off the page, 'page' reads all lines with marks.",
    "'save NAME' keeps the page in a file; 'quit' ends.",
)


class Engines(BlockingEngines, BlockingWorker, Protocol):
    """What computes, compares and works out."""


@dataclass
class Bench:
    """``say`` prints a line; ``columns`` is the width of worked solutions, of which ``characters`` they are made.
    ``work`` is the file of the page.
    """

    engines: Engines
    say: Callable[[str], None]
    columns: int = 80
    work: WorkFile | None = None
    page: Page = field(default_factory=Page)
    known: dict[Task, Result] = field(default_factory=dict)
    characters: Characters = Characters.DEJAVU

    def run(self, typed: Iterable[str]) -> None:
        """Answer each line that is typed, until the end or ``quit``. A line that cannot be read is not kept."""
        if self.work is not None:
            self._turn_to(self.work.lines)
            self.say(f"{self.work.name}: {_counted(len(self.work.lines))}")
        for line in typed:
            word, _, rest = line.strip().partition(" ")
            match word:
                case "quit" | "exit":
                    return
                case "help" | "?":
                    for sentence in HELP:
                        self.say(sentence)
                case "terms":
                    self._terms()
                case "undo":
                    self._turn_to(tuple(one.text for one in self.page.lines[:-1]))
                    self.say(f"left: {_counted(len(self.page.lines))}")
                case "page":
                    for number in range(len(self.page.lines)):
                        self._tell(number, with_text=True)
                case "save":
                    self._save(rest)
                case _:
                    self._take(line.rstrip("\r\n"))

    def _turn_to(self, texts: tuple[str, ...]) -> None:
        self.page = read_page(texts, self.page)
        self.known |= carried_at_once(self.page.to_ask(self.known), self.engines)

    def _take(self, text: str) -> None:
        before = self.page
        if len(before.lines) >= MOST_LINES:
            self.say("A page can hold no more lines.")
            return
        self._turn_to((*(line.text for line in before.lines), text))
        self._tell(len(self.page.lines) - 1)
        if said(self.page.lines[-1], self.known).mark in (Mark.UNREADABLE, Mark.WAITING):
            self.page = before

    def _tell(self, number: int, with_text: bool = False) -> None:
        line = self.page.lines[number]
        found = said(line, self.known)
        text = printable(line.text) if with_text else ""
        told = found.short if found.mark in QUIET or not found.sentences else " ".join(found.sentences)
        if found.mark is Mark.DEFINED and not found.short and not with_text:
            told = "defined"
        if found.exact:
            told = f"{told}, exactly {found.exact}"
        row = "  ".join(filter(None, (SIGNS.get(found.mark, ""), text, told)))
        if row:
            self.say(row)
        for remark in line.remarks if not with_text else ():
            self.say(remark)

    def _terms(self) -> None:
        work = work_of(self.page.lines[-1]) if self.page.lines else None
        if work is None:
            self.say("There is nothing to work out in the last line.")
            return
        from quizkl.text.worked_rows import plain_worked

        (found,) = self.engines.work_out([work])
        if not isinstance(found, Worked):
            self.say("This could not be worked out.")
            return
        for row in plain_worked(found, self.columns, self.characters):
            self.say(row)

    def _save(self, name: str) -> None:
        lines = tuple(line.text for line in self.page.lines)
        path = path_typed(name, Path.cwd())
        if path is None and self.work is None:
            self.say("The file has no name: save NAME")
            return
        saved = save_again(self.work, lines) if path is None and self.work is not None else None
        match saved if path is None else save_new(path, lines):
            case WorkFile() as work:
                self.work = work
                self.say(f"Saved: {work.name}")
            case Occupied(there):
                why = "holds something else now" if path is None else "is there already"
                self.say(f"Not saved: {printable(there.name)} {why}. Choose another name.")
            case Problem(message=message):
                self.say(f"Not saved: {message}.")


def _counted(lines: int) -> str:
    return f"{lines} line{'s' * (lines != 1)}"
