"""What is assumed of variables, as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.maths.syntax.assumption import AssumedRelation, AssumedWhole, read_assumptions
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.unreadable import Unreadable

FREE = Names(free=True, split_products=True)


def assumed(text: str) -> list[str]:
    """Each assumption as canonical text."""
    read = read_assumptions(text, FREE)
    assert not isinstance(read, Unreadable), read
    return [
        f"{one.name} whole"
        if isinstance(one, AssumedWhole)
        else f"{to_source(one.left)} {one.sign} {to_source(one.right)}"
        for one in read
    ]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("x>0", ["x > 0"]),
        ("g,v>0", ["g > 0", "v > 0"]),
        ("x > 0, y < 1", ["x > 0", "y < 1"]),
        ("0 < p < 1", ["0 < p", "p < 1"]),
        ("x ≥ 2; y ≠ 0", ["x >= 2", "y != 0"]),
        ("x > 0 and x < y", ["x > 0", "x < y"]),
        ("n integer", ["n whole"]),
        ("m, n integers", ["m whole", "n whole"]),
        ("k is a natural number", ["k whole", "k >= 0"]),
        ("σ positive", ["sigma > 0"]),
        ("x nonnegative", ["x >= 0"]),
        ("x is non-zero", ["x != 0"]),
        ("x > -1/2", ["x > -1/2"]),
        ("", []),
    ],
)
def test_assumptions_are_read_as_people_write_them(text: str, meaning: list[str]) -> None:
    assert assumed(text) == meaning


@pytest.mark.parametrize("text", ["x", "x >", "> 0", "x ? 0", "x is nice", "x imaginary", "1,5 ) > 0"])
def test_what_says_nothing_is_refused(text: str) -> None:
    assert isinstance(read_assumptions(text, FREE), Unreadable)


@given(st.text(max_size=60) | st.text("xy01<>=!, ;andintegr", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_assumptions(text, FREE)
    assert isinstance(read, Unreadable) or all(isinstance(one, AssumedRelation | AssumedWhole) for one in read)
