"""How long a learner waits in the browser, with 100,000 cards and 100,000 reviews.

    python -m tests.benchmarks.browser [HOME]

From ``b`` on Home until the list is drawn; from each key of a search until what it finds is drawn; moving, other
orders, an act and its undo. HOME is a folder that ``big_desk`` has filled, so that it need not be made again. Keys go
straight into the application's queue, so the terminal's own time is not in it. A report, not a test.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk
from quizkl.journal.journal import Journal
from quizkl.settings.settings import Settings
from quizkl.tui.app import QuizklApp
from quizkl.tui.browse.screen import BrowseScreen
from tests.benchmarks import big_desk
from tests.benchmarks.in_session import drawn_after, report

CARDS = 100_000
QUERIES = (
    "expected log-ratio of case 4711",
    "divergence is:due -is:suspended box:1-3",
    'deck:big-77 "case 386"',
    "due:<=3 kind:flash -tag:x is:leech,flagged,due",
    "zzz",
)


def open_desk(home: Path) -> Desk:
    journal = Journal.open(home / "journal.db")
    assert isinstance(journal, Journal), journal
    shelf = open_shelf([home / "decks"], home / "cache" / "decks.db")
    return Desk(shelf, journal, Settings(), lambda: datetime.fromisoformat(big_desk.NOW))


def browser(app: QuizklApp) -> BrowseScreen:
    assert isinstance(app.screen, BrowseScreen), app.screen
    return app.screen


async def key(app: QuizklApp, name: str, character: str | None = None) -> float:
    """The seconds from a key until the screen is drawn with what it did."""
    before = app.screen
    handled = False

    def changed() -> bool:
        nonlocal handled
        done, handled = handled, True  # one turn of the loop lets the key through
        return done or app.screen is not before

    return await drawn_after(app, name, character, changed)


async def typing(app: QuizklApp, pilot: Pilot[None], text: str) -> list[float]:
    """Type a query letter by letter and take it back; the seconds of each key. Between two keys the card is drawn."""
    field = browser(app).field
    waits = []
    for end in range(1, len(text) + 1):
        waits.append(await drawn_after(app, "x", text[end - 1], _found(app, text[:end])))
        await pilot.pause()
    while field.value:
        waits.append(await drawn_after(app, "backspace", None, _found(app, field.value[:-1])))
        await pilot.pause()
    return waits


def _found(app: QuizklApp, text: str) -> Callable[[], bool]:
    return lambda: browser(app).cards.text == text


async def opening(app: QuizklApp, pilot: Pilot[None]) -> tuple[float, float]:
    """Until the list is drawn, and until all texts can be searched."""
    began = time.perf_counter()
    drawn = await drawn_after(app, "b", "b", lambda: isinstance(app.screen, BrowseScreen) and bool(app.screen.children))
    while not browser(app).cards.index.complete:
        await asyncio.sleep(0)
    complete = time.perf_counter() - began
    await pilot.pause()
    return drawn, complete


async def measure(home: Path) -> None:
    desk = open_desk(home)
    with desk.journal:
        for size in ((80, 24), (120, 40)):
            app = QuizklApp(desk)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                drawn, complete = await opening(app, pilot)
                print(f"{size[0]}x{size[1]}, {len(browser(app).cards.index.items):,} cards")
                report("opening: the list is drawn", [drawn], "under 1000 ms")
                report("opening: every text can be searched", [complete], "in the background")
                await key(app, "slash", "/")
                began, keys = time.process_time(), 0
                for query in QUERIES:
                    waits = await typing(app, pilot, query)
                    keys += len(waits)
                    report(query, waits, "each key under 50 ms")
                computed = (time.process_time() - began) / keys
                print(
                    f"{'what a key takes of the processor':<40} {1000 * computed:6.1f} ms, the card's drawing included"
                )
                await pilot.press("escape")
                report("moving down", [await key(app, "down") for _ in range(40)], "a frame is 16 ms")
                report("a page down", [await key(app, "pagedown") for _ in range(20)], "")
                report("another order", [await key(app, "o", "o") for _ in range(6)], "under 100 ms")
                report("flag", [await key(app, "f", "f") for _ in range(10)], "under 100 ms")
                report("undo", [await key(app, "u", "u") for _ in range(10)], "under 100 ms")
            await app.close_helper()


def main() -> None:
    if len(sys.argv) > 1:
        asyncio.run(measure(Path(sys.argv[1])))
        return
    with tempfile.TemporaryDirectory() as folder:
        big_desk.make(Path(folder), cards=CARDS, files=200, reviews=100_000)
        asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    main()
