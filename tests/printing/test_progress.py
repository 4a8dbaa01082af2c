"""The line that says how far printing is, for whoever waits longer than a second."""

from __future__ import annotations

import threading

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


def test_nothing_is_shown_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with_progress(lambda progress: progress(Progress("setting 9 cards")))
    assert capfd.readouterr() == ("", "")
