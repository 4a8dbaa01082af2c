"""Verdicts in words and as plain data."""

from __future__ import annotations

import json

import pytest

from quizkl.marking.say import as_object, name, sentence
from quizkl.marking.verdict import (
    Incomplete,
    Right,
    RightBut,
    Unreadable,
    Verdict,
    Wrong,
    WrongBecause,
    costs_attempt,
    is_right,
)
from quizkl.maths.inquiry import Value

RIGHT = Right("0.0258", "0.0258 nats")
IN_BITS = RightBut("0.0372 bits", "0.0258 nats", "in bits: 0.0372 bits = 0.0258 nats")
BY_HAND = RightBut("0.0259", "0.0258 nats", "within hand rounding; to 4 decimals it is 0.0258 nats")
TOO_FEW = Incomplete("0.03", "true so far; give 4 decimals")
SWAPPED = WrongBecause("0.0253", "You measured from q to p.", "0.0258 nats")
WRONG = Wrong("0.5", "0.0258 nats")
ENTRIES = Wrong("[1, 2]", "[1, 3]", "entry 1 is right")
COMMA = Unreadable("A comma stands between digits.", "Write a decimal point: 1.5.", 2)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (RIGHT, "✓ Right: 0.0258."),
        (IN_BITS, "✓ Right, in bits: 0.0372 bits = 0.0258 nats."),
        (BY_HAND, "✓ Right: 0.0259, within hand rounding; to 4 decimals it is 0.0258 nats."),
        (TOO_FEW, "~ Incomplete: 0.03 is true so far; give 4 decimals."),
        (SWAPPED, "✗ Wrong: You measured from q to p. Expected 0.0258 nats."),
        (WRONG, "✗ Wrong: 0.5 is not right. Expected 0.0258 nats."),
        (ENTRIES, "✗ Wrong: entry 1 is right. Expected [1, 3]."),
        (COMMA, "~ Not marked (column 2): A comma stands between digits. Write a decimal point: 1.5."),
        (Unreadable("Nothing was typed."), "~ Not marked: Nothing was typed."),
    ],
)
def test_a_verdict_is_a_sentence_with_a_symbol(verdict: Verdict, words: str) -> None:
    assert sentence(verdict) == words


@pytest.mark.parametrize("verdict", [SWAPPED, WRONG])
def test_the_answer_can_be_kept_back_for_another_try(verdict: Verdict) -> None:
    assert "0.0258" not in sentence(verdict, show_expected=False)


@pytest.mark.parametrize(
    ("verdict", "word", "reason"),
    [
        (RIGHT, "right", None),
        (IN_BITS, "right-but", "in bits: 0.0372 bits = 0.0258 nats"),
        (TOO_FEW, "incomplete", "true so far; give 4 decimals"),
        (SWAPPED, "wrong-because", "You measured from q to p."),
        (WRONG, "wrong", None),
        (COMMA, "unreadable", "A comma stands between digits. Write a decimal point: 1.5."),
    ],
)
def test_a_verdict_as_data_has_its_name_and_its_reason(verdict: Verdict, word: str, reason: str | None) -> None:
    data = as_object(verdict)
    assert (data["verdict"], data["reason"]) == (word, reason)
    assert name(verdict) == word
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize(
    ("number", "value"),
    [(0.0258, 0.0258), ((1.0, (2.0, float("-inf"))), [1.0, [2.0, "-inf"]]), (float("inf"), "inf"), (None, None)],
)
def test_the_value_read_is_a_number_for_machines(number: Value | None, value: object) -> None:
    data = as_object(Wrong("…", "0.0258 nats", number=number))
    assert data["value"] == value
    assert data["read"] == "…"


def test_only_a_wrong_answer_costs_an_attempt_unless_it_is_right() -> None:
    verdicts = (RIGHT, IN_BITS, TOO_FEW, SWAPPED, WRONG, COMMA)
    assert [costs_attempt(verdict) for verdict in verdicts] == [True, True, False, True, True, False]
    assert [is_right(verdict) for verdict in verdicts] == [True, True, False, False, False, False]
