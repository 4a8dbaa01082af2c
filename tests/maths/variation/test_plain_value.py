"""Numbers that go into a card's text, and conditions, as they are read."""

from __future__ import annotations

import pytest

from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.condition import read_conditions
from quizkl.maths.variation.splice import filled

GIVEN = {"p": "[0.4, 0.4, 0.2]", "t": "-1/3", "n": "12", "A": "[[2, 1], [1, 2]]", "far": "kl(p, p)"}


def given() -> dict[str, Expression]:
    found = {}
    for name, text in GIVEN.items():
        reading = read(text, Names(quantities=frozenset(GIVEN)))
        assert isinstance(reading, Reading)
        found[name] = reading.expression
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("p = {{= p }}.", "p = (0.4, 0.4, 0.2)."),
        ("{{=n}}", "12"),
        ("{{= t }} and ${{= t }}$", r"-1/3 and $-\frac{1}{3}$"),
        ("{{= p[1] | 2 }}", "0.40"),
        ("{{= p[1]/p[3] }}", "2"),
        ("{{= ln(p) | 4 }}", "(-0.9163, -0.9163, -1.6094)"),
        ("{{= sqrt(n - 3) }}", "3"),
        ("{{= mean(p) | 3 }}", "0.333"),
        ("{{= |t| | 1 }}", "0.3"),
        ("{{= 2^10 }}", "1024"),
        ("{{= -0.001 | 2 }}", "0.00"),
        ("{{= 0.125 | 2 }}", "0.13"),
        ("{{= A }}", "[(2, 1), (1, 2)]"),
        ("$$S = {{= A }}$$", r"$$S = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$$"),
        (r"\$ {{= t }}", r"\$ -1/3"),
        (r"$\frac{1}{{{= n }}}$", r"$\frac{1}{12}$"),
    ],
)
def test_a_number_is_put_into_the_text(text: str, written: str) -> None:
    found = filled(text, given())
    assert (found.text, found.problems) == (written, ())


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        ("is {{= ln(2) }}", 3, "no exact decimal"),
        ("is {{= z }}", 7, "`z` is not a known name"),
        ("is {{= 1/0 }}", 3, "no value"),
        ("is {{= ln(-1) | 2 }}", 3, "no value"),
        ("is {{= p[4] }}", 3, "no entry 4"),
        ("is {{= far | 2 }}", 3, "kl cannot stand here"),
        ("is {{= 9^9^9^9 }}", 3, ""),
        ("is {{= 10^5000 }}", 3, "too many digits"),
        ("is {{= p + [1, 2] }}", 3, "3 and 2 entries"),
        ("is {{= p | 99 }}", 11, "15 decimals"),
        ("is {{= p" + "+p" * 150 + " }}", 3, "more than 500 parts"),
        ("is {{= p", 3, "not closed"),
    ],
)
def test_what_cannot_be_put_into_a_text_is_said_with_its_place(text: str, offset: int, said: str) -> None:
    (problem,) = filled(text, given()).problems
    assert problem.offset - offset in range(5)
    assert said in problem.message


def test_a_place_in_the_text_is_found_in_its_source() -> None:
    source = "$p = {{= p }} + x$ and {{= n }}!"
    found = filled(source, given())
    assert source[found.offset_in_source(found.text.index("x"))] == "x"
    assert source[found.offset_in_source(found.text.index("!"))] == "!"
    assert source[found.offset_in_source(found.text.index("0.4"))] == "{"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("kl(p, p) > 0.01", ["kl(p, p) > 0.01"]),
        ("0 < t <= 2", ["0 < t", "t <= 2"]),
        ("t != 1 and n = 3", ["t != 1", "n = 3"]),
        ("t ≥ 1, n ≠ 3", ["t >= 1", "n != 3"]),
        ("|t| > 1", ["abs(t) > 1"]),
        ("max(p[1], p[2]) == 0.4", ["max(p[1], p[2]) = 0.4"]),
    ],
)
def test_conditions_are_read(text: str, read_as: list[str]) -> None:
    conditions = read_conditions(text, Names(quantities=frozenset(GIVEN)))
    assert not isinstance(conditions, Unreadable), conditions
    assert [str(one) for one in conditions] == read_as


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("t", 1, "nothing is compared"),
        ("t > ", 4, "missing"),
        ("t > 1 and ", 10, "nothing is compared"),
        ("t > 1 and n > zz", 15, "`zz`"),
        ("t > 2 nats", 4, "no unit"),
        ("t => 1", 4, "missing"),
    ],
)
def test_what_is_no_condition_is_said_with_its_column(text: str, column: int, said: str) -> None:
    wrong = read_conditions(text, Names(quantities=frozenset(GIVEN)))
    assert isinstance(wrong, Unreadable)
    assert said in wrong.message
    assert wrong.column - column in range(2)
