"""The part of studying in which runs are predicted, watched and compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.worker import Worker

from quizkl.desk import Desk
from quizkl.study.phase import Comparing, Predicting, Revealed, Running, Task
from quizkl.study.session import Session
from quizkl.tui.rows import Rows
from quizkl.tui.study.derivation_part import DerivationPart

if TYPE_CHECKING:
    from quizkl.experiments.run import Record
    from quizkl.marking.verdict import Verdict
    from quizkl.tui.experiment.run_watch import RunWatch

_Attempt = tuple[Task, datetime, int]


class ExperimentPart(DerivationPart):
    """The run is followed in a worker, which ends with the phase that it belongs to: whatever leads away from the
    card ends the run and its process.
    """

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._watch: RunWatch | None = None
        self._attempt: _Attempt | None = None
        self._attempts = 0
        self._following: Worker[None] | None = None
        self._comparing: Comparing | None = None
        self._as_table = False
        self._in_sight = False

    @property
    def records(self) -> Sequence[Record]:
        """What has come of the run on screen."""
        match self.session.phase:
            case Running() if self._watch is not None:
                return self._watch.records
            case Comparing(ran=ran) | Revealed(ran=ran) if ran is not None:
                return ran.records
            case _:
                return ()

    @property
    def as_table(self) -> bool:
        return self._as_table

    def show_run(self) -> None:
        """Start what the phase wants, and end what it does not want any more."""
        match self.session.phase:
            case Predicting():
                self.end_run()
                self.run_worker(self._warm_up(), group="warming up", exclusive=True)
            case Running() as running if not running.failed:
                self._begin_run(running)
            case Comparing() as comparing:
                self.end_run()
                if comparing != self._comparing:
                    self._comparing = comparing
                    self.run_worker(self._compare(comparing), group="comparing", exclusive=True)
            case _:
                self.end_run()

    async def _warm_up(self) -> None:
        """The helper of a run takes a second to start: it does so while the first prediction is thought of."""
        await self.quizkl.runner.start()

    def _begin_run(self, running: Running) -> None:
        attempt = running.task, running.predicted_at, self._attempts
        if self._attempt == attempt:
            return
        from quizkl.tui.experiment.run_watch import LASTING, RunWatch

        lasting = 0.0 if self.app.is_headless else LASTING
        self.end_run()
        self._attempt = attempt
        self._in_sight = False
        self._watch = RunWatch(running.card.run, self._draw_run, self.desk.settings.reduced_motion, lasting)
        self._following = self.run_worker(self._follow(running, self._watch), group="running")

    def end_run(self) -> None:
        """Leave the run, if one goes on."""
        self.go_along(False)
        self._attempt = None
        if self._following is not None:
            self._following.cancel()
            self._following = None

    async def _follow(self, running: Running, watch: RunWatch) -> None:
        from quizkl.study.predicting import ended

        end = await watch.follow(self.quizkl.runner)
        if self.session.phase == running and self._watch is watch:
            self._following = None
            self.go(ended(self.session, end))

    def _draw_run(self) -> None:
        goes_along = self._as_table and isinstance(self.session.phase, Running)
        self.query_one("#card", Rows).redraw()
        self.go_along(goes_along)
        self.show_hints()
        if self.records and not self._in_sight and not goes_along:
            self._in_sight = True  # once: where the learner scrolls to afterwards is their affair
            # The page knows how long it has become only after what was drawn has been laid out.
            self.call_after_refresh(self.call_after_refresh, self.scroll_to_news)

    def scroll_to_news(self) -> None:
        raise NotImplementedError

    async def _compare(self, comparing: Comparing) -> None:
        from quizkl.study.predicting import compared, questions
        from quizkl.tui.marker import verdict_on_question

        verdicts: list[Verdict | None] = []
        for asked in questions(comparing):
            verdicts.append(None if asked is None else await verdict_on_question(*asked, self.quizkl.mathematician))
        if self.session.phase == comparing:
            self.go(compared(self.session, verdicts))

    def give_prediction(self, typed: str) -> None:
        """Keep a prediction, or say why it cannot be kept."""
        from quizkl.study.predicting import predict

        self.go(predict(self.session, typed, self.desk.now()))

    def take_prediction_back(self) -> bool:
        """Open the step before again; False where there is none to take back."""
        from quizkl.study.predicting import take_back

        before = take_back(self.session)
        if before is self.session:
            return False
        self.go(before)
        return True

    def give_no_prediction(self) -> None:
        from quizkl.study.predicting import go_without, pass_by

        match self.session.phase:
            case Predicting():
                self.go(pass_by(self.session, self.desk.now()))
            case Running(failed=failed) if failed:
                self.go(go_without(self.session))

    @property
    def run_lags(self) -> bool:
        """Whether the run is further than is seen."""
        return isinstance(self.session.phase, Running) and self._watch is not None and self._watch.lags

    def run_again(self) -> None:
        """Start a run that came to nothing once more; of one that goes on, show at once what there is."""
        if self._watch is not None:
            self._watch.hurry()
        if isinstance(self.session.phase, Running) and self.session.phase.failed:
            from quizkl.study.predicting import again

            self._attempts += 1
            self.go(again(self.session))

    def action_stop_run(self) -> None:
        """Stop the run; what it has is compared."""
        if isinstance(self.session.phase, Running):
            self.quizkl.runner.cancel()

    def action_table(self) -> None:
        """Show the run as a table, or drawn again."""
        self._as_table = not self._as_table
        self._draw_run()
