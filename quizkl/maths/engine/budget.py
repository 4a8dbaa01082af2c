"""A time limit for exact work, so that a slow proof never costs a value."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class BudgetSpent(BaseException):
    """The time is up. Not an Exception, so that no ``except Exception`` on the way swallows it."""


class _Watch:
    """What the interrupt handler looks at: an interrupt that comes late must not hit what follows."""

    __slots__ = ("running", "spent")

    def __init__(self) -> None:
        self.running = True
        self.spent = False


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Raise BudgetSpent in the block when it takes longer than ``seconds``.

    For the main thread only: a timer thread interrupts it, as ctrl+c would. A single long operation in C is not
    interrupted; the deadline of the helper ends that.
    """
    watch = _Watch()

    def interrupted(_signal: int, _frame: FrameType | None) -> None:
        if watch.running and watch.spent:
            watch.running = False
            raise BudgetSpent

    def ring() -> None:
        watch.spent = True
        if watch.running:
            _thread.interrupt_main()

    timer = threading.Timer(max(seconds, 0.0), ring)
    timer.daemon = True
    before = signal.signal(signal.SIGINT, interrupted)
    timer.start()
    try:
        yield
    finally:
        watch.running = False
        timer.cancel()
        signal.signal(signal.SIGINT, before)
