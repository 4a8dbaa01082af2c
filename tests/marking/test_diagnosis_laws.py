"""What holds of every answer: the right ones are never given a mistake's name, random ones hardly ever."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from quizkl.marking.verdict import WrongBecause, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from tests.benchmarks.random_answers import AskedStep, asked_steps, random_verdicts, verdict_on

LISTS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def steps(mathematician: BlockingHelper) -> Sequence[AskedStep]:
    return asked_steps(mathematician)


@pytest.mark.parametrize("more", [0, 1, 3])
def test_the_right_value_with_the_digits_asked_or_more_is_right(steps: Sequence[AskedStep], more: int) -> None:
    finer = [replace(step, places=step.places + more) for step in steps]
    verdicts = {step.name: verdict_on(step, step.written(step.values)) for step in finer}
    assert [name for name, verdict in verdicts.items() if not is_right(verdict)] == []


@pytest.mark.parametrize("number", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_of_random_answers_of_the_right_size_one_in_a_hundred_is_named(steps: Sequence[AskedStep], number: int) -> None:
    verdicts = random_verdicts(steps, random.Random(1), number)
    named = [(step.name, typed) for step, typed, verdict in verdicts if isinstance(verdict, WrongBecause)]
    assert len(named) <= number / 100, named
