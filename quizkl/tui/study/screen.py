"""The screen on which cards are studied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from quizkl.deck.card import Choice, PracticeQuestion
from quizkl.desk import Desk, record, record_undo
from quizkl.journal.problem import AppendFailed
from quizkl.schedule.grade import Grade
from quizkl.schedule.leech import warns
from quizkl.study import acts, grading
from quizkl.study.phase import Asking, Comparing, Deriving, Predicting, Preparing, Revealed, Running, Working
from quizkl.study.session import Session
from quizkl.study.suggestion import suggested_grade
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.rows import Rows
from quizkl.tui.study.card_lines import card_lines
from quizkl.tui.study.experiment_part import ExperimentPart
from quizkl.tui.study.grade_lines import grade_lines
from quizkl.tui.study.hints import study_hints
from quizkl.tui.study.keys import STUDY_KEYS
from quizkl.tui.study.left_out import left_out_words
from quizkl.tui.study.top import title_of, top_line

if TYPE_CHECKING:
    from quizkl.journal.event import ItemEvent, Undo
    from quizkl.tui.experiment.lines import Seen
    from quizkl.workbench.seed import WorkSeed

_GRADES = (Grade.MISSED, Grade.PARTLY, Grade.KNEW)


class StudyScreen(ExperimentPart):
    """Shows a session's phase and turns keys into its acts. Every act that is to be remembered is in the journal
    before the next card is shown.
    """

    TITLE = "Study"
    BINDINGS = STUDY_KEYS

    def __init__(self, desk: Desk, session: Session, look: Look) -> None:
        super().__init__(desk, session)
        self.look = replace(look, cursor=0)

    def compose_body(self) -> ComposeResult:
        yield Rows(self._top, id="top", classes="top")
        with VerticalScroll(classes="page -above", can_focus=False):
            yield Rows(self._card, id="card", classes="column")
            if isinstance(self.session.phase, Working | Predicting):
                yield self.new_answer_box()
            elif isinstance(self.session.phase, Deriving):
                yield self.new_derivation_box()
        with Vertical(classes="foot"):
            yield Rows(self._grades, id="grades", classes="column")

    def on_mount(self) -> None:
        self.session = self.with_numbers(self.session)
        self._show(scroll=False)
        self.show_run()
        self.work_out_revealed()
        self.call_after_refresh(self.start_helper)

    # What is seen

    def _top(self, columns: int) -> list[Line]:
        task = self.session.task
        title = title_of(self.desk, task.key) if task else ""
        return [top_line(title, self.session, columns, self.look)]

    def _card(self, columns: int) -> list[Line]:
        if isinstance(self.session.phase, Predicting | Running | Comparing):
            from quizkl.tui.experiment.lines import experiment_lines

            return experiment_lines(self.session.phase, self._seen(), columns, self.look)
        if isinstance(self.session.phase, Revealed) and self.session.phase.ran is not None:
            from quizkl.tui.experiment.lines import compared_lines

            return compared_lines(self.session.phase, self._seen(), self.worked, columns, self.look)
        return card_lines(self.session.phase, columns, self.look, self.worked)

    def _seen(self) -> Seen:
        from quizkl.tui.experiment.lines import Seen

        return Seen(tuple(self.records), self.as_table, self.app.size.height)

    def _grades(self, columns: int) -> list[Line]:
        return grade_lines(self.session, columns, self.desk.now(), self.look, self.key_of)

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return study_hints(self.session, self.derived, self.as_table)

    @property
    def typing(self) -> bool:
        return isinstance(self.session.phase, Working | Deriving | Predicting)

    def work_seed(self) -> WorkSeed | None:
        """The quantities of the card on screen, with the numbers that were drawn for it."""
        task = self.session.task
        if task is None or isinstance(self.session.phase, Preparing):
            return None
        from quizkl.workbench.seed import seed_of

        phase = self.session.phase
        return seed_of(task.key, phase.exercise if isinstance(phase, Working) else task.card, task.seed)

    def _show(self, scroll: bool = True) -> None:
        """Draw everything anew; with ``scroll`` bring what has just appeared into sight."""
        for rows in self.query(Rows):
            rows.redraw()
        self.show_answer_box()
        self.show_derivation_box()
        self.show_hints()
        if scroll:
            self.call_after_refresh(self.scroll_to_news)

    def scroll_to_news(self) -> None:
        page = self.page
        match self.session.phase:
            case Working() | Deriving() | Predicting():
                page.scroll_end(animate=False)
            case Running() | Comparing() | Revealed():
                # Where not all fits, the answer is seen from its beginning.
                page.scroll_to(y=self.query_one("#card", Rows).height_of_news() or 0, animate=False)
            case _:
                page.scroll_home(animate=False)

    # What is done

    def go(self, after: Session) -> None:
        """Show another session; the cursor starts again where the card or its phase is another."""
        after = self.with_numbers(after)
        before, self.session = self.session, after
        for words in left_out_words(after.left_out[len(before.left_out) :], before.left_out):
            self.quizkl.say(f"Left out: {words}", warning=True)
        another = type(after.phase) is not type(before.phase) or after.task != before.task
        if another:
            self.look = replace(self.look, cursor=0)
        if after.finished:
            self.quizkl.study(after)
        else:
            self._show(scroll=another or isinstance(after.phase, Working | Predicting))
            self.show_run()
            self.work_out_revealed()
            if another and isinstance(after.phase, Revealed):
                self.draw_ahead()

    def _remember(self, after: Session, event: ItemEvent | Undo | None) -> bool:
        """Write the act down, then go on; where the journal cannot take it, stay and say so."""
        from quizkl.journal.event import Undo

        write = record_undo if isinstance(event, Undo) else record
        written = write(self.desk, after, event)
        if isinstance(written, AppendFailed):
            self.quizkl.complain(written)
            return False
        if written.overtaken - self.session.overtaken:
            self.quizkl.say("Another session had reviewed that card: your answer is kept, and it stays where it is.")
        self.go(written)
        return True

    def action_advance(self) -> None:
        match self.session.phase:
            case Asking(task=task) if isinstance(task.card, Choice):
                self.action_pick(self.look.cursor)
            case Revealed(task=task) if isinstance(task.card, PracticeQuestion) and task.card.points:
                self.action_tick(self.look.cursor)
            case _:
                self.action_accept()

    def action_accept(self) -> None:
        match self.session.phase:
            case Asking(task=task) if isinstance(task.card, Choice) and len(task.card.right) == 1:
                self.action_pick(self.look.cursor)
            case Asking():
                self.go(acts.reveal(self.session, self.desk.now()))
            case Working():
                self.give_typed()
            case Predicting():
                self.give_typed()
            case Running():
                self.run_again()
            case Deriving():
                self.finish_derivation()
            case Revealed() as revealed if (suggested := suggested_grade(revealed)) is not None:
                self._grade(suggested)
            case _:
                pass

    def action_digit(self, number: int) -> None:
        match self.session.phase:
            case Asking():
                self.action_pick(number - 1)
            case Revealed() if number <= len(_GRADES):
                self._grade(_GRADES[number - 1])
            case _:
                pass

    def action_grade(self, grade: str) -> None:
        self._grade(Grade(grade))

    def _grade(self, grade: Grade) -> None:
        after, review = grading.grade(self.session, grade, self.desk.now())
        if review is not None and self._remember(after, review) and after.outcomes:
            last = after.outcomes[-1]
            if warns(last.task.before, last.after):
                say = "This card keeps being missed. Rewrite it, split it in two, or suspend it."
                self.quizkl.say(say, warning=True)

    def action_pick(self, position: int) -> None:
        self.go(acts.pick(self.session, position, self.desk.now()))

    def action_tick(self, position: int) -> None:
        self.look = replace(self.look, cursor=position)
        self.go(acts.tick(self.session, position))

    def action_hint(self) -> None:
        self.go(acts.hint(self.session))

    def action_overrule(self) -> None:
        self.go(acts.overrule(self.session))

    def action_undo(self) -> None:
        if self.take_prediction_back():
            return
        self.app.clear_notifications()  # they are about what is taken back now
        self._remember(*grading.undo(self.session, self.desk.now()))

    def action_skip(self) -> None:
        self.go(grading.skip(self.session, self.desk.now()))

    def action_bury(self) -> None:
        if self._remember(*grading.bury(self.session, self.desk.now())):
            self.quizkl.say_alone(f"Put off until tomorrow; {self.key_of('undo')} takes that back.")

    def action_suspend(self) -> None:
        if self._remember(*grading.suspend(self.session, self.desk.now())):
            self.quizkl.say_alone(f"Put away; {self.key_of('undo')} takes that back.")

    def action_flag(self) -> None:
        self._remember(*grading.flag(self.session, self.desk.now()))

    def action_leave(self) -> None:
        self.end_run()  # the screen may stay below the next one
        self.quizkl.leave_session(self.session)

    # Looking around

    def action_source(self) -> None:
        self.look = replace(self.look, source=not self.look.source)
        self._show(scroll=False)

    def move_cursor(self, by: int) -> bool:
        choices = self._choices()
        if choices:
            self.look = replace(self.look, cursor=(self.look.cursor + by) % choices)
            self.query_one("#card", Rows).redraw()
        return choices > 0

    def _choices(self) -> int:
        """How many options or points the cursor moves over."""
        match self.session.phase:
            case Asking(task=task) if isinstance(card := task.card, Choice):
                return len(card.right) + len(card.wrong)
            case Revealed(task=task) if isinstance(card := task.card, PracticeQuestion):
                return len(card.points)
            case _:
                return 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        phase = self.session.phase
        match action:
            case "hint":
                unanswered = phase if isinstance(phase, Asking | Working | Deriving | Predicting) else None
                return unanswered is not None and unanswered.hints < len(unanswered.task.card.head.hints)
            case "show_answer" if isinstance(phase, Running):
                return bool(phase.failed)
            case "show_answer" | "typing_help":
                return isinstance(phase, Working | Deriving | Predicting)
            case "stop_run":
                return isinstance(phase, Running) and not phase.failed
            case "table":
                return len(self.records) > 0
            case "why":
                return isinstance(phase, Deriving)
            case "overrule":
                return isinstance(phase, Revealed) and phase.right is not None
            case "accept" if isinstance(phase, Running | Comparing):
                return isinstance(phase, Running) and (bool(phase.failed) or self.run_lags)
            case "accept" if isinstance(phase, Deriving):
                return self.derived is not None and self.derived.done
            case "accept":
                return not isinstance(phase, Revealed) or suggested_grade(phase) is not None
            case "undo":
                return self.session.before is not None or (isinstance(phase, Predicting) and bool(phase.predictions))
            case _:
                return True
