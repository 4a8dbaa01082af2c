"""A run as charts: what the experiment says is worth drawing, as far as the run has come."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from quizkl.experiments.experiment import Plot, TwoPeaks
from quizkl.experiments.run import Record, Run
from quizkl.tui.chart import Chart, Curve, Level
from quizkl.tui.ink import Ink

_INKS: Final = (Ink.ACCENT, Ink.WARNING, Ink.CODE)
_LEVEL_INKS: Final = (Ink.GOOD, Ink.MUTED)
_POINTS_OF_A_BELL: Final = 120
_MOST_DRAWN: Final = 400


def run_charts(run: Run, records: Sequence[Record]) -> tuple[Chart, ...]:
    """The charts, the most telling first; none before the first record."""
    if not records:
        return ()
    records = _thinned(records)
    drawn = tuple(_chart(run, plot, records) for plot in run.experiment.plots)
    densities = run.experiment.densities
    return drawn if densities is None else (bells(run, densities, records[-1]), *drawn)


def _thinned(records: Sequence[Record]) -> Sequence[Record]:
    """Not more than can be told apart on a screen, the first and the last among them."""
    if len(records) <= _MOST_DRAWN:
        return records
    last = len(records) - 1
    return [records[number * last // (_MOST_DRAWN - 1)] for number in range(_MOST_DRAWN)]


def _chart(run: Run, plot: Plot, records: Sequence[Record]) -> Chart:
    def points(column: str) -> list[tuple[float, float]]:
        return [(record.values[plot.x], record.values[column]) for record in records]

    curves = [
        Curve(_heading(run, name), points(name), _INKS[number % len(_INKS)]) for number, name in enumerate(plot.lines)
    ]
    if plot.band is not None:
        low, high = plot.band
        # Drawn first, so that the curve lies over them.
        curves = [
            Curve("two deviations", points(low), Ink.MUTED, faint=True),
            Curve("", points(high), Ink.MUTED, faint=True),
            *curves,
        ]
    levels = tuple(
        Level(_heading(run, name), records[-1].values[name], _LEVEL_INKS[number % len(_LEVEL_INKS)])
        for number, name in enumerate(plot.levels)
    )
    first, last = _ends(plot.x, records)
    return Chart(plot.title, plot.x, tuple(curves), levels, first, last, plot.log_x)


def _heading(run: Run, name: str) -> str:
    column = run.experiment.column(name)
    return name.replace("_", " ") if column is None else _named(column.heading, name)


def _named(heading: str, name: str) -> str:
    """Two columns may share a heading that stands below another; alone each is called by its name."""
    return heading if heading.lower().replace(" ", "_") == name else name.replace("_", " ")


def _ends(x: str, records: Sequence[Record]) -> tuple[float, float | None]:
    """Where the axis begins and ends, records coming at equal distances; None where they do not."""
    first, last = records[0], records[-1]
    start, now = first.values[x], last.values[x]
    if last.step == first.step:
        return start, start + last.total - 1
    apart = (now - start) / (last.step - first.step)
    middle = records[len(records) // 2]
    if not math.isclose(middle.values[x], start + apart * (middle.step - first.step), abs_tol=1e-9):
        return start, None
    return start, start + apart * (last.total - first.step)


def bells(run: Run, densities: TwoPeaks, record: Record) -> Chart:
    """The fitted normal densities over the density with two peaks."""
    settings = {name: float(value) for name, value in run.settings.items() if isinstance(value, int | float)}
    names = (densities.left, densities.right, densities.sigma, densities.weight)
    left, right, sigma, weight = (settings[name] for name in names)
    values = record.values
    low = min(left, right) - 4 * sigma
    high = max(left, right) + 4 * sigma
    places = [low + (high - low) * number / (_POINTS_OF_A_BELL - 1) for number in range(_POINTS_OF_A_BELL)]
    peaks = [(x, weight * _density(x, left, sigma) + (1 - weight) * _density(x, right, sigma)) for x in places]
    fitted = [
        Curve(bell.name, [(x, _density(x, values[bell.mu], values[bell.sigma])) for x in places], ink)
        for bell, ink in zip(densities.bells, _INKS, strict=False)
    ]
    return Chart("densities", "x", (Curve("p", peaks, Ink.MUTED, faint=True), *fitted), (), low, high)


def _density(x: float, mu: float, sigma: float) -> float:
    if not sigma > 0 or not math.isfinite(mu):
        return math.nan
    return math.exp(-((x - mu) ** 2) / (2 * sigma**2)) / (sigma * math.sqrt(2 * math.pi))
