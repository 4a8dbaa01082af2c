"""Answers that people give to the shipped exercises, written down by hand: see tests/benchmarks/README.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizkl.marking.at_once import mark
from quizkl.marking.question import question_of
from quizkl.marking.say import sentence
from quizkl.marking.verdict import RightBut, Wrong, WrongBecause
from quizkl.maths.helper.blocking import BlockingHelper
from tests.benchmarks.random_answers import exercise_named

LISTS = Path(__file__).parents[1] / "benchmarks"


def test_no_right_answer_in_the_list_is_called_wrong(mathematician: BlockingHelper) -> None:
    for line in (LISTS / "right_by_hand.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        verdict = mark(question_of(exercise_named(row["card"]), row["step"]), row["typed"], mathematician)
        wrong = isinstance(verdict, Wrong | WrongBecause)
        assert not wrong, f"{row['card']}:{row['step']} {row['typed']}: {sentence(verdict)}"


@pytest.mark.slow
def test_of_the_slips_that_people_make_nine_in_ten_are_named_as_they_deserve_and_none_otherwise(
    mathematician: BlockingHelper,
) -> None:
    rows = [json.loads(line) for line in (LISTS / "slips.jsonl").read_text(encoding="utf-8").splitlines()]
    named, otherwise = 0, []
    for row in rows:
        verdict = mark(question_of(exercise_named(row["card"]), row["step"]), row["typed"], mathematician)
        kind = verdict.kind.name if isinstance(verdict, WrongBecause) and verdict.kind else "none"
        if isinstance(verdict, RightBut) and verdict.remark.startswith("up to normalising"):
            kind = "NOT_NORMALISED"
        deserved = bool(row.get("deck")) or kind in {row["deserves"], *row.get("also", ())}
        named += deserved
        if not deserved and kind != "none":
            otherwise.append(f"{row['card']}:{row['step']} {row['typed']}: {kind}")
    assert otherwise == []
    assert named >= 0.9 * len(rows)
