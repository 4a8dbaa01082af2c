"""The schedule that a deck has of its own."""

from __future__ import annotations

from quizkl.deck.deck import Deck
from quizkl.deck.problem import Place, Problem
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem, Scheduler


def schedule_of(deck: Deck) -> Scheduler | Problem | None:
    """The schedule; None where the deck has none, a problem with its line where it cannot be used."""
    if deck.schedule is None:
        return None
    match scheduler_of(deck.schedule):
        case ScheduleProblem(message=message, hint=hint):
            place = Place(deck.file, deck.heading.schedule_line)
            return Problem(place, f"the deck's schedule cannot be used: {message}", hint)
        case scheduler:
            return scheduler
