"""Runs drawn with characters: what is equal is seen to be equal, and nothing is wider than it may be."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.run import Record, Run, prepared
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.tui.chart import Chart, Curve, Level, chart_lines
from quizkl.tui.experiment.run_charts import run_charts
from quizkl.tui.experiment.run_lines import MOST_ROWS, drawn_lines, result_lines, table_lines
from quizkl.tui.ink import Ink, Line
from quizkl.tui.look import Look

LOOKS = [Look(characters) for characters in Characters]


def run(name: str, **changes: float) -> Run:
    made = prepared(name, None, changes)
    assert isinstance(made, Run)
    return made


def records(of: Run, count: int, total: int = 0) -> list[Record]:
    """Records whose numbers go from 1 to 2 in every column, but for the first, which counts."""
    first, *others = of.experiment.columns
    return [
        Record(
            number + 1,
            total or count,
            {first.name: number + 1.0, **{column.name: 1 + number / max(count, 2) for column in others}},
        )
        for number in range(count)
    ]


def rows_with(lines: list[Line], ink: Ink) -> list[int]:
    """The rows of the figure in which something has the ink."""
    return [row for row, line in enumerate(lines) if row > 1 and any(piece.ink is ink for piece in line.pieces)]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize("columns", [24, 40, 72, 120])
def test_every_experiment_is_drawn_within_its_width(name: str, look: Look, columns: int) -> None:
    of = run(name)
    for count in (0, 1, 2, 30):
        lines = [
            *drawn_lines(of, records(of, count), columns, 12, look),
            *table_lines(of, records(of, count), columns, look),
        ]
        assert max((line.width for line in lines), default=0) <= columns
        if look.ascii:
            assert all(line.text.replace("…", "...").isascii() for line in lines)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("rows", range(9, 20))
def test_a_curve_that_is_at_a_level_lies_on_it(look: Look, rows: int) -> None:
    for height in (0.0, 0.7, 1.3, 2.0):
        curves = (
            Curve("", ((0, 0), (1, 2)), Ink.MUTED),
            Curve("", ((1.2, height), (2, height)), Ink.BAD),
            Curve("", ((0.2, height), (0.4, height)), Ink.CODE, faint=True),
        )
        lines = chart_lines(Chart("", "x", curves, (Level("", height, Ink.GOOD),)), 50, rows, look)
        places = [rows_with(lines, ink) for ink in (Ink.BAD, Ink.CODE, Ink.GOOD)]
        assert places[0] == places[1] == places[2], height


def test_two_curves_differ_without_their_colours() -> None:
    curves = (Curve("one", ((0, 0), (1, 1))), Curve("two", ((0, 1), (1, 0))), Curve("band", ((0, 0.5),), faint=True))
    lines = chart_lines(Chart("", "x", curves), 60, 14, Look(Characters.ASCII))
    text = "\n".join(line.text for line in lines)
    assert "** one" in text
    assert "oo two" in text
    assert ".. band" in text
    assert text.count("*") > 10
    assert text.count("o") > 10


def test_a_growing_curve_keeps_its_axis() -> None:
    of = run("fit-normal-mean")
    ends = {chart.to_x for count in (2, 5, 25) for chart in run_charts(of, records(of, count, total=25))}
    assert ends == {25.0}


@pytest.mark.parametrize(("x", "ticks"), [((1, 2, 3), ["1", "2", "3"]), ((1, 2.5, 3), ["1", "1.5", "2", "2.5", "3"])])
def test_where_only_whole_numbers_are_drawn_only_these_are_on_the_axis(x: tuple[float, ...], ticks: list[str]) -> None:
    curves = (Curve("observed", tuple((each, each) for each in x)), Curve("", ((1.5, 1.5),), faint=True))
    assert chart_lines(Chart("", "box", curves), 60, 12, Look())[-1].text.split() == ticks


def test_an_axis_by_logarithm_has_powers_of_ten() -> None:
    points = tuple((10.0**power, 1 + 1 / (power + 1)) for power in range(6))
    lines = chart_lines(Chart("", "n", (Curve("e", points),), log_x=True), 70, 12, Look())
    assert "1,000" in lines[-1].text
    assert "100,000" in lines[-1].text


@given(
    st.lists(st.tuples(st.floats(), st.floats()), max_size=40), st.integers(1, 90), st.integers(0, 30), st.booleans()
)
def test_anything_can_be_drawn(points: list[tuple[float, float]], columns: int, rows: int, log: bool) -> None:
    chart = Chart("any", "x", (Curve("c", points), Curve("d", points, faint=True)), (Level("l", math.nan),), log_x=log)
    for line in chart_lines(chart, columns, rows, Look()):
        assert line.width <= max(columns, 1)


@pytest.mark.parametrize("wild", [1e3, -1e300])
def test_a_wild_beginning_by_logarithm_goes_off_the_chart_and_costs_nothing(wild: float) -> None:
    calm = tuple((10.0 * step, 1 + 1 / step) for step in range(1, 40))
    lines = chart_lines(Chart("", "n", (Curve("e", ((1.0, wild), *calm)),), log_x=True), 70, 12, Look())
    assert len(lines) == 12
    assert all(line.width <= 70 for line in lines)
    assert not any("000" in line.text.split("┤")[0] for line in lines)


def test_a_long_table_shows_its_beginning_and_its_end() -> None:
    of = run("monte-carlo-kl")
    lines = [line.text for line in table_lines(of, records(of, 200), 80, Look())]
    assert len(lines) == MOST_ROWS + 2
    assert "… (160 more)" in lines
    assert lines[-1].split()[0] == "200"


def test_the_last_record_is_in_the_table_whatever_the_step() -> None:
    of = run("fit-normal-mean")
    shown = [line.text.split()[0] for line in table_lines(of, records(of, 13), 80, Look())]
    assert shown == ["step", "01", "06", "11", "13"]


def test_every_result_has_a_row_as_wide_as_there_is_room() -> None:
    of = run("fit-normal")
    results = {result.name: 1.25 for result in of.experiment.results}
    for columns in (30, 60, 100):
        lines = result_lines(of, results, columns, Look())
        assert all(width(line.text) <= columns for line in lines)
        assert sum("1.25" in line.text for line in lines) == len(results)


def test_densities_are_drawn_by_what_the_experiment_says_not_by_its_name() -> None:
    of = run("forward-reverse")
    renamed = replace(of, experiment=replace(of.experiment, name="two-directions"))
    assert run_charts(renamed, records(of, 3))[0].title == "densities"
    bare = replace(of, experiment=replace(of.experiment, densities=None))
    assert "densities" not in [chart.title for chart in run_charts(bare, records(of, 3))]


def test_bells_stand_over_the_two_peaks() -> None:
    of = run("forward-reverse")
    values = {column.name: 0.0 for column in of.experiment.columns}
    values |= {"forward_sigma": 2.0, "reverse_mu": 2.0, "reverse_sigma": 0.6}
    bells = run_charts(of, [Record(1, 2, values)])[0]
    peaks, forward, reverse = (curve.points for curve in bells.curves)
    assert max(forward, key=lambda point: point[1])[0] == pytest.approx(0, abs=0.1)
    assert max(reverse, key=lambda point: point[1])[0] == pytest.approx(2, abs=0.1)
    heights = [height for _, height in peaks]
    assert (
        sum(before < height > after for (before, height), after in zip(pairwise(heights), heights[2:], strict=False))
        == 2
    )
