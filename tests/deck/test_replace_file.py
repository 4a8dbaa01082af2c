"""A file is replaced as a whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from quizkl.deck.problem import Problem
from quizkl.deck.replace_file import replace_file


def test_a_pipe_or_a_device_keeps_its_place(tmp_path: Path) -> None:
    pipe = tmp_path / "deck.yaml"
    os.mkfifo(pipe)
    problem = replace_file(pipe, b"", b"deck: a", "deck.yaml")
    assert isinstance(problem, Problem)
    assert "not a file" in problem.message
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
