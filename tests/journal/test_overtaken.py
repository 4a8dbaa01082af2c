"""Two sessions on one journal: an item moves once for each time it was shown where it stood."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from quizkl.deck.identity import ItemKey
from quizkl.journal.append import Overtaken
from quizkl.journal.event import Review
from quizkl.journal.journal import Journal
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import New, Scheduled

CARD = ItemKey("deck", "card")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def knew(session: str) -> Review:
    return Review(
        item=CARD,
        session=session,
        shown_at=NOON,
        answered_at=NOON,
        day=NOON.date(),
        grade=Grade.KNEW,
        scheduler=Leitner().describe(),
    )


def opened(path: Path) -> Journal:
    journal = Journal.open(path)
    assert isinstance(journal, Journal)
    return journal


def test_a_card_that_was_shown_in_two_sessions_moves_once(tmp_path: Path) -> None:
    with opened(tmp_path / "journal.db") as one, opened(tmp_path / "journal.db") as other:
        assert one.append_review(knew("one"), New()) == 1
        second = other.append_review(knew("other"), New())
        assert isinstance(second, Overtaken)
        assert isinstance(second.standing, Scheduled)
        assert (second.number, second.standing.box) == (2, 2)
        standing = one.state(CARD).standing
        assert isinstance(standing, Scheduled)
        assert (standing.box, standing.reviews) == (2, 1)
        kept = other.event(2)
        assert isinstance(kept, Review)
        assert kept.practice, "the answer is kept, and moves nothing"


def test_a_journal_without_a_byte_reads_as_empty(tmp_path: Path) -> None:
    (tmp_path / "journal.db").touch()
    journal = Journal.open_to_read(tmp_path / "journal.db")
    assert isinstance(journal, Journal)
    with journal:
        assert journal.states() == {}
