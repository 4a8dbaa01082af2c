"""What the browser does to cards: each act is in the journal before it is seen, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizkl.browser import acts
from quizkl.browser.acts import Act
from quizkl.deck.identity import ItemKey
from quizkl.desk import begin, plan
from quizkl.journal.event import Event, Undo
from quizkl.journal.problem import AppendFailed
from quizkl.schedule.by_hand import box_count, due_in_box
from quizkl.schedule.day_words import day_words
from quizkl.schedule.scheduler import Scheduler
from quizkl.study.movement import until
from quizkl.tui.browse.cards import BrowseCards
from quizkl.tui.ink import Ink, Line, Piece, line, muted
from quizkl.tui.paragraph import paragraph
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.sheet import Sheet

_MANY = 100
"""Cards; an act on more is asked about first."""

_MOST_PRINTED = 1000
"""Cards that are named one by one to the program that prints."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act that can be undone: the numbers of its events, and the items they were about."""

    said: str
    numbers: tuple[int, ...]
    keys: frozenset[ItemKey]


class BrowseActs(QuizklScreen):
    """The acts of the browser, on the selection or else on the card under the cursor."""

    def __init__(self, cards: BrowseCards, done: list[Done] | None = None) -> None:
        """``done`` is what was done in browsers before, the latest at its end."""
        super().__init__()
        self.cards = cards
        self.done = [] if done is None else done

    def show(self) -> None:
        """Draw everything anew."""
        raise NotImplementedError

    # What is set on cards

    def action_suspend(self) -> None:
        self._act(lambda chosen: acts.suspend(chosen, self.cards.desk.now()))

    def action_flag(self) -> None:
        self._act(lambda chosen: acts.flag(chosen, self.cards.desk.now()))

    def action_bury(self) -> None:
        desk, renames = self.cards.desk, self.cards.renames
        self._act(
            lambda chosen: acts.bury(chosen, desk.day, desk.now(), lambda key: desk.journal.history(key, renames))
        )

    def action_reset(self) -> None:
        self._act(lambda chosen: acts.reset(chosen, self.cards.desk.now()))

    def action_move(self) -> None:
        """Ask for the box."""
        if not (items := self.cards.chosen_items()):
            return
        day, scheduler = self.cards.desk.day, self._schedulers()(items[0].key)
        boxes = range(1, box_count(scheduler) + 1)

        def draw(columns: int) -> list[Line]:
            return [
                line(
                    Piece(f"{box:>4}  ", Ink.KEY),
                    f"again {until(due, day)}",
                    muted(f"  {day_words(due)}"),
                    action=f"answer('{box}')",
                )
                for box in boxes
                if (due := due_in_box(scheduler, box, day))
            ]

        keys = [(str(box), "", str(box)) for box in boxes if box <= 9]
        name = "Put the card into box" if len(items) == 1 else f"Put {len(items)} cards into box"
        self.app.push_screen(Sheet(name, draw, self.look, keys), self._move_to)

    def _move_to(self, answer: str | None) -> None:
        if answer is not None:
            desk, schedulers = self.cards.desk, self._schedulers()
            self._act(lambda chosen: acts.move(chosen, int(answer), schedulers, desk.day, desk.now()))

    def _schedulers(self) -> Callable[[ItemKey], Scheduler]:
        own, usual = self.cards.desk.own_schedules(), self.cards.desk.settings.scheduler
        return lambda key: own.get(key.deck, usual)

    def _act(self, act: Callable[[acts.Chosen], Act]) -> None:
        """Do it; ask first where it is done to many cards."""
        positions = self.cards.chosen()
        if not positions:
            return
        index = self.cards.index
        chosen = act([(index.items[position], index.states[position]) for position in positions])

        def do(answer: str | None = "do") -> None:
            if answer == "do":
                self._write(chosen)

        if len(chosen.keys) <= _MANY:
            do()
            return
        said = f"The outcome would be: {chosen.said} It can be undone."
        sheet = Sheet("Many cards", lambda columns: paragraph(said, columns), self.look, [("y,enter", "Do it", "do")])
        self.app.push_screen(sheet, do)

    def _write(self, act: Act) -> None:
        if not act.events:
            self.quizkl.say(act.said, warning=True)
            return
        numbers = self._append(act.events)
        if numbers is not None:
            self.done.append(Done(act.said, numbers, act.keys))
            self.cards.refresh(act.keys)
            self.quizkl.say_alone(f"{act.said}  {self.key_of('undo')} takes that back.")
            self.show()

    def action_undo(self) -> None:
        if not self.done:
            return
        now = self.cards.desk.now()
        last = self.done[-1]
        if self._append([Undo(number, now) for number in reversed(last.numbers)]) is not None:
            self.done.pop()
            self.cards.refresh(last.keys)
            self.quizkl.say_alone(f"Undone: {last.said}")
            self.show()

    def _append(self, events: Sequence[Event]) -> tuple[int, ...] | None:
        written = self.cards.desk.journal.append_all(events)
        if isinstance(written, AppendFailed):
            self.quizkl.complain(written)
            return None
        return written

    # Studying and printing

    def action_study(self) -> None:
        items = self.cards.chosen_items()
        planned = plan(self.cards.desk, items)
        if len(planned.queue):
            self.quizkl.study(begin(self.cards.desk, planned, self.quizkl.session_name(), derives=True))
        else:
            self.action_practise()

    def action_practise(self) -> None:
        items = self.cards.chosen_items()
        index = self.cards.index
        awake = [
            index.items[position]
            for position in self.cards.chosen()
            if not (index.states[position].suspended or index.items[position].suspended)
        ]
        if not awake:
            several = len(items) > 1
            key = self.key_of("suspend")
            said = (
                f"They are suspended; {key} takes them back." if several else f"It is suspended; {key} takes it back."
            )
            self.quizkl.say(said, warning=True)
            return
        self.quizkl.offer_practice(plan(self.cards.desk, awake), None)

    def action_print(self) -> None:
        items = self.cards.chosen_items()
        if len(items) > _MOST_PRINTED:
            said = f"{len(items)} cards are too many to print one by one; Home prints whole decks."
            self.quizkl.say(said, warning=True)
            return
        title = str(items[0].key) if len(items) == 1 else f"{len(items)} cards"
        names = tuple(str(item.key) for item in items)
        self.quizkl.show_print(title, items, names, items[0].key.card if len(items) == 1 else "selection")

    # Editing

    def action_edit(self) -> None:
        """Open the card's file at its line in the learner's editor, and look at what changed."""
        item = self.cards.item
        deck = self.cards.desk.shelf.deck(item.key.deck) if item is not None else None
        if item is None or deck is None or deck.path is None:
            return
        if deck.shipped:
            said = f"{deck.id} comes with quizkl and would be written over. quizkl copy {deck.id} makes it yours."
            self.quizkl.say(said, warning=True)
            return
        from quizkl.tui.edit_deck import edit_file

        edit_file(self.quizkl, deck.path, item.line)
