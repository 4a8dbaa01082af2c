"""A derivation line by line: each line is marked as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from quizkl.maths.derivation.chain import Row
from quizkl.maths.derivation.finding import BlockingDeriver, Mark
from quizkl.maths.derivation.say import echo_line, echo_statement, goal_text, how_far, sentence, why
from quizkl.study import deriving as work
from quizkl.study.phase import Deriving
from quizkl.study.session import Session

Say = Callable[[str], None]


class DeriveWord(Enum):
    """What can be typed besides a line."""

    DONE = "done"
    UNDO_LINE = "undo line"
    WHY = "why"
    EXPECTED = "expected"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class WriteLine:
    text: str


DeriveCommand = WriteLine | DeriveWord


def read_derive_command(text: str) -> DeriveCommand:
    try:
        return DeriveWord(" ".join(text.lower().split()))
    except ValueError:
        return WriteLine(text)


def opening(deriving: Deriving) -> Iterator[str]:
    """What is to be derived, and how."""
    task = deriving.card.task
    for name, declaration in task.symbols.texts:
        yield f"  {name}: {declaration}"
    yield f"  from  {echo_statement(task.start)}"
    yield f"  to    {goal_text(task)}"
    if task.steps_at_least > 1:
        yield f"  in at least {task.steps_at_least} steps"
    yield "A line is one step, such as: = sum_i p_i ln p_i - sum_i p_i ln q_i by linearity"
    yield "'done' ends it, 'undo line' takes the last line back, 'why' shows where a line fails, 'show' gives up."


def act(session: Session, command: DeriveCommand, engine: BlockingDeriver, now: datetime, say: Say) -> Session:
    """What a line leads to: the next session, which is past the derivation once that is done."""
    match session.phase, command:
        case Deriving() as deriving, WriteLine(text):
            return _written(work.write(session, (*deriving.lines, text)), engine, now, say)
        case Deriving() as deriving, DeriveWord.UNDO_LINE:
            if not deriving.lines:
                say("there is no line to take back")
                return session
            say(f"taken back: {deriving.lines[-1]}")
            return work.write(session, deriving.lines[:-1])
        case Deriving() as deriving, DeriveWord.DONE:
            return _done(session, deriving, now, say)
        case Deriving() as deriving, DeriveWord.WHY:
            found = work.counterexample(deriving)
            say("no line is refuted" if found is None else f"Line {found[0]}: {why(found[1])}")
            return session
        case Deriving() as deriving, DeriveWord.EXPECTED:
            missing = work.expected(deriving)
            say("the model has no other form on the way" if not missing else "On the way the model has:")
            for line in missing:
                say(f"  {line}")
            return session
        case Deriving() as deriving, DeriveWord.LINES:
            _say_lines(deriving, say)
            return session
        case _:
            return session


def _written(session: Session, engine: BlockingDeriver, now: datetime, say: Say) -> Session:
    """Mark the new line, say how it was read and what it is; end where the goal is reached."""
    assert isinstance(session.phase, Deriving)
    asked = work.to_ask(session.phase)
    session = work.settle(work.heard(session, dict(zip(asked, engine.derive(asked), strict=True))))
    deriving = session.phase
    assert isinstance(deriving, Deriving)
    row = work.rows(deriving)[-1]
    if row.trouble is not None:
        say(f"{row.trouble.message} {row.trouble.hint}".rstrip())
        return work.write(session, deriving.lines[:-1])
    _say_row(len(deriving.lines), row, deriving, say)
    found = work.stand(deriving)
    if found.done:
        say(how_far(deriving.card.task, found))
        return work.finish(session, now)
    if found.reached:
        say(how_far(deriving.card.task, found))
    return session


def _done(session: Session, deriving: Deriving, now: datetime, say: Say) -> Session:
    found = work.stand(deriving)
    say(how_far(deriving.card.task, found))
    return work.finish(session, now)


def _say_lines(deriving: Deriving, say: Say) -> None:
    say(f"     {echo_statement(deriving.card.task.start)}")
    for number, row in enumerate(work.rows(deriving), 1):
        _say_row(number, row, deriving, say)


def _say_row(number: int, row: Row, deriving: Deriving, say: Say) -> None:
    if row.line is None:
        return
    mark: Mark | None = deriving.marks.get(row.following) if row.following is not None else None
    said = "" if mark is None else f"  [{sentence(mark)}]"
    say(f"{number:>3}  {echo_line(row.line)}{said}")
    for remark in row.line.remarks:
        say(f"     {remark}")
