"""Canonical text reads back to the tree it was written from."""

from hypothesis import assume, given

from quizkl.maths.syntax.limits import refuse_astronomical
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression

from .trees import EXPRESSIONS, NAMES


@given(EXPRESSIONS)
def test_what_is_written_reads_back_to_the_same_tree(tree: Expression) -> None:
    assume(refuse_astronomical(tree) is None)
    found = read(to_source(tree), NAMES, longest=20_000)
    assert isinstance(found, Reading), (to_source(tree), found)
    assert found.expression == tree
