"""A handful of cards to study in tests, built directly."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from fractions import Fraction

from quizkl.deck.card import Card, CardHead, Choice, Decimals, Exercise, Flashcard, Option, PracticeQuestion, Step
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Place, Problem
from quizkl.maths.syntax.tree import Number
from quizkl.schedule.leitner import Leitner
from quizkl.study.session import Course
from quizkl.text.tree import Paragraph, Plain, Text

PLACE = Place("deck.yaml", 1, 1)
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def later(seconds: int) -> datetime:
    return NINE + timedelta(seconds=seconds)


def words(text: str) -> Text:
    return Text((Paragraph((Plain(text),)),), text)


def head(card: str, hints: int = 0) -> CardHead:
    return CardHead(id=card, place=PLACE, hints=tuple(words(f"hint {n}") for n in range(1, hints + 1)))


def flashcard(card: str = "front", hints: int = 0) -> Flashcard:
    return Flashcard(head=head(card, hints), front=words("What is KL?"), back=words("An expected log-ratio."))


def question(points: int = 3) -> PracticeQuestion:
    tickable = tuple(words(f"point {n}") for n in range(points))
    return PracticeQuestion(
        head=head("question"), question=words("Name them."), answer=words("These."), points=tickable
    )


def choice(right: int = 1, wrong: int = 3) -> Choice:
    return Choice(
        head=head("choice"),
        question=words("Which?"),
        right=tuple(Option(words(f"right {n}")) for n in range(right)),
        wrong=tuple(Option(words(f"wrong {n}")) for n in range(wrong)),
    )


def exercise(steps: int = 2) -> Exercise:
    asked = tuple(
        Step(words(f"step {n}"), Number(Fraction(n)), str(n), Decimals(4), PLACE) for n in range(1, steps + 1)
    )
    return Exercise(head=head("exercise", hints=1), exercise=words("Compute."), steps=asked)


def key(card: str, side: str = "") -> ItemKey:
    return ItemKey("deck", card, side)


def course(cards: dict[ItemKey, Card], practice: bool = False) -> Course:
    def lookup(item: ItemKey) -> Card | Problem:
        return cards.get(item, Problem(PLACE, f"{item} is gone"))

    return Course(lookup, lambda _: Leitner(), {}, "session-1", practice)
