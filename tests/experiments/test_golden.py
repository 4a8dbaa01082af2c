"""Every figure that the notebook on KL divergence and maximum likelihood prints, from its seeds (torch 2.13, CPU).

Its cells go on with one generator: cell 6 after cell 4, 8 after 6, 12 after 11. The defaults say what was drawn before.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.commands.run_words import table_lines
from quizkl.experiments.read_value import Written
from quizkl.experiments.run import Finished, Run, prepared
from quizkl.maths.helper.running.blocking import BlockingRunner

CELL_8 = """\
00 0.202 3.473 1.617
01 0.380 2.987 1.313
02 0.540 2.669 1.066
03 0.688 2.505 0.861
04 0.816 2.204 0.700
05 0.927 2.047 0.575
06 1.032 1.979 0.469
07 1.125 1.844 0.382
08 1.212 1.802 0.311
09 1.291 1.733 0.251
10 1.359 1.633 0.205
11 1.419 1.518 0.169
12 1.473 1.546 0.139
13 1.527 1.573 0.112
14 1.577 1.562 0.090
15 1.626 1.532 0.070
16 1.662 1.508 0.057
17 1.698 1.505 0.046
18 1.726 1.494 0.038
19 1.752 1.447 0.031
"""

CELL_9 = """\
00 0.202 3.471
05 0.944 2.149
10 1.383 1.688
15 1.642 1.527
20 1.795 1.471
"""

CELL_11 = """\
000 0.050 1.051 2.292
040 1.454 0.735 1.075
080 1.490 0.713 1.065
120 1.501 0.703 1.065
160 1.501 0.702 1.065
"""

CELL_13 = """\
01 0.703 2.02 0.497 1.64
02 0.499 1.65 0.495 1.64
03 0.498 1.65 0.496 1.64
04 0.497 1.64 0.495 1.64
05 0.497 1.64 0.494 1.64
06 0.496 1.64 0.497 1.64
07 0.496 1.64 0.495 1.64
08 0.495 1.64 0.495 1.64
09 0.495 1.64 0.496 1.64
10 0.495 1.64 0.496 1.64
"""


@pytest.fixture(scope="module")
def runner() -> Iterator[BlockingRunner]:
    with BlockingRunner() as runner:
        yield runner


def ended(runner: BlockingRunner, name: str, preset: str | None = None, **changes: Written) -> tuple[Run, Finished]:
    run = prepared(name, preset, changes)
    assert isinstance(run, Run), run
    *_, end = runner.run(run, seconds=600)
    assert isinstance(end, Finished), end
    return run, end


def printed(run: Run, end: Finished, columns: int) -> list[str]:
    """The rows of the table, so many columns of it, with one space between them."""
    return [" ".join(line.split()[:columns]) for line in table_lines(run, end.records)[1:]]


def test_cell_4_estimates_a_divergence_from_samples(runner: BlockingRunner) -> None:
    _, end = ended(runner, "monte-carlo-kl")
    assert end.results["estimate"] == 2.8220419883728027
    assert end.results["exact"] == pytest.approx(2.8068528175354004, abs=1e-8), "cell 3, in float32"


def test_cell_5_finds_no_divergence_where_the_code_is_standard_normal(runner: BlockingRunner) -> None:
    _, end = ended(runner, "vae-term")
    assert end.results["kl"] == (0.0, 0.0, 0.0, 0.0)


def test_cell_6_takes_the_mean_over_a_batch(runner: BlockingRunner) -> None:
    _, end = ended(runner, "batch-loss")
    assert end.results["loss"] == 1.0116071701049805


def test_cell_8_fits_a_mean_to_fresh_batches(runner: BlockingRunner) -> None:
    run, end = ended(runner, "fit-normal-mean", "stream")
    assert printed(run, end, 4) == CELL_8.splitlines()


def test_cell_9_fits_a_mean_to_all_data(runner: BlockingRunner) -> None:
    run, end = ended(runner, "fit-normal-mean")
    assert printed(run, end, 3) == CELL_9.splitlines()
    assert end.results["mu"] == 1.8704493045806885


def test_cell_11_fits_mean_and_deviation_with_adam(runner: BlockingRunner) -> None:
    run, end = ended(runner, "fit-normal")
    assert printed(run, end, 4) == CELL_11.splitlines()
    assert end.results["mu"] == 1.5009100437164307
    assert end.results["sigma"] == 0.7017973065376282


def test_cell_12_estimates_an_expectation_from_samples(runner: BlockingRunner) -> None:
    _, end = ended(runner, "monte-carlo")
    # Where torch has no vector instructions to use, the eighth digit of this sum is another.
    assert end.results["estimate"] == pytest.approx(0.9941948056221008, abs=1e-7)


def test_cell_12_with_a_fresh_seed_is_another_number(runner: BlockingRunner) -> None:
    _, end = ended(runner, "monte-carlo", prelude="none")
    assert f"{end.results['estimate']:.4f}" == "1.0580"


def test_cell_13_begins_to_learn_the_digits(runner: BlockingRunner) -> None:
    run, end = ended(runner, "autoregressive-digits", epochs=2)
    assert printed(run, end, 5) == CELL_13.splitlines()[:2]
    assert f"{end.results['floor']:.4f}" == "0.5003"


@pytest.mark.slow
def test_cell_13_learns_the_digits_down_to_the_entropy_of_the_noise(runner: BlockingRunner) -> None:
    run, end = ended(runner, "autoregressive-digits")
    assert printed(run, end, 5) == CELL_13.splitlines()
