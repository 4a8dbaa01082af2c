"""A run is predicted, watched and compared; nothing that happens to it holds the screen up."""

from __future__ import annotations

import pytest

from quizkl.experiments.run import Failed, Stopped
from quizkl.formula.characters import Characters
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from quizkl.study.phase import Revealed, Running
from quizkl.tui.study.screen import StudyScreen
from tests.tui.sitting import Sitting, Table
from tests.tui.stand_in_runner import StandIn

DECK = """\
deck: d
cards:
  - id: mean
    experiment: fit-normal-mean
    with: {steps: 4}
    task: A descent of four steps.
    hints: A tenth at each step.
    predict:
      - {ask: the mean, answer: result.mu, decimals: 2}
      - {ask: the divergence, answer: result.kl, unit: nats, abs: 0.1}
    solution: It has not arrived.
  - {id: next, front: What is next?, back: This.}
"""


@pytest.fixture
def card(table: Table) -> Table:
    table.write("d.yaml", DECK)
    return table


def stand_in(on: Sitting) -> StandIn:
    runner = StandIn()
    on.app._runner = runner
    return runner


async def predict(on: Sitting, *typed: str) -> StandIn:
    runner = stand_in(on)
    for text in typed:
        await on.type(text)
        await on.press("enter")
    return runner


async def until(on: Sitting, phase: type) -> str:
    """Wait for the session to get there."""
    for _ in range(500):
        if isinstance(on.app.screen, StudyScreen) and isinstance(on.app.screen.session.phase, phase):
            await on.pilot.pause()
            return on.frame
        await on.pilot.pause(0.02)
    raise AssertionError(on.frame)


async def until_seen(on: Sitting, text: str) -> str:
    for _ in range(500):
        if text in on.frame:
            return on.frame
        await on.pilot.pause(0.02)
    raise AssertionError(f"{text!r} is not in\n{on.frame}")


def test_predictions_are_kept_then_it_runs_and_is_compared(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Step 1 of 2   the mean  2 decimals" in on.frame
        assert "F3 No idea" in on.hints
        runner = await predict(on, "0.69")
        assert "1   the mean" in on.frame
        assert "Step 2 of 2   the divergence  in nats" in on.frame
        assert runner.begun == 0
        await on.type("5")
        await on.press("enter")
        assert "starting" in on.frame
        assert "c Stop" in on.hints
        runner.steps(1, 2)
        frame = await until_seen(on, "2/4  running")
        assert "the mean  by step" in frame
        assert "true mu" in frame
        runner.steps(3, 4)
        runner.end()
        frame = await until(on, Revealed)
        assert "✓   the mean" in frame
        assert "0.69; it is 0.69" in frame
        assert "✗   the divergence" in frame
        assert "2  ~ Partly" in frame
        await on.press("enter")
        assert "What is next?" in on.frame

    card.run(scene, size=(80, 40), study=True)
    (review,) = card.reviews()
    assert (review.grade, review.typed, review.verdict.split(" ; ")[0]) == (Grade.PARTLY, ("0.69", "5"), "right")


def test_undo_shows_what_came_out_again(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1)
        runner.end()
        before = await until(on, Revealed)
        await on.press("3")
        await on.press("u")
        assert on.frame.split("\n")[2:20] == before.split("\n")[2:20]

    card.run(scene, study=True)
    assert card.grades() == []


def test_what_cannot_be_compared_is_refused_and_a_prediction_can_be_taken_back(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        await predict(on, "0.7")
        assert "Not enough digits" in on.frame
        assert "Step 1 of 2" in on.frame
        await on.press("9", "enter")
        assert "Step 2 of 2" in on.frame
        await on.press("f8")
        assert "Step 1 of 2" in on.frame

    card.run(scene, study=True)


def test_the_run_can_be_stopped_and_is_compared_with_what_it_had(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.20", "1.6")
        runner.steps(1)
        await until_seen(on, "1/4  running")
        await on.press("c")
        frame = await until(on, Revealed)
        assert "The run was stopped after 1 of 4 steps: the run was cancelled." in frame
        assert "0.20; it is 0.20" in frame

    card.run(scene, study=True)


@pytest.mark.parametrize("key", ["escape", "s", "b"])
def test_whatever_leads_away_ends_the_run(card: Table, key: str) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1, 2)
        await until_seen(on, "2/4  running")
        await on.press(key)
        for _ in range(100):
            await on.pilot.pause(0.01)
            if runner.left:
                break
        assert (runner.begun, runner.left) == (1, 1)
        assert "running" not in on.frame

    card.run(scene, study=True)
    assert card.grades() == []


def test_a_run_that_comes_to_nothing_can_be_run_again_or_gone_without(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.end(Failed("the process that computed it ended"))
        frame = await until_seen(on, "came to nothing")
        assert "the process that computed it ended" in frame
        await on.press("enter")
        assert runner.begun == 2
        runner.end(Stopped("the time for this run was up", (), {}))
        await until_seen(on, "the time for this run was up")
        await on.press("f3")
        frame = await until(on, Revealed)
        assert "It has not arrived." in frame
        await on.press("2")

    card.run(scene, study=True)
    assert card.grades() == [Grade.PARTLY]


@pytest.mark.parametrize("key", ["space", "enter", "1", "h"])
def test_no_other_key_disturbs_a_run(card: Table, key: str) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1, 2)
        await until_seen(on, "2/4  running")
        await on.press(key)
        assert "2/4  running" in on.frame
        assert (runner.begun, runner.left) == (1, 0)

    card.run(scene, study=True)


def test_the_run_is_a_table_as_well(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1, 2)
        await until_seen(on, "2/4  running")
        frame = await on.press("v")
        assert "step     mu    NLL     KL" in frame
        assert "  00  0.200  1.500  1.620" in frame
        assert "by step" not in frame

    card.run(scene, size=(80, 40), study=True)


async def read_table(on: Sitting, runner: StandIn) -> None:
    """Look at a run of 30 steps as a table: its last row stays in sight, unless the learner looks at others."""
    runner.total = 30
    runner.steps(*range(1, 6))
    await until_seen(on, "5/30  running")
    await on.press("v")
    runner.steps(*range(6, 26))
    assert "running" not in (await until_seen(on, "  24  1.856"))
    await on.press("home")
    runner.steps(*range(26, 29))
    await until_seen(on, "28/30  running")
    assert "  27  1" not in on.frame
    await on.press("end")
    runner.steps(29)
    await until_seen(on, "  28  1.906")


def test_a_table_goes_along_with_its_run(card: Table) -> None:
    card.write("d.yaml", DECK.replace("{steps: 4}", "{steps: 30, every: 1}"))

    async def scene(on: Sitting) -> None:
        await read_table(on, await predict(on, "0.69", "0.9"))

    card.run(scene, study=True)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
def test_the_chart_is_whole_beside_the_comparison(card: Table, size: tuple[int, int]) -> None:
    asked = "the mean, after which a line is broken because there is more to say of it than it can hold"
    card.write("d.yaml", DECK.replace("{ask: the mean,", f"{{ask: '{asked}',"))

    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1, 2, 3)
        runner.end()
        frame = await until(on, Revealed)
        assert "✓   the mean, after which" in frame
        assert "the mean  by step" in frame
        assert "┌─" in frame
        assert "└┬" in frame

    card.run(scene, size=size, study=True)


def test_no_prediction_is_said_and_shown_what_came_out(card: Table) -> None:
    async def scene(on: Sitting) -> None:
        runner = stand_in(on)
        await on.press("f3", "f3")
        await until(on, Running)
        runner.steps(1)
        runner.end()
        await until(on, Revealed)
        frame = await until_seen(on, "no prediction; it is 0.69")
        assert "→   the mean" in frame

    card.run(scene, study=True)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (120, 40)])
def test_it_fits_every_terminal_and_plain_ascii(card: Table, size: tuple[int, int]) -> None:
    card.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        runner = await predict(on, "0.69", "0.9")
        runner.steps(1, 2, 3)
        await until_seen(on, "3/4  running...")
        assert on.frame.isascii()
        runner.end()
        frame = await until(on, Revealed)
        assert frame.isascii()
        assert max(map(len, frame.split("\n"))) <= size[0]

    card.run(scene, size=size, study=True)
