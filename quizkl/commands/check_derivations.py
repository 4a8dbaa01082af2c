"""The part of ``check`` that proves the model chains of derivations."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.deck.card import Derivation, ModelLine
from quizkl.deck.deck import Deck
from quizkl.deck.problem import Problem, Severity
from quizkl.maths.derivation.chain import Goal, progress, read_rows
from quizkl.maths.derivation.finding import BlockingDeriver, Following, Mark, Proved, Refuted
from quizkl.maths.derivation.line import Equation, Line, Optimum, Value
from quizkl.maths.derivation.say import how_far, sentence, why


def check_derivations(deck: Deck, helper: BlockingDeriver) -> Iterator[Problem]:
    """Every line of every model must be proved, and the chain must reach the goal in the steps that are asked for.
    Where there is no model, the goal at least must not be refuted.
    """
    for card in deck.cards():
        if isinstance(card, Derivation):
            if not card.model:
                yield _without_model(card, helper)
            for model in card.model:
                yield from _check_model(card, model, helper)


def _without_model(card: Derivation, helper: BlockingDeriver) -> Problem:
    """The warning that there is none; an error where what is to be derived is not true."""
    place, card_id, goal = card.head.place, card.head.id, card.task.goal
    if goal is not None:
        at_once = Following(card.task.symbols.texts, card.task.start, _line_of(goal))
        (mark,) = helper.derive([at_once])
        if isinstance(mark, Refuted):
            said = "what is to be derived does not hold, from: does not lead to to:"
            return Problem(place, said, why(mark), card=card_id)
    hint = "Write one under model:, a line for each step."
    return Problem(place, "the derivation has no model", hint, Severity.WARNING, card_id)


def _line_of(goal: Goal) -> Line:
    """The goal as the one line of a derivation."""
    match goal.statement:
        case Value(expression):
            return Line(goal.relation, expression, constant_in=goal.constant_in)
        case Equation(left, right):
            return Line(goal.relation, right, left)
        case Optimum() as optimum:
            return Line(goal.relation, optimum)


def _check_model(card: Derivation, model: tuple[ModelLine, ...], helper: BlockingDeriver) -> Iterator[Problem]:
    rows = read_rows(card.task, [line.source for line in model])
    marks: dict[Following, Mark] = {}
    for row, line in zip(rows, model, strict=True):
        if row.following is None:
            continue
        (mark,) = helper.derive([row.following])
        marks[row.following] = mark
        problem = _problem(mark, line)
        if problem is not None:
            yield Problem(line.place, *problem, card=card.head.id)
    found = progress(card.task, rows, marks)
    if not found.done and found.first_bad is None:
        yield Problem(model[-1].place, f"the model does not arrive: {how_far(card.task, found)}", card=card.head.id)


def _problem(mark: Mark, line: ModelLine) -> tuple[str, str] | None:
    match mark:
        case Proved(remark=None):
            return None
        case Proved(remark=remark):
            return f"the line {line.source!r} follows, but: {remark}", "Name the lemma that proves it."
        case _ if isinstance(mark, Refuted):
            return f"the line {line.source!r} does not follow", why(mark)
        case _:
            return f"the line {line.source!r} is not proved: {sentence(mark)}", "Write smaller steps."
