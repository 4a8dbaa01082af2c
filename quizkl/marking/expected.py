"""The answer to a step, written as it was asked for: what is shown when the learner gives up."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.marking.any_question import AnyQuestion
from quizkl.marking.expression.question import ExpressionQuestion
from quizkl.marking.question import Question
from quizkl.marking.typed import flat, shape_of
from quizkl.marking.written import digits_asked, written
from quizkl.maths.inquiry import Computed, Finding
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import Name
from quizkl.text.read import read_text
from quizkl.text.tree import Text


def expected_answer(question: Question, finding: Finding) -> str | None:
    """``0.0258 nats``; None where it could not be computed. ``finding`` answers ``ask.reference_inquiry``."""
    match finding:
        case Computed(digits=digits):
            return written(flat(digits), shape_of(digits), question.precision, question.unit)
        case _:
            return None


def expected_expression(question: ExpressionQuestion) -> Text:
    """The answer to a step that is answered by an expression, as a formula on lines of its own."""
    return read_text(f"$${to_tex(question.shown)}$$", {})[0]


def asked_for(question: AnyQuestion) -> str:
    """``in nats, 4 decimals`` or ``in terms of x and n``: what a step wants, after its text."""
    if not isinstance(question, Question):
        return f"in terms of {_listed([echo(Name(name)) for name in question.symbols])}"
    unit = f"in {question.unit.value}, " if question.unit else ""
    return unit + digits_asked(question.precision)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
