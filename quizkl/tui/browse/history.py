"""The history of a card as lines, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from quizkl.browser.card_history import Happened, numbers_drawn
from quizkl.browser.verdict_words import verdict_words
from quizkl.deck.card import Card
from quizkl.journal.event import Bury, Flag, ItemEvent, Move, Reset, Review, Suspend, Unflag, Unsuspend
from quizkl.schedule.day_words import day_words, short_day
from quizkl.schedule.duration import duration
from quizkl.schedule.grade import Grade
from quizkl.study.movement import movement
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_MOST: Final = 40
_WHEN: Final = 18
_SHORT: Final = 8
_NARROW: Final = 56


def history_lines(
    happened: Sequence[Happened], card: Card | None, now: datetime, columns: int, look: Look
) -> list[Line]:
    """When, the grade and where it moved the card; what was typed and what was said of it; the numbers it had."""
    if not happened:
        return [line(muted("Nothing has happened to this card yet."))]
    lines: list[Line] = []
    for each in happened[: -_MOST - 1 : -1]:
        when = muted(_when(each.event.at, now, columns))
        if isinstance(each.event, Review):
            *graded, took = _graded(each, each.event, look)
            whole = line(when, *graded, took)
            lines += [whole if whole.width <= columns else line(when, *graded)]
            lines += led(Piece("    "), _answered(each.event, card, columns - 4, look))
        else:
            lines += [line(when, muted(_other(each.event)))]
    earlier = len(happened) - _MOST
    return [*lines, EMPTY, line(muted(f"and {earlier} earlier"))] if earlier > 0 else lines


def _when(at: datetime, now: datetime, columns: int) -> str:
    """The day and the hour, or in little room the day alone."""
    year = f" {at.year}" if at.year != now.year else ""
    if columns < _NARROW:
        return f"{short_day(at.date()) + year:<{_SHORT}}"
    return f"{day_words(at.date()) + year + f' {at:%H:%M}':<{_WHEN}}"


def _graded(each: Happened, review: Review, look: Look) -> list[Piece]:
    signs = {
        Grade.KNEW: Piece(look.sign("✓ knew    ", "+ knew    "), Ink.GOOD),
        Grade.PARTLY: Piece("~ partly  ", Ink.WARNING),
        Grade.MISSED: Piece(look.sign("✗ missed  ", "x missed  "), Ink.BAD),
    }
    took = f"  {duration((review.answered_at - review.shown_at).total_seconds())}"
    if review.practice:
        moved = "practice"
    elif review.relearning:
        moved = "again"
    else:
        moved = movement(each.before, each.after, review.day)
    return [signs[review.grade], Piece(look.words(moved)), muted(took)]


def _answered(review: Review, card: Card | None, columns: int, look: Look) -> list[Line]:
    """What was typed at each step with what was said of it; then the numbers."""
    said = verdict_words(review.verdict)
    lines: list[Line] = []
    steps = max(len(review.typed), len(said))
    for number in range(steps):
        typed = review.typed[number] if number < len(review.typed) else ""
        words = said[number] if number < len(said) else ""
        typed = typed.replace(" ; ", look.sign(" → ", " -> "))
        count = f"{number + 1}. " if len(review.typed) > 1 and typed else ""
        shown = [Piece(f"{count}{typed}", Ink.CODE)] if typed else []
        between = [Piece("  ")] if typed and words else []
        row = line(*shown, *between, Piece(look.words(words), Ink.PLAIN))
        fits = row.width <= columns
        lines += [row] if fits else [*paragraph(f"{count}{typed}", columns, Ink.CODE), *paragraph(words, columns)]
    numbers = numbers_drawn(card, review.seed) if card is not None else ()
    if numbers:
        lines += paragraph("with " + ", ".join(f"{name} = {value}" for name, value in numbers), columns, Ink.MUTED)
    return lines


def _other(event: ItemEvent) -> str:
    match event:
        case Suspend():
            return "suspended"
        case Unsuspend():
            return "taken back"
        case Flag():
            return "flagged"
        case Unflag():
            return "flag taken away"
        case Bury():
            return "put off until the next day"
        case Reset():
            return "reset: new again"
        case Move(box=box, due=due):
            return f"put into box {box} by hand, due {day_words(due)}"
        case _:
            return "reviewed"
