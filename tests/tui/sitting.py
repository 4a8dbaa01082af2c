"""A desk with small decks and a journal of its own, and the application on it as frames of plain text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from quizkl.deck.choose import choose
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.event import Event, Review
from quizkl.journal.journal import Journal
from quizkl.maths.helper.client import Helper
from quizkl.maths.helper.command import UNHURRIED
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from quizkl.tui.app import QuizklApp
from tests.tui.quiet import play as in_quiet

TWO_CARDS = """\
deck: small
title: A small deck
cards:
  - id: one
    front: What is $E[X]$?
    back: The mean.
  - id: two
    front: What is $\\sigma^2$?
    back: The variance.
"""

MONDAY = datetime.fromisoformat("2026-03-02T10:00:00+01:00")


First = Callable[[QuizklApp], Screen[None]]


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def days(self, count: int) -> None:
        self.now += timedelta(days=count)


@dataclass
class Table:
    """Where a test sits: a folder of decks, a journal, a clock. ``pilot`` is there while the application runs."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    settings: Settings = field(default_factory=Settings)
    helper: Helper = field(default_factory=lambda: Helper(deadline=UNHURRIED))
    problems: tuple[Problem, ...] = ()
    config: Path | None = None

    def write(self, name: str, text: str) -> None:
        """Put a deck file into the folder."""
        path = self.folder / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def desk(self) -> Desk:
        (self.folder / "decks").mkdir(exist_ok=True)
        journal = Journal.open(self.folder / "journal.db")
        assert isinstance(journal, Journal)
        shelf = open_shelf([self.folder / "decks"], None)
        return Desk(shelf, journal, self.settings, self.clock, self.problems, self.config)

    def events(self) -> list[Event]:
        """What the journal holds, undone or not."""
        desk = self.desk()
        with desk.journal:
            numbers = range(1, 200)
            found = (desk.journal.event(number) for number in numbers)
            return [event for event in found if event is not None]

    def grades(self) -> list[Grade]:
        """The grades of the reviews that stand."""
        desk = self.desk()
        with desk.journal:
            return [review.grade for _, review in desk.journal.reviews()]

    def reviews(self) -> list[Review]:
        desk = self.desk()
        with desk.journal:
            return [review for _, review in desk.journal.reviews()]

    @asynccontextmanager
    async def sitting(
        self, size: tuple[int, int], study: bool, offer: Sequence[str] = (), first: First | None = None
    ) -> AsyncIterator[Sitting]:
        desk = self.desk()
        session = begin(desk, plan(desk), desk.now().isoformat(), derives=True) if study else None
        offered = plan(desk, choose(desk.shelf, offer, self.folder).items) if offer else None
        app = QuizklApp(desk, self.helper, session, offered, first)
        with desk.journal:
            try:
                async with app.run_test(size=size, notifications=True) as pilot:
                    await pilot.pause()
                    yield Sitting(app, pilot)
            finally:
                await self.helper.close()

    def run(
        self,
        scene: Callable[[Sitting], Awaitable[None]],
        size: tuple[int, int] = (80, 24),
        study: bool = False,
        offer: Sequence[str] = (),
        first: First | None = None,
    ) -> None:
        """Play a scene on Home, or in a session over what is due today; with ``offer`` where Home offers to practise
        what is called so, with ``first`` on the screen that it makes.
        """

        async def play() -> None:
            async with self.sitting(size, study, offer, first) as sitting:
                await scene(sitting)

        in_quiet(play)


@dataclass
class Sitting:
    app: QuizklApp
    pilot: Pilot[None]

    @property
    def frame(self) -> str:
        """What is on the screen, without the spaces at the ends of its rows."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    @property
    def hints(self) -> str:
        """The last row."""
        return self.frame.split("\n")[-1]

    async def press(self, *keys: str) -> str:
        """Press keys one after the other; gives the frame then."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self.frame

    async def type(self, text: str) -> str:
        """Type into the field."""
        await self.pilot.press(*text)
        await self.pilot.pause()
        return self.frame

    async def wait(self) -> str:
        """Until nothing is being worked out any more: what is done may have set off more."""
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):  # the others are still waited for
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()
        return self.frame

    async def click(self, text: str) -> str:
        """Click on the first place where ``text`` is seen."""
        for row, line in enumerate(self.frame.split("\n")):
            if text in line:
                await self.pilot.click(offset=(line.index(text), row))
                await self.pilot.pause()
                return self.frame
        raise AssertionError(f"{text!r} is not on the screen:\n{self.frame}")
