"""Trees that share their parts come out of the pipe as they went in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.maths.helper.forest_codec import decode_forest, encode_forest
from quizkl.maths.helper.tree_codec import NotATreeError
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Name, Negate, Norm, Operator, Vector

names = st.builds(Name, st.sampled_from("pqr"))


def nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Binary, st.sampled_from(Operator), parts, parts),
        st.builds(Call, st.sampled_from(("ln", "kl")), several),
        st.builds(Negate, parts),
        st.builds(Norm, parts),
        st.builds(Vector, several),
        st.builds(Index, parts, st.integers(1, 3)),
    )


@given(st.lists(st.recursive(names, nodes, max_leaves=12), max_size=5))
def test_a_forest_comes_out_as_it_went_in(trees: list[Expression]) -> None:
    assert decode_forest(json.loads(json.dumps(encode_forest(trees)))) == tuple(trees)


def test_a_part_that_two_trees_share_is_written_once() -> None:
    shared = Call("kl", (Name("p"), Name("q")))
    rows = encode_forest([Negate(shared), Call("exp", (shared,)), Call("kl", (Name("p"), Name("q")))])["parts"]
    assert len(rows) == 5, "p, q, kl(p, q), and two more"


@pytest.mark.parametrize(
    "data", [None, [], {"parts": [], "trees": [0]}, {"parts": [["negate", 0]], "trees": [0]}, {"parts": [["?"]]}]
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(NotATreeError):
        decode_forest(data)
