"""A program in a pseudo-terminal: what a person would see and type."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a thing of Unix", allow_module_level=True)

import fcntl
import pty
import termios

ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[()][0-9A-B]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>78cDEHM]|P[^\x1b]*\x1b\\)")
PATIENCE = 60.0


class Terminal:
    """``program`` runs in a terminal of ``columns`` by ``rows`` from the moment this is entered."""

    def __init__(
        self, program: list[str], home: Path, now: str, folder: Path, columns: int = 80, rows: int = 24
    ) -> None:
        self._program = program
        self._environment = environment(home, now, columns, rows)
        self._folder = folder
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self._seen = b""
        self._read_to = 0

    def __enter__(self) -> Self:
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may ignore it; a shell would not
            os.chdir(self._folder)
            os.execve(self._program[0], self._program, dict(self._environment))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, self._size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """All that was written so far, without the terminal's control sequences."""
        return ESCAPES.sub("", self._seen.decode("utf-8", "replace")).replace("\r\n", "\n")

    @property
    def raw(self) -> bytes:
        """All that was written so far."""
        return self._seen

    def wait_for(self, pattern: str) -> str:
        """Read until ``pattern`` appears in what was written since it was last waited for; gives that text."""
        deadline = time.monotonic() + PATIENCE
        while True:
            new = self.text[self._read_to :]
            found = re.search(pattern, new)
            if found:
                self._read_to += found.end()
                return new[: found.end()]
            if not self._read_more(deadline):
                pytest.fail(f"{pattern!r} was not written; the terminal has:\n{self.text[-3000:]}")

    def write(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def line(self, text: str = "") -> None:
        self.write(text + "\r")

    def send(self, number: signal.Signals) -> None:
        os.kill(self.process, number)

    def exit_status(self) -> int:
        """Wait for the program's end: its exit status, or minus the signal that ended it."""
        deadline = time.monotonic() + PATIENCE
        while self._read_more(deadline):
            pass
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)

    def _read_more(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            pytest.fail(f"nothing was written for {PATIENCE:.0f} s; the terminal has:\n{self.text[-3000:]}")
        try:
            piece = os.read(self._terminal, 65536)
        except OSError:
            return False
        self._seen += piece
        return bool(piece)


def environment(home: Path, now: str, columns: int = 80, rows: int = 24) -> Mapping[str, str]:
    """The environment of a learner whose things are all in ``home``, at the time ``now``."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TEXTUAL_THEME")}
    return {
        **inherited,
        "QUIZKL_HOME": str(home),
        "QUIZKL_NOW": now,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": str(columns),
        "LINES": str(rows),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def quizkl(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "quizkl", *arguments]
