"""An offset in a scalar's text is found again in the file, whatever YAML did in between."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkl.deck.node import Mapping, Scalar
from quizkl.deck.scalar_place import place_at
from quizkl.deck.yaml_tree import read_tree


def scalar_in(text: str) -> Scalar:
    root = read_tree(text, "a.yaml").root
    assert isinstance(root, Mapping)
    (_, value) = root.pairs[0]
    assert isinstance(value, Scalar)
    return value


def character_at(text: str, line: int, column: int) -> str:
    return text.split("\n")[line - 1][column - 1 : column]


@pytest.mark.parametrize(
    "text",
    [
        "a: one ∑ two",
        "a: 'it''s one'",
        "a: 'it''s\n  one'",
        'a: "one\\n\\"two\\" \\u00e9\\\n    three"',
        "a: one\n   two\n\n   three",
        "a: |\n  one\n    two\n\n  three\n",
        "a: |2-  # why\n    one\n  two\n",
        "a: >\n  one\n  two\n\n  three\n",
        "a: >+\n\n  one\n    two\n  three\n\n",
    ],
)
def test_every_visible_character_is_found_where_it_is_written(text: str) -> None:
    scalar = scalar_in(text)
    for offset, character in enumerate(scalar.text):
        if not character.isspace():
            place = place_at(scalar, offset, "a.yaml")
            assert character_at(text, place.line, place.column) in (character, "\\"), (offset, character)


@given(
    st.lists(st.text("ab é∑'\"#:-[{|$\\", min_size=1, max_size=8).map(str.strip), min_size=1, max_size=6),
    st.integers(1, 5),
    st.sampled_from(["|", ">", "|-", ">-", "|+"]),
)
def test_in_a_block_every_visible_character_is_found(lines: list[str], indentation: int, header: str) -> None:
    assume(lines[0])
    text = f"a: {header}\n" + "".join(" " * indentation + line + "\n" for line in lines)
    scalar = scalar_in(text)
    for offset, character in enumerate(scalar.text):
        if not character.isspace():
            place = place_at(scalar, offset, "a.yaml")
            assert character_at(text, place.line, place.column) == character


@given(st.text("ab é∑'\"#:-[{|$\\\n\t", min_size=1, max_size=20))
def test_in_single_quotes_every_visible_character_is_found(inner: str) -> None:
    text = "a: '" + inner.replace("'", "''").replace("\n", "\n  ") + "'"
    scalar = scalar_in(text)
    for offset, character in enumerate(scalar.text):
        if not character.isspace():
            place = place_at(scalar, offset, "a.yaml")
            assert character_at(text, place.line, place.column) == character


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: one", 1, 7), ("a: 'one'", 1, 8), ("a: |\n  one\n", 2, 6), ("a: >-\n  one\n  two\n", 3, 6)],
)
def test_the_end_of_a_text_is_just_behind_it(text: str, line: int, column: int) -> None:
    scalar = scalar_in(text)
    place = place_at(scalar, len(scalar.text.rstrip()), "a.yaml")
    assert (place.line, place.column) == (line, column)
