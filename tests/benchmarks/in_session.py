"""How long a learner waits inside a session.

    python -m tests.benchmarks.in_session

From a grade to the next card drawn, with 10,000 cards and 100,000 reviews and the durable commit included; what a warm
verdict takes from Enter until its words are drawn; how long one typed character takes with its echo. Keys go straight
into the application's queue, so the terminal's own time is not in it. A report, not a test.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from textual import events

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.maths.helper.client import Helper
from quizkl.settings.settings import Settings
from quizkl.study.phase import Revealed, Working
from quizkl.study.session import Session
from quizkl.tui.app import QuizklApp
from quizkl.tui.study.screen import StudyScreen
from tests.benchmarks import big_desk

CARDS = 150
ANSWERS = 40
EXERCISE = """
deck: exercise
title: One exercise, many times
given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
cards:
  - id: forward-kl
    exercise: Compute the divergence.
    steps:
      - {ask: the divergence, answer: 'kl(p, q)', unit: nats, decimals: 4}
"""


def open_desk(folder: Path) -> Desk:
    journal = Journal.open(folder / "journal.db")
    assert isinstance(journal, Journal), journal
    shelf = open_shelf([folder / "decks"], folder / "cache.db")
    return Desk(shelf, journal, Settings(), lambda: datetime.fromisoformat(big_desk.NOW))


def report(what: str, seconds: Sequence[float], allowed: str) -> None:
    ordered = sorted(1000 * each for each in seconds)
    median, worst = statistics.median(ordered), ordered[int(0.95 * len(ordered))]
    print(f"{what:<40} median {median:6.1f} ms   p95 {worst:6.1f} ms   ({allowed})")


def session_of(app: QuizklApp) -> Session:
    assert isinstance(app.screen, StudyScreen), app.screen
    return app.screen.session


async def drawn_after(app: QuizklApp, key: str, character: str | None, changed: Callable[[], bool]) -> float:
    """The seconds from a key until the change that it makes is on the screen."""
    began = time.perf_counter()
    app.post_message(events.Key(key, character))
    while not changed():
        await asyncio.sleep(0)
    on_screen = asyncio.Event()
    app.screen.call_after_refresh(on_screen.set)
    await on_screen.wait()
    return time.perf_counter() - began


async def grading(folder: Path) -> None:
    desk = open_desk(folder)
    waits = []
    with desk.journal:
        app = QuizklApp(desk, None, begin(desk, plan(desk), "measured"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for number in range(CARDS):
                await drawn_after(app, "space", " ", lambda: isinstance(session_of(app).phase, Revealed))
                waits.append(await drawn_after(app, "3", "3", lambda n=number: len(session_of(app).outcomes) > n))  # type: ignore[misc]
        await app.close_helper()
    report("grade to next card, 10,000 cards", waits, "p95 at most 50 ms")


async def answering(folder: Path) -> None:
    (folder / "decks").mkdir()
    (folder / "decks" / "exercise.yaml").write_text(EXERCISE, encoding="utf-8")
    desk = open_desk(folder)
    helper = Helper()
    verdicts, keys = [], []
    with desk.journal:
        app = QuizklApp(desk, helper, begin(desk, plan(desk), "measured"))

        def tries() -> int:
            phase = session_of(app).phase
            assert isinstance(phase, Working)
            return len(phase.steps[0].tries)

        async with app.run_test(size=(80, 24)) as pilot:
            await helper.start()
            await pilot.pause()
            for number in range(ANSWERS):
                for character in f"0.{1000 + 37 * number}":
                    name = "full_stop" if character == "." else character
                    keys.append(await drawn_after(app, name, character, lambda: True))
                seconds = await drawn_after(app, "enter", "\r", lambda n=number: tries() > n)  # type: ignore[misc]
                if number > 2:
                    verdicts.append(seconds)
        await app.close_helper()
    report("a warm verdict, Enter to words", verdicts, "at most 20 ms; 50 with diagnosis")
    report("one typed character, echo included", keys, "a frame is 16 ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        big_desk.make(Path(folder), reviews=100_000)
        asyncio.run(grading(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(answering(Path(folder)))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'the program, torch being in the helper':<40} {own:6.0f} MB at most   (under 120 MB)")


if __name__ == "__main__":
    main()
