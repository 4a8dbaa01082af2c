"""The schedule's forecast, scored as the decks teach it."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.schedule.grade import Grade
from quizkl.statistics.calibration import bernoulli_entropy, bernoulli_kl
from tests.statistics.histories import asked, counted, review, written

SHARES = st.floats(0, 1)
INSIDE = st.floats(0.01, 0.99)


@given(SHARES, INSIDE)
def test_kl_is_the_cross_entropy_without_the_entropy_and_never_negative(p: float, q: float) -> None:
    cross_entropy = -p * log(q) - (1 - p) * log(1 - q)
    assert bernoulli_kl(p, q) == pytest.approx(cross_entropy - bernoulli_entropy(p), abs=1e-12)
    assert bernoulli_kl(p, q) >= -1e-12


def test_kl_is_zero_where_what_was_expected_happened() -> None:
    assert bernoulli_kl(0.9, 0.9) == 0
    assert bernoulli_entropy(0) == bernoulli_entropy(1) == 0


def test_cards_on_their_day_cost_entropy_and_kl(tmp_path: Path) -> None:
    """Four cards of box 2 come after two days, as they should; three are recalled, where nine in ten were expected."""
    from quizkl.deck.identity import ItemKey

    cards = [ItemKey("kl", f"card-{number}") for number in range(4)]
    grades = (Grade.KNEW, Grade.KNEW, Grade.PARTLY, Grade.MISSED)
    first = [review(Grade.KNEW, 0, card) for card in cards]
    second = [review(grade, 2, card) for card, grade in zip(cards, grades, strict=True)]
    found = counted(written(tmp_path / "journal", [*first, *second]), asked(items=(), day=2)).calibration
    ((box, scores),) = found.boxes
    assert (box, scores.reviews, scores.waited, scores.observed) == (2, 4, 2, 0.75)
    assert scores.expected == pytest.approx(0.9)
    assert scores.nll == pytest.approx(-(3 * log(0.9) + log(0.1)) / 4)
    assert scores.nll == pytest.approx(scores.entropy + scores.kl)
    assert found.over_all == scores


def test_over_all_boxes_count_by_their_reviews(tmp_path: Path) -> None:
    events = [review(Grade.KNEW, 0), review(Grade.KNEW, 2), review(Grade.MISSED, 6), review(Grade.KNEW, 7)]
    found = counted(written(tmp_path / "journal", events), asked(day=7)).calibration
    assert [box for box, _ in found.boxes] == [1, 2, 3]
    assert found.over_all is not None
    assert found.over_all.observed == pytest.approx(2 / 3)
    assert found.over_all.kl == pytest.approx(sum(each.kl for _, each in found.boxes) / 3)


def test_practice_and_relearning_score_nothing(tmp_path: Path) -> None:
    events = [review(Grade.MISSED, 0), review(Grade.KNEW, 0, relearning=True), review(Grade.KNEW, 1, practice=True)]
    assert counted(written(tmp_path / "journal", events), asked(day=1)).calibration.over_all is None
