"""The runs of experiment cards, where a command may wait for them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from quizkl.experiments.run import End, Failed, Record, Run

if TYPE_CHECKING:
    from quizkl.maths.helper.running.blocking import BlockingRunner
    from quizkl.printing.kept_runs import KeptRuns

BUDGET: Final = 60.0
"""Seconds that the run of one card may take; the process that computes it is loaded besides."""


class CardRuns(AbstractContextManager["CardRuns"]):
    """Runs one after the other in one process, which is started when there is first something to run."""

    def __init__(self) -> None:
        self._runner: BlockingRunner | None = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._runner is not None:
            self._runner.close()

    def carry_out(self, run: Run) -> End:
        """How the run ends, within the budget."""
        if self._runner is None:
            from quizkl.maths.helper.running.blocking import BlockingRunner

            self._runner = BlockingRunner()
        for report in self._runner.run(run, min(run.experiment.seconds, BUDGET)):
            if not isinstance(report, Record):
                return report
        return Failed("its process said nothing")

    def kept_in(self, folder: Path) -> KeptRuns:
        """The same, what was run before being remembered in ``folder``."""
        from quizkl import __version__, experiments
        from quizkl.printing.kept_findings import edition
        from quizkl.printing.kept_runs import KeptRuns

        rooms = Path(experiments.__path__[0])
        return KeptRuns(folder / "runs.db", self.carry_out, edition(rooms, __version__))
