"""Ctrl+C while quizkl begins or ends: there is nothing yet, or nothing any more, that must be seen to."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that was ended by Ctrl+C."""


def end_when_interrupted() -> None:
    """From here on Ctrl+C ends the process at once. As an exception it would come in the middle of an import, and be
    printed from there. A SIGINT that is ignored, as in a job in the background, stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_when_interrupted() -> None:
    """From here on it is a KeyboardInterrupt again."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    with suppress(OSError):
        os.write(2, b"\n" if os.isatty(2) else b"")  # the terminal has written ^C
    os._exit(INTERRUPTED)
