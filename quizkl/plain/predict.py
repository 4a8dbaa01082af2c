"""A run predicted, carried out and compared, line by line."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from quizkl.deck.results import open_exercise
from quizkl.experiments.experiment import ResultValue, written
from quizkl.experiments.run import End, Failed, Record, Report, Run
from quizkl.formula.cells import width
from quizkl.marking.at_once import mark
from quizkl.marking.expected import asked_for
from quizkl.marking.prediction import besides, came_out
from quizkl.marking.question import question_of
from quizkl.marking.say import sentence, symbol
from quizkl.maths.inquiry import BlockingMathematician
from quizkl.study import predicting as work
from quizkl.study.phase import Comparing, Predicting, Revealed, Running
from quizkl.study.session import Session

if TYPE_CHECKING:
    from quizkl.plain.show import Page

Say = Callable[[str], None]
CarryOut = Callable[[Run], Generator[Report, None, None]]
_NARROWEST_COLUMN = 8


def no_runs(run: Run) -> Generator[Report, None, None]:
    """Where nothing can run experiments."""
    yield Failed("experiments cannot be run here")


def opening(predicting: Predicting, page: Page) -> Iterator[str]:
    """What the open step asks to be predicted."""
    steps = len(predicting.card.predict)
    first, *rest = page.lines(predicting.step.ask, indent="  ") or ("",)
    count = f"Prediction {predicting.current + 1} of {steps}: " if steps > 1 else "Predict: "
    exercise = open_exercise(predicting.card)
    yield f"{count}{first.strip()}, {asked_for(question_of(exercise, predicting.current + 1))}"
    yield from rest
    if predicting.current == 0:
        yield "It runs when all is predicted; 'show' gives no prediction."


def predicted(session: Session, typed: str, now: datetime, say: Say) -> Session:
    """Keep a prediction, or say why it cannot be kept."""
    after = work.predict(session, typed, now)
    if isinstance(after.phase, Predicting) and after.phase.refused is not None:
        say(sentence(after.phase.refused.verdict, show_expected=False))
    return after


def carried_out(session: Session, carry_out: CarryOut, mathematician: BlockingMathematician, say: Say) -> Session:
    """Run what is predicted, a line for each row of its table, and mark the predictions."""
    match session.phase:
        case Running(card=card):
            session = work.ended(session, _followed(card.run, carry_out, say))
        case _:
            return session
    match session.phase:
        case Running(failed=failed):
            say(f"The run came to nothing: {failed}.")
            say("An empty line runs it again; 'show' shows the card without it.")
            return session
        case Comparing(ran=ran, card=card) as comparing:
            if ran.stopped:
                say(f"The run was stopped: {ran.stopped}. This compares with what it had.")
            verdicts = [None if asked is None else mark(*asked, mathematician) for asked in work.questions(comparing)]
            say("")
            for line in result_lines(card.run, ran.results):
                say(line)
            return work.compared(session, verdicts)
        case _:
            return session


def comparison(revealed: Revealed) -> Iterator[str]:
    """What each prediction was worth."""
    for number, step in enumerate(revealed.steps, 1):
        count = f"Prediction {number}: " if len(revealed.steps) > 1 else ""
        if not step.tries:
            yield f"  {count}none was made."
            continue
        last = step.tries[-1]
        out = came_out(last.verdict)
        yield f"{symbol(last.verdict)} {count}{last.typed.strip()}" + (f"; it is {out}." if out else ".")
        if said := besides(last.verdict):
            yield f"    {said}"
    yield ""


def result_lines(run: Run, results: Mapping[str, ResultValue]) -> Iterator[str]:
    """Every result with what it is."""
    for result in run.experiment.results:
        value = results.get(result.name)
        if value is not None:
            yield f"  {result.name} = {_written(value)}: {result.says}"


def _written(value: ResultValue) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value[:8]))}{', ...' if len(value) > 8 else ''}]"
    return written(value, ".5g")


def _followed(run: Run, carry_out: CarryOut, say: Say) -> End:
    say("")
    say(f"Running: {run.experiment.title}")
    table = run.experiment.table
    widths = [max(width(column.heading), _NARROWEST_COLUMN) for column in table]
    last: Record | None = None
    said: Record | None = None

    def row(record: Record) -> str:
        return _row([column.written(record.values[column.name]) for column in table], widths)

    for report in carry_out(run):
        if not isinstance(report, Record):
            if last is not None and last is not said:
                say(row(last))
            return report
        if last is None:
            say(_row([column.heading for column in table], widths))
        last = report
        if run.is_row(report):
            said = report
            say(row(report))
    return Failed("its process said nothing")


def _row(cells: list[str], widths: list[int]) -> str:
    return "  ".join(" " * (wide - width(cell)) + cell for cell, wide in zip(cells, widths, strict=True))
