"""Marking through the real engines: one helper process for the whole room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from quizkl.deck.card import Decimals, Precision
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import ExpectedMistake, Question
from quizkl.marking.verdict import Verdict
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.command import UNHURRIED
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.units import Unit

GIVEN = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]"}


@pytest.fixture(scope="session")
def mathematician() -> Iterator[BlockingHelper]:
    with BlockingHelper(deadline=UNHURRIED) as helper:
        yield helper


@pytest.fixture(scope="session")
def ask() -> Callable[..., Question]:
    def build(
        answer: str,
        precision: Precision = Decimals(4),  # noqa: B008
        unit: Unit | None = None,
        mistakes: Mapping[str, str] = {},
        allow: frozenset[str] = frozenset(),
        given: Mapping[str, str] = GIVEN,
    ) -> Question:
        names = Names(quantities=frozenset(given))
        expected = tuple(ExpectedMistake(_read(wrong, names), say) for wrong, say in mistakes.items())
        quantities = {name: _read(value, Names()) for name, value in given.items()}
        return Question(_read(answer, names), precision, quantities, unit, expected, allow)

    return build


@pytest.fixture(scope="session")
def mark(mathematician: BlockingHelper) -> Callable[[Question, str], Verdict]:
    def verdict(question: Question, typed: str) -> Verdict:
        pending = inquiries(question, typed)
        return judge(pending, mathematician.ask(pending.inquiries)) if isinstance(pending, Pending) else pending

    return verdict


def _read(text: str, names: Names) -> Expression:
    reading = read(text, names)
    assert isinstance(reading, Reading), reading
    return reading.expression
