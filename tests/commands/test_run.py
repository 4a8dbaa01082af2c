"""``quizkl run``: lists, tables, JSON lines, what is said of a wrong request, and Ctrl+C."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.run import command
from quizkl.commands.run_words import (
    end_json,
    experiment_lines,
    parameter_lines,
    record_json,
    result_lines,
    table_lines,
)
from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.run import Failed, Finished, Record, Run, Stopped, prepared
from tests.end_to_end.pseudo_terminal import Terminal, quizkl

MEAN_TABLE = """\
fit-normal-mean: Fit the mean of a normal distribution
  mu=2 sigma=1 start=0 data=fixed n=2000 lr=0.1 steps=25 seed=0 prelude=none
  every=5

step     mu    NLL     KL
  00  0.202  3.471  1.617
  05  0.944  2.149  0.557
  10  1.383  1.688  0.190
  15  1.642  1.527  0.064
  20  1.795  1.471  0.021

mu         1.8704493045806885    the estimated mean
"""


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def made(name: str) -> Run:
    run = prepared(name, None, {})
    assert isinstance(run, Run)
    return run


def test_an_experiment_alone_prints_its_table_and_all_digits_of_its_results() -> None:
    result = invoke("fit-normal-mean")
    assert result.exit_code == 0
    assert result.stdout.startswith(MEAN_TABLE)
    assert result.stderr == "", "no progress where nobody looks"


def test_the_readme_shows_what_is_printed() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"\$ quizkl run (.*)\n((.*\n)*?)\.\.\.\n", readme)
    assert shown is not None
    assert invoke(*shown[1].split()).stdout.startswith(shown[2])


def test_json_has_a_line_for_each_record_and_one_for_the_results() -> None:
    result = invoke("fit-normal-mean", "--set", "steps=2", "--set", "n=5", "--json", "--preset", "stream")
    first, second, end = map(json.loads, result.stdout.splitlines())
    assert (first["record"], second["record"], second["of"]) == (1, 2, 2)
    assert set(first["values"]) == {column.name for column in EXPERIMENTS["fit-normal-mean"].columns}
    assert (end["experiment"], end["end"], end["reason"]) == ("fit-normal-mean", "finished", None)
    assert end["settings"]["prelude"] == [200_000, 15, 15]
    assert end["results"]["mu"] == second["values"]["mu"]


def test_a_run_out_of_time_prints_what_it_has_and_exits_with_1() -> None:
    result = invoke("fit-normal", "--set", "steps=10000", "--set", "n=10000", "--seconds", "0.1")
    assert result.exit_code == 1
    assert " 000  0.050  1.051" in result.stdout
    assert re.search(r"fit-normal stopped after \d+ of 10000 records: the time for this run was up\.", result.stderr)


def test_no_name_lists_all_experiments_with_their_presets() -> None:
    result = invoke()
    assert result.exit_code == 0
    for experiment in EXPERIMENTS.values():
        assert f"{experiment.name}: {experiment.title}" in result.stdout
        for preset in experiment.presets:
            assert f"--preset {preset.name}" in result.stdout


def test_the_list_as_json_says_what_can_be_set() -> None:
    listed = [json.loads(line) for line in invoke("--json").stdout.splitlines()]
    assert [each["experiment"] for each in listed] == list(EXPERIMENTS)
    assert json.loads(invoke("fit-normal", "--parameters", "--json").stdout) == listed[1]
    assert listed[0]["parameters"][0] == {
        "name": "mu",
        "default": 2.0,
        "possible": "a number from -100 to 100",
        "says": "the true mean",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fit-norml"], "quizkl: there is no experiment 'fit-norml'. Did you mean fit-normal?"),
        (["fit-normal", "--set", "sigma"], "--set takes a parameter and its value, such as --set steps=50."),
        (["fit-normal", "--set", "sigma=0"], "Possible is a number from 0.01 to 100: the true deviation."),
        (["--set", "sigma=1"], "the experiment's name is missing. The experiments are: fit-normal-mean,"),
        (["fit-normal", "--seconds", "0"], "0 is not in the range"),
        (["fit-normal", "--seconds", "nan"], "nan is not a number of seconds"),
    ],
)
def test_a_wrong_request_is_answered_with_what_is_possible(arguments: list[str], said: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_lines_about_an_experiment_fit_a_terminal(name: str) -> None:
    experiment = EXPERIMENTS[name]
    run = made(name)
    numbers = {column.name: -12.34 for column in experiment.columns}
    results = {result.name: -0.0123456789012345678 for result in experiment.results}
    lines = [
        *experiment_lines([experiment]),
        *parameter_lines(run),
        *table_lines(run, [Record(1, 1, numbers)]),
        *result_lines(run, results),
    ]
    assert max(map(len, lines)) < 80


def test_columns_are_as_wide_as_their_widest_number() -> None:
    run = made("vae-term")
    record = Record(1, 1, {"sample": 1, "from_mu": float("inf"), "from_variance": float("nan"), "kl": -1e300})
    assert table_lines(run, [record]) == [
        "sample  from mu  from variance       KL",
        "     1        ∞      undefined  −1e+300",
    ]


def test_a_rounded_zero_has_no_sign() -> None:
    run = made("vae-term")
    record = Record(1, 1, {"sample": 1, "from_mu": -1e-9, "from_variance": 0.0, "kl": -0.0001})
    assert table_lines(run, [record])[1].split() == ["1", "0.0000", "0.0000", "−0.0001"]


def test_json_says_what_json_has_no_numbers_for() -> None:
    assert record_json(Record(1, 2, {"mu": float("inf")}))["values"] == {"mu": "inf"}
    run = made("fit-normal")
    for end, word, reason in (
        (Finished((), {"mu": float("nan")}), "finished", None),
        (Stopped("the time was up", (), {"mu": float("nan")}), "stopped", "the time was up"),
    ):
        line = end_json(run, end)
        assert (line["end"], line["reason"], line["results"]) == (word, reason, {"mu": "nan"})
    assert end_json(run, Failed("it broke"))["results"] == {}


@pytest.mark.skipif(not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists(), reason="reads /proc")
def test_ctrl_c_ends_with_130_and_leaves_no_process_behind(tmp_path: Path) -> None:
    long = quizkl("run", "fit-normal", "--set", "steps=10000", "--set", "n=10000")
    with Terminal(long, tmp_path, "2026-03-02T09:00+01:00", tmp_path) as terminal:
        terminal.wait_for("loading torch")
        terminal.wait_for(r"\[#*-*\] \d+/10000  step \d+  mu")
        children = Path(f"/proc/{terminal.process}/task/{terminal.process}/children")
        (helper,) = children.read_text().split()
        terminal.write("\x03")
        assert terminal.exit_status() == 130
        assert not Path(f"/proc/{helper}").exists()
        assert "Traceback" not in terminal.text
