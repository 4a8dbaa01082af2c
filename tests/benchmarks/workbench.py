"""How long a learner waits on the workbench.

    python -m tests.benchmarks.workbench

From its key until it is drawn (over Home with 10,000 cards and 100,000 reviews), from a character typed into a page of
200 lines until it is drawn, from a change of the page's first line likewise, and from the last key of a line until its
value stands beside it, the pause in which nothing is typed included. Keys go straight into the application's queue. A
report, not a test.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from quizkl.maths.helper.client import Helper
from quizkl.tui.app import QuizklApp
from quizkl.tui.workbench.answers import PAUSE
from quizkl.tui.workbench.screen import WorkScreen
from quizkl.workbench.page import read_page
from tests.benchmarks import big_desk
from tests.benchmarks.in_session import drawn_after, open_desk, report

TIMES = 25


def page(lines: int) -> list[str]:
    """Definitions, values, claims about numbers and identities in turn."""
    rows = ["p = [0.4, 0.4, 0.2]", "q = [0.5, 0.3, 0.2]"]
    for number in range(1, lines // 4 + 1):
        rows += [
            f"D{number} = KL(p||q) + {number}",
            f"H(p) * {number}",
            f"KL(p||q) * {number} = {number * 0.0258154:.4f}",
            f"(a+{number})^2 = a^2 + {2 * number} a + {number * number}",
        ]
    return rows[:lines]


def reading() -> None:
    for lines in (50, 200, 1000):
        rows = page(lines)
        before = read_page(rows)
        spans: dict[str, list[float]] = {"last": [], "first": []}
        for turn in range(9):
            for which, changed in (("last", [*rows[:-1], f"1 + {turn}"]), ("first", [f"# {turn}", *rows[1:]])):
                began = time.perf_counter()
                read_page(changed, before)
                spans[which].append(time.perf_counter() - began)
        for which, seconds in spans.items():
            report(f"{lines} lines read, the {which} one changed", seconds, "a part of a key")


async def typing(folder: Path) -> None:
    desk = open_desk(folder)
    helper = Helper()
    app = QuizklApp(desk, helper)
    async with app.run_test(size=(120, 40)) as pilot:
        await helper.start()
        opened = []
        for _ in range(TIMES):
            opened.append(await drawn_after(app, "w", "w", lambda: isinstance(app.screen, WorkScreen)))
            await pilot.press("escape")
        report("w until the workbench is drawn", opened[1:], "100 ms; the first was " + f"{1000 * opened[0]:.0f} ms")
        await pilot.press("w")
        screen = app.screen
        assert isinstance(screen, WorkScreen)
        screen.body.field.insert("\n".join(("# ", *page(199))) + "\n# ")
        pasted = await _until(lambda: len(screen.sheet.lines) > 199 and not screen.sheet.to_ask(screen.known))
        print(f"200 lines pasted until all are answered: {pasted:.1f} s")
        report("a character at the end of 200 lines", await _typed(app, screen), "100 ms")
        screen.body.field.move_cursor((0, 2))
        report("a character in the first of 200 lines", await _typed(app, screen), "100 ms")
        screen.body.field.move_cursor(screen.body.field.document.end)
        answered = []
        for number in range(TIMES):
            text = f"KL(p||q) * {number}.5"
            screen.body.field.insert(f"\n{text}")
            answered.append(await _until(lambda text=text: _is_answered(screen, text)))  # type: ignore[misc]
        report("a line until its value is known", answered, f"{1000 * PAUSE:.0f} ms of it are the pause")
    desk.journal.close()
    await helper.close()


async def _typed(app: QuizklApp, screen: WorkScreen) -> list[float]:
    spans = []
    for _ in range(TIMES):
        before = screen.lines
        spans.append(await drawn_after(app, "1", "1", lambda before=before: screen.lines != before))  # type: ignore[misc]
    await app.workers.wait_for_complete()
    return spans


def _is_answered(screen: WorkScreen, text: str) -> bool:
    last = screen.sheet.lines[-1]
    return last.text == text and all(task in screen.known for task in last.tasks())


async def _until(is_so: Callable[[], bool]) -> float:
    began = time.perf_counter()
    while not is_so():
        await asyncio.sleep(0.001)
    return time.perf_counter() - began


def main() -> None:
    reading()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        big_desk.make(folder)
        asyncio.run(typing(folder))


if __name__ == "__main__":
    main()
