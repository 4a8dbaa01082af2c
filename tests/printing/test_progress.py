"""The line that says how far printing is, for whoever waits longer than a second."""

from __future__ import annotations

import os
import pty
import sys
import threading
from collections.abc import Callable
from functools import partial

import pytest

from quizkl.commands.print_progress import line, with_progress
from quizkl.printing.print_cards import Progress


def test_what_can_be_counted_fills_a_bar() -> None:
    assert line(Progress("computing answers", 0, 8), 2) == f"[{'-' * 24}] computing answers 0/8  2 s"
    assert line(Progress("computing answers", 4, 8), 2) == f"[{'#' * 12}{'-' * 12}] computing answers 4/8  2 s"
    assert line(Progress("computing answers", 8, 8), 2) == f"[{'#' * 24}] computing answers 8/8  2 s"


def test_what_cannot_be_counted_moves() -> None:
    shown = {line(Progress("setting 9 cards"), tenth / 10).split("]")[0] for tenth in range(40)}
    assert len(shown) > 10
    assert {text.count("#") for text in shown} == {4}
    assert {len(text) for text in shown} == {25}


def test_the_work_is_done_in_a_thread_of_its_own_and_gives_its_result() -> None:
    assert with_progress(lambda progress: threading.current_thread()) is not threading.main_thread()


def test_what_the_work_raises_is_raised() -> None:
    def fail(progress: object) -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        with_progress(fail)


def _read(terminal: int) -> bytes:
    """The next piece of what was written; nothing once the other side is closed."""
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""


def test_a_terminal_shows_the_line_after_a_second_and_clears_it_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of this test goes on by 0.4 s at each look; the work is over after the sixth."""
    seen = threading.Event()
    looks = iter(range(1000))

    def clock() -> float:
        look = next(looks)
        if look == 6:
            seen.set()
        return 0.4 * look

    def work(progress: Callable[[Progress], None]) -> str:
        progress(Progress("computing answers", 4, 8))
        assert seen.wait(30)
        return "done"

    terminal, stderr = pty.openpty()
    try:
        with os.fdopen(stderr, "w", encoding="utf-8") as opened:
            monkeypatch.setattr(sys, "stderr", opened)
            assert with_progress(work, clock) == "done"
        written = b"".join(iter(partial(_read, terminal), b""))
    finally:
        os.close(terminal)
    shown = written.decode().split("\r\x1b[K")
    bar = f"[{'#' * 12}{'-' * 12}] computing answers 4/8"
    assert [text.split("  ")[0] for text in shown] == ["", *[bar] * (len(shown) - 2), ""]
    assert shown[1].endswith("  1 s")  # nothing before 1.2 s


def test_nothing_is_shown_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with_progress(lambda progress: progress(Progress("setting 9 cards")))
    assert capfd.readouterr() == ("", "")
