"""The helper process as the commands use it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from decimal import Decimal

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.conversation import DIED, NOT_STARTED, OVERRAN
from quizkl.maths.inquiry import Computed, NotDecided, Undefined
from tests.maths.engine.reading import inquiry
from tests.maths.helper import stand_in

GIVEN = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]"}
KL = inquiry("kl(p, q)", GIVEN, unit="0.0001", terms=True)
SLOW_EXACTLY = inquiry(
    "det([" + ", ".join("[" + ", ".join(f"sqrt({7 * i + j * j + 2})" for j in range(7)) + "]" for i in range(7)) + "])"
)
"""Instant in torch; sympy expands 5,040 products of roots."""


@pytest.fixture(scope="module")
def helper() -> Iterator[BlockingHelper]:
    with BlockingHelper() as running:
        running.launch()
        yield running


def test_findings_come_in_order(helper: BlockingHelper) -> None:
    first, second, third = helper.ask([KL, inquiry("1/0"), inquiry("2 + 2")])
    assert isinstance(first, Computed)
    assert round(float(str(first.value)), 4) == 0.0258
    assert first.engines_agree is True
    assert first.exact_line == "⅖·ln(⅘) + ⅖·ln(4/3)"
    assert first.interval is not None and first.terms is not None
    assert second == Undefined("division by zero")
    assert isinstance(third, Computed) and third.value == 4


def test_nothing_asked_nothing_found(helper: BlockingHelper) -> None:
    assert helper.ask([]) == ()


def test_a_slow_exact_form_never_costs_the_value(helper: BlockingHelper) -> None:
    before = helper.process_id
    slow, quick = helper.ask([SLOW_EXACTLY, KL])
    assert isinstance(slow, Computed) and isinstance(quick, Computed)
    assert slow.engines_agree is None
    assert slow.unchecked == "the exact form took too long"
    assert quick.value == pytest.approx(0.0258154)
    assert helper.process_id == before


@pytest.mark.parametrize(
    "text",
    [
        "exp(exp(7))",
        "exp(-exp(13))",
        "sin(floor(exp(700)))",
        "170! * 170!",
        "(1/3)^2000",
        "1e400 - 1e400",
        "prod([" + ", ".join(f"√{k} + √{k + 1}" for k in range(1, 40)) + "])",
        "√(2 + " * 30 + "1" + ")" * 30,
        "ln(" * 30 + "10^90" + ")" * 30,
        "det(diag(onehot(1, 10000)))",
        "kl(onehot(1, 10000), onehot(2, 10000))",
        "mc_kl(mvn(onehot(1, 64), identity(64)), mvn(onehot(2, 64), identity(64)), 10^6, 0)",
        "csc(oo)",
        "cos(pi * 10^18)",
    ],
)
def test_whatever_is_asked_the_helper_stays(helper: BlockingHelper, text: str) -> None:
    helper.ask([KL])
    before = helper.process_id
    (finding,) = helper.ask([inquiry(text, unit="0.0001", terms=True)])
    assert isinstance(finding, Computed | Undefined)
    assert helper.process_id == before


def test_it_comes_back_after_being_killed(helper: BlockingHelper) -> None:
    helper.ask([KL])
    assert helper.process_id is not None
    os.kill(helper.process_id, signal.SIGKILL)
    assert all(isinstance(finding, NotDecided | Computed) for finding in helper.ask([KL]))
    assert isinstance(helper.ask([KL])[0], Computed)


def test_a_helper_that_never_answers_is_killed_and_started_again() -> None:
    with BlockingHelper(command=stand_in.NEVER_ANSWERS, deadline=0.05) as helper:
        assert helper.ask([KL, KL]) == (NotDecided(OVERRAN), NotDecided(OVERRAN))
        assert helper.process_id is None
        assert helper.ask([KL]) == (NotDecided(OVERRAN),)


def test_one_that_dies_when_asked_decides_nothing() -> None:
    with BlockingHelper(command=stand_in.DIES_WHEN_ASKED, deadline=20) as helper:
        assert helper.ask([KL]) == (NotDecided(DIED),)
        assert helper.ask([KL]) == (NotDecided(DIED),)


@pytest.mark.parametrize("command", [stand_in.DIES_AT_ONCE, stand_in.NEVER_READY, stand_in.DOES_NOT_EXIST])
def test_one_that_does_not_start_decides_nothing(command: tuple[str, ...]) -> None:
    with BlockingHelper(command=command, start_deadline=0.2) as helper:
        assert helper.ask([KL]) == (NotDecided(NOT_STARTED),)
        assert helper.process_id is None


def test_nonsense_is_not_believed() -> None:
    with BlockingHelper(command=stand_in.TALKS_NONSENSE, deadline=20) as helper:
        assert helper.ask([KL]) == (NotDecided(DIED),)


def test_the_value_counts_when_the_exact_form_never_comes() -> None:
    half = Computed(0.5, Decimal("0.5"), unchecked="the exact form took too long")
    with BlockingHelper(command=stand_in.answers_halfway(half), deadline=0.3) as helper:
        assert helper.ask([KL, KL]) == (half, NotDecided(OVERRAN))


def test_closing_leaves_no_process() -> None:
    helper = BlockingHelper(command=stand_in.NEVER_ANSWERS)
    helper.launch()
    started = helper.process_id
    assert started is not None
    helper.close()
    assert helper.process_id is None
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)
    helper.close()
