"""Answers in nats, bits and bans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.question import Question
from quizkl.marking.verdict import Right, RightBut, Unreadable, Verdict, WrongBecause
from quizkl.maths.units import Unit

Ask = Callable[..., Question]
MarkAnswer = Callable[[Question, str], Verdict]


def test_the_unit_asked_for_may_be_typed_or_left_out(ask: Ask, mark: MarkAnswer) -> None:
    question = ask("kl(p, q)", unit=Unit.NATS)
    assert mark(question, "0.0258") == Right("0.0258", "0.0258 nats")
    assert mark(question, "0.0258 nats") == Right("0.0258 nats", "0.0258 nats")


def test_another_unit_that_is_typed_is_converted(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)", unit=Unit.NATS), "0.0372 bits")
    assert verdict == RightBut("0.0372 bits", "0.0258 nats", "in bits: 0.0372 bits = 0.0258 nats")
    assert isinstance(mark(ask("kl(p, q)", unit=Unit.NATS), "0.0112 bans"), RightBut)


def test_the_right_number_with_another_unit_behind_it_is_told_so(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)", unit=Unit.NATS), "0.0258 bits")
    assert verdict == WrongBecause("0.0258 bits", "That is the number of nats, not of bits.", "0.0258 nats")


def test_hand_rounding_in_another_unit_has_both_remarks(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)", unit=Unit.NATS), "0.0373 bits")
    remark = "within hand rounding; to 4 decimals it is 0.0372 bits; in bits: 0.0372 bits = 0.0258 nats"
    assert verdict == RightBut("0.0373 bits", "0.0258 nats", remark)


def test_a_bare_number_in_another_unit_is_told_so(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)", unit=Unit.NATS), "0.0372")
    assert verdict == WrongBecause("0.0372", "That is in bits; asked for nats.", "0.0258 nats")


def test_where_no_unit_is_asked_for_a_bare_number_in_bits_has_the_wrong_logarithm(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)"), "0.0372")
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is MistakeKind.WRONG_BASE
    assert isinstance(mark(ask("kl(p, q)"), "0.0372 bits"), RightBut)


def test_a_number_without_a_unit_is_not_read_with_one(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("2/5"), "0.4 bits"), Unreadable)


@pytest.mark.parametrize("answer", ["entropy(c)", "-sum(c * ln(c))", "-sum(c * log2(c))", "entropy(c) / ln 2"])
def test_an_answer_asked_in_bits_is_in_bits_whatever_its_logarithm(ask: Ask, mark: MarkAnswer, answer: str) -> None:
    coin = ask(answer, unit=Unit.BITS, given={"c": "[0.5, 0.5]"})
    assert mark(coin, "1") == Right("1", "1.0000 bits")
    assert isinstance(mark(coin, "0.6931"), WrongBecause)
    assert isinstance(mark(coin, "0.6931 nats"), RightBut)
