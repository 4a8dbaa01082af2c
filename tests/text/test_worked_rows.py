"""Worked solutions in a terminal: within its width, in its characters, long things elided."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.marking.work import work_on_step
from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.units import Unit
from quizkl.maths.worked import Left, Line, Link, Relation, Role, Worked
from quizkl.text.broken import broken
from quizkl.text.row import Style, row_width
from quizkl.text.worked_rows import plain_worked, worked_rows
from quizkl.text.worked_tex import worked_tex
from tests.maths.engine.reading import expression
from tests.maths.engine.worked.shipped import exercises
from tests.maths.engine.worked.working import work, worked


def line(left: str, *rights: str, role: Role = Role.RESULT, remark: str = "", unit: Unit | None = None) -> Line:
    links = tuple(Link(Relation.ABOUT, expression(right)) for right in rights)
    return Line(expression(left), links, role, remark, unit)


def shown(*lines: Line | Left, columns: int = 76, characters: Characters = Characters.DEJAVU) -> list[str]:
    return list(plain_worked(Worked(lines), columns, characters))


def test_a_short_line_is_one_row_and_ends_in_its_unit() -> None:
    assert shown(line("0.5 * ln(0.5)", "0.5*(-0.6931)", "-0.3466", unit=Unit.NATS)) == [
        "  0.5 · ln(0.5) ≈ 0.5 · (−0.6931) ≈ −0.3466 nats"
    ]


def test_terms_have_their_relations_below_one_another() -> None:
    terms = [line("ln(0.8)", "-0.2231", role=Role.TERM), line("ln(12)", "2.4849", role=Role.TERM)]
    assert shown(*terms) == ["  ln(0.8) ≈ −0.2231", "  ln(12)  ≈ 2.4849"]


def test_a_long_line_goes_on_below_its_first_relation() -> None:
    rows = shown(line("ln(2)", "0.25 + 0.5 + 0.125 + 0.0625", "0.9375", "0.94"), columns=40)
    assert rows == ["  ln(2) ≈ 0.25 + 0.5 + 0.125 + 0.0625", "        ≈ 0.9375 ≈ 0.94"]


def test_a_sum_that_fits_on_no_row_is_cut_before_a_sign() -> None:
    rows = shown(line("1.111 + 2.222 + 3.333 + 4.444 + 5.555", "16.665"), columns=30)
    assert rows == ["  1.111 + 2.222 + 3.333", "    + 4.444 + 5.555", "    ≈ 16.665"]


def test_of_a_long_sum_and_a_long_vector_the_middle_is_left_out() -> None:
    assert worked_tex(expression("1 + 2 + 3 + 4 - 5 + 6 + 7 - 8")) == "1 + 2 + 3 + 4 + … - 8"
    assert worked_tex(expression("[1, 2, 3, 4, 5, 6, 7, 8]")) == "[1, 2, 3, 4, …, 8]"
    assert worked_tex(expression("[1, 2, 3, 4, 5, 6]")) == "[1, 2, 3, 4, 5, 6]"


def test_terms_that_are_left_out_are_counted() -> None:
    rows = shown(line("ln(2)", "0.6931", role=Role.TERM), Left(4), line("ln(7)", "1.9459", role=Role.TERM))
    assert rows[1] == "  … (4 more)"


def test_a_remark_stands_below_its_line_and_is_muted() -> None:
    rows = worked_rows(Worked((line("2", remark="by elimination"),)), 76)
    assert [[span.style for span in row] for row in rows] == [[Style.MATHS], [Style.MUTED]]


def test_a_definition_is_drawn() -> None:
    solution = worked(work("kl(p, q)", {"p": "[0.5, 0.5]", "q": "[0.1, 0.9]"}))
    assert list(plain_worked(solution, 76))[:3] == [
        "               2        pᵢ",
        "  KL(p ‖ q) =  ∑  pᵢ ln ──",
        "              i=1       qᵢ",
    ]


@cache
def last_steps() -> list[Worked]:
    """The last step of every shipped exercise, worked out."""
    found = [worked_out(work_on_step(exercise, len(exercise.steps)), 20) for exercise in exercises().values()]
    return [solution for solution in found if isinstance(solution, Worked)]


@pytest.mark.parametrize(("columns", "characters"), [(40, Characters.ASCII), (76, Characters.DEJAVU)])
def test_rows_are_no_wider_than_the_terminal(columns: int, characters: Characters) -> None:
    for solution in last_steps():
        for row in worked_rows(solution, columns, characters):
            assert row_width(row) <= columns or any(span.style is Style.DISPLAY for span in row)
            assert characters is not Characters.ASCII or all(span.text.isascii() for span in row), row


@given(st.text(alphabet="ab1.+−() ≈,", max_size=120), st.integers(3, 40))
def test_cutting_keeps_every_character_and_the_width(text: str, columns: int) -> None:
    pieces = broken(text.strip(), columns)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(width(piece) <= columns for piece in pieces)
