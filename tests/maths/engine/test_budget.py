"""The time limit for exact work."""

from __future__ import annotations

import signal

import pytest

from quizkl.maths.engine.budget import BudgetSpent, budget


def test_work_without_end_is_stopped() -> None:
    with pytest.raises(BudgetSpent), budget(0.01):
        while True:
            try:
                sum(range(100))
            except Exception:
                continue


def test_work_in_time_is_left_alone() -> None:
    with budget(60):
        result = sum(range(100))
    assert result == 4950


def test_interrupts_mean_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with budget(60):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
