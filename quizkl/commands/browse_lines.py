"""Cards as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizkl.browser.card_history import Happened, numbers_drawn, what_happened
from quizkl.browser.card_index import CardIndex
from quizkl.browser.match import marks_of
from quizkl.browser.verdict_words import verdict_words
from quizkl.deck.card import Card
from quizkl.deck.deck import Item
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.journal.event import Move, Review
from quizkl.schedule.state import ItemState, New
from quizkl.study.movement import place
from quizkl.study.phase import Task
from quizkl.study.question_row import question_row
from quizkl.text.unprintable import printable


def card_lines(desk: Desk, index: CardIndex, positions: Sequence[int], history: bool) -> Iterator[str]:
    """``deck/card  flashcard  box 3  due 2026-03-05  flagged  What is …?``, and what happened to the card below."""
    renames = desk.renames()
    for position in positions:
        item, state = index.items[position], index.states[position]
        card = desk.shelf.card(item.key)
        yield printable("  ".join([str(item.key), *_stands(item, state, index), _question(item, state, card, desk)]))
        if history:
            happened = what_happened(desk.journal.history(item.key, renames))
            for each in happened:
                yield from (printable(f"    {line}") for line in _happened(each, card))


def _stands(item: Item, state: ItemState, index: CardIndex) -> list[str]:
    standing = state.standing
    due = [] if isinstance(standing, New) else ["done" if standing.due is None else f"due {standing.due.isoformat()}"]
    return [item.kind.value, place(standing), *due, *(mark.value for mark in marks_of(item, state, index.day))]


def _question(item: Item, state: ItemState, card: Card | Problem, desk: Desk) -> str:
    if isinstance(card, Problem):
        return f"({card.message})"
    return question_row(Task(item.key, card, state.standing, 0), desk.settings.characters)


def _happened(each: Happened, card: Card | Problem) -> Iterator[str]:
    event = each.event
    when = f"{event.at:%Y-%m-%d %H:%M}"
    match event:
        case Review():
            aside = " (practice)" if event.practice else " (again)" if event.relearning else f" -> {place(each.after)}"
            yield f"{when}  {event.grade.value}{aside}"
            said = verdict_words(event.verdict)
            for number in range(max(len(event.typed), len(said))):
                typed = event.typed[number] if number < len(event.typed) else ""
                words = said[number] if number < len(said) else ""
                yield "    " + "  ".join(filter(None, (typed, words)))
            if not isinstance(card, Problem) and (numbers := numbers_drawn(card, event.seed)):
                yield "    with " + ", ".join(f"{name} = {value}" for name, value in numbers)
        case Move(box=box):
            yield f"{when}  put into box {box} by hand"
        case _:
            yield f"{when}  {type(event).__name__.lower()}"
