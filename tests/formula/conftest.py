"""The formulas that every writer is tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.formula.parse import parse
from quizkl.formula.tree import Formula


@pytest.fixture(scope="session")
def sources() -> list[str]:
    """One formula per line, which together use every construct."""
    return Path(__file__).with_name("formulas.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def formulas(sources: list[str]) -> list[Formula]:
    read = {source: parse(source) for source in sources}
    refused = {source: result for source, result in read.items() if not isinstance(result, Formula)}
    assert not refused
    return [result for result in read.values() if isinstance(result, Formula)]
