"""Missing ids are written into a deck's file, and nothing else of it changes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.deck.replace_file import replace_file
from quizkl.deck.write_ids import WithIds, WrittenIds, with_ids, write_ids


def after(text: str) -> str:
    new = with_ids(text.encode(), "a.yaml")
    assert isinstance(new, WithIds), new
    return new.source.decode()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "deck: a\ncards:\n  - front: What is KL?   # why\n    back: 'it''s'\n",
            "deck: a\ncards:\n  - id: what-is-kl\n    front: What is KL?   # why\n    back: 'it''s'\n",
        ),
        ("deck: a\ncards:\n- front: x\n  back: y", "deck: a\ncards:\n- id: x\n  front: x\n  back: y"),
        (
            "deck: a\r\ncards:\r\n- front: x\r\n  back: y\r\n",
            "deck: a\r\ncards:\r\n- id: x\r\n  front: x\r\n  back: y\r\n",
        ),
        ("\ufeffdeck: a\ncards:\n- front: x\n  back: y\n", "\ufeffdeck: a\ncards:\n- id: x\n  front: x\n  back: y\n"),
        (
            "deck: a\ncards:\n-   # one\n    tags: [t]\n    front: x\n    back: y\n",
            "deck: a\ncards:\n-   # one\n    id: x\n    tags: [t]\n    front: x\n    back: y\n",
        ),
        ("deck: a\ncards: [{front: x, back: y}]", "deck: a\ncards: [{id: x, front: x, back: y}]"),
        ("deck: a\ncards:\n- {front: x, back: y}", "deck: a\ncards:\n- {id: x, front: x, back: y}"),
        (
            "deck: a\ncards: [{id: x, front: a}, {front: x, back: y}, {front: X, back: y}]",
            "deck: a\ncards: [{id: x, front: a}, {id: x-2, front: x, back: y}, {id: x-3, front: X, back: y}]",
        ),
        (
            "deck: a\ncards:\n- cloze: |\n    Minimising {{c1::forward::which?}} $\\KL{p}{q}$ covers\n",
            "deck: a\ncards:\n- id: minimising-forward-kl-p-q-covers\n"
            "  cloze: |\n    Minimising {{c1::forward::which?}} $\\KL{p}{q}$ covers\n",
        ),
        (
            "deck: a\ncards: [{id: z, front: z, back: y, formerly: [a/x]}, {front: x, back: y}]",
            "deck: a\ncards: [{id: z, front: z, back: y, formerly: [a/x]}, {id: x-2, front: x, back: y}]",
        ),
        ("deck: a\ncards:\n- front: x #1\n  back: y", "deck: a\ncards:\n- id: x\n  front: x #1\n  back: y"),
        ("deck: a\ncards:\n- {front: '∑∑', back: y}", "deck: a\ncards:\n- {id: card, front: '∑∑', back: y}"),
    ],
)
def test_an_id_is_written_before_the_first_key(before: str, expected: str) -> None:
    assert after(before) == expected


def test_a_card_with_an_id_is_left_alone() -> None:
    text = "deck: a\ncards:\n- {id: x, front: a, back: y}\n"
    assert after(text) == text


words = st.text("ab é'\"#:{}[]$\\*&|>-", max_size=12)
cards = st.lists(
    st.tuples(
        st.sampled_from(["- front: {}", "-   front: {}", "- tags: [t] # why\n  front: {}", "-\n  front: {}"]),
        words.map(lambda word: "'" + word.replace("'", "''") + "'"),
        st.sampled_from(["", "  # comment", "\n\n# between"]),
        st.booleans(),
    ),
    max_size=6,
)


def block_card(shape: str, front: str, end: str, known: bool, number: int) -> str:
    indentation = " " * (4 if shape.startswith("-   ") else 2)
    identity = f"\n{indentation}id: known-{number}" if known else ""
    return shape.format(front or "x") + end.split("\n")[0] + identity + f"\n{indentation}back: y{end}\n"


@given(cards, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_without_the_new_lines_the_file_is_what_it_was(
    drawn: list[tuple[str, str, str, bool]], line_end: str, mark: bool, final: bool
) -> None:
    text = "deck: a # the deck\ncards:\n" + "".join(block_card(*card, number) for number, card in enumerate(drawn))
    text = text.replace("\n", line_end).removesuffix("" if final else line_end)
    before = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    new = with_ids(before, "a.yaml")
    assert isinstance(new, WithIds)
    assert len(new.ids) == sum(not known for *_, known in drawn)
    undone = new.source
    for written in new.ids:
        first = undone.index(f"id: {written}{line_end}".encode())
        line = first + len(f"id: {written}{line_end}")
        indentation = len(undone[line:]) - len(undone[line:].lstrip(b" "))
        undone = undone[:first] + undone[line + indentation :]
    assert undone == before
    deck = load_deck(new.source, "a.yaml").deck
    assert deck is None or not any("no id" in one.message for one in load_deck(new.source, "a.yaml").problems)


def test_a_file_that_yaml_cannot_read_is_left_alone() -> None:
    problem = with_ids(b"deck: a\ncards:\n- front: x: y\n  back: z\n", "a.yaml")
    assert isinstance(problem, Problem)
    assert "no ids are written while" in problem.message


def test_the_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    deck = tmp_path / "a.yaml"
    deck.write_text("deck: a\ncards: [{front: x, back: y}]")
    deck.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(deck)
    assert write_ids(link) == WrittenIds(("x",))
    assert link.is_symlink()
    assert deck.read_text() == "deck: a\ncards: [{id: x, front: x, back: y}]"
    assert stat.S_IMODE(deck.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "link.yaml"]


def test_nothing_is_written_where_no_id_is_missing(tmp_path: Path) -> None:
    deck = tmp_path / "a.yaml"
    deck.write_text("deck: a\ncards: [{id: x, front: x, back: y}]")
    before = deck.stat()
    assert write_ids(deck) == WrittenIds(())
    assert deck.stat().st_ino == before.st_ino


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    deck = tmp_path / "a.yaml"
    deck.write_bytes(b"somebody's newer words")
    problem = replace_file(deck, b"the words that were read", b"the words with ids", "a.yaml")
    assert isinstance(problem, Problem)
    assert "changed meanwhile" in problem.message
    assert deck.read_bytes() == b"somebody's newer words"
    assert list(tmp_path.iterdir()) == [deck]


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    problem = write_ids(tmp_path / "none.yaml")
    assert isinstance(problem, Problem)
    assert "No such file" in problem.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    deck = tmp_path / "a.yaml"
    deck.write_text("deck: a\ncards: [{front: x, back: y}]")
    tmp_path.chmod(0o500)
    try:
        problem = write_ids(deck)
    finally:
        tmp_path.chmod(0o700)
    assert isinstance(problem, Problem)
    assert "cannot be written" in problem.message
