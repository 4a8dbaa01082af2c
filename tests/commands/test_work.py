"""``quizkl work``: the marks of a page, in words, as exit statuses and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.work import command

P_AND_Q = "p = [0.4, 0.4, 0.2]\nq = [0.5, 0.3, 0.2]\n"


def work(*arguments: str, page: str = "") -> Result:
    return CliRunner().invoke(command, arguments, input=page)


def test_each_line_of_a_file_is_printed_with_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.work"
    file.write_text(P_AND_Q + "KL(p||q) in bits\nKL(p||q) = 0.0258  # nats\nKL(p||q) = 0.0253\n", encoding="utf-8")
    found = work(str(file), "--check")
    assert found.exit_code == 1
    assert found.output.splitlines() == [
        "   1   p = [0.4, 0.4, 0.2]",
        "   2   q = [0.5, 0.3, 0.2]",
        "   3   KL(p||q) in bits           0.0372 bits   (⅖·ln(⅘) + ⅖·ln(4/3))/ln 2",
        "   4 ✓ KL(p||q) = 0.0258  # nats",
        "   5 ✗ KL(p||q) = 0.0253          that is KL(q ‖ p)",
        "       That is KL(q ‖ p) = 0.0253: the arguments are swapped. It is 0.0258 nats.",
    ]
    assert file.read_text(encoding="utf-8").startswith(P_AND_Q)


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("1 + 1 = 2\n\n# so it is\nln 2\n", 0),
        ("", 0),
        ("1 + 1 = 3\nx +\n", 1),
        ("ln 2 = 0.69\n", 1),  # too few digits
        ("x +\n", 2),
        ("ln(-1)\n", 2),
    ],
)
def test_the_exit_status_says_how_the_page_is(page: str, status: int) -> None:
    assert work("-", "--check", page=page).exit_code == status


def test_what_cannot_be_read_is_told_with_its_column() -> None:
    output = work("-", "--check", page="KL(p||q)\n").output
    assert "   1 ! KL(p||q)" in output
    assert "Column 4: `p` is not a known name. Define it in a line above: p = ..." in output


def test_values_are_worked_out_on_request() -> None:
    output = work("-", "--check", "--worked", page=P_AND_Q + "sum(p ln(p/q))\n").output
    assert "≈ −0.0893 + 0.1151 + 0 ≈ 0.0258 nats" in " ".join(output.split())


def test_as_json_each_line_says_what_there_is_to_say() -> None:
    found = work("-", "--json", page=P_AND_Q + "KL(p||q) in bits\nKL(p||q) = 0.0253\nKL(p||r)\n")
    assert found.exit_code == 1
    page: dict[str, Any] = json.loads(found.output)
    assert page["ok"] is False
    assert page["lines"][0] == {
        "line": 1,
        "text": "p = [0.4, 0.4, 0.2]",
        "mark": "definition",
        "reads_as": "p = [0.4, 0.4, 0.2]",
    }
    value = page["lines"][2]
    assert (value["mark"], round(value["value"], 6), value["unit"]) == ("value", 0.037244, "bits")
    wrong = page["lines"][3]
    assert (wrong["mark"], wrong["expected"]) == ("wrong", "0.0258 nats")
    assert wrong["says"].startswith("That is KL(q ‖ p) = 0.0253")
    assert (page["lines"][4]["mark"], page["lines"][4]["column"]) == ("unreadable", 7)


def test_a_file_that_is_no_page_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.work"
    file.write_bytes(b"\xff\xfe")
    found = work(str(file), "--check")
    assert found.exit_code == 2
    assert "no UTF-8 text" in found.output
    for name in ("none.work", "n" * 300):
        assert work(str(tmp_path / name), "--check").exit_code == 2


def test_without_a_file_there_is_nothing_to_check() -> None:
    assert "a file is missing" in work("--check").output


def test_without_a_terminal_the_workbench_cannot_be_opened() -> None:
    found = work()
    assert found.exit_code == 2
    assert "--check" in found.output


def test_the_page_in_the_readme_is_answered_as_it_says() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    page = readme.partition("## Checking a computation of your own")[2].split("```")[1].strip().splitlines()
    rows = [row.split("   ") for row in page]
    found = work("-", "--check", page="\n".join(row[0] for row in rows))
    told = " ".join(found.output.split())
    assert all(row[-1].strip().lstrip("✓✗ ") in told for row in rows if len(row) > 1)
    assert [row for row in rows if row[-1].strip().startswith("✗")] != []
    assert found.exit_code == 1
