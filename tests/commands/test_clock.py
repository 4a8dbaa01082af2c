"""The time that ``QUIZKL_NOW`` says is one whose calendar goes on around it."""

from __future__ import annotations

import pytest

from quizkl.commands.clock import clock


@pytest.mark.parametrize("text", ["0001-01-01T00:00", "9999-12-31T23:00", "tomorrow"])
def test_a_time_without_days_around_it_is_refused(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZKL_NOW", text)
    with pytest.raises(SystemExit):
        clock()
    assert text in capsys.readouterr().err


def test_it_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKL_NOW", "2026-01-31T18:30+01:00")
    assert clock()().isoformat() == "2026-01-31T18:30:00+01:00"
