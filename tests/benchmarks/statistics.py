"""How long statistics take.

    python -m tests.benchmarks.statistics [--reviews 1000000] [--cards 10000] [--keep FOLDER]

A learner is made up who studies these cards day by day as Leitner boxes ask for them, forgets some, makes named
mistakes, practises and takes things back. Reported are what it takes to append one more review, what statistics of
everything and of a tenth of it take, and, with 10,000 cards and 100,000 reviews, how soon the screen is there after its
key and how soon every page is. A report, not a test; a million reviews take some minutes to make.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from textual import events

from quizkl.deck.identity import ItemKey
from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, asked_of
from quizkl.journal.event import Event, Review, Undo
from quizkl.journal.journal import Journal
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.schedule.day import day_of
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import New, Scheduled, Standing
from quizkl.settings.settings import Settings
from quizkl.statistics.counting import Counting
from quizkl.statistics.statistics import Statistics
from quizkl.tui.app import QuizklApp
from quizkl.tui.rows import Rows
from quizkl.tui.statistics.screen import StatisticsScreen
from tests.benchmarks import big_desk
from tests.benchmarks.in_session import report

SCHEDULE = Leitner()
AT_ONCE = 5_000
PAGES = 7


def history(keys: Sequence[ItemKey], new_a_day: int, first: datetime = big_desk.FIRST) -> Iterator[Review]:
    """The reviews of a learner who does all that is due on a day and begins so many new cards; it does not end."""
    random = Random(0)
    hard = {key: random.betavariate(2, 8) for key in keys}
    unseen = deque(keys)
    due: dict[int, list[ItemKey]] = {}
    at: dict[ItemKey, Standing] = {}
    for number in range(100_000):
        today = due.pop(number, [])
        today += [unseen.popleft() for _ in range(min(new_a_day, len(unseen)))]
        now = first + timedelta(days=number)
        if random.random() < 0.1:  # a day without studying
            due.setdefault(number + 1, []).extend(today)
            continue
        for key in today:
            grade = random.choices(list(Grade), (hard[key], 0.08, 1 - hard[key]))[0]
            now += timedelta(seconds=random.uniform(6, 30))
            yield _review(random, key, now, grade)
            if grade is Grade.MISSED:
                now += timedelta(seconds=10)
                yield _review(random, key, now, Grade.KNEW, relearning=True)
            elif random.random() < 0.02:
                now += timedelta(seconds=10)
                yield _review(random, key, now, grade, practice=True)
            after = SCHEDULE.after(at.get(key, New()), grade, day_of(now), key)
            at[key] = after
            assert isinstance(after, Scheduled)
            assert after.due is not None
            due.setdefault(number + (after.due - day_of(now)).days, []).append(key)


def _review(
    random: Random, key: ItemKey, now: datetime, grade: Grade, relearning: bool = False, practice: bool = False
) -> Review:
    kinds = list(MistakeKind)[:12]
    mistake = random.choices(kinds, [2 ** -(place / 3) for place in range(len(kinds))])[0]
    return Review(
        item=key,
        session="made-up",
        shown_at=now - timedelta(seconds=random.uniform(3, 25)),
        answered_at=now,
        day=day_of(now),
        grade=grade,
        scheduler=SCHEDULE.describe(),
        verdict=f"wrong-because:{mistake.value}, shown" if grade is Grade.MISSED and random.random() < 0.5 else "",
        relearning=relearning,
        practice=practice,
    )


def write(path: Path, reviews: Iterator[Review], count: int) -> datetime:
    """Append so many; one in a thousand is undone. Gives the instant of the last."""
    journal = Journal.open(path)
    assert isinstance(journal, Journal), journal
    last = big_desk.FIRST
    with journal:
        while batch := list(islice(reviews, min(AT_ONCE, count))):
            count -= len(batch)
            recorded = journal.append_all(batch)
            assert isinstance(recorded, tuple), recorded
            last = batch[-1].answered_at
            undoes: list[Event] = [Undo(number, last) for number in recorded[::1000]]
            journal.append_all(undoes)
    return last


def desk_of(folder: Path, now: datetime) -> Desk:
    journal = Journal.open(folder / "journal.db")
    assert isinstance(journal, Journal), journal
    return Desk(open_shelf([folder / "decks"], folder / "cache.db"), journal, Settings(), lambda: now)


def timed(times: int, act: Callable[[], object]) -> list[float]:
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    return seconds


def core(desk: Desk, reviews: int) -> None:
    tenth = [item for number, item in enumerate(desk.items()) if number % 10 == 0]

    def count(items: Sequence[object] | None) -> None:
        asked = asked_of(desk, None if items is None else tenth)
        assert isinstance(Counting(desk.journal.path).run(asked), Statistics)

    report(f"statistics of {reviews:,} reviews", timed(5, lambda: count(None)), "at most 2000 ms for a million")
    report("the same of a tenth of the cards", timed(5, lambda: count(tenth)), "no more")


def appending(desk: Desk, reviews: Iterator[Review]) -> None:
    few = iter(list(islice(reviews, 200)))
    report("append one more review", timed(200, lambda: desk.journal.append(next(few))), "unnoticed: 50 ms to the next")


async def screen(desk: Desk) -> None:
    """From the key until the screen, until its first numbers, and until each other page are drawn."""
    opened, known, pages = [], [], []
    app = QuizklApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(5):
            began = time.perf_counter()
            app.post_message(events.Key("s", "s"))
            opened.append(await since(began, app, lambda: shown(app) is not None))
            known.append(await since(began, app, lambda: "Cards in the boxes" in (shown(app) or "")))
            await app.workers.wait_for_complete()
            for number in range(2, PAGES + 1):
                before = shown(app)
                began = time.perf_counter()
                app.post_message(events.Key(f"{number}", f"{number}"))
                pages.append(await since(began, app, lambda b=before: shown(app) != b))  # type: ignore[misc]
            await pilot.press("escape")
            await pilot.pause()
        await app.close_helper()
    report("the screen after its key", opened, "at most 100 ms")
    report("its first numbers after the key", known, "at most 100 ms")
    report("every other page", pages, "at most 100 ms")


async def since(began: float, app: QuizklApp, changed: Callable[[], bool]) -> float:
    """The seconds until a change is on the screen. It is looked for now and then only, so that the thread that counts
    is not kept waiting by who looks.
    """
    while not changed():
        await asyncio.sleep(0.002)
    on_screen = asyncio.Event()
    app.screen.call_after_refresh(on_screen.set)
    await on_screen.wait()
    return time.perf_counter() - began


def shown(app: QuizklApp) -> str | None:
    if not isinstance(app.screen, StatisticsScreen) or not app.screen.query("#home"):
        return None
    return "\n".join(row.text for row in app.screen.query_one("#home", Rows).lines(72))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="make the journal in this folder, or use the one that is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        for reviews, cards in dict.fromkeys([(100_000, 10_000), (asked.reviews, asked.cards)]):
            folder = (asked.keep or Path(made)) / f"{cards}-{reviews}"
            keys = big_desk.make_decks(folder / "decks", cards, 100)
            ahead = history(keys, max(10, cards // 300))
            if not (folder / "journal.db").exists():
                began = time.perf_counter()
                last = write(folder / "journal.db", ahead, reviews)
                took = 1e6 * (time.perf_counter() - began) / reviews
                size = (folder / "journal.db").stat().st_size / 1e6
                print(f"{reviews:,} reviews of {cards:,} cards: made at {took:.0f} us each, {size:.0f} MB")
            else:
                last = list(islice(ahead, reviews))[-1].answered_at
            desk = desk_of(folder, last + timedelta(hours=12))
            with desk.journal:
                core(desk, reviews)
                appending(desk, ahead)
                if reviews == 100_000:
                    asyncio.run(screen(desk))


if __name__ == "__main__":
    main()
