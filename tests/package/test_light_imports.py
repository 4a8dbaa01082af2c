"""What is imported when: the first screen never waits for torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "sympy", "mpmath", "numpy", "typst", "textual", "rich", "fsrs", "hypothesis", "aiohttp")


def heavy_modules_after(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after running ``code``."""
    report = f"import sys\n{code}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(finished.stdout.split("\n")[-2].split())


@pytest.mark.parametrize(
    "room",
    [
        "quizkl.cli",
        "quizkl.commands.study",
        "quizkl.commands.due",
        "quizkl.commands.stats",
        "quizkl.commands.check",
        "quizkl.commands.export",
        "quizkl.commands.import_",
        "quizkl.commands.new",
        "quizkl.commands.schema",
        "quizkl.commands.serve",
        "quizkl.commands.tab",
        "quizkl.commands.calc",
        "quizkl.commands.mark",
        "quizkl.commands.show",
        "quizkl.commands.browse",
        "quizkl.commands.config",
        "quizkl.settings.save",
        "quizkl.commands.print",
        "quizkl.commands.run",
        "quizkl.deck.shelf",
        "quizkl.exchange.import_cards",
        "quizkl.exchange.schema",
        "quizkl.text.rows",
        "quizkl.formula.parse",
        "quizkl.formula.block",
        "quizkl.formula.typst",
        "quizkl.maths.syntax.read",
        "quizkl.maths.helper.client",
        "quizkl.maths.helper.blocking",
        "quizkl.maths.helper.running.client",
        "quizkl.maths.helper.running.blocking",
        "quizkl.marking.judge",
        "quizkl.schedule.queue",
        "quizkl.journal.journal",
        "quizkl.study.session",
        "quizkl.statistics.statistics",
        "quizkl.browser.finder",
        "quizkl.browser.card_history",
        "quizkl.workbench.read_line",
        "quizkl.workbench.carry",
        "quizkl.plain.shell",
        "quizkl.printing.print_cards",
    ],
)
def test_no_heavy_library_is_imported_with(room: str) -> None:
    assert heavy_modules_after(f"import {room}") == set()


def test_the_terminal_application_is_imported_without_torch_and_sympy() -> None:
    assert heavy_modules_after("import quizkl.tui.app") <= {"textual", "rich"}


def test_help_needs_neither_decks_nor_journal() -> None:
    code = "import quizkl.cli as c\ntry: c.cli(['--help'])\nexcept SystemExit: pass\nprint()"
    loaded = heavy_modules_after(code + "\nprint(*[m for m in sys.modules if m.startswith('quizkl.')])")
    assert loaded == set()
