"""Counting from a file, whatever is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizkl.journal.problem import JournalProblem
from quizkl.schedule.grade import Grade
from quizkl.statistics.counting import Counting
from quizkl.statistics.statistics import Statistics
from tests.statistics.histories import asked, review, written


def test_a_journal_is_counted_as_often_as_one_asks(tmp_path: Path) -> None:
    counting = Counting(written(tmp_path / "journal", [review(Grade.KNEW)]))
    once, again = counting.run(asked()), counting.run(asked())
    assert isinstance(once, Statistics)
    assert once == again


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE reviewed SET day = -5",
        "UPDATE reviewed SET day = 99999999999",
        "UPDATE reviewed SET occasion = 9",
        "UPDATE item_state SET due = 'never'",
        "UPDATE named_mistake SET day = 0",
        "DROP TABLE reviewed",
    ],
)
def test_what_cannot_be_is_a_problem_of_the_journal(damage: str, tmp_path: Path) -> None:
    path = written(tmp_path / "journal", [review(Grade.KNEW, verdict="wrong-because:wrong-sign, right")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    found = Counting(path).run(asked())
    assert isinstance(found, JournalProblem)
    assert found.path == path
