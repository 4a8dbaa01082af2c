"""What an author is told of a question that cannot tell likely mistakes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizkl.deck.card import Decimals, Precision
from quizkl.marking.question import Question
from quizkl.marking.undiagnosable import diagnosing_inquiry, disturbing_inquiry, undiagnosable
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Undefined

Ask = Callable[..., Question]


def told(question: Question, mathematician: BlockingHelper, *meant: str) -> list[str]:
    (finding,) = mathematician.ask((diagnosing_inquiry(question),))
    return [found.message for found in undiagnosable(question, finding, meant)]


@pytest.mark.parametrize(
    ("answer", "precision", "message"),
    [
        # who rounds to three places on the way to 0.026 may get 0.025 as well
        ("kl(p, q)", Decimals(3), "swapped arguments: cannot be told from the right answer at 3 decimals"),
        # a standard deviation of 1 is its own square, and both directions of this divergence are 2
        (
            "kl(normal(2, 1), normal(0, 1))",
            Decimals(4),
            "swapped arguments, variance for deviation: cannot be told from the right answer at 4 decimals",
        ),
        # from 0 to 5.9 there are 590 answers of two decimals, and more than five slips
        (
            "exp(3 * mean([0.1, 0.2, 0.3]) / 7)",
            Decimals(1),
            "forgotten exponential, sum for mean: is not named at 1 decimal: "
            "one random answer in a hundred would get a name",
        ),
    ],
)
def test_an_author_is_told(
    ask: Ask, mathematician: BlockingHelper, answer: str, precision: Precision, message: str
) -> None:
    assert message in told(ask(answer, precision), mathematician)


@pytest.mark.parametrize("answer", ["kl(p, q)", "entropy(p)", "kl(normal(0, 1), normal(1, 0.5))", "kl(p, p)"])
def test_there_is_nothing_to_say_of_a_good_question(ask: Ask, mathematician: BlockingHelper, answer: str) -> None:
    assert told(ask(answer, Decimals(4)), mathematician) == []


def test_what_is_meant_is_not_said_and_what_is_meant_for_nothing_is(ask: Ask, mathematician: BlockingHelper) -> None:
    question = ask("kl(normal(2, 1), normal(0, 1))", Decimals(4))
    assert told(question, mathematician, "swapped arguments", "variance for deviation") == []
    assert told(question, mathematician, "swapped arguments", "wrong base") == [
        "variance for deviation: cannot be told from the right answer at 4 decimals",
        "undiagnosed: wrong base is no mistake that goes unnamed at 4 decimals",
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("mean((a - mean(a)) * (b - mean(b)))", []),
        ("a @ b", []),
        ("kl(p, p)", []),
        ("a / b", ["swapped arguments: cannot be told from the right answer at 4 decimals"]),
    ],
)
def test_exchanging_what_may_be_exchanged_is_no_mistake(
    ask: Ask, mathematician: BlockingHelper, answer: str, said: list[str]
) -> None:
    question = ask(answer, Decimals(4), given={"a": "[1, 2, 6]", "b": "[1, 2, 6]", "p": "[0.25, 0.75]"})
    finding, disturbed = mathematician.ask((diagnosing_inquiry(question), disturbing_inquiry(question)))
    assert [one.message for one in undiagnosable(question, finding, (), disturbed)] == said


def test_there_is_nothing_to_say_where_there_is_no_value(ask: Ask) -> None:
    assert undiagnosable(ask("ln(-1)"), Undefined("ln of a negative number")) == ()
