"""An experiment as lines: its task, what is predicted of it, its run, and what came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from quizkl.deck.card import Experiment
from quizkl.experiments.run import Record, Run
from quizkl.study.phase import Comparing, Predicting, Revealed, Running
from quizkl.tui.experiment.run_lines import drawn_lines, progress_line, table_lines
from quizkl.tui.ink import EMPTY, Ink, Line
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.card_lines import hint_lines, note_lines, overruled_lines, question_lines, rule
from quizkl.tui.study.prediction_lines import comparison_lines, prediction_lines
from quizkl.tui.study.worked import Worked

_FEWEST_ROWS: Final = 8
_MOST_ROWS: Final = 15
_ROWS_AROUND_A_RUN: Final = 12
"""Of the screen: the title, how far the run is, what it will be worth, the keys."""
_ROWS_AROUND_A_COMPARISON: Final = 8
"""The title, the grades, the keys, and what is empty between them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What has come of a run, how it is looked at, and on how many rows of screen."""

    records: tuple[Record, ...]
    as_table: bool
    screen: int

    def rows(self, around: int) -> int:
        """How high a chart is with ``around`` other rows on the screen."""
        return max(_FEWEST_ROWS, min(_MOST_ROWS, self.screen - around))


def experiment_lines(phase: Predicting | Running | Comparing, seen: Seen, columns: int, look: Look) -> list[Line]:
    """Everything that may be seen before the comparison."""
    task, card = phase.task, phase.card
    lines = [*question_lines(task, columns, look), *hint_lines(task, phase.hints, columns, look)]
    if isinstance(phase, Predicting):
        return [*lines, *prediction_lines(card, phase.predictions, phase.current, columns, look)]
    lines += prediction_lines(card, phase.predictions, len(phase.predictions), columns, look)
    if isinstance(phase, Running) and phase.failed:
        said = f"The run came to nothing: {phase.failed}. Enter runs it again; F3 shows the card without it."
        return [*lines, replace(EMPTY, news=True), *paragraph(look.words(said), columns, Ink.WARNING)]
    comparing = isinstance(phase, Comparing)
    said = "comparing" if comparing else "running" if seen.records else "starting"
    progress = progress_line(seen.records, said + look.sign("…", "..."), columns, look)
    drawn = run_seen(card.run, seen, seen.rows(_ROWS_AROUND_A_RUN), columns, look)
    return [*lines, replace(EMPTY, news=True), progress, EMPTY, *drawn]


def compared_lines(phase: Revealed, seen: Seen, worked: Mapping[int, Worked], columns: int, look: Look) -> list[Line]:
    """The predictions beside what came out, the run, and why. The chart is as high as there is room beside the
    comparison, or beside nothing where that leaves too little.
    """
    card = phase.task.card
    assert isinstance(card, Experiment)
    compared = comparison_lines(phase, card, worked, columns, look)
    if phase.overruled:
        compared += [EMPTY, *overruled_lines(phase)]
    around = _ROWS_AROUND_A_COMPARISON + len(compared) + 1
    rows = seen.rows(around if seen.screen - around >= _FEWEST_ROWS else _ROWS_AROUND_A_COMPARISON)
    lines = [*question_lines(phase.task, columns, look), *compared]
    lines += [EMPTY, *run_seen(card.run, seen, rows, columns, look)]
    if card.solution is not None:
        lines += [EMPTY, rule(columns, look, "solution"), EMPTY, *look.text(card.solution, columns)]
    return [*lines, *note_lines(phase.task, columns, look)]


def run_seen(run: Run, seen: Seen, rows: int, columns: int, look: Look) -> list[Line]:
    """The run drawn, each chart in so many ``rows``, or as a table."""
    if seen.as_table:
        return table_lines(run, seen.records, columns, look)
    return drawn_lines(run, seen.records, columns, rows, look)
