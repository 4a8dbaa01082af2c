"""The derivations of the shipped decks: every line is proved, and no line with a slip in it is."""

from __future__ import annotations

from collections import Counter

import pytest

from quizkl.deck.card import Derivation
from quizkl.maths.derivation.chain import progress, read_rows
from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.finding import Following, Mark, NoValue, Proved, Refuted
from quizkl.maths.derivation.line import Line, Optimum
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.engine.derivation.mark import begin
from quizkl.maths.syntax.unreadable import Unreadable
from tests.decks.shipped import all_cards
from tests.maths.derivation.slips import slips

_CARDS = [card for card in all_cards() if isinstance(card, Derivation)]
_FEWEST_LINES = 4


def mark(following: Following) -> Mark:
    begun = begin(following)
    return begun.found if begun.prove is None else begun.prove(5.0)


def has_a_meaning(line: Line, symbols: Symbols) -> bool:
    right = line.right.expression if isinstance(line.right, Optimum) else line.right
    return not any(isinstance(elaborate(side, symbols), Unreadable) for side in (right, line.left or right))


def test_there_are_eleven_derivations() -> None:
    assert len(_CARDS) == 11


@pytest.mark.parametrize("card", _CARDS, ids=lambda card: card.head.id)
def test_a_model_goes_to_the_goal_in_small_steps_that_are_all_proved(card: Derivation) -> None:
    for model in card.model:
        rows = read_rows(card.task, [line.source for line in model])
        marks = {row.following: mark(row.following) for row in rows if row.following is not None}
        assert [row.text for row in rows if row.following is None or not isinstance(marks[row.following], Proved)] == []
        found = progress(card.task, rows, marks)
        assert found.all_proved
        assert len(rows) >= _FEWEST_LINES
        assert found.steps >= max(_FEWEST_LINES, card.task.steps_at_least)


@pytest.mark.parametrize("card", _CARDS, ids=lambda card: card.head.id)
def test_a_line_with_a_slip_in_it_is_refuted(card: Derivation) -> None:
    """A sign, an index, a factor, a swapped argument, at every place of every line.

    What is not refuted has no meaning (an index that goes nowhere), or is a true statement all the same and proved
    (1 - 0 for 1 + 0, a factor before what is made small, an inequality that the slip has only made weaker).
    """
    symbols = card.task.symbols
    open_ones: list[Line] = []
    kinds: Counter[str] = Counter()
    for row in read_rows(card.task, [line.source for model in card.model for line in model]):
        assert row.following is not None and row.line is not None
        for wrong in slips(row.line, symbols):
            found = mark(Following(row.following.symbols, row.following.before, wrong))
            kinds["refuted" if isinstance(found, Refuted) else "true" if isinstance(found, Proved) else "open"] += 1
            if not isinstance(found, Refuted | Proved) and has_a_meaning(wrong, symbols):
                open_ones.append(wrong)
    assert open_ones == []
    assert kinds["refuted"] > kinds["true"] + kinds["open"]


def test_an_index_that_leaves_its_range_is_refuted() -> None:
    card = next(card for card in _CARDS if card.head.id == "cross-entropy-on-data")
    rows = read_rows(card.task, ["= -(1/m) sum_j ln q(x_j)", "= -(1/m) sum_j ln q(x_{j+1})"])
    assert rows[1].following is not None
    assert isinstance(mark(rows[1].following), NoValue)
