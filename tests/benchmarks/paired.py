"""Timing two programs side by side: A B A B ..., so that what slows the machine slows both."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.end_to_end.pseudo_terminal import ESCAPES


@dataclass(frozen=True, slots=True)
class Paired:
    """Medians in milliseconds, and the median of the ratios pair by pair."""

    first: float
    second: float
    ratio: float

    def report(self, what: str, allowed: str) -> str:
        return f"{what:<52} {self.first:7.0f} ms  {self.second:7.0f} ms  ratio {self.ratio:4.2f}  ({allowed})"


def paired(first: Callable[[], float], second: Callable[[], float], runs: int = 9) -> Paired:
    """Run both in turn after one warm-up of each; each gives its seconds."""
    first(), second()
    pairs = [(first(), second()) for _ in range(runs)]
    return Paired(
        1000 * statistics.median(a for a, _ in pairs),
        1000 * statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def whole_run(command: list[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """The seconds of a command from its start to its end."""

    def run() -> float:
        began = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    return run


def first_paint(command: list[str], environment: Mapping[str, str], shown: str) -> Callable[[], float]:
    """The seconds from a program's start until ``shown`` is on its screen (a terminal of 80 by 24)."""
    import fcntl
    import pty
    import select
    import signal
    import struct
    import termios

    def run() -> float:
        began = time.perf_counter()
        process, terminal = pty.fork()
        if process == 0:
            os.execve(command[0], command, dict(environment))
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        seen = b""
        try:
            while not re.search(shown, ESCAPES.sub("", seen.decode("utf-8", "replace"))):
                if not select.select([terminal], [], [], 30)[0]:
                    raise TimeoutError(f"{shown!r} was not shown; the screen had {seen[-500:]!r}")
                try:
                    seen += os.read(terminal, 65536)
                except OSError:
                    raise RuntimeError(f"{command} ended before {shown!r} was shown: {seen[-2000:]!r}") from None
            return time.perf_counter() - began
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(terminal)

    return run
