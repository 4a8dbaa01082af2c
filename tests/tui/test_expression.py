"""Exercises that are answered by expressions in the application."""

from __future__ import annotations

from quizkl.formula.characters import Characters
from quizkl.maths.examination import Result
from quizkl.maths.helper.client import Helper
from quizkl.maths.inquiry import NotDecided
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from tests.tui.sitting import Sitting, Table

EXERCISE = """\
deck: d
title: In symbols
cards:
  - id: slope
    exercise: Differentiate.
    symbols: {x: positive}
    steps:
      - ask: the derivative of $\\frac{\\ln x}{x}$
        answer: d/dx (ln(x)/x)
        claim: (1 - ln(x))/x^2
      - {ask: that times $x^2$, answer: 'x^2 step[1]', claim: 1 - ln(x)}
"""


def test_an_expression_is_echoed_marked_and_shown_as_mathematics(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        assert "in terms of x" in on.frame
        assert "reads as  (ln x − 1)/x²" in await on.type("(ln x - 1)/x^2")
        await on.press("enter")
        frame = await on.wait()
        assert "The sign is wrong: yours is the answer times −1." in frame
        assert "1 − ln x" not in frame
        await on.press("f3")
        frame = await on.wait()
        assert "→ Shown." in frame
        rows = frame.split("\n")
        bar = next(place for place, row in enumerate(rows) if "───" in row)
        assert "1 − ln x" in rows[bar - 1]
        assert "x²" in rows[bar + 1]
        await on.type("1 - ln x")
        await on.press("enter")
        frame = await on.wait()
        assert "✓ Right." in frame
        assert "worked out" not in frame
        await on.press("enter")

    table.run(scene, study=True)
    (review,) = table.reviews()
    assert review.grade is Grade.MISSED
    assert review.typed == ("(ln x - 1)/x^2", "1 - ln x")


def test_a_name_that_is_no_symbol_is_said_while_it_is_typed(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        assert "`y` is not a known name" in await on.type("2 y")

    table.run(scene, study=True)


class Undecided(Helper):
    """A helper that never comes to an end with expressions."""

    async def examine(self, examinations: object) -> tuple[Result, ...]:
        return (NotDecided("not decided: this took longer than it may"),)


def test_what_is_not_decided_costs_no_attempt(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.type("(1 - ln x)/x^2")
        await on.press("enter")
        frame = await on.wait()
        assert "? Not marked." in frame
        assert "This costs no attempt." in " ".join(frame.split())

    table.helper = Undecided()
    table.run(scene, study=True)


def test_with_ascii_characters_only_everything_is_ascii(table: Table) -> None:
    table.write("d.yaml", EXERCISE)
    table.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        await on.type("ln x/x^2")
        await on.press("enter")
        assert (await on.wait()).isascii()
        await on.press("f3")
        assert (await on.wait()).isascii()

    table.run(scene, study=True)
