from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Move, Review, Suspend, Undo
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner

CARD = ItemKey("deck", "card")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WITHOUT_ZONE = datetime(2026, 3, 1, 12)


def review(shown_at: datetime = NOON, answered_at: datetime = NOON, seed: int = 0) -> Review:
    return Review(
        item=CARD,
        session="s",
        shown_at=shown_at,
        answered_at=answered_at,
        day=date(2026, 3, 1),
        grade=Grade.KNEW,
        scheduler=Leitner().describe(),
        seed=seed,
    )


def test_an_event_at_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        review(shown_at=WITHOUT_ZONE)
    with pytest.raises(ValueError, match="time zone"):
        review(answered_at=WITHOUT_ZONE)
    with pytest.raises(ValueError, match="time zone"):
        Undo(1, WITHOUT_ZONE)
    with pytest.raises(ValueError, match="time zone"):
        Suspend(CARD, WITHOUT_ZONE)
    with pytest.raises(ValueError, match="time zone"):
        Bury(CARD, date(2026, 3, 1), WITHOUT_ZONE)
    with pytest.raises(ValueError, match="time zone"):
        Move(CARD, 1, date(2026, 3, 2), date(2026, 3, 1), WITHOUT_ZONE)


def test_there_is_no_box_before_the_first() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        Move(CARD, 0, date(2026, 3, 2), date(2026, 3, 1), NOON)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_that_the_journal_cannot_hold_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="seed"):
        review(seed=seed)
