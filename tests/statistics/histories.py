"""Histories to count, and a naive count of them in plain Python to hold the other against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.journal.connection import open_to_read
from quizkl.journal.event import Event, Reset, Review, Undo
from quizkl.journal.fact import mistakes_in
from quizkl.journal.journal import Journal
from quizkl.journal.problem import JournalProblem
from quizkl.journal.renamed import Renames, present_key
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.queue import Limits
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem, Scheduler
from quizkl.schedule.state import New, Scheduled, Standing
from quizkl.statistics.asked import Asked
from quizkl.statistics.statistics import Statistics, statistics

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
CARD, OTHER, THIRD = ItemKey("kl", "definition"), ItemKey("kl", "forward"), ItemKey("mle", "mean", "c1")
ITEMS = (Item(CARD, Kind.FLASHCARD), Item(OTHER, Kind.EXERCISE), Item(THIRD, Kind.CLOZE))


def review(
    grade: Grade,
    day: int = 0,
    item: ItemKey = CARD,
    verdict: str = "",
    seconds: float = 8,
    relearning: bool = False,
    practice: bool = False,
) -> Review:
    """A review so many days after the first of March."""
    at = NOON + timedelta(days=day)
    return Review(
        item=item,
        session="s",
        shown_at=at - timedelta(seconds=seconds),
        answered_at=at,
        day=at.date(),
        grade=grade,
        scheduler=Leitner().describe(),
        verdict=verdict,
        relearning=relearning,
        practice=practice,
    )


def asked(
    items: Sequence[Item] = ITEMS,
    whole: bool = True,
    renames: Renames = MappingProxyType({}),
    day: int = 0,
    limits: Limits = Limits(),  # noqa: B008
    own: Mapping[str, Scheduler] = MappingProxyType({}),
) -> Asked:
    return Asked(items, whole, renames, DAY + timedelta(days=day), limits, Leitner(), own)


def written(path: Path, events: Iterable[Event]) -> Path:
    journal = Journal.open(path)
    assert isinstance(journal, Journal)
    with journal:
        for event in events:
            assert isinstance(journal.append(event), int)
    return path


def counted(path: Path, question: Asked) -> Statistics:
    connection = open_to_read(path)
    assert not isinstance(connection, JournalProblem), connection
    try:
        return statistics(connection, question)
    finally:
        connection.close()


@dataclass
class Naive:
    """Counts: ``occasions`` by (day, what it was), ``boxes`` by (box, grade) with 0 for first meetings, ``kinds`` by
    (kind, grade) of cards in a box, ``mistakes`` by name.
    """

    occasions: Counter[tuple[date, str]] = field(default_factory=Counter)
    boxes: Counter[tuple[int, Grade]] = field(default_factory=Counter)
    kinds: Counter[tuple[Kind | None, Grade]] = field(default_factory=Counter)
    mistakes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def standing_events(events: Sequence[Event]) -> list[Review | Reset]:
    """What was not undone, in order. The first event has number 1."""
    undone: set[int] = set()
    for number, event in reversed(list(enumerate(events, 1))):
        if isinstance(event, Undo) and number not in undone:
            undone.add(event.event)
    return [
        event for number, event in enumerate(events, 1) if number not in undone and isinstance(event, Review | Reset)
    ]


def naive(events: Sequence[Event], question: Asked) -> Naive:
    found = Naive()
    kinds = {item.key: item.kind for item in question.items}
    at: dict[ItemKey, Standing] = {}
    for event in standing_events(events):
        key = present_key(event.item, question.renames)
        if key not in kinds and not question.whole:
            continue
        if isinstance(event, Reset):
            at[key] = New()
            continue
        found.seconds += min(max((event.answered_at - event.shown_at).total_seconds(), 0), 600)
        found.mistakes.update(mistakes_in(event.verdict))
        before = at.get(key, New())
        if event.relearning or event.practice:
            found.occasions[event.day, "relearning" if event.relearning else "practice"] += 1
            continue
        box = before.box if isinstance(before, Scheduled) else 0
        found.occasions[event.day, "review" if box else "first"] += 1
        found.boxes[box, event.grade] += 1
        if box:
            found.kinds[kinds.get(key), event.grade] += 1
        scheduler = scheduler_of(event.scheduler)
        assert not isinstance(scheduler, ScheduleProblem)
        at[key] = scheduler.after(before, event.grade, event.day, event.item)
    return found
