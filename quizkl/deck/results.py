"""The results of a run in the answers of a card: open names, and their values once the run is over."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from dataclasses import replace
from fractions import Fraction

from quizkl.deck.card import Exercise, Experiment, Step
from quizkl.deck.complaints import Complaints
from quizkl.deck.keys import guess
from quizkl.deck.node import shorten
from quizkl.deck.substitute import substitute
from quizkl.deck.written import Written
from quizkl.experiments.experiment import ResultValue
from quizkl.experiments.read_value import shown
from quizkl.experiments.run import Run
from quizkl.maths.syntax.tree import Constant, Expression, Name, Negate, Number, Symbol, Vector
from quizkl.maths.syntax.walk import nodes
from quizkl.text.read import read_text
from quizkl.text.tree import Text

_RESULT = re.compile(r"\bresult\b(?:\.([^\W\d]\w*))?")
_PREFIX = "result_"
_NOT_SHOWN = frozenset({"seed", "prelude", "every"})
"""Parameters that nobody can reckon with."""


def as_written(sentence: str, results: Set[str]) -> str:
    """A sentence about an expression, with the results as a deck writes them."""
    for name in results:
        sentence = re.sub(rf"\b{_PREFIX}{name}\b", f"result.{name}", sentence)
    return sentence


def result_names(results: Set[str]) -> frozenset[str]:
    """The names that stand for results in an expression."""
    return frozenset(_PREFIX + name for name in results)


def with_result_names(written: Written, key: str, results: Set[str], complaints: Complaints) -> Written | None:
    """``result.mu`` as one name of the answer language, of the same length, so that places stay what they are."""
    for match in _RESULT.finditer(written.text):
        name = match[1]
        if name not in results:
            said = f"{key}: result needs a name" if name is None else f"{key}: the run has no result {shorten(name)!r}"
            hint = (guess(name, tuple(sorted(results))) if name else "") or f"It has {', '.join(sorted(results))}."
            complaints.error(written.place_at(match.start()), said, hint)
            return None
    return replace(written, text=_RESULT.sub(lambda match: _PREFIX + match[1], written.text))


def open_exercise(card: Experiment) -> Exercise:
    """The card as an exercise whose answers are not known yet."""
    return Exercise(head=card.head, exercise=card.task, steps=card.predict, solution=card.solution)


def exercise_with(card: Experiment, results: Mapping[str, ResultValue]) -> Exercise:
    """The card as an exercise, the results being known. An answer keeps the name of a result that there is not."""
    values = {_PREFIX + name: _literal(value) for name, value in results.items()}

    def filled(expression: Expression) -> Expression:
        return substitute(expression, lambda part: values.get(part.text) if isinstance(part, Name) else None)

    def solved(step: Step) -> Step:
        mistakes = tuple(replace(mistake, answer=filled(mistake.answer)) for mistake in step.mistakes)
        return replace(step, answer=filled(step.answer), mistakes=mistakes)

    return replace(open_exercise(card), steps=tuple(map(solved, card.predict)), measured=True)


def has_open_result(expression: Expression) -> bool:
    """Whether an answer waits for a run."""
    return any(isinstance(node, Name) and node.text.startswith(_PREFIX) for node in nodes(expression))


def task_text(run: Run, task: Text | None) -> Text:
    """What a card asks: its own words, else what the experiment says of itself; and the parameters of the run."""
    source = f"{run.experiment.title}: {settings_in_words(run)}."
    line = read_text(source, {})[0]
    said = task if task is not None else read_text(run.experiment.says, {})[0]
    return Text((*said.blocks, *line.blocks), f"{said.source.rstrip()}\n\n{source}")


def settings_in_words(run: Run) -> str:
    """The parameters that bear on what comes out, as card text: `mu` 2, `sigma` 1, …"""
    settings = ((name, value) for name, value in run.settings.items() if name not in _NOT_SHOWN)
    return ", ".join(f"`{name}` {_with_minus(shown(value))}" for name, value in settings)


def _with_minus(number: str) -> str:
    """A negative number with a true minus sign; words may have hyphens."""
    return f"−{number[1:]}" if number[:1] == "-" else number


def _literal(value: ResultValue) -> Expression:
    if isinstance(value, tuple):
        return Vector(tuple(map(_literal, value)))
    if math.isinf(value):
        return Constant(Symbol.INFINITY) if value > 0 else Negate(Constant(Symbol.INFINITY))
    if math.isnan(value):
        return Name("undefined")  # which nothing declares: an answer with it has no value
    number = Number(Fraction(repr(abs(value))), repr(abs(value)))
    return Negate(number) if value < 0 else number
