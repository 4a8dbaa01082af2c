"""A whole file or none."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quizkl.printing.problem import PrintProblem
from quizkl.printing.save import save


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    assert save(tmp_path / "cards.pdf", b"pdf") == tmp_path / "cards.pdf"
    assert [file.name for file in tmp_path.iterdir()] == ["cards.pdf"]
    assert (tmp_path / "cards.pdf").read_bytes() == b"pdf"


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    place = tmp_path / "cards.pdf"
    place.write_bytes(b"old")
    problem = save(place, b"new")
    assert isinstance(problem, PrintProblem)
    assert "there already" in problem.message
    assert place.read_bytes() == b"old"
    assert save(place, b"new", force=True) == place
    assert place.read_bytes() == b"new"


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    place = tmp_path / "cards.pdf"
    place.write_bytes(b"old")
    place.chmod(0o640)
    save(place, b"new", force=True)
    assert place.stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    problem = save(tmp_path / "missing" / "cards.pdf", b"pdf")
    assert isinstance(problem, PrintProblem)
    assert str(tmp_path / "missing") in problem.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    problem = save(tmp_path, b"pdf", force=True)
    assert isinstance(problem, PrintProblem)
    assert "is a folder" in problem.message


def test_a_pipe_or_a_device_is_not_replaced_even_by_force(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    problem = save(pipe, b"pdf", force=True)
    assert isinstance(problem, PrintProblem)
    assert "not a file" in problem.message
    assert pipe.is_fifo()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    problem = save(tmp_path / "cards.pdf", b"pdf")
    assert isinstance(problem, PrintProblem)
    assert "the disk is full" in problem.message
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.pdf"
    target.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    save(link, b"new", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
