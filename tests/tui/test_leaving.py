"""The program on a terminal of its own: however it ends, the terminal is left as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import sqlite3
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.tui.sitting import TWO_CARDS

RESTORED = b"\x1b[?1049l"
"""The sequence that brings back the screen that was there before."""


class Program:
    """``quizkl`` on a pseudo-terminal of 80 by 24."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.seen = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "QUIZKL_HOME": str(home), "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}
            os.execvpe(sys.executable, [sys.executable, "-m", "quizkl", *arguments], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, text: bytes, seconds: float = 30) -> None:
        """Read until ``text`` has been written."""
        deadline = time.monotonic() + seconds
        while text not in self.seen:
            assert select.select([self.terminal], [], [], max(deadline - time.monotonic(), 0))[0], self.seen[-2000:]
            self.seen += self._read()

    def ended(self, seconds: float = 30) -> int:
        """The exit code, once everything that was written has been read."""
        deadline = time.monotonic() + seconds
        while self.terminal >= 0 and select.select([self.terminal], [], [], max(deadline - time.monotonic(), 0))[0]:
            if not (more := self._read()):
                break
            self.seen += more
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self.terminal >= 0:
            os.close(self.terminal)
            self.terminal = -1

    def _read(self) -> bytes:
        try:
            return os.read(self.terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            return b""


@contextmanager
def program(tmp_path: Path, *arguments: str) -> Iterator[Program]:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "small.yaml").write_text(TWO_CARDS, encoding="utf-8")
    running = Program(tmp_path, *arguments)
    try:
        yield running
    finally:
        running.hang_up()


@pytest.mark.parametrize(("key", "code"), [(b"q", 0), (b"\x03", 130)])
def test_a_key_ends_it(tmp_path: Path, key: bytes, code: int) -> None:
    with program(tmp_path) as running:
        running.until(b"A small deck")
        os.write(running.terminal, key)
        assert running.ended() == code
        assert RESTORED in running.seen


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_the_middle_of_a_session(tmp_path: Path, number: signal.Signals) -> None:
    with program(tmp_path, "study", "small") as running:
        running.until(b"What is")
        os.kill(running.pid, number)
        assert running.ended() == 128 + number
        assert RESTORED in running.seen
        assert b"Traceback" not in running.seen


@pytest.mark.parametrize("arguments", [(), ("study", "small")])
def test_it_ends_when_its_terminal_is_taken_away(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with program(tmp_path, *arguments) as running:
        running.until(b"What is" if arguments else b"A small deck")
        running.hang_up()
        assert running.ended() == 128 + signal.SIGHUP


def test_a_journal_that_is_damaged_meanwhile_ends_it_with_a_sentence(tmp_path: Path) -> None:
    with program(tmp_path) as running:
        running.until(b"A small deck")
        with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
            connection.execute("DROP TABLE item_state")
        os.write(running.terminal, b"\r")
        assert running.ended() == 1
        assert b"put back a copy of it" in running.seen.replace(b"\r\n", b"")  # the row ends where the path does
        assert RESTORED in running.seen
        assert b"Traceback" not in running.seen
