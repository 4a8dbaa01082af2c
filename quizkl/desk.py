"""What a learner sits down at: decks, journal, settings and a clock, and the sessions that begin there.

Both shells work through it. Nothing here shows anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import Shelf
from quizkl.journal.journal import Journal
from quizkl.journal.problem import AppendFailed
from quizkl.journal.renamed import Renames, renames_of
from quizkl.schedule.day import day_of
from quizkl.schedule.queue import Limits, Queue, everything, queue_for
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import ItemState
from quizkl.settings.deck_schedule import schedule_of
from quizkl.settings.exercise import ExerciseRules
from quizkl.settings.of_deck import settings_in
from quizkl.settings.settings import Settings

if TYPE_CHECKING:
    from quizkl.journal.event import Event
    from quizkl.statistics.asked import Asked
    from quizkl.study.session import Course, Session  # Home shows no card and needs none of it


@dataclass(frozen=True, slots=True)
class Desk:
    """``now`` gives an aware instant each time it is asked; ``problems`` are those of the settings, and ``config`` is
    the file that those are kept in, None where they are not kept.
    """

    shelf: Shelf
    journal: Journal
    settings: Settings
    now: Callable[[], datetime]
    problems: tuple[Problem, ...] = ()
    config: Path | None = None

    @property
    def day(self) -> date:
        """The learner's day."""
        return day_of(self.now(), self.settings.day_turns_at)

    def items(self) -> tuple[Item, ...]:
        """The items of all decks, in the order of the decks and of the cards in them."""
        return tuple(item for deck in self.shelf.decks for item in deck.items())

    def renames(self) -> Renames:
        """What the decks say of former names."""
        return renames_of((item.key, item.former_keys()) for deck in self.shelf.decks for item in deck.items())

    def states(self) -> Mapping[ItemKey, ItemState]:
        """The state of every item to which anything has happened."""
        return self.journal.states(self.renames())

    @property
    def limits(self) -> Limits:
        """The daily limits, those that decks have of their own among them."""
        own = {deck.id: {one.key: one.value for one in deck.settings} for deck in self.shelf.decks if deck.settings}
        new_of, reviews_of = (
            {deck: number for deck, values in own.items() if isinstance(number := values.get(key), int)}
            for key in ("new_per_day", "reviews_per_day")
        )
        return replace(self.settings.limits, new_of=new_of, reviews_of=reviews_of)

    def rules(self) -> Mapping[str, ExerciseRules]:
        """What tries and hints cost in decks that have rules of their own, by deck id."""
        decks = [deck for deck in self.shelf.decks if deck.settings]
        return MappingProxyType({deck.id: settings_in(deck.settings, self.settings).exercise for deck in decks})

    def own_schedules(self) -> Mapping[str, Scheduler]:
        """The schedules that decks have of their own, by deck id; one that cannot be read is left out."""
        own: dict[str, Scheduler] = {}
        for deck in self.shelf.decks:
            schedule = schedule_of(deck)
            if schedule is not None and not isinstance(schedule, Problem):
                own[deck.id] = schedule
        return MappingProxyType(own)

    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the settings, of the decks, and of the schedules that decks have."""
        schedules = (schedule_of(deck) for deck in self.shelf.decks)
        found = tuple(schedule for schedule in schedules if isinstance(schedule, Problem))
        return (*self.problems, *self.shelf.problems, *found)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a day holds of some items."""

    queue: Queue
    items: Sequence[Item]
    states: Mapping[ItemKey, ItemState] = field(repr=False)


def plan(desk: Desk, items: Sequence[Item] | None = None) -> Plan:
    """The day's queue over ``items`` (all items where None); the daily limits hold for all decks together."""
    chosen = desk.items() if items is None else items
    renames = desk.renames()
    states = desk.journal.states(renames)
    done_today = desk.journal.today(desk.day, renames)
    queue = queue_for(desk.day, chosen, states, desk.limits, done_today)
    return Plan(queue, chosen, states)


def begin(desk: Desk, planned: Plan, name: str, limit: int | None = None, derives: bool = False) -> Session:
    """A session over the day's queue, or over the first ``limit`` items of it.

    With ``derives`` the shell takes derivations line by line.
    """
    from quizkl.study.session import start

    keys = planned.queue.keys[:limit]
    learning = frozenset(planned.queue.learning)
    return start(_course(desk, planned, name, False, derives), keys, desk.now(), learning, _flagged(planned))


def begin_practice(desk: Desk, planned: Plan, name: str, limit: int | None = None, derives: bool = False) -> Session:
    """A session over all of the plan's items, due or not, in an order of its own; it moves nothing."""
    from quizkl.study.session import start

    keys = list(everything(planned.items, planned.states))
    Random(name).shuffle(keys)
    chosen = list(islice(keys, limit))
    return start(_course(desk, planned, name, True, derives), chosen, desk.now(), flagged=_flagged(planned))


def _course(desk: Desk, planned: Plan, name: str, practice: bool, derives: bool) -> Course:
    from quizkl.study.session import Course

    standings = {key: state.standing for key, state in planned.states.items()}
    schedules = desk.own_schedules()
    rules = desk.rules()
    return Course(
        lookup=desk.shelf.card,
        scheduler=lambda key: schedules.get(key.deck, desk.settings.scheduler),
        standings=standings,
        name=name,
        practice=practice,
        turn_hour=desk.settings.day_turns_at,
        derives=derives,
        rules=lambda key: rules.get(key.deck, desk.settings.exercise),
    )


def _flagged(planned: Plan) -> frozenset[ItemKey]:
    return frozenset(key for key, state in planned.states.items() if state.flagged)


def record(desk: Desk, session: Session, event: Event | None) -> Session | AppendFailed:
    """Write down the act that led to ``session``; it may be shown only when this has given a session back.

    A card that another session has reviewed since it was shown here is not moved a second time; the session that
    comes back knows (``overtaken``).
    """
    from quizkl.journal.append import Overtaken
    from quizkl.journal.event import Review
    from quizkl.study.session import overtaken, recorded

    if event is None:
        return session
    if not isinstance(event, Review):
        number = desk.journal.append(event)
        return number if isinstance(number, AppendFailed) else recorded(session, number)
    match desk.journal.append_review(event, session.outcomes[-1].task.before, desk.renames()):
        case Overtaken(number, standing):
            return recorded(overtaken(session, event.item, standing), number)
        case int() as number:
            return recorded(session, number)
        case failed:
            return failed


def record_undo(desk: Desk, session: Session, event: Event | None) -> Session | AppendFailed:
    """Write down that an act was taken back; ``session`` is the one before it and keeps its own number."""
    if event is None:
        return session
    number = desk.journal.append(event)
    return number if isinstance(number, AppendFailed) else session


def asked_of(desk: Desk, items: Sequence[Item] | None = None) -> Asked:
    """What statistics of ``items`` are made from; None for everything there is."""
    from quizkl.statistics.asked import Asked

    return Asked(
        items=desk.items() if items is None else items,
        whole=items is None,
        renames=desk.renames(),
        day=desk.day,
        limits=desk.limits,
        scheduler=desk.settings.scheduler,
        own=desk.own_schedules(),
    )


def next_due(desk: Desk) -> date | None:
    """The first later day with something due in any deck."""
    return plan(desk).queue.next_due
