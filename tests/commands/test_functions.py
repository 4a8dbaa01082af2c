"""``quizkl functions``: the reference of the answer language."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from quizkl.cli import main
from quizkl.commands.functions import command
from quizkl.maths.functions.table import FUNCTIONS


def listed(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), env={"COLUMNS": "80"})


def test_every_function_is_listed_once_under_a_heading() -> None:
    rows = listed().output.splitlines()
    signatures = [row.split("   also ")[0].strip() for row in rows if row.startswith("  ") and row[2] != " "]
    assert sorted(signatures) == sorted(function.signature for function in FUNCTIONS.values())
    assert max(map(len, rows)) <= 80


def test_a_name_or_an_alias_gives_that_function_alone() -> None:
    assert listed("D_KL").output == listed("kl").output
    assert listed("det").output == "Matrices\n  det(A)\n      The determinant. For a square matrix.\n"


def test_other_words_are_looked_for_in_the_definitions() -> None:
    output = listed("correlation").output
    assert "corr(x, y)" in output
    assert "det(A)" not in output


def test_as_json_there_is_an_object_for_each() -> None:
    objects = [json.loads(line) for line in listed("--json").output.splitlines()]
    assert {one["name"] for one in objects} == set(FUNCTIONS)


def test_a_word_that_none_has_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["quizkl", "functions", "wavelet"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "no function has 'wavelet' in it" in capsys.readouterr().err
