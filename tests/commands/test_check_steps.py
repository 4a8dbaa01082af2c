"""What ``check`` says of the steps of an exercise besides whether their numbers are true."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from quizkl.commands.check_numbers import check_numbers
from quizkl.commands.say import problem_line
from quizkl.deck.load import load_deck
from tests.plain.test_worked import InThisProcess

if TYPE_CHECKING:
    from quizkl.commands.check_variants import Engines


@pytest.mark.parametrize(
    ("undiagnosed", "said"),
    [
        ("[swapped arguments, variance for deviation]", []),
        (
            "swapped arguments",
            [
                "warning: variance for deviation: cannot be told from the right answer at 4 decimals (Choose other "
                "numbers or more digits; or, where that is meant, write undiagnosed: [variance for deviation].)"
            ],
        ),
        (
            "[swapped arguments, variance for deviation, nonsense]",
            [
                "undiagnosed: no likely mistake is called 'nonsense' (It is one of swapped arguments, wrong sign, "
                "forgotten logarithm, forgotten exponential, wrong base, variance for deviation, sum for mean, "
                "mean for sum, wrong weight.)"
            ],
        ),
        (
            "[swapped arguments, variance for deviation, wrong bass]",
            ["undiagnosed: no likely mistake is called 'wrong bass' (Did you mean 'wrong base'?)"],
        ),
        (
            "[swapped arguments, variance for deviation, wrong base]",
            ["warning: undiagnosed: wrong base is no mistake that goes unnamed at 4 decimals (Take it out.)"],
        ),
    ],
)
def test_what_an_author_means_is_no_warning(undiagnosed: str, said: list[str]) -> None:
    step = f"{{ask: it, answer: 'kl(normal(2, 1), normal(0, 1))', unit: nats, undiagnosed: {undiagnosed}}}"
    loaded = load_deck(f"deck: d\ncards:\n- {{id: a, exercise: Compute., steps: [{step}]}}\n".encode(), "d.yaml")
    assert loaded.deck is not None
    assert loaded.problems == ()
    problems = list(check_numbers(loaded.deck, cast("Engines", InThisProcess())))
    assert [problem_line(one).partition(": ")[2] for one in problems] == said
    assert {one.card for one in problems} <= {"a"}


def test_a_power_of_a_matrix_that_goes_entry_by_entry_is_a_warning() -> None:
    card = "{id: a, exercise: x, given: {P: [[0.9, 0.1], [0.5, 0.5]]}, steps: [{ask: y, answer: P^3}]}"
    loaded = load_deck(f"deck: d\ncards:\n- {card}\n".encode(), "d.yaml")
    assert loaded.deck is not None
    (problem,) = check_numbers(loaded.deck, cast("Engines", InThisProcess()))
    assert problem_line(problem).endswith(
        "warning: the answer: P³ goes entry by entry. If the power of the matrix is meant, write P @ P @ P."
    )
