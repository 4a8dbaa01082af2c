"""A page is kept in a file as it is; no file is lost by saving another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.problem import Problem
from quizkl.workbench.file import (
    Occupied,
    WorkFile,
    content_of,
    lines_of,
    open_work,
    path_typed,
    save_again,
    save_new,
    save_over,
)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=9), min_size=1))
def test_a_page_is_opened_as_it_was_saved(lines: list[str]) -> None:
    assert lines_of(content_of(tuple(lines)), "a.work") == tuple(lines)


def test_saving_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.work"
    saved = save_new(path, ("p = [0.4, 0.6]", "", "H(p)", ""))
    assert isinstance(saved, WorkFile)
    assert path.read_text(encoding="utf-8") == "p = [0.4, 0.6]\n\nH(p)\n\n"
    assert open_work(path) == saved
    assert [one.name for one in tmp_path.iterdir()] == ["a.work"]


def test_a_file_without_a_last_line_end_and_one_from_windows_are_read() -> None:
    assert lines_of(b"a = 1\nb = 2", "a.work") == ("a = 1", "b = 2")
    assert lines_of(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "a.work") == ("a = 1", "b = 2")
    assert lines_of(b"", "a.work") == ("",)


def test_another_file_is_not_overwritten_unless_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.work"
    path.write_bytes(b"mine\n")
    there = save_new(path, ("1 + 1",))
    assert there == Occupied(path, b"mine\n")
    assert path.read_bytes() == b"mine\n"
    assert isinstance(there, Occupied)
    assert isinstance(save_over(there, ("1 + 1",)), WorkFile)
    assert path.read_bytes() == b"1 + 1\n"


def test_a_file_that_was_changed_by_something_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.work"
    work = save_new(path, ("1 + 1",))
    assert isinstance(work, WorkFile)
    path.write_bytes(b"2 + 2\n")
    assert save_again(work, ("3 + 3",)) == Occupied(path, b"2 + 2\n")
    assert path.read_bytes() == b"2 + 2\n"
    path.unlink()
    assert isinstance(save_again(work, ("3 + 3",)), WorkFile)
    assert path.read_bytes() == b"3 + 3\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\n\xff\n", "this is no UTF-8 text"),
        (b"a\n\x1b[2J\n", "the character U+001B cannot be shown"),
        (b"\n" * 1001, "a page has at most 1000 lines and 200000 characters"),
    ],
)
def test_what_is_no_page_is_refused(content: bytes, message: str) -> None:
    found = lines_of(content, "a.work")
    assert isinstance(found, Problem)
    assert found.message == message


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    assert isinstance(save_new(tmp_path / "none" / "a.work", ("1",)), Problem)
    assert isinstance(save_new(tmp_path, ("1",)), Problem)
    assert isinstance(open_work(tmp_path), Problem)
    assert isinstance(open_work(tmp_path / "none.work"), Problem)


def test_a_name_gets_the_suffix_of_a_page(tmp_path: Path) -> None:
    assert path_typed("home", tmp_path) == tmp_path / "home.work"
    assert path_typed("home.txt", tmp_path) == tmp_path / "home.txt"
    assert path_typed("/x/home", tmp_path) == Path("/x/home.work")
    assert path_typed("  ", tmp_path) is None
