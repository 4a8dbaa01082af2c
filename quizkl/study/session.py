"""The session itself: its queue, its phase, and how the next card comes up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import blake2b

from quizkl.deck.card import Card, Derivation, Exercise, Experiment
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.schedule.day import day_of
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import New, Scheduled, Standing
from quizkl.settings.exercise import USUAL, ExerciseRules
from quizkl.study.phase import (
    Asking,
    Deriving,
    Finished,
    Outcome,
    Phase,
    Predicting,
    Preparing,
    StepWork,
    Task,
    Working,
)
from quizkl.study.variant import Variant


@dataclass(frozen=True, slots=True)
class Course:
    """What a session works with and never changes.

    ``lookup`` builds the card of an item, or says what is wrong with it (its file vanished). ``standings`` are those
    at the start; an item that is not in them is new. With ``practice`` nothing moves. With ``derives`` derivations are
    written and marked line by line; without it they are asked like a question. ``rules`` say what tries and hints cost
    in an item.
    """

    lookup: Callable[[ItemKey], Card | Problem]
    scheduler: Callable[[ItemKey], Scheduler]
    standings: Mapping[ItemKey, Standing]
    name: str
    practice: bool = False
    turn_hour: int = 4
    derives: bool = False
    rules: Callable[[ItemKey], ExerciseRules] = lambda _: USUAL

    def day(self, now: datetime) -> date:
        """The learner's day at ``now``."""
        return day_of(now, self.turn_hour)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item in the queue; ``relearning`` is when it was missed before and comes back."""

    key: ItemKey
    relearning: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """``total`` counts the items that the session began with. ``before`` is the session one act ago, for undo, and
    ``event`` the number under which the journal keeps that act (None where it was not written down). ``overtaken``
    are the items that another session had reviewed when they were graded here: those grades moved nothing.
    """

    course: Course
    queue: tuple[Waiting, ...]
    phase: Phase
    total: int
    moved: Mapping[ItemKey, Standing] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    put_off: frozenset[ItemKey] = frozenset()
    flagged: frozenset[ItemKey] = frozenset()
    left_out: tuple[Problem, ...] = ()
    overtaken: frozenset[ItemKey] = frozenset()
    before: Session | None = field(default=None, repr=False, compare=False)
    event: int | None = None

    @property
    def finished(self) -> bool:
        return isinstance(self.phase, Finished)

    @property
    def task(self) -> Task | None:
        """The card on screen, None when the session is finished."""
        return None if isinstance(self.phase, Finished) else self.phase.task

    @property
    def done(self) -> int:
        """How many of ``total`` are behind the learner; a card that comes back is not counted twice."""
        return self.total - len({entry.key for entry in self.queue} | ({self.task.key} if self.task else set()))

    def standing(self, key: ItemKey) -> Standing:
        """Where ``key`` stands now, this session's reviews included."""
        return self.moved.get(key, self.course.standings.get(key, New()))


def start(
    course: Course,
    keys: Iterable[ItemKey],
    now: datetime,
    learning: Iterable[ItemKey] = (),
    flagged: frozenset[ItemKey] = frozenset(),
) -> Session:
    """A session over ``keys`` in their order. ``learning`` are those of them that were missed earlier today."""
    missed = frozenset(learning)
    queue = tuple(Waiting(key, key in missed) for key in keys)
    return advance(Session(course, queue, Finished(), len(queue), flagged=flagged), now)


def advance(session: Session, now: datetime) -> Session:
    """Bring up the next card of the queue. Items whose card cannot be had are left out, each with its problem."""
    queue, left_out = session.queue, session.left_out
    for position, entry in enumerate(queue):
        card = session.course.lookup(entry.key)
        if isinstance(card, Problem):
            left_out = (*left_out, card)
            continue
        phase = _first_phase(_task(session, entry, card), now, session.course.derives)
        lost = position
        return replace(session, queue=queue[position + 1 :], phase=phase, left_out=left_out, total=session.total - lost)
    return replace(session, queue=(), phase=Finished(), left_out=left_out, total=session.total - len(queue))


def _task(session: Session, entry: Waiting, card: Card) -> Task:
    standing = session.standing(entry.key)
    seed = review_seed(entry.key, standing, _once_more(session, entry.key))
    return Task(entry.key, card, standing, seed, entry.relearning, rules=session.course.rules(entry.key))


def _once_more(session: Session, key: ItemKey) -> str:
    """What tells a review from another of the same standing: in practice, and of a card that comes back."""
    times = sum(outcome.task.key == key for outcome in session.outcomes)
    return f"{session.course.name if session.course.practice else ''}{f' {times}' if times else ''}"


def _first_phase(task: Task, now: datetime, derives: bool) -> Phase:
    if task.card.head.varying is not None and not task.prepared:
        return Preparing(task)
    match task.card:
        case Exercise(steps=steps) as exercise:
            return Working(task, exercise, now, tuple(StepWork() for _ in steps))
        case Derivation() as derivation if derives:
            return Deriving(task, derivation, now)
        case Experiment() as experiment:
            return Predicting(task, experiment, now)
        case _:
            return Asking(task, now)


def prepared(session: Session, drawn: Variant | Problem, now: datetime) -> Session:
    """Go on with the numbers that were drawn; where none could be, the card is left out and the next comes up.

    This is no act of the learner's: what undo takes back stays what it was.
    """
    match session.phase, drawn:
        case Preparing(task=task), Variant(card, seed):
            ready = replace(task, card=card, seed=seed, prepared=True)
            return replace(session, phase=_first_phase(ready, now, session.course.derives))
        case Preparing(), Problem() as problem:
            left_out = (*session.left_out, problem)
            return advance(replace(session, left_out=left_out, total=session.total - 1), now)
        case _:
            return session


def coming(session: Session) -> Task | None:
    """The task that comes up next if nothing intervenes, so that its numbers can be drawn ahead."""
    for entry in session.queue[:1]:
        card = session.course.lookup(entry.key)
        if not isinstance(card, Problem):
            return _task(session, entry, card)
    return None


def review_seed(key: ItemKey, standing: Standing, once_more: str = "") -> int:
    """The seed of an item's next review: it depends on the item and on how often it was reviewed, so that undoing a
    review and taking it again shows the same order and the same numbers.
    """
    reviews = standing.reviews if isinstance(standing, Scheduled) else 0
    digest = blake2b(f"{key}@{reviews}{once_more}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big")


def remembering(session: Session, after: Session) -> Session:
    """``after`` with ``session`` kept behind it, so that the act between them can be undone."""
    return replace(after, before=session, event=None)


def recorded(session: Session, event: int) -> Session:
    """``session`` knowing the number under which the journal keeps the act that led to it."""
    return replace(session, event=event)


def overtaken(session: Session, key: ItemKey, standing: Standing) -> Session:
    """``session`` knowing that the grade it gave last moved nothing, because ``key`` already stood elsewhere."""
    *earlier, last = session.outcomes
    return replace(
        session,
        moved={**session.moved, key: standing},
        outcomes=(*earlier, replace(last, after=last.task.before)),
        overtaken=session.overtaken | {key},
    )
