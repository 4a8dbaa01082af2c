"""A tree that crosses to the helper and back is the same tree."""

import json

import pytest

from quizkl.maths.helper.tree_codec import NotATreeError, decode_tree, encode_tree
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Entry

NAMES = Names(frozenset({"p", "q", "x", "n", "A", "result"}))


@pytest.mark.parametrize(
    "text",
    [
        "-3.7% + 2! |x| ‖x‖ x^T",
        "[1, x_2; result.mu, ln 2]",
        "sum_{i=1}^{n} p_i ln(p_i/q_{i+1})",
        "sum_x p(x) prod_{k in A} q(k|x)",
        "prod_j p(x_j | x_{<j})",
        "E_{k~normal(0, 1)}[k^2] - E_p[ln p] + E_{x~p}[x]",
        "d/dx_1 sum_j x^(j)",
    ],
)
def test_every_kind_of_node_crosses_the_border(text: str) -> None:
    found = read(text, NAMES)
    assert isinstance(found, Reading), found
    assert decode_tree(json.loads(json.dumps(encode_tree(found.expression)))) == found.expression


def test_a_raised_entry_stays_raised() -> None:
    found = read("sum_j x^(j)", NAMES)
    assert isinstance(found, Reading)
    data = encode_tree(found.expression)
    body = getattr(decode_tree(data), "body", None)
    assert isinstance(body, Entry)
    assert body.raised


@pytest.mark.parametrize("data", [["sum", "i", ["range"], ["name", "p"]], ["entry", ["name", "p"]], ["expectation", 3]])
def test_anything_else_is_no_tree(data: object) -> None:
    with pytest.raises(NotATreeError):
        decode_tree(data)
