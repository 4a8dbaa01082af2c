"""The part of ``check`` that proves the model chains of derivations."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.deck.card import Derivation, ModelLine
from quizkl.deck.deck import Deck
from quizkl.deck.problem import Problem, Severity
from quizkl.maths.derivation.chain import progress, read_rows
from quizkl.maths.derivation.finding import BlockingDeriver, Following, Mark, Proved, Refuted
from quizkl.maths.derivation.say import how_far, sentence, why


def check_derivations(deck: Deck, helper: BlockingDeriver) -> Iterator[Problem]:
    """Every line of every model must be proved, and the chain must reach the goal in the steps that are asked for."""
    for card in deck.cards():
        if isinstance(card, Derivation):
            if not card.model:
                yield Problem(
                    card.head.place,
                    "the derivation has no model",
                    "Write one under model:, a line for each step.",
                    Severity.WARNING,
                    card.head.id,
                )
            for model in card.model:
                yield from _check_model(card, model, helper)


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
