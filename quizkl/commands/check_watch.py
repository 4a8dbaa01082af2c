"""``quizkl check --watch``: decks are checked again when their files change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from quizkl.commands.check_deck import Checked
from quizkl.deck.deck_file import Stamp, stamp_of
from quizkl.deck.problem import Problem

PAUSE = 0.3
"""Seconds between two looks at the files."""

Find = Callable[[], tuple[list[Path], list[Problem]]]
Show = Callable[[Sequence[Checked], Sequence[Problem]], None]


def watch(find: Find, check: Callable[[Path], Checked], show: Show, wait: Callable[[], None]) -> None:
    """Check the files that there are and show what is wrong; then ``wait``, look again, and check those that are new
    or others by now. It ends only by an exception of ``wait``: Ctrl+C.
    """
    known: dict[Path, tuple[Stamp | None, Checked]] = {}
    shown: object = None
    while True:
        files, problems = find()
        for file in files:
            stamp = stamp_of(file)
            if file not in known or known[file][0] != stamp:
                known[file] = stamp, check(file)
        state = [known[file] for file in files], problems
        if state != shown:
            show([checked for _, checked in state[0]], problems)
            shown = state
        wait()
