"""How long the settings take, with 10,000 cards and 100,000 reviews.

    python -m tests.benchmarks.settings_screen

From the key on Home until the list is drawn, from a change until it is written, in force and drawn, and the list of all
keys, which knows every screen. Keys go straight into the application's queue. A report, not a test.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from quizkl.tui.app import QuizklApp
from quizkl.tui.home.screen import HomeScreen
from quizkl.tui.settings.keys import KeysScreen
from quizkl.tui.settings.screen import SettingsScreen
from tests.benchmarks import big_desk
from tests.benchmarks.in_session import drawn_after, open_desk, report

TIMES = 15


async def measure(folder: Path) -> None:
    config = folder / "config.toml"
    config.write_text("# measured\nnew_per_day = 5\n", encoding="utf-8")
    desk = replace(open_desk(folder), config=config)
    opening, changing = [], []
    with desk.journal:
        app = QuizklApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for _ in range(TIMES):
                opening.append(await drawn_after(app, "comma", ",", lambda: isinstance(app.screen, SettingsScreen)))
                await pilot.press("down")
                limit = app.desk.settings.limits.new
                changing.append(
                    await drawn_after(app, "right", None, lambda now=limit: app.desk.settings.limits.new > now)  # type: ignore[misc]
                )
                await drawn_after(app, "escape", None, lambda: isinstance(app.screen, HomeScreen))
            await drawn_after(app, "comma", ",", lambda: isinstance(app.screen, SettingsScreen))
            keys = await drawn_after(app, "K", "K", lambda: isinstance(app.screen, KeysScreen))
            began = time.perf_counter()
            await app.workers.wait_for_complete()
            known = time.perf_counter() - began
        await app.close_helper()
    report("the settings, from the key to the list", opening, "at most 100 ms")
    report("a change, written and in force", changing, "at most 100 ms, two fsyncs included")
    print(
        f"{'the keys of actions, from the key':<40} {1000 * keys:13.1f} ms, and known {1000 * known:.0f} ms later, once"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        big_desk.make(Path(folder), reviews=100_000)
        asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    main()
