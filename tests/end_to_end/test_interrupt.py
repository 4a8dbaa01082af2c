"""Ctrl+C ends quizkl quietly while it is still being loaded. It comes where a module is about to be imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.pseudo_terminal import Terminal

INTERRUPTED = """
import os, runpy, signal, sys

class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.write(1, b"now")
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter())
sys.argv = ["quizkl", *{arguments!r}]
runpy.run_module("quizkl", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("quizkl.interrupt", ()),
        ("quizkl.commands.first_screen", ()),
        ("quizkl.commands.terminal", ()),
        ("sqlite3", ()),
        ("quizkl.tui.run", ()),
        ("textual.app", ()),
        ("textual.drivers.linux_driver", ()),
        ("quizkl.tui.home.screen", ()),
        ("quizkl.study.session", ("study",)),
        ("quizkl.tui.study.screen", ("study",)),
        ("quizkl.cli", ("due",)),
        ("click", ("due",)),
        ("quizkl.commands.due", ("due",)),
        ("quizkl.deck.shelf", ("due",)),
    ],
)
def test_an_interruption_while_it_is_loaded_is_quiet(tmp_path: Path, module: str, arguments: tuple[str, ...]) -> None:
    program = [sys.executable, "-c", INTERRUPTED.format(module=module, arguments=arguments)]
    with Terminal(program, tmp_path, "2026-03-02T10:00", tmp_path) as terminal:
        assert terminal.exit_status() == 130
        assert terminal.text.rstrip().endswith("now")  # and not a word after it


def test_where_interruptions_are_ignored_they_stay_so(tmp_path: Path) -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    source = INTERRUPTED.format(module="quizkl.commands.due", arguments=("due",))
    with Terminal([sys.executable, "-c", ignoring + source], tmp_path, "2026-03-02T10:00", tmp_path) as terminal:
        assert terminal.exit_status() == 0
