"""``quizkl derive``: a file with its marks, its exit statuses, and chains as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.derive import command

GIBBS = """\
# Gibbs' inequality
let p, q: distribution(n)
goal: <= 0
-kl(p, q)

= sum_i p_i ln(q_i/p_i)
<= ln sum_i p_i (q_i/p_i)   by jensen
= {fifth}
= 0 by normalisation
"""


def derive(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["-", *arguments], input=text)


def batch(*rows: object) -> list[dict[str, Any]]:
    result = CliRunner().invoke(command, ["--batch"], input="".join(json.dumps(row) + "\n" for row in rows))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_derivation_that_holds_is_done() -> None:
    result = derive(GIBBS.format(fifth="ln sum_i q_i"))
    assert result.exit_code == 0, result.output
    assert "follows by jensen (proved)" in result.output
    assert "Done: the goal is reached, every line follows." in result.output


def test_the_first_bad_line_is_named_by_its_number_in_the_file() -> None:
    result = derive(GIBBS.format(fifth="ln sum_i p_i q_i"))
    assert result.exit_code == 1
    assert "Line 8 does not follow from the line before it." in result.output
    assert "the line before is 0, this line" in result.output


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "gibbs.txt"
    path.write_text(GIBBS.format(fifth="ln sum_i q_i"), encoding="utf-8")
    assert CliRunner().invoke(command, [str(path)]).exit_code == 0


def test_json_has_every_line() -> None:
    data = json.loads(derive(GIBBS.format(fifth="ln 2"), "--json").output)
    assert [line["mark"] for line in data["lines"]] == ["follows", "follows", "does not follow", "does not follow"]
    assert (data["ok"], data["first_bad_line"]) == (False, 4)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "no line to mark"),
        ("let p distribution(n)\nkl(p, p)\n", "line 1: a declaration is"),
        ("let p: distributon(n)\nkl(p, p)\n", "says no kind of symbol"),
        ("let p: distribution(n)\nkl(p, q)\n", "line 2, column 1: `q` is no distribution"),
        ("let p: distribution(n)\ngoal: = argmin_p 0\nH(p)\n", "line 2"),
    ],
)
def test_what_cannot_be_read_is_said_and_ends_with_2(text: str, fragment: str) -> None:
    result = derive(text)
    assert result.exit_code == 2
    assert fragment in result.output


def test_a_chain_is_answered_by_its_first_bad_line() -> None:
    found = batch(
        {"lines": ["(a+b)^2", "a^2 + 2ab + b^2"], "vars": ["a", "b"]},
        {"lines": ["x + x", "2x", "x^2"]},
        {"lines": ["x + x", "2x +", "2x"]},
        {"lines": ["kl(p, q)", "H(p, q) - H(p)"], "symbols": {"p": "distribution(n)", "q": "distribution(n)"}},
        {"lines": []},
        {"lines": ["1"], "symbols": {"p": "nothing"}},
        {"lines": ["sum_{k=1}^{n} k", "n(n+1)/2"]},
        {"lines": ["(a^n)^m", "a^(mn)"], "vars": ["a", "n", "m"]},
        {"lines": ["x", "# x"]},
    )
    assert [(row["ok"], row["first_bad_line"]) for row in found] == [
        (True, None),
        (False, 3),
        (None, None),
        (True, None),
        (None, None),
        (None, None),
        (True, None),
        (True, None),
        (None, None),
    ]
