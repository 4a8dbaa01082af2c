"""What is written as YAML reads back to exactly the text that it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.node import Mapping, Node, Scalar, Sequence
from quizkl.deck.yaml_tree import read_tree
from quizkl.exchange.yaml_text import block_value, flow_list, line_value, quoted

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
pieces = st.one_of(
    st.sampled_from(
        [*"-?:,[]{}#&*!|>'\"%@`~\\$ \t\n=.", ": ", " #", "- ", "---", "...", "\n\n", "no", "0x1F", "<<", "''"]
    ),
    st.characters(exclude_categories=["Cs"]).filter(lambda character: not FORBIDDEN.match(character)),
    st.text("abc 12", max_size=5),
)
texts = (
    st.lists(pieces, min_size=1, max_size=30).map("".join).filter(lambda text: text.strip(" \t\n") and text[-1] != "\n")
)
lines = texts.map(lambda text: text.replace("\n", "/"))


def value_of(yaml: str) -> Node:
    """The value of the one key of a mapping."""
    tree = read_tree(yaml, "a.yaml")
    assert tree.problems == ()
    assert isinstance(tree.root, Mapping)
    return tree.root.pairs[0][1]


@settings(deadline=None)
@given(texts)
def test_a_text_in_a_list_of_cards_reads_back(text: str) -> None:
    cards = value_of(f"cards:\n  - front: {block_value(text, 4)}\n    back: b\n  - front: c\n")
    assert isinstance(cards, Sequence)
    first, second = cards.items
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert [(key.text, value.text) for key, value in first.pairs if isinstance(value, Scalar)] == [
        ("front", text),
        ("back", "b"),
    ]
    assert len(second.pairs) == 1


@settings(deadline=None)
@given(texts)
def test_a_text_at_the_end_of_a_file_reads_back(text: str) -> None:
    value = value_of(f"back: {block_value(text, 0)}\n")
    assert isinstance(value, Scalar)
    assert value.text == text


@settings(deadline=None)
@given(lines)
def test_a_line_reads_back(text: str) -> None:
    for yaml in (f"title: {line_value(text)}", f"title: {quoted(text)}"):
        value = value_of(yaml)
        assert isinstance(value, Scalar)
        assert value.text == text


@settings(deadline=None)
@given(st.lists(lines, min_size=1, max_size=4))
def test_a_list_of_lines_reads_back(texts: list[str]) -> None:
    value = value_of(f"tags: {flow_list(tuple(texts))}")
    assert isinstance(value, Sequence)
    assert [item.text for item in value.items if isinstance(item, Scalar)] == texts


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("The entropy of a coin?", "The entropy of a coin?"),
        (r"$\frac{1}{2}$", r"'$\frac{1}{2}$'"),
        ("Bayes' rule: a", "'Bayes'' rule: a'"),
        ("no", "'no'"),
        ("0.50", "'0.50'"),
        ("one\n\n- two", "|-\n  one\n\n  - two"),
        ("  far in\nthen out", "|2-\n    far in\n  then out"),
    ],
)
def test_texts_look_as_a_person_would_write_them(text: str, yaml: str) -> None:
    assert block_value(text, 0) == yaml
