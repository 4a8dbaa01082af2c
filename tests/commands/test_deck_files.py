"""``check`` names a place in which there is nothing to check."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.commands.opening import deck_files


def test_a_folder_without_a_deck_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.yaml").touch()
    files, problems = deck_files([str(tmp_path / "empty"), str(tmp_path / "full")])
    assert files == [tmp_path / "full" / "a.yaml"]
    assert [(problem.place.file, problem.message) for problem in problems] == [
        (str(tmp_path / "empty"), "no deck is in this folder")
    ]


def test_a_name_that_is_too_long_for_a_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path))
    files, (problem,) = deck_files(["a" * 300])
    assert files == []
    assert problem.message == "the file cannot be read: File name too long"
