"""The workbench line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.plain.work import Bench
from quizkl.workbench.file import WorkFile, open_work

P_AND_Q = ("p = [0.4, 0.4, 0.2]", "q = [0.5, 0.3, 0.2]")


@pytest.fixture(scope="module")
def helper() -> Iterator[BlockingHelper]:
    with BlockingHelper() as running:
        yield running


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said_of(helper: BlockingHelper, *typed: str, work: WorkFile | None = None) -> list[str]:
    rows: list[str] = []
    Bench(helper, rows.append, work=work).run(f"{line}\n" for line in typed)
    return rows


def test_each_line_is_answered(helper: BlockingHelper) -> None:
    assert said_of(helper, *P_AND_Q, "KL(p||q) in bits", "KL(p||q) = 0.0258", "KL(p||q) = 0.0253") == [
        "defined",
        "defined",
        "0.0372 bits, exactly (⅖·ln(⅘) + ⅖·ln(4/3))/ln 2",
        "✓",
        "✗  That is KL(q ‖ p) = 0.0253: the arguments are swapped. It is 0.0258 nats.",
    ]


def test_a_line_that_cannot_be_read_is_told_and_not_kept(helper: BlockingHelper) -> None:
    assert said_of(helper, "x = 3 +", "x = 3", "x^2 = 9", "page") == [
        "!  Column 8: Something is missing after `+`.",
        "defined",
        "✓",
        "x = 3",
        "✓  x^2 = 9",
    ]


def test_the_last_line_is_worked_out_or_taken_back(helper: BlockingHelper) -> None:
    rows = said_of(helper, *P_AND_Q, "sum(p ln(p/q))", "terms", "undo", "terms")
    assert any("−0.0893 + 0.1151 + 0" in row for row in rows)
    assert rows[-2:] == ["left: 2 lines", "There is nothing to work out in the last line."]


def test_a_page_is_saved_and_gone_on_with(helper: BlockingHelper) -> None:
    assert said_of(helper, "1 + 1", "save", "save hw", "save hw", "quit", "2 + 2") == [
        "2",
        "The file has no name: save NAME",
        "Saved: hw.work",
        "Not saved: hw.work is there already. Choose another name.",
    ]
    work = open_work(Path("hw.work"))
    assert isinstance(work, WorkFile)
    assert said_of(helper, "2 + 2", "save", work=work) == ["hw.work: 1 line", "4", "Saved: hw.work"]
    assert Path("hw.work").read_text(encoding="utf-8") == "1 + 1\n2 + 2\n"
