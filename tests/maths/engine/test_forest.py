"""Many expressions valued together give what each gives alone."""

from __future__ import annotations

import math
from itertools import product

import pytest

from quizkl.maths.engine.answer import draft
from quizkl.maths.engine.forest import values_of
from quizkl.maths.inquiry import Computed, Inquiry
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Binary, Expression, Operator

NAMES = Names(quantities=frozenset({"p", "q", "r"}))


def tree(text: str, names: Names = NAMES) -> Expression:
    reading = read(text, names)
    assert isinstance(reading, Reading), reading
    return reading.expression


GIVEN = {name: tree(text) for name, text in {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]", "r": "[0, 1, 0]"}.items()}

EXPRESSIONS = [
    "kl(p, q)",
    "sum(p ln(p/q))",
    "-sum(r ln(r))",
    "p * ln(p/q)",
    "mean(p * ln q) / ln 2",
    "p[2]^2",
    "softmax(q)",
    "kl(normal(0, 1), normal(1, 0.5))",
    "kl(normal(1, 0.5), normal(0, 1))",
    "logpdf(normal(0, 2), 1)",
    "exp(entropy(q))",
    "[[2, 1], [1, 2]] @ [1, -1]",
    "det([[2, 1], [1, 2]])",
]


def test_each_is_valued_as_it_is_alone() -> None:
    trees = [tree(text) for text in EXPRESSIONS]
    alone = [draft(Inquiry(expression, GIVEN, exact=False)).finding for expression in trees]
    for text, value, finding in zip(EXPRESSIONS, values_of(trees, GIVEN), alone, strict=True):
        assert isinstance(finding, Computed)
        assert value == pytest.approx(finding.value, rel=1e-14, abs=1e-15), text


def test_sums_and_products_of_all_pairs_agree_with_the_sums_and_products_of_the_values() -> None:
    numbers = [tree(text) for text in ("kl(p, q)", "ln(p[1]/q[1])", "entropy(q)", "2/3", "p[3]")]
    operators = {Operator.ADD: lambda a, b: a + b, Operator.MULTIPLY: lambda a, b: a * b}
    combined = list(product(operators, numbers, numbers))
    single = dict(zip(numbers, values_of(numbers, GIVEN), strict=True))
    found = values_of([Binary(*parts) for parts in combined], GIVEN)
    for (operator, left, right), value in zip(combined, found, strict=True):
        assert value == pytest.approx(operators[operator](single[left], single[right]), rel=1e-14)


@pytest.mark.parametrize(
    "text", ["[1, 2] + p", "ln(-1)", "kl([1, 2], q)", "p[4]", "normal(0, 1)", "1/0", "unknown + 1"]
)
def test_what_has_no_value_does_not_disturb_the_others(text: str) -> None:
    names = Names(quantities=NAMES.quantities | {"unknown"})
    assert values_of([tree("p[1]"), tree(text, names), tree("p[2]")], GIVEN) == (0.4, None, 0.4)


def test_infinity_is_a_value() -> None:
    assert values_of([tree("kl(q, r)")], GIVEN) == (math.inf,)


def test_an_inquiry_takes_them_along() -> None:
    others = (tree("entropy(p)"), tree("ln(-1)"))
    finding = draft(Inquiry(tree("kl(p, q)"), GIVEN, others=others)).finding
    assert isinstance(finding, Computed)
    assert finding.others == values_of(others, GIVEN)
