"""A text in which everything is wrong is read quickly: after the first problems its formulas stand as written."""

from __future__ import annotations

from quizkl.text.read import read_text
from quizkl.text.reading import MOST_PROBLEMS
from quizkl.text.tree import Mathematics, Paragraph


def test_only_the_first_problems_of_a_text_are_looked_into() -> None:
    text, problems = read_text(r"$\nothing$ " * 3_000 + r"$\alpha$")
    assert len(problems) == MOST_PROBLEMS
    (paragraph,) = text.blocks
    assert isinstance(paragraph, Paragraph)
    formulas = [piece for piece in paragraph.children if isinstance(piece, Mathematics)]
    assert len(formulas) == 3_001, "nothing of the text is lost"
    assert {formula.formula for formula in formulas} == {None}
