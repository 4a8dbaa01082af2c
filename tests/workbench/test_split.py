"""A line is taken apart at the relations outside of its brackets."""

from __future__ import annotations

import pytest

from quizkl.workbench.split import Relation, split, without_comment


@pytest.mark.parametrize(
    ("text", "sides", "relations"),
    [
        ("KL(p||q)", ("KL(p||q)",), ()),
        ("a = b", ("a", "b"), (Relation.EQUAL,)),
        ("a = b = c", ("a", "b", "c"), (Relation.EQUAL, Relation.EQUAL)),
        ("a := b", ("a", "b"), (Relation.DEFINES,)),
        ("a == b", ("a", "b"), (Relation.SAME,)),
        ("a ≈ b", ("a", "b"), (Relation.ABOUT,)),
        ("a<=b", ("a", "b"), (Relation.AT_MOST,)),
        ("0 < a ≤ 1", ("0", "a", "1"), (Relation.BELOW, Relation.AT_MOST)),
        ("a != b", ("a", "b"), (Relation.UNEQUAL,)),
        ("sum_{i=1}^n x_i", ("sum_{i=1}^n x_i",), ()),
        ("x_{<3} = [1, 2]", ("x_{<3}", "[1, 2]"), (Relation.EQUAL,)),
        ("= b", ("", "b"), (Relation.EQUAL,)),
    ],
)
def test_a_line_is_its_sides_and_what_stands_between_them(
    text: str, sides: tuple[str, ...], relations: tuple[Relation, ...]
) -> None:
    found = split(text)
    assert tuple(side.text for side in found.sides) == sides
    assert found.relations == relations


def test_an_equals_sign_at_the_end_only_asks_for_the_value() -> None:
    assert split("p ln(p/q) =").relations == ()
    assert split("a = b =").relations == (Relation.EQUAL,)
    assert split("2 + 2 = ?").relations == ()


def test_a_side_knows_where_it_begins() -> None:
    assert [side.start for side in split("  a  =  b+1").sides] == [2, 8]


def test_a_comment_goes_to_the_end_of_the_line() -> None:
    assert without_comment("a = 1  # as given, = 1") == "a = 1"
    assert without_comment("# all of it") == ""
