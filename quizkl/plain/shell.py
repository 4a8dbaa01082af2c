"""The loop: show, read a line, act, write down, show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from quizkl.deck.card import Exercise
from quizkl.desk import Desk, next_due, record, record_undo
from quizkl.journal.event import Event
from quizkl.journal.problem import AppendFailed
from quizkl.marking.any_question import question_at
from quizkl.marking.mark_any import mark
from quizkl.marking.say import sentence
from quizkl.maths.derivation.finding import BlockingDeriver
from quizkl.maths.examination import BlockingExaminer
from quizkl.maths.inquiry import BlockingMathematician
from quizkl.maths.variation.search import BlockingDrawer
from quizkl.maths.worked import BlockingWorker
from quizkl.plain import derive, predict, show
from quizkl.plain.command import (
    Answer,
    Command,
    GiveGrade,
    NotUnderstood,
    Overrule,
    Pick,
    Reveal,
    RunAgain,
    Tick,
    Word,
    read_command,
)
from quizkl.plain.derive import DeriveWord, WriteLine
from quizkl.plain.help import HELP
from quizkl.plain.prepare import prepare
from quizkl.plain.show import Page
from quizkl.plain.worked import worked_exercise, worked_step
from quizkl.study import acts, deriving, grading, predicting
from quizkl.study.cost import next_try, with_answer_shown, with_hint
from quizkl.study.open_question import open_question
from quizkl.study.phase import Asking, Deriving, Predicting, Revealed, Running, Working
from quizkl.study.session import Session
from quizkl.study.suggestion import suggested_grade


class Engines(BlockingMathematician, BlockingExaminer, BlockingWorker, BlockingDrawer, BlockingDeriver, Protocol):
    """What computes, compares, works out, draws numbers and marks the lines of derivations."""


_NO_WAY = "there is nothing to work out here"


@dataclass(frozen=True, slots=True)
class Room:
    """What the loop talks through: the desk, the engines, a way to print a line, and a way to run experiments."""

    desk: Desk
    mathematician: Engines
    say: Callable[[str], None]
    carry_out: predict.CarryOut = field(default=predict.no_runs)

    def say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a line led to; ``stop`` ends the loop."""

    session: Session
    page: Page
    stop: bool = False


def run(room: Room, session: Session, lines: Iterator[str], page: Page) -> Session:
    """Study until the lines end, ``quit`` is read, or the cards are done and no line takes the last one back."""
    turn = _Turn(prepare(session, room.mathematician, room.desk.now, room.say), page)
    _show_card(room, turn)
    for line in lines:
        if turn.session.finished and line.strip() == "":
            break
        turn = _act(room, turn, _read(line, turn.session))
        if turn.stop:
            break
    room.say_all(show.summary(turn.session, room.desk.day, next_due(room.desk)))
    return turn.session


def _read(line: str, session: Session) -> Command:
    return read_command(line.rstrip("\r\n"), session.phase)


def _act(room: Room, turn: _Turn, command: Command) -> _Turn:
    session, now = turn.session, room.desk.now()
    match command:
        case Word():
            return _word(room, turn, command)
        case NotUnderstood(message):
            room.say(message)
            return turn
        case Answer(typed):
            return _answer(room, turn, typed)
        case WriteLine() | DeriveWord():
            return _derived(room, turn, derive.act(session, command, room.mathematician, now, room.say))
        case Reveal():
            return _revealed(room, turn, acts.reveal(session, now))
        case RunAgain():
            return _run(room, turn, predicting.again(session))
        case Pick(positions):
            for position in positions:
                session = acts.pick(session, position, now)
            return _revealed(room, turn, session if isinstance(session.phase, Revealed) else acts.reveal(session, now))
        case Tick(positions):
            for position in positions:
                session = acts.tick(session, position)
            return _revealed(room, turn, session)
        case Overrule():
            return _revealed(room, turn, acts.overrule(session))
        case GiveGrade(given):
            grade = given or (suggested_grade(session.phase) if isinstance(session.phase, Revealed) else None)
            if grade is None:
                room.say("How was it? missed, partly or knew (or 1, 2, 3)")
                return turn
            return _recorded(room, turn, *grading.grade(session, grade, now))


def _word(room: Room, turn: _Turn, word: Word) -> _Turn:
    session, now = turn.session, room.desk.now()
    match word:
        case Word.QUIT:
            return replace(turn, stop=True)
        case Word.HELP:
            room.say_all(HELP)
            rules = session.task.rules if session.task else room.desk.settings.exercise
            room.say_all(turn.page.wrapped(f"Exercises: {rules.in_words()}"))
            return turn
        case Word.AGAIN:
            _show_card(room, turn)
            return turn
        case Word.SOURCE:
            turn = replace(turn, page=replace(turn.page, source=not turn.page.source))
            _show_card(room, turn)
            return turn
        case Word.HINT:
            return _hint(room, turn)
        case Word.SHOW:
            return _show_answer(room, turn)
        case Word.WORKED:
            return _work_out(room, turn)
        case Word.UNDO:
            return _undo(room, turn)
        case Word.SKIP:
            return _recorded(room, turn, grading.skip(session, now), None, show.skipped(session))
        case Word.BURY:
            return _recorded(room, turn, *grading.bury(session, now), "Put off until tomorrow; 'undo' takes it back.")
        case Word.SUSPEND:
            return _recorded(room, turn, *grading.suspend(session, now), "Suspended; 'undo' takes it back.")
        case Word.FLAG:
            return _flag(room, turn)


def _answer(room: Room, turn: _Turn, typed: str) -> _Turn:
    match turn.session.phase:
        case Working() as working:
            verdict = mark(open_question(working), typed, room.mathematician)
            room.say(sentence(verdict, show_expected=False))
            after = acts.tried(turn.session, typed, verdict, room.desk.now())
            match after.phase:
                case Working(steps=steps, current=current) as same if current == working.current:
                    if steps[current].tries[-1].counts:
                        room.say(f"{next_try(same)}.")
                case Working(steps=steps) | Revealed(steps=steps) if steps[working.current].shown:
                    _say_answer(room, working, turn.page)
            return _worked(room, turn, after)
        case Predicting():
            after = predict.predicted(turn.session, typed, room.desk.now(), room.say)
            return _predicted(room, turn, after)
        case _:
            return turn


def _predicted(room: Room, turn: _Turn, after: Session) -> _Turn:
    """After a prediction: the same step again, the next one, or the run."""
    match after.phase:
        case Predicting() as now if now.refused is None:
            room.say_all(predict.opening(now, turn.page))
            return replace(turn, session=after)
        case Running():
            return _run(room, turn, after)
        case _:
            return replace(turn, session=after)


def _run(room: Room, turn: _Turn, session: Session) -> _Turn:
    """Carry a run out, and compare; where it comes to nothing the card stays."""
    after = predict.carried_out(session, room.carry_out, room.mathematician, room.say)
    return _revealed(room, turn, after) if isinstance(after.phase, Revealed) else replace(turn, session=after)


def _show_answer(room: Room, turn: _Turn) -> _Turn:
    match turn.session.phase:
        case Working() as working:
            _say_answer(room, working, turn.page)
            return _worked(room, turn, acts.show_answer(turn.session, room.desk.now()))
        case Asking():
            return _revealed(room, turn, acts.reveal(turn.session, room.desk.now()))
        case Predicting():
            return _predicted(room, turn, predicting.pass_by(turn.session, room.desk.now()))
        case Running():
            return _revealed(room, turn, predicting.go_without(turn.session))
        case Deriving():
            return _revealed(room, turn, deriving.give_up(turn.session, room.desk.now()))
        case _:
            room.say("the answer is shown already")
            return turn


def _say_answer(room: Room, working: Working, page: Page) -> None:
    """The answer of the open step, and what it costs to be shown it."""
    question = question_at(working.exercise, working.current + 1)
    room.say_all(show.expected(question, room.mathematician, page))
    if cost := with_answer_shown(working.task.rules):
        room.say(cost)


def _derived(room: Room, turn: _Turn, after: Session) -> _Turn:
    """After a line of a derivation: the next line, or the model and the grades."""
    if isinstance(after.phase, Revealed):
        return _revealed(room, turn, after)
    return replace(turn, session=after)


def _worked(room: Room, turn: _Turn, after: Session) -> _Turn:
    """After an answer to a step: the same step again, the next one, or the end of the exercise.

    A step that was shown, or missed at first, is worked out line by line before it goes on.
    """
    before = turn.session.phase
    if isinstance(before, Working) and isinstance(after.phase, Working | Revealed):
        done = after.phase.steps[before.current]
        if done.shown or (done.settled and done.attempts > 1):
            way = list(worked_step(before.exercise, before.current + 1, room.mathematician, turn.page))
            room.say_all(["", *way, ""] if way else [])
    match after.phase:
        case Revealed():
            return _revealed(room, turn, after)
        case Working(current=current) as working if isinstance(before, Working) and current != before.current:
            room.say_all(show.open_step(working, turn.page))
    return replace(turn, session=after)


def _work_out(room: Room, turn: _Turn) -> _Turn:
    """The last step that is done, or all of them at the end; nothing that would give an answer away."""
    match turn.session.phase:
        case Revealed(task=task) if isinstance(task.card, Exercise):
            _say_way(room, worked_exercise(task.card, room.mathematician, turn.page))
        case Working(exercise=exercise, current=current) if current:
            _say_way(room, worked_step(exercise, current, room.mathematician, turn.page))
        case Working():
            room.say("that comes after the answer: 'show' gives the step up")
        case _:
            room.say(_NO_WAY)
    return turn


def _say_way(room: Room, way: Iterable[str]) -> None:
    lines = list(way)
    room.say_all(["", *lines] if lines else [_NO_WAY])


def _hint(room: Room, turn: _Turn) -> _Turn:
    after = acts.hint(turn.session)
    match after.phase:
        case Asking() | Working() | Deriving() | Predicting() as phase if after != turn.session:
            room.say_all(show.hints(phase.task, phase.hints, turn.page))
            if cost := with_hint(phase.task.rules):
                room.say(cost)
        case _:
            room.say("there is no further hint")
    return replace(turn, session=after)


def _flag(room: Room, turn: _Turn) -> _Turn:
    """Mark the card or unmark it; it stays as it stands."""
    after, event = grading.flag(turn.session, room.desk.now())
    task = turn.session.task
    if task is None:
        room.say("that does nothing here")
        return turn
    written = record(room.desk, after, event)
    if isinstance(written, AppendFailed):
        return _not_written(room, turn, written)
    room.say("The card is flagged." if task.key in after.flagged else "The card is no longer flagged.")
    return replace(turn, session=written)


def _undo(room: Room, turn: _Turn) -> _Turn:
    back = predicting.take_back(turn.session)
    if back is not turn.session:
        room.say("The prediction is taken back.")
        return _predicted(room, turn, back)
    before, event = grading.undo(turn.session, room.desk.now())
    if before is turn.session:
        room.say("there is nothing to undo")
        return turn
    return _settled(room, turn, record_undo(room.desk, before, event))


def _revealed(room: Room, turn: _Turn, session: Session) -> _Turn:
    room.say("")
    room.say_all(show.answer(session, turn.page))
    return replace(turn, session=session)


def _recorded(room: Room, turn: _Turn, session: Session, event: Event | None, note: str = "") -> _Turn:
    if event is None and session == turn.session:
        room.say("that does nothing here")
        return turn
    return _settled(room, turn, record(room.desk, session, event), note)


def _settled(room: Room, turn: _Turn, after: Session | AppendFailed, note: str = "") -> _Turn:
    """Go on only when the journal has it; otherwise say why, and stay."""
    if isinstance(after, AppendFailed):
        return _not_written(room, turn, after)
    if after.overtaken != turn.session.overtaken:
        note = "Another session had reviewed this card meanwhile: your answer is kept, and the card stays where it is."
    if note:
        room.say(note)
    return _next(room, turn, after)


def _not_written(room: Room, turn: _Turn, failed: AppendFailed) -> _Turn:
    room.say(f"Not written down: {failed}. The card stays; try again, or quit.")
    return turn


def _next(room: Room, turn: _Turn, session: Session) -> _Turn:
    turn = replace(turn, session=prepare(session, room.mathematician, room.desk.now, room.say))
    _show_card(room, turn)
    return turn


def _show_card(room: Room, turn: _Turn) -> None:
    session = turn.session
    room.say("")
    if session.finished:
        if session.outcomes:
            room.say("That was the last card. 'undo' takes it back; an empty line or 'quit' leaves.")
        return
    room.say_all(show.question(session, _title(room.desk, session), turn.page))
    if isinstance(session.phase, Revealed):
        room.say_all(show.answer(session, turn.page))


def _title(desk: Desk, session: Session) -> str:
    key = session.task.key if session.task else None
    return next((deck.title for deck in desk.shelf.decks if key and deck.id == key.deck), "")
