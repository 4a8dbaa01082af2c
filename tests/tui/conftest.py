"""A desk of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.sitting import TWO_CARDS, Table


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    for name in ("TEXTUAL_THEME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    return Table(tmp_path)


@pytest.fixture
def two_cards(table: Table) -> Table:
    """A deck with two flashcards."""
    table.write("small.yaml", TWO_CARDS)
    return table
