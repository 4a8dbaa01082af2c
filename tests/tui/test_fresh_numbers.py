"""Exercises with fresh numbers: they are drawn by the helper while the screen goes on."""

from __future__ import annotations

import re

from quizkl.deck.card import Exercise, Flashcard
from quizkl.deck.varying import drawn
from quizkl.journal.event import Review
from tests.tui.sitting import Sitting, Table

DRILLS = """\
deck: d
title: Drills
cards:
  - id: one
    exercise: 'Add {{= a }} and {{= b }}.'
    vary: {a: 'integer(1, 9)', b: 'integer(1, 9)'}
    where: a != b
    steps: [{ask: the sum, answer: a + b, decimals: 0}]
  - id: two
    exercise: 'Halve {{= a }}.'
    vary: {a: 'integer(1, 9)'}
    steps: [{ask: the half, answer: a/2, decimals: 1}]
"""


def numbers(frame: str) -> list[str]:
    (row,) = (row for row in frame.split("\n") if "Add" in row or "Halve" in row)
    return re.findall(r"\d+", row)


def test_numbers_are_drawn_kept_with_the_review_and_the_same_after_undo(table: Table) -> None:
    table.write("d.yaml", DRILLS)

    async def scene(on: Sitting) -> None:
        assert "Drawing numbers" in on.frame
        first = await on.wait()
        a, b = numbers(first)
        await on.type(str(int(a) + int(b)))
        await on.press("enter")
        assert "✓ Right." in await on.wait()
        following = await on.press("enter")
        assert "Drawing numbers" not in following, "the second was drawn while the first was answered"
        assert len(numbers(following)) == 1
        await on.press("f8")
        again = await on.wait()
        assert numbers(again)[:2] == [a, b]

    table.run(scene, study=True)
    (review,) = (event for event in table.events() if isinstance(event, Review))
    assert table.grades() == []
    desk = table.desk()
    with desk.journal:
        card = desk.shelf.card(review.item)
    assert isinstance(card, Exercise)
    exercise = drawn(card, review.seed)
    assert isinstance(exercise, Exercise)
    assert review.typed == (str(sum(map(int, re.findall(r"\d+", exercise.exercise.source)))),)


def test_a_card_whose_conditions_cannot_be_met_is_left_out_and_said(table: Table) -> None:
    table.write("d.yaml", DRILLS.replace("where: a != b", "where: a > b + 10"))

    async def scene(on: Sitting) -> None:
        frame = await on.wait()
        assert "0 of 1024" in frame
        assert "Halve" in frame

    table.run(scene, study=True)
    assert table.grades() == []


def test_a_flashcard_has_fresh_numbers_too(table: Table) -> None:
    table.write(
        "d.yaml",
        "deck: d\ncards:\n  - id: one\n    front: 'Add 10 to {{= a }}.'\n    back: 'It is {{= a + 10 }}.'\n"
        "    vary: {a: 'integer(1, 80)'}\n",
    )

    async def scene(on: Sitting) -> None:
        _, a = numbers(await on.wait())
        assert f"It is {int(a) + 10}." in await on.press("enter")
        await on.press("3")

    table.run(scene, study=True)
    (review,) = (event for event in table.events() if isinstance(event, Review))
    desk = table.desk()
    with desk.journal:
        card = desk.shelf.card(review.item)
    assert isinstance(card, Flashcard)
    assert isinstance(drawn(card, review.seed), Flashcard)
