"""The worked solutions of the shipped decks: every line follows from the one before, and the last one is the answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkl.deck.card import Decimals
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.question import question_of
from quizkl.marking.work import work_on, work_on_step
from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.engine.worked.quantities import Quantities
from quizkl.maths.worked import Line, Work, Worked
from tests.maths.engine.worked.law import broken_links, flat, value_of
from tests.maths.engine.worked.shipped import exercises, steps


def worked(work: Work) -> Worked:
    found = worked_out(work, 20)
    assert isinstance(found, Worked), found
    return found


@pytest.mark.parametrize(("name", "number"), steps())
def test_every_line_is_equal_to_the_one_before(name: str, number: int) -> None:
    going_on = work_on_step(exercises()[name], number)
    from_scratch = work_on(question_of(exercises()[name], number))
    for work in (going_on, from_scratch) if number > 1 else (going_on,):
        assert list(broken_links(worked(work), work.given)) == []


@pytest.mark.parametrize(("name", "number"), steps())
def test_the_last_line_is_the_answer_in_its_unit_and_decimals(name: str, number: int) -> None:
    question = question_of(exercises()[name], number)
    asked = reference_inquiry(question)
    answer = flat(value_of(asked.expression, Quantities(dict(asked.given))))
    work = work_on_step(exercises()[name], number)
    solution = worked(work)
    last = solution.lines[-1]
    assert isinstance(last, Line)
    quantities = Quantities({**work.given, **solution.where})
    shown = flat(value_of(last.links[-1].right if last.links else last.left, quantities))
    assert isinstance(question.precision, Decimals)
    half = Decimal(1).scaleb(-question.precision.places) / 2
    assert all(a == b or abs(a - b) <= half * Decimal("1.0001") for a, b in zip(answer, shown, strict=True))
    assert last.unit is question.unit
