"""A child process that talks in lines, without an event loop."""

from __future__ import annotations

import queue
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import IO

from quizkl.maths.helper.command import LONGEST_LINE


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """The process with the lines that it has said; None stands for the end of them."""

    process: subprocess.Popen[bytes]
    lines: queue.SimpleQueue[bytes | None]
    listener: threading.Thread

    def write(self, line: bytes) -> None:
        """Raises OSError where it does not listen any more."""
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def next_line(self, until: float) -> bytes | None:
        """Its next line; None when it ends, or says nothing before the monotonic clock shows ``until``."""
        try:
            return self.lines.get(timeout=max(until - monotonic(), 0.0))
        except queue.Empty:
            return None

    def end(self) -> None:
        """Kill it and wait for it: no zombie, no open pipe."""
        self.process.kill()
        self.process.wait()
        self.listener.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


def spawn(command: Sequence[str]) -> Child | None:
    """None where it cannot be started."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True)
    listener.start()
    return Child(process, lines, listener)


def _listen(pipe: IO[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    while (line := pipe.readline(LONGEST_LINE)).endswith(b"\n"):
        lines.put(line)
    lines.put(None)
