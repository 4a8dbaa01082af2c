"""Experiments are chosen, changed and run freely; nothing of it is a review."""

from __future__ import annotations

import pytest

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.run import Failed
from quizkl.formula.characters import Characters
from quizkl.settings.settings import Settings
from quizkl.tui.experiment.form import DEFAULTS, PRESET, ExperimentForm, changed, reset, turned
from quizkl.tui.home.screen import HomeScreen
from tests.tui.sitting import Sitting, Table
from tests.tui.stand_in_runner import StandIn

MEAN = ExperimentForm(EXPERIMENTS["fit-normal-mean"])


def made(form: ExperimentForm | ExperimentProblem) -> ExperimentForm:
    assert isinstance(form, ExperimentForm), form
    return form


# The form


def test_a_form_begins_with_the_defaults() -> None:
    assert MEAN.fields[:3] == (PRESET, "mu", "sigma")
    assert (MEAN.written(PRESET), MEAN.written("mu"), MEAN.written("prelude")) == (DEFAULTS, "2", "none")
    assert all(MEAN.is_usual(name) for name in MEAN.fields)


def test_a_field_takes_what_is_typed_within_its_bounds() -> None:
    form = made(changed(MEAN, "steps", " 50 "))
    assert (form.run.settings["steps"], form.is_usual("steps")) == (50, False)
    for name, typed in (("steps", "0"), ("mu", "x"), ("data", "both"), ("n", "1000001")):
        assert isinstance(changed(MEAN, name, typed), ExperimentProblem)


def test_what_is_too_much_together_is_refused() -> None:
    form = made(changed(MEAN, "steps", "10000"))
    assert isinstance(changed(form, "n", "100000"), ExperimentProblem)


def test_a_preset_is_a_new_beginning() -> None:
    form = made(changed(made(changed(MEAN, "mu", "5")), PRESET, "stream"))
    assert (form.run.settings["mu"], form.run.settings["steps"], form.written(PRESET)) == (2.0, 20, "stream")
    assert made(reset(form, PRESET)).run.settings["steps"] == 25


def test_a_change_is_taken_back_to_the_preset() -> None:
    form = made(changed(made(changed(MEAN, PRESET, "stream")), "steps", "5"))
    assert made(reset(form, "steps")).run.settings["steps"] == 20


@pytest.mark.parametrize(
    ("name", "by", "value"),
    [
        ("steps", 1, 50),
        ("steps", -1, 12),
        ("lr", 1, 0.2),
        ("lr", -1, 0.05),
        ("mu", 1, 2.5),
        ("mu", -1, 1.5),
        ("seed", 1, 1),
        ("seed", -1, 0),
        ("data", 1, "stream"),
    ],
)
def test_a_key_turns_to_the_next_value(name: str, by: int, value: float | str) -> None:
    assert made(turned(MEAN, name, by)).run.settings[name] == value


@pytest.mark.parametrize("name", [name for name in MEAN.fields if not MEAN.choices(name)])
@pytest.mark.parametrize("by", [1, -1])
def test_turning_never_leaves_the_bounds(name: str, by: int) -> None:
    form = MEAN
    for _ in range(40):
        following = turned(form, name, by)
        if isinstance(following, ExperimentProblem):
            return  # too much together
        form = following


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_has_a_form(name: str) -> None:
    form = ExperimentForm(EXPERIMENTS[name])
    for field in form.fields:
        for by in (1, -1):
            assert isinstance(turned(form, field, by), ExperimentForm | ExperimentProblem)


# The screens


def test_home_leads_to_the_list_and_the_list_to_an_experiment_and_back(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("x")
        for experiment in EXPERIMENTS.values():
            assert experiment.title in frame
        await on.press("down", "enter")
        assert "Fit mean and deviation of a normal distribution" in on.frame.split("\n")[0]
        assert "Experiments" in (await on.press("escape"))
        await on.press("escape")
        assert isinstance(on.app.screen, HomeScreen)

    table.run(scene, size=(100, 30))


async def opened(on: Sitting) -> StandIn:
    runner = StandIn()
    on.app._runner = runner
    await on.press("x", "enter")
    return runner


async def until_seen(on: Sitting, text: str) -> str:
    for _ in range(500):
        if text in on.frame:
            return on.frame
        await on.pilot.pause(0.02)
    raise AssertionError(f"{text!r} is not in\n{on.frame}")


def test_a_parameter_is_typed_and_a_wrong_one_is_explained(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        await opened(on)
        await on.press("right")
        assert "mu: the true mean; a number from" in on.frame
        await on.press("enter")
        await on.type("500")
        frame = await on.press("enter")
        assert "mu = '500' is out of bounds" in frame
        await on.press("home", "ctrl+k")
        await on.type("3.5")
        frame = await on.press("enter")
        assert "3.5" in frame
        assert "out of bounds" not in frame
        frame = await on.press("backspace")
        assert "3.5" not in frame

    table.run(scene)


def test_a_run_is_drawn_as_it_goes_on_and_says_its_results(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await opened(on)
        assert "Nothing has been run yet." in on.frame
        await on.press("r")
        assert "starting" in on.frame
        runner.steps(1, 2)
        frame = await until_seen(on, "2/4  running")
        assert "the mean  by step" in frame
        runner.steps(3, 4)
        runner.end()
        frame = await until_seen(on, "4/4  done")
        assert "the estimated mean" in frame
        assert "v Table" in on.hints
        frame = await on.press("v")
        assert "v Plot" in on.hints
        assert "step     mu    NLL     KL" in frame
        await on.press("right", "plus")
        assert "done, with other parameters" in on.frame

    table.run(scene, size=(80, 50))
    assert table.reviews() == []


def test_a_table_goes_along_with_its_run_to_the_results(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await opened(on)
        runner.total = 25
        await on.press("r")
        runner.steps(1)
        await until_seen(on, "1/25  running")
        await on.press("v")
        runner.steps(*range(2, 25))
        assert "1/25" not in await until_seen(on, "  23  1.8")
        runner.steps(25)
        runner.end()
        await until_seen(on, "true_mu")

    table.run(scene, size=(80, 12))


def test_a_run_can_be_stopped_run_again_and_left(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await opened(on)
        await on.press("r")
        runner.steps(1)
        await until_seen(on, "1/4  running")
        await on.press("c")
        await until_seen(on, "stopped: the run was cancelled")
        await on.press("r")
        runner.end(Failed("its process ended"))
        await until_seen(on, "It came to nothing: its process ended.")
        await on.press("r")
        runner.steps(1)
        await until_seen(on, "1/4  running")
        await on.press("escape")
        for _ in range(100):
            await on.pilot.pause(0.01)
            if runner.left == 3:
                break
        assert (runner.begun, runner.left) == (3, 3)

    table.run(scene)


def test_the_mouse_alone_suffices(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        on.app._runner = StandIn()
        await on.press("x")
        await on.click("Estimate an expectation")
        frame = await on.click("Estimate an expectation")
        assert "monte-carlo" in frame.split("\n")[0]
        await on.click("prelude")
        await on.click("prelude")
        assert "Take" in on.hints
        await on.click("esc Put away")
        await on.click("+ More")
        await on.click("r Run")
        assert "starting" in on.frame
        await on.click("esc Back")
        assert "Experiments" in on.frame

    table.run(scene)


@pytest.mark.parametrize("size", [(60, 20), (34, 10), (120, 40)])
def test_the_screens_fit_every_terminal_and_plain_ascii(table: Table, size: tuple[int, int]) -> None:
    table.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        runner = await opened(on)
        assert on.frame.isascii()
        await on.press("r")
        runner.steps(1, 2)
        await until_seen(on, "2/4")
        assert on.frame.isascii()
        assert max(map(len, on.frame.split("\n"))) <= size[0]

    table.run(scene, size=size)
