"""What takes long says how far it is, on a terminal alone."""

from __future__ import annotations

import io
import sys
from threading import Event

import pytest

from quizkl.commands.reading_decks import line
from quizkl.commands.ticker import Ticker, bar


class Terminal(io.StringIO):
    """It knows when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


def test_a_line_comes_and_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Ticker(lambda seconds: f"working {seconds:.0f} s", silent_for=0) as begun:
        begun.begin()
        begun.begin()
        assert terminal.written.wait(10)
    assert terminal.getvalue().startswith("\r\x1b[Kworking 0 s")
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_what_is_done_at_once_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Ticker(lambda _: "working") as begun:
        begun.begin()
    assert terminal.getvalue() == ""


def test_a_pipe_is_not_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with Ticker(lambda _: pytest.fail("nobody reads it"), silent_for=0) as begun:
        begun.begin()
    assert pipe.getvalue() == ""


def test_the_line_says_how_much_is_read_and_fits_a_terminal() -> None:
    assert (
        line(8_100_000, 24_300_000, 5.2) == "[########----------------] reading new and changed decks 8.1/24.3 MB  5 s"
    )
    assert len(line(23_800_000, 99_900_000, 99)) < 80
    assert bar(0, 0) == "[------------------------]"
