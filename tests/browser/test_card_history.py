"""The history of a card, with the numbers that it had."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from quizkl.browser.card_history import Happened, numbers_drawn, what_happened
from quizkl.browser.verdict_words import verdict_words
from quizkl.deck.card import Exercise, Flashcard
from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.deck.varying import drawn
from quizkl.journal.event import Flag, ItemEvent, Move, Recorded, Reset, Review
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import New, Scheduled

CARD = ItemKey("d", "x")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
DECK = b"""
deck: d
cards:
  - id: x
    exercise: From p = {{= p }} to q = {{= q }}.
    vary: {p: 'simplex(3, step=0.1)', q: 'simplex(3, step=0.1, min=0.1)'}
    steps: [{ask: it, answer: 'kl(p, q)'}]
  - {id: plain, front: a, back: b}
"""


def review(grade: Grade, day: int, item: ItemKey = CARD, typed: tuple[str, ...] = (), verdict: str = "") -> Review:
    at = NOON + timedelta(days=day)
    return Review(
        item=item,
        session="s",
        shown_at=at,
        answered_at=at,
        day=at.date(),
        grade=grade,
        scheduler=Leitner().describe(),
        typed=typed,
        verdict=verdict,
    )


def test_each_event_says_where_the_card_stood_before_and_after() -> None:
    move = Move(CARD, 5, DAY + timedelta(days=20), DAY + timedelta(days=4), NOON)
    events: tuple[ItemEvent, ...] = (
        *(review(Grade.KNEW, 0), Flag(CARD, NOON), review(Grade.MISSED, 2), move, Reset(CARD, NOON)),
    )
    happened = what_happened(Recorded(number, event) for number, event in enumerate(events, 1))
    assert [each.event for each in happened] == list(events)
    boxes = [each.after.box if isinstance(each.after, Scheduled) else None for each in happened]
    assert boxes == [2, 2, 1, 5, None]
    assert happened[0].before == New()
    assert all(later.before == earlier.after for earlier, later in pairwise(happened))
    assert happened[-1] == Happened(events[-1], happened[-2].after, New())


def test_the_numbers_of_a_review_are_those_that_its_seed_drew() -> None:
    deck = load_deck(DECK, "d.yaml").deck
    assert deck is not None
    card = deck.card("x")
    assert isinstance(card, Exercise)
    for seed in (0, 7, 123_456_789):
        exercise = drawn(card, seed)
        assert isinstance(exercise, Exercise)
        p, q = (value.strip("[]") for _, value in numbers_drawn(card, seed))
        assert exercise.exercise.source == f"From p = ({p}) to q = ({q})."
    plain = deck.card("plain")
    assert isinstance(plain, Flashcard)
    assert numbers_drawn(plain, 7) == ()


def test_a_verdict_is_said_in_words_step_by_step() -> None:
    assert verdict_words("right") == ("right",)
    assert verdict_words("wrong-because:wrong-sign, right ; shown") == (
        "not right: A sign is wrong → right",
        "answer shown",
    )
    assert verdict_words("wrong (overruled)") == ("not right", "overruled by you")
    assert verdict_words("") == ()
    assert verdict_words("something of a later version") == ("something of a later version",)
