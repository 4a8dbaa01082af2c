"""What ``check`` says of answers that are in no unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from quizkl.commands.check_numbers import check_numbers
from quizkl.deck.load import load_deck
from tests.plain.test_worked import InThisProcess

if TYPE_CHECKING:
    from quizkl.commands.check_variants import Engines


@pytest.mark.parametrize(
    ("answer", "unit", "said"),
    [
        ("1 - entropy([0.3, 0.7])", "bits", True),
        ("1 - entropy([0.3, 0.7])", "nats", False),
        ("ln(2) - entropy([0.3, 0.7])", "bits", False),
        ("1 + sum([0.3, 0.7] * log2([0.3, 0.7]))", "bits", False),
    ],
)
def test_a_number_beside_an_entropy_needs_the_unit_in_which_it_is_computed(answer: str, unit: str, said: bool) -> None:
    step = f"{{ask: it, answer: '{answer}', unit: {unit}}}"
    loaded = load_deck(f"deck: d\ncards:\n- {{id: a, exercise: Compute., steps: [{step}]}}\n".encode(), "d.yaml")
    assert loaded.deck is not None
    messages = [problem.message for problem in check_numbers(loaded.deck, cast("Engines", InThisProcess()))]
    assert any("a number beside an entropy has no unit" in message for message in messages) is said
