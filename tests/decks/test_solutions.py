"""A solution in words: its numbers are worked out from the expressions; a text that repeats them can only go wrong."""

from __future__ import annotations

import re

import pytest

from quizkl.deck.card import Exercise
from tests.decks.shipped import exercises, varying_exercises

_CODE = re.compile(r"`[^`]*`")
_DRAWN = re.compile(r"\{\{=.*?\}\}")
_DECIMAL = re.compile(r"\d\.\d")
_WHOLE = re.compile(r"\d+")

_OF_THE_MATHEMATICS = frozenset({"0", "1", "2"})
"""Such as in ln 1 = 0, in a half, in a square or in the formula of an estimate."""


def _words(exercise: Exercise) -> str:
    """The solution without what stands in it as code."""
    assert exercise.solution is not None
    return _CODE.sub(" ", exercise.solution.source)


def _task(exercise: Exercise) -> str:
    """What a learner reads before the first answer, as far as it is the same at each review."""
    return _DRAWN.sub(" ", " ".join((exercise.exercise.source, *(step.ask.source for step in exercise.steps))))


_each_exercise = pytest.mark.parametrize(
    "exercise", [*exercises(), *varying_exercises()], ids=lambda exercise: exercise.head.id
)


@_each_exercise
def test_a_solution_in_words_has_no_decimal_number(exercise: Exercise) -> None:
    assert _DECIMAL.findall(_words(exercise)) == []


@_each_exercise
def test_a_solution_in_words_has_no_whole_number_that_the_task_does_not_have(exercise: Exercise) -> None:
    given = _OF_THE_MATHEMATICS.union(_WHOLE.findall(_task(exercise)))
    assert set(_WHOLE.findall(_words(exercise))) - given == set()
