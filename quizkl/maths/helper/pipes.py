"""A helper process's own end of the pipes."""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import BinaryIO


def private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes for us alone; what anyone prints or reads from now on goes nowhere."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdout = sys.stderr
    return source, sink


def lines_of(source: BinaryIO) -> queue.SimpleQueue[bytes]:
    """The lines as they come. At the end of input the whole process ends at once, whatever it is computing."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_pass_on, args=(source, lines), daemon=True).start()
    return lines


def _pass_on(source: BinaryIO, lines: queue.SimpleQueue[bytes]) -> None:
    for line in source:
        lines.put(line)
    os._exit(0)
