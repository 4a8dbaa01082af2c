"""Whatever is typed into calc, mark, same and derive: an answer for every line, no control character in it, and the
helper is there for the next one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkl.commands import calc, derive, mark, same
from quizkl.maths.helper.blocking import BlockingHelper

_PIECES = (
    *("x", "y", "p", "q", "n", "e", "pi", "oo", "ln ", "log_2 ", "sin ", "exp", "sqrt", "KL", "H", "softmax", "normal"),
    *(
        "0",
        "1",
        "2",
        "10",
        "0.4",
        "1e3",
        "1e999",
        "9^9^9^9",
        "100!",
        "[0.4, 0.6]",
        "[0.5, 0.5]",
        "sum_i ",
        "Σ_{i=1}^9 ",
    ),
    *(
        "+",
        "-",
        "*",
        "/",
        "^",
        "(",
        ")",
        "[",
        "]",
        ",",
        "|",
        "||",
        "!",
        "%",
        "'",
        "½",
        "√",
        "²",
        "=",
        "<=",
        " by jensen",
    ),
    *(
        "d/dx ",
        "E_p[",
        "p_i",
        "x_{i+1}",
        "\\frac{1}{2}",
        "\\sum_{i}",
        "__import__('os')",
        "\x1b[2J",
        "\x00",
        "; DROP",
        "📈",
    ),
)
TYPED = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
Answer = Callable[[str], dict[str, Any]]
RULE = {"kind": "decimals", "value": 4}


@pytest.fixture(scope="module")
def commands() -> Iterator[tuple[Answer, ...]]:
    """The four commands, each answering one text as a line of its batch."""
    with BlockingHelper() as helper:
        shelf = mark._LateShelf(())
        yield (
            lambda text: calc._answer({"given": text}, helper, None),
            lambda text: mark._answer({"given": text, "reference": "0.0258", "rule": RULE}, shelf, helper),
            lambda text: same._answer({"given": text, "reference": "x + 1"}, helper),
            lambda text: derive._answer({"lines": ["x + 1", text]}, helper),
        )


def answers_all(commands: tuple[Answer, ...], text: str) -> None:
    for answer in commands:
        line = json.dumps(answer(text), ensure_ascii=False)
        assert "\x1b" not in line
        assert "\x00" not in line


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
def test_every_line_is_answered(commands: tuple[Answer, ...], text: str) -> None:
    answers_all(commands, text)


@pytest.mark.slow
@settings(max_examples=25_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(TYPED)
def test_a_hundred_thousand_lines_are_answered(commands: tuple[Answer, ...], text: str) -> None:
    answers_all(commands, text)


def test_an_ordinary_answer_still_comes_out_right_after_the_worst(commands: tuple[Answer, ...]) -> None:
    calculated, marked, compared, derived = commands
    answers_all(commands, "exp(exp(exp(exp(9^99))))")
    answers_all(commands, "(" * 5_000)
    assert abs(calculated("0.4 ln(0.8) + 0.4 ln(4/3)")["value"] - 0.0258154) < 1e-6
    assert marked("0.0258")["verdict"] == "right"
    assert compared("1 + x")["same"] is True
    assert derived("1 + x")["ok"] is True
