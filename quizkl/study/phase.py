"""Where a session stands: preparing, asking, working on steps, deriving, predicting a run, revealed, or finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from quizkl.settings.exercise import USUAL, ExerciseRules

if TYPE_CHECKING:  # the first card is on screen before marking is imported
    from quizkl.deck.card import AnyStep, Card, Derivation, Exercise, Experiment, Step
    from quizkl.deck.identity import ItemKey
    from quizkl.experiments.experiment import ResultValue
    from quizkl.experiments.run import Record
    from quizkl.marking.verdict import Verdict
    from quizkl.maths.derivation.finding import Following, Mark
    from quizkl.schedule.grade import Grade
    from quizkl.schedule.state import Standing


@dataclass(frozen=True, slots=True)
class Task:
    """An item as it comes up: its card, where it stood before, and the seed that draws its order or numbers. ``rules``
    say what its tries and hints cost.

    Once the numbers of an exercise are drawn, ``seed`` is the one that they come from: it may be a later one than the
    first that was tried, and it is what the journal keeps.
    """

    key: ItemKey
    card: Card
    before: Standing
    seed: int
    relearning: bool = False
    prepared: bool = False
    rules: ExerciseRules = USUAL


@dataclass(frozen=True, slots=True)
class Preparing:
    """The numbers of a card are being drawn; ``session.prepared`` goes on with them."""

    task: Task


@dataclass(frozen=True, slots=True)
class Try:
    """One answer typed to a step and what was said of it."""

    typed: str
    verdict: Verdict

    @property
    def right(self) -> bool:
        from quizkl.marking.verdict import is_right

        return is_right(self.verdict)

    @property
    def counts(self) -> bool:
        """An answer that could not be read, or has too few digits, costs no attempt."""
        from quizkl.marking.verdict import costs_attempt

        return costs_attempt(self.verdict)


@dataclass(frozen=True, slots=True)
class StepWork:
    """What has been done on one step. ``shown`` is when the learner asked for the answer."""

    tries: tuple[Try, ...] = ()
    shown: bool = False

    @property
    def right(self) -> bool:
        return not self.shown and bool(self.tries) and self.tries[-1].right

    @property
    def settled(self) -> bool:
        return self.shown or self.right

    @property
    def attempts(self) -> int:
        """How many of the tries cost an attempt."""
        return sum(attempt.counts for attempt in self.tries)


@dataclass(frozen=True, slots=True)
class Asking:
    """The question is on screen. ``chosen`` holds the picked options of a choice with several right ones."""

    task: Task
    shown_at: datetime
    hints: int = 0
    chosen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Working:
    """An exercise is being worked: ``steps`` has an entry for every step of the card, ``current`` is the open one."""

    task: Task
    exercise: Exercise
    shown_at: datetime
    steps: tuple[StepWork, ...]
    current: int = 0
    hints: int = 0

    @property
    def step(self) -> AnyStep:
        return self.exercise.steps[self.current]

    @property
    def last_try(self) -> Try | None:
        """The latest answer to the open step."""
        tries = self.steps[self.current].tries
        return tries[-1] if tries else None


@dataclass(frozen=True, slots=True)
class Deriving:
    """A derivation is being written: ``lines`` as they were typed, ``marks`` as far as they are known.

    ``slips`` are the finished lines that did not follow, mended or not.
    """

    task: Task
    card: Derivation
    shown_at: datetime
    lines: tuple[str, ...] = ()
    marks: Mapping[Following, Mark] = field(default_factory=dict)
    slips: frozenset[Following] = frozenset()
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Derived:
    """What was written of a derivation, and how many of its lines did not follow when they were first written."""

    lines: tuple[str, ...]
    slips: int


@dataclass(frozen=True, slots=True)
class Predicting:
    """The results of a run are being predicted, step by step: ``predictions`` are those that were given, None where
    the learner had none. ``refused`` is what was typed last to the open step and cannot be kept.
    """

    task: Task
    card: Experiment
    shown_at: datetime
    predictions: tuple[str | None, ...] = ()
    refused: Try | None = None
    hints: int = 0

    @property
    def current(self) -> int:
        """The open step, from 0."""
        return len(self.predictions)

    @property
    def step(self) -> Step:
        return self.card.predict[self.current]

    @property
    def last_try(self) -> Try | None:
        """What was refused last."""
        return self.refused


@dataclass(frozen=True, slots=True)
class Running:
    """Everything is predicted and the run goes on, or ``failed`` says why it came to nothing."""

    task: Task
    card: Experiment
    shown_at: datetime
    predicted_at: datetime
    predictions: tuple[str | None, ...]
    hints: int = 0
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to. ``stopped`` says why it did not go to its end, where it did not."""

    records: tuple[Record, ...]
    results: Mapping[str, ResultValue]
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Comparing:
    """The run is over and the predictions are being marked."""

    task: Task
    card: Experiment
    shown_at: datetime
    predicted_at: datetime
    predictions: tuple[str | None, ...]
    ran: Ran
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Revealed:
    """The answer is on screen and a grade is awaited. ``right`` is the verdict of a choice, an exercise, a derivation
    or the predictions of a run, None where the learner alone judges; ``overruled`` is when the learner has said that
    it was the other way round. ``steps`` are those of an exercise, or the predictions.
    """

    task: Task
    shown_at: datetime
    answered_at: datetime
    hints: int = 0
    chosen: frozenset[int] = frozenset()
    ticks: frozenset[int] = frozenset()
    steps: tuple[StepWork, ...] = ()
    right: bool | None = None
    overruled: bool = False
    derived: Derived | None = None
    ran: Ran | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left in the queue."""


Phase = Preparing | Asking | Working | Deriving | Predicting | Running | Comparing | Revealed | Finished


@dataclass(frozen=True, slots=True)
class Outcome:
    """One graded card of the session, for the summary. ``after`` equals ``before`` where the card did not move."""

    task: Task
    grade: Grade
    after: Standing
    seconds: float
