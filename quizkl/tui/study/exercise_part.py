"""The part of studying in which answers are typed, checked and worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from quizkl.deck.card import Exercise, Experiment
from quizkl.deck.identity import ItemKey
from quizkl.desk import Desk
from quizkl.study import acts
from quizkl.study.phase import Deriving, Predicting, Preparing, Revealed, Running, Task, Working
from quizkl.study.session import Session, coming, prepared
from quizkl.tui.ink import Line
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.rows import Rows
from quizkl.tui.study.drawn_ahead import DrawnAhead
from quizkl.tui.study.exercise_ahead import exercise_ahead
from quizkl.tui.study.worked import NOTHING_WORKED, Worked

if TYPE_CHECKING:
    from quizkl.maths.syntax.names import Names
    from quizkl.settings.exercise import ExerciseRules
    from quizkl.tui.study.answer_box import AnswerBox


class ExercisePart(PageScreen):
    """Marking and the field are imported when the first exercise comes. The engines are asked in workers: the screen
    takes keys while they compute.
    """

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self._checking = False
        self._box: AnswerBox | None = None
        self._asked: tuple[Task, datetime, int] | None = None
        self._worked: dict[tuple[ItemKey, int], dict[int, Worked]] = {}
        self._ahead = DrawnAhead(lambda: self.quizkl.mathematician)

    def go(self, after: Session) -> None:
        """Show another session."""
        raise NotImplementedError

    @property
    def rules(self) -> ExerciseRules:
        task = self.session.task
        return task.rules if task else super().rules

    @property
    def worked(self) -> Mapping[int, Worked]:
        """What is known of the answers of the exercise on screen."""
        task = self.session.task
        return self._worked.get((task.key, task.seed), NOTHING_WORKED) if task else NOTHING_WORKED

    def _said(self, columns: int) -> list[Line]:
        if isinstance(self.session.phase, Predicting):
            from quizkl.tui.study.prediction_lines import said_of_prediction

            return said_of_prediction(self.session.phase, columns, self.look)
        if not isinstance(self.session.phase, Working):
            return []
        from quizkl.tui.study.try_lines import try_lines

        keys = self.key_of("hint"), self.key_of("show_answer")
        return try_lines(self.session.phase, self._checking, columns, self.look, *keys)

    def new_answer_box(self) -> AnswerBox:
        from quizkl.tui.study.answer_box import AnswerBox

        self._box = AnswerBox(self._said)
        return self._box

    def show_answer_box(self) -> None:
        """Open the field for another step; on the same step what is typed stays."""
        phase = self.session.phase
        if not isinstance(phase, Working | Predicting):
            self._asked = None
            if self._box is not None:
                self._box.shut()
            return
        if self._box is None:
            self.page.mount(self.new_answer_box())
        box = cast("AnswerBox", self._box)
        from quizkl.marking.verdict import Unreadable

        step = (phase.task, phase.shown_at, phase.current)
        if self._asked != step:
            self._asked = step
            box.ask(_names(phase), self.look, self.key_of("show_answer"), isinstance(phase, Predicting))
        elif (last := phase.last_try) is not None and isinstance(last.verdict, Unreadable):
            box.hush(last.typed)

    def start_helper(self) -> None:
        """The helper takes a second to start: it does so while the first exercise is read."""
        if exercise_ahead(self.desk, self.session):
            self.run_worker(self._start_helper(), group="helper")

    async def _start_helper(self) -> None:
        if await self.quizkl.mathematician.start():
            self.draw_ahead()

    def with_numbers(self, session: Session) -> Session:
        """The session with the numbers of its exercise, if they are drawn already; else have them drawn."""
        while isinstance(preparing := session.phase, Preparing):
            variant = self._ahead.known(preparing.task)
            if variant is None:
                self.run_worker(self._prepare(preparing), group="drawing")
                break
            session = prepared(session, variant, self.desk.now())
        return session

    async def _prepare(self, preparing: Preparing) -> None:
        await self._ahead.variant(preparing.task)
        if self.session.phase == preparing:
            self.go(self.session)

    def draw_ahead(self) -> None:
        """Have the numbers of the next card drawn while this one is answered."""
        task = coming(self.session)
        if task is not None and task.card.head.varying is not None:
            self.run_worker(self._ahead.variant(task), group="drawing")

    def on_answer_box_given(self, message: AnswerBox.Given) -> None:
        self._give(message.typed)

    def give_typed(self) -> None:
        """Give what stands in the field as the answer."""
        if self._box is not None:
            self._give(self._box.field.value)

    def _give(self, typed: str) -> None:
        if self._checking or not isinstance(self.session.phase, Working | Predicting):
            return
        if typed.strip() and isinstance(self.session.phase, Predicting):
            self._predict(self.session.phase, typed)
        elif typed.strip():
            self._checking = True
            if self._box is not None:
                self._box.verdict.redraw()
            self.run_worker(self._mark(cast("Working", self.session.phase), typed), group="marking")
        elif self._box is not None:
            self._box.ask_for_an_answer()

    def _predict(self, predicting: Predicting, typed: str) -> None:
        """Give a prediction; what was typed behind it meanwhile belongs to the next step."""
        later = self._box.typed_after(typed) if self._box is not None else ""
        self.give_prediction(typed)
        now = self.session.phase
        if self._box is not None and isinstance(now, Predicting) and now.current > predicting.current:
            self._box.put(later)

    async def _mark(self, working: Working, typed: str) -> None:
        from quizkl.tui.marker import verdict_on

        try:
            verdict = await verdict_on(working, typed, self.quizkl.mathematician)
        finally:
            self._checking = False
            if self._box is not None:
                self._box.verdict.redraw()  # the step may have been given up meanwhile; nothing is checked any more
        if self._still_open(working):
            later = self._box.typed_after(typed) if self._box is not None else ""
            self.go(acts.tried(self.session, typed, verdict, self.desk.now()))
            if _was_shown(self.session, working.current):
                self._work_out(working.task, working.exercise, [working.current])
            if self._box is not None and self._is_another_step(working):
                self._box.put(later)

    def action_show_answer(self) -> None:
        if isinstance(working := self.session.phase, Working):
            self.go(acts.show_answer(self.session, self.desk.now()))
            self._work_out(working.task, working.exercise, [working.current])
        elif isinstance(self.session.phase, Deriving):
            self.give_derivation_up()
        elif isinstance(self.session.phase, Predicting | Running):
            self.give_no_prediction()

    def give_derivation_up(self) -> None:
        raise NotImplementedError

    def give_prediction(self, typed: str) -> None:
        raise NotImplementedError

    def give_no_prediction(self) -> None:
        raise NotImplementedError

    def work_out_revealed(self) -> None:
        """Have all answers of an exercise that is done worked out, to be shown beside the learner's own."""
        phase = self.session.phase
        if isinstance(phase, Revealed) and isinstance(card := phase.task.card, Exercise):
            self._work_out(phase.task, card, range(len(card.steps)))
        elif isinstance(phase, Revealed) and isinstance(card := phase.task.card, Experiment) and phase.ran is not None:
            from quizkl.deck.results import exercise_with

            self._work_out(phase.task, exercise_with(card, phase.ran.results), range(len(card.predict)))

    def _work_out(self, task: Task, exercise: Exercise, positions: Sequence[int]) -> None:
        """Have the answers of some steps worked out; they are shown when they are known."""
        key = task.key, task.seed
        known = self._worked.setdefault(key, {})
        if missing := [position for position in positions if position not in known]:
            self.run_worker(self._add_worked(key, exercise, missing), group="working out")

    async def _add_worked(self, key: tuple[ItemKey, int], exercise: Exercise, positions: Sequence[int]) -> None:
        from quizkl.tui.study.work_out import work_out

        self._worked[key] |= await work_out(exercise, positions, self.quizkl.mathematician)
        for rows in self.query("#card").results(Rows):  # none where the screen is being taken down meanwhile
            rows.redraw()

    def _still_open(self, working: Working) -> bool:
        """Whether the step that an answer was given to is still the open one."""
        now = self.session.phase
        return isinstance(now, Working) and (now.task, now.current) == (working.task, working.current)

    def _is_another_step(self, working: Working) -> bool:
        """Whether the next step of the same card has been opened."""
        now = self.session.phase
        return isinstance(now, Working) and now.task == working.task and now.current != working.current

    def action_typing_help(self) -> None:
        self.quizkl.show_typing_help(isinstance(self.session.phase, Deriving))


def _names(phase: Working | Predicting) -> Names:
    """What an answer to the open step may name."""
    from quizkl.marking.any_question import names_at
    from quizkl.maths.syntax.names import Names

    if isinstance(phase, Working):
        return names_at(phase.exercise, phase.current + 1)
    return Names(quantities=frozenset(phase.task.card.head.given))


def _was_shown(session: Session, step: int) -> bool:
    """Whether the answer of a step has been shown."""
    match session.phase:
        case Working(steps=steps) | Revealed(steps=steps) if step < len(steps):
            return steps[step].shown
        case _:
            return False
