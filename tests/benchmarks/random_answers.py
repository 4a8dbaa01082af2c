"""Random wrong answers to the shipped exercises, of the size and with the digits of the right ones."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizkl.deck.card import Decimals, Exercise
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import question_of
from quizkl.marking.typed import flat, shape_of, typed_answer
from quizkl.marking.verdict import Verdict, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Finding
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from tests.decks.shipped import DECKS, cards_of


@dataclass(frozen=True, slots=True)
class AskedStep:
    """A step of a shipped exercise with everything that marking asks of the engines for an answer to it."""

    name: str
    exercise: Exercise
    number: int
    pending: Pending
    findings: tuple[Finding, ...]
    values: tuple[float, ...]
    shape: tuple[int, ...]
    places: int

    @property
    def wrong(self) -> str:
        """A wrong answer with the digits that are asked for."""
        return self.written([value * 1.37 + 0.7 for value in self.values])

    def written(self, values: Sequence[float]) -> str:
        texts = [f"{value:.{self.places}f}" for value in values]
        if not self.shape:
            return texts[0]
        assert len(self.shape) == 1
        return f"[{', '.join(texts)}]"


def asked_steps(helper: BlockingHelper) -> tuple[AskedStep, ...]:
    """Every step with a finite answer to a number of decimals; one request of the engines for each."""
    found = []
    for deck in DECKS:
        for exercise in (card for card in cards_of(deck) if isinstance(card, Exercise) and not card.symbols):
            for number in range(1, len(exercise.steps) + 1):
                step = _asked(f"{deck}/{exercise.head.id}:{number}", exercise, number, helper)
                if step is not None:
                    found.append(step)
    return tuple(found)


def exercise_named(card: str) -> Exercise:
    """A shipped exercise by ``deck/card``. Raises LookupError where there is none, or its deck has an error in it."""
    deck, _, name = card.partition("/")
    found = next((one for one in cards_of(deck) if isinstance(one, Exercise) and one.head.id == name), None)
    if found is None:
        raise LookupError(f"there is no exercise {card}")
    return found


def _asked(name: str, exercise: Exercise, number: int, helper: BlockingHelper) -> AskedStep | None:
    question = question_of(exercise, number)
    if not isinstance(question.precision, Decimals):
        return None
    places = question.precision.places
    pending = inquiries(question, f"{0:.{places}f}" if places else "0")
    assert isinstance(pending, Pending)
    findings = helper.ask(pending.inquiries)
    reference = findings[0]
    assert isinstance(reference, Computed), name
    values = tuple(float(value) for value in flat(reference.digits))
    if not all(map(math.isfinite, values)) or len(shape_of(reference.digits)) > 1:
        return None
    return AskedStep(name, exercise, number, pending, findings, values, shape_of(reference.digits), places)


def verdict_on(step: AskedStep, typed: str) -> Verdict:
    """The verdict on an answer with the digits that are asked for, without asking the engines again."""
    reading = read(typed, Names())
    assert isinstance(reading, Reading), typed
    return judge(replace(step.pending, typed=typed_answer(reading)), step.findings)


def random_verdicts(
    steps: Sequence[AskedStep], source: random.Random, number: int
) -> list[tuple[AskedStep, str, Verdict]]:
    """``number`` wrong answers to steps at random. In a vector one entry is wrong, or all are."""
    found: list[tuple[AskedStep, str, Verdict]] = []
    while len(found) < number:
        step = source.choice(steps)
        values = list(step.values)
        wrong = range(len(values)) if source.random() < 0.5 else [source.randrange(len(values))]
        for place in wrong:
            values[place] = _of_size(values[place], source)
        typed = step.written(values)
        verdict = verdict_on(step, typed)
        if not is_right(verdict):
            found.append((step, typed, verdict))
    return found


def _of_size(value: float, source: random.Random) -> float:
    """From nothing to twice the size, from half to twice, or from a tenth to ten times on a logarithmic scale."""
    size = abs(value) or 1.0
    sign = math.copysign(1.0, value)
    match source.randrange(3):
        case 0:
            return sign * source.uniform(0, 2 * size)
        case 1:
            return sign * source.uniform(size / 2, 2 * size)
        case _:
            return sign * size * math.exp(source.uniform(-1, 1) * math.log(10))
