"""What may be asked of an experiment, and what is said of anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.experiment import Kind
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.read_value import Written, read_value, shown
from quizkl.experiments.run import Run, prepared


def run(name: str, preset: str | None = None, **changes: Written) -> Run:
    made = prepared(name, preset, changes)
    assert isinstance(made, Run), made
    return made


def problem(name: str, preset: str | None = None, **changes: Written) -> str:
    made = prepared(name, preset, changes)
    assert isinstance(made, ExperimentProblem)
    return str(made)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_runs_with_its_defaults_and_with_each_preset(name: str) -> None:
    experiment = EXPERIMENTS[name]
    assert set(run(name).settings) == {parameter.name for parameter in experiment.parameters}
    for preset in experiment.presets:
        assert dict(preset.changes).items() <= run(name, preset.name).settings.items()


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_defaults_and_presets_are_within_the_bounds_of_their_parameters(name: str) -> None:
    experiment = EXPERIMENTS[name]
    for parameter in experiment.parameters:
        assert read_value(parameter, shown(parameter.default)) == parameter.default
        assert type(read_value(parameter, shown(parameter.default))) is type(parameter.default)
    for preset in experiment.presets:
        for key, value in preset.changes.items():
            parameter = next(each for each in experiment.parameters if each.name == key)
            assert read_value(parameter, value) == value


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_what_is_drawn_and_bounded_has_a_name(name: str) -> None:
    experiment = EXPERIMENTS[name]
    columns = {column.name for column in experiment.columns}
    for plot in experiment.plots:
        assert {plot.x, *plot.lines, *plot.levels, *(plot.band or ())} <= columns
    if (densities := experiment.densities) is not None:
        names = (densities.left, densities.right, densities.sigma, densities.weight)
        assert all(experiment.parameter(name) is not None for name in names)
        assert {name for bell in densities.bells for name in (bell.mu, bell.sigma)} <= columns
    for bound in experiment.bounds:
        for factor in bound.factors:
            parameter = experiment.parameter(factor)
            assert parameter is not None
            assert parameter.kind is Kind.WHOLE


def test_a_change_goes_over_a_preset_and_a_preset_over_a_default() -> None:
    changed = run("fit-normal-mean", "stream", steps="7")
    assert (changed.settings["steps"], changed.settings["n"], changed.settings["mu"]) == (7, 512, 2.0)


@pytest.mark.parametrize("written", ["200000,15,15", "[200000, 15, 15]", [200000, 15, 15], ["200000", "15", "15"]])
def test_sizes_are_written_with_commas_or_as_a_list(written: Written) -> None:
    assert run("fit-normal-mean", prelude=written).settings["prelude"] == (200_000, 15, 15)


def test_no_sizes_at_all_are_written_none() -> None:
    assert run("monte-carlo", prelude="none").settings["prelude"] == ()
    assert run("monte-carlo", prelude=[]).settings["prelude"] == ()


def test_a_number_is_read_as_people_write_it() -> None:
    assert run("fit-normal-mean", start="−1.5").settings["start"] == -1.5
    assert run("fit-normal-mean", lr="1e-3").settings["lr"] == 0.001
    assert run("fit-normal-mean", lr=1).settings["lr"] == 1.0
    assert run("fit-normal-mean", n="10,000").settings["n"] == 10_000
    assert problem("fit-normal-mean", n="10,00").startswith("n cannot be '10,00'.")


def test_an_unknown_experiment_is_answered_with_the_nearest() -> None:
    assert problem("fit-norml") == "there is no experiment 'fit-norml'. Did you mean fit-normal?"
    assert problem("FIT-NORMAL") == "there is no experiment 'FIT-NORMAL'. Did you mean fit-normal?"
    assert "The experiments are: fit-normal-mean, fit-normal," in problem("lorem")


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    assert problem("fit-normal-mean", "strem") == ("fit-normal-mean has no preset 'strem'. Did you mean stream?")
    assert problem("fit-normal", "stream") == "fit-normal has no presets. Its defaults are all there is."


def test_an_unknown_parameter_is_answered_with_the_nearest_and_all() -> None:
    assert problem("fit-normal", sgima="1") == (
        "fit-normal has no parameter 'sgima'. Did you mean sigma? Its parameters are:"
        " mu, sigma, start, start_log_sigma, n, optimiser, lr, steps, seed, prelude, every."
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("steps", "0", "steps = '0' is out of bounds. Possible is a whole number from 1 to 10,000: how many steps"),
        ("steps", "ten", "steps cannot be 'ten'. Possible is a whole number from 1 to 10,000"),
        ("steps", "2.5", "steps cannot be '2.5'."),
        ("sigma", "0", "sigma = '0' is out of bounds. Possible is a number from 0.01 to 100: the true deviation"),
        ("sigma", "nan", "sigma cannot be 'nan'."),
        ("sigma", "1e999", "sigma cannot be '1e999'."),
        ("data", "strem", "data cannot be 'strem'. Did you mean stream? Possible is fixed or stream:"),
        ("prelude", "3000000", "prelude = '3000000' is out of bounds. Possible is at most 8 whole numbers"),
        ("prelude", "1,2,3,4,5,6,7,8,9", "prelude = '1,2,3,4,5,6,7,8,9' is out of bounds."),
        ("prelude", "1,,2", "prelude cannot be '1,,2'."),
        ("seed", "-1", "seed = '-1' is out of bounds."),
        ("seed", "9" * 50, "seed cannot be '9999999999999999999999999999999999999999…'."),
    ],
)
def test_a_value_that_cannot_be_is_answered_with_what_can(key: str, value: str, said: str) -> None:
    assert problem("fit-normal-mean", **{key: value}).startswith(said)


def test_parameters_within_bounds_may_together_ask_for_too_much() -> None:
    assert problem("fit-normal-mean", n="1000000", steps="10000") == (
        "n × steps = 1,000,000 × 10,000 is 10,000,000,000, more computing than a run may ask for."
        " Together they may be at most 100,000,000."
    )


def test_what_was_written_cannot_speak_to_the_terminal() -> None:
    assert "\x1b" not in problem("fit-normal-mean", mu="\x1b[2J")
    assert "\x1b" not in problem("\x1b[2J")


@given(name=st.sampled_from(list(EXPERIMENTS)), data=st.data())
def test_whatever_is_written_is_within_bounds_or_a_problem_that_names_the_parameter(
    name: str, data: st.DataObject
) -> None:
    parameter = data.draw(st.sampled_from(EXPERIMENTS[name].parameters))
    numbers = st.integers() | st.floats() | st.lists(st.integers(-5, 10**8), max_size=12) | st.booleans()
    written = data.draw(st.text(max_size=300) | st.from_regex(r"[-+0-9eE.,]{1,12}") | numbers)
    made = prepared(name, None, {parameter.name: written})
    if isinstance(made, ExperimentProblem):
        assert made.parameter == parameter.name
        return
    value = made.settings[parameter.name]
    assert type(value) is type(parameter.default)
    if isinstance(value, int | float):
        assert parameter.low <= value <= parameter.high
