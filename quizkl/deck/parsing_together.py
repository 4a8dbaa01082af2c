"""Many deck files are read at once, each by a process of its own: a first start with a hundred thousand cards takes as
many times less as there are processors.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from quizkl.deck.cache import StoredForm
from quizkl.deck.deck_file import display_name
from quizkl.maths.helper.child import Child, spawn
from quizkl.maths.helper.command import helper_command

_MOST_PROCESSES = 8
SERVER = "quizkl.deck.parsing_process"

Parsed = tuple[Path, bytes, StoredForm]
"""A file, the hash of what it held, and what the cache keeps of it."""


def processors() -> int:
    """How many processes may well work beside each other."""
    counted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(counted, _MOST_PROCESSES)


def parse_together(paths: Sequence[Path], processes: int, server: str = SERVER) -> Iterator[Parsed]:
    """What could be read of the files, in the order in which it is done. A file whose process dies is left out, and
    whatever ends this early ends the processes, in each of which the ``main`` of the module ``server`` runs.
    """
    waiting: SimpleQueue[Path] = SimpleQueue()
    for path in paths:
        waiting.put(path)
    done: SimpleQueue[Parsed | None] = SimpleQueue()
    command = helper_command(server)
    children = [child for _ in range(min(processes, len(paths))) if (child := spawn(command)) is not None]
    threads = [Thread(target=_feed, args=(child, waiting, done), daemon=True) for child in children]
    try:
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            parsed = done.get()
            if parsed is None:
                running -= 1
            else:
                yield parsed
    finally:
        for child in children:
            child.end()


def _feed(child: Child, waiting: SimpleQueue[Path], done: SimpleQueue[Parsed | None]) -> None:
    """Give a process one file after the other, until there is none or it is gone."""
    try:
        while True:
            path = waiting.get_nowait()
            child.write(json.dumps([str(path), display_name(path)]).encode() + b"\n")
            line = child.lines.get()
            if line is None:
                break
            if (answer := json.loads(line)) is not None:
                content, summary, cards = answer
                done.put((path, bytes.fromhex(content), StoredForm(summary, tuple(map(tuple, cards)))))
    except (Empty, OSError, ValueError):  # no file is left, or the process is gone: who asked reads its file itself
        return
    finally:
        done.put(None)
