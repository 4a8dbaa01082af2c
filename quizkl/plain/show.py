"""A session's phase as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quizkl.deck.card import Choice, Exercise, Experiment, Flashcard, PracticeQuestion
from quizkl.formula.characters import Characters
from quizkl.marking.any_question import AnyQuestion, question_at
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.expected import asked_for, expected_answer, expected_expression
from quizkl.marking.question import Question
from quizkl.maths.inquiry import BlockingMathematician
from quizkl.plain import predict
from quizkl.plain.derive import opening
from quizkl.schedule.grade import Grade
from quizkl.study.grading import preview
from quizkl.study.movement import movement, place
from quizkl.study.options import offered
from quizkl.study.phase import Asking, Deriving, Finished, Predicting, Revealed, Task, Working
from quizkl.study.session import Session
from quizkl.study.sides import answer_text, holes, question_text
from quizkl.study.suggestion import suggested_grade
from quizkl.text.drawing import ALL_FILLED, HoleStyle
from quizkl.text.rows import plain_rows
from quizkl.text.tree import Text


@dataclass(frozen=True, slots=True)
class Page:
    """How wide a line may be, which characters it is made of, and whether formulas are shown as their source."""

    columns: int = 80
    characters: Characters = Characters.DEJAVU
    source: bool = False

    def lines(self, text: Text, drawn_holes: HoleStyle = ALL_FILLED, indent: str = "") -> Iterator[str]:
        for row in plain_rows(text, self.columns - len(indent), self.characters, drawn_holes, self.source):
            yield (indent + row).rstrip()

    def wrapped(self, sentences: str) -> Iterator[str]:
        """Plain sentences in lines that fit."""
        from textwrap import wrap

        yield from wrap(sentences, self.columns)


def question(session: Session, title: str, page: Page) -> Iterator[str]:
    """The card as it comes up."""
    task = session.task
    if task is None:
        return
    again = ", again" if task.relearning else ""
    yield f"{title}  {session.done + 1}/{session.total}  {place(task.before)}{again}"
    yield ""
    yield from page.lines(question_text(task), holes(task, revealed=False))
    yield from _options(task, page)
    yield ""
    if isinstance(session.phase, Working):
        yield from open_step(session.phase, page)
    elif isinstance(session.phase, Deriving):
        yield from opening(session.phase)
    elif isinstance(session.phase, Predicting):
        yield from predict.opening(session.phase, page)
    elif isinstance(session.phase, Asking):
        yield _what_to_do(task)


def _options(task: Task, page: Page) -> Iterator[str]:
    if not isinstance(task.card, Choice):
        return
    yield ""
    for number, option in enumerate(offered(task.card, task.seed), 1):
        first, *rest = page.lines(option.option.text, indent="     ")
        yield f"  {number}  {first.strip()}"
        yield from rest


def _what_to_do(task: Task) -> str:
    match task.card:
        case Choice(right=right) if len(right) > 1:
            return "Which are right? Their numbers with spaces between them."
        case Choice():
            return "Which is right? Its number."
        case _:
            return "An empty line reveals the answer."


def open_step(working: Working, page: Page) -> Iterator[str]:
    """What the open step asks."""
    step = working.step
    first, *rest = page.lines(step.ask, indent="  ") or ("",)
    count = f"Step {working.current + 1} of {len(working.steps)}: " if len(working.steps) > 1 else ""
    yield f"{count}{first.strip()}, {asked_for(question_at(working.exercise, working.current + 1))}"
    yield from rest


def hints(task: Task, shown: int, page: Page) -> Iterator[str]:
    """The hint that was asked for last."""
    if shown:
        yield f"Hint {shown} of {len(task.card.head.hints)}:"
        yield from page.lines(task.card.head.hints[shown - 1], indent="  ")


def answer(session: Session, page: Page) -> Iterator[str]:
    """The revealed answer, and what each grade would do."""
    match session.phase:
        case Revealed(task=task) as revealed:
            yield from _answer(revealed, page)
            if task.card.head.note is not None:
                yield ""
                yield from page.lines(task.card.head.note, indent="  ")
            yield ""
            yield from _grades(session, revealed, session.course.day(revealed.answered_at))
        case _:
            return


def _answer(revealed: Revealed, page: Page) -> Iterator[str]:
    task = revealed.task
    match task.card:
        case Choice() as card:
            yield "Right." if revealed.right else "Wrong."
            for position, option in enumerate(offered(card, task.seed)):
                chosen = " (your choice)" if position in revealed.chosen else ""
                yield f"  {position + 1}  {'right' if option.right else 'wrong'}{chosen}"
                if option.option.because is not None:
                    yield from page.lines(option.option.because, indent="     ")
        case PracticeQuestion(points=points):
            yield from page.lines(answer_text(task))
            if points:
                yield ""
                yield "Did you have (type 'had' and the numbers, such as 'had 1 3')"
            for position, point in enumerate(points):
                first, *rest = page.lines(point, indent="       ") or ("",)
                yield f"  {'x' if position in revealed.ticks else ' '} {position + 1}  {first.strip()}"
                yield from rest
        case Exercise():
            yield from page.lines(answer_text(task))
        case Experiment():
            yield from predict.comparison(revealed)
            yield from page.lines(answer_text(task))
        case Flashcard() | _:
            yield from page.lines(answer_text(task), holes(task, revealed=True))


def _grades(session: Session, revealed: Revealed, day: date) -> Iterator[str]:
    suggested = suggested_grade(revealed)
    moves = preview(session, revealed.answered_at)
    for number, grade in enumerate(Grade, 1):
        where = f"  {movement(revealed.task.before, moves[grade], day)}" if grade in moves else ""
        mark = "  <- an empty line takes this" if grade is suggested else ""
        yield f"  {number} {grade.value:<7}{where}{mark}".rstrip()
    if session.course.practice:
        yield "  (practice: the boxes do not change)"
    elif revealed.task.relearning:
        yield "  (missed before: it comes back until you know it, and stays in its box)"


def skipped(session: Session) -> str:
    """What skipping the card on screen does."""
    if session.task is not None and session.task.key in session.put_off:
        return "Skipped again: the card is left for another session."
    return "Skipped: the card comes again at the end."


def expected(question: AnyQuestion, mathematician: BlockingMathematician, page: Page) -> Iterator[str]:
    """The answer of a step that is given up."""
    if isinstance(question, Question):
        yield _expected_number(question, mathematician)
        return
    yield "The answer is"
    yield from page.lines(expected_expression(question), indent="  ")


def _expected_number(question: Question, mathematician: BlockingMathematician) -> str:
    (finding,) = mathematician.ask([reference_inquiry(question)])
    answer = expected_answer(question, finding)
    return "The answer could not be computed in time." if answer is None else f"The answer is {answer}."


def summary(session: Session, day: date, next_due: date | None) -> Iterator[str]:
    """What was studied, what was missed, what comes next."""
    if not isinstance(session.phase, Finished) and not session.outcomes:
        return
    first = {outcome.task.key: outcome for outcome in reversed(session.outcomes)}
    counts = {grade: sum(outcome.grade is grade for outcome in first.values()) for grade in Grade}
    minutes = sum(outcome.seconds for outcome in session.outcomes) / 60
    cards = f"{len(first)} card{'s' if len(first) != 1 else ''}"
    yield f"{cards} in {minutes:.0f} min: " + ", ".join(f"{count} {grade.value}" for grade, count in counts.items())
    for problem in session.left_out:
        yield f"left out: {problem.place.file}: {problem.message}"
    if next_due is not None:
        days = (next_due - day).days
        yield "Next: " + ("tomorrow" if days == 1 else f"in {days} days, on {next_due.isoformat()}")
