"""The table of a sum's terms."""

from __future__ import annotations

import math

from quizkl.maths.inquiry import TermTable
from tests.maths.engine.reading import computed

P = {"p": "[0.4, 0.4, 0.2]", "q": "[0.5, 0.3, 0.2]"}


def table(text: str, given: dict[str, str] = P) -> TermTable:
    terms = computed(text, given, terms=True).terms
    assert terms is not None
    return terms


def last_column(terms: TermTable) -> list[float]:
    return [round(row[-1], 4) for row in terms.rows]


def test_divergence_term_by_term() -> None:
    terms = table("kl(p, q)")
    assert terms.headings == ("p", "q", "p ln(p/q)")
    assert [row[:2] for row in terms.rows] == [(0.4, 0.5), (0.4, 0.3), (0.2, 0.2)]
    assert last_column(terms) == [-0.0893, 0.1151, 0.0]
    assert round(terms.total, 4) == 0.0258


def test_headings_follow_the_names() -> None:
    assert table("kl(q, p)").headings == ("q", "p", "q ln(q/p)")
    assert table("cross_entropy([0.5, 0.5], [0.9, 0.1])").headings == ("p", "q", "−p ln q")


def test_entropies() -> None:
    assert table("entropy(p)").headings == ("p", "−p ln p")
    assert last_column(table("entropy(p)")) == [0.3665, 0.3665, 0.3219]
    assert last_column(table("cross_entropy(p, q)")) == [0.2773, 0.4816, 0.3219]


def test_a_written_sum_and_a_summed_vector() -> None:
    assert last_column(table("0.4 ln(0.8) + 0.4 ln(4/3) - 1")) == [-0.0893, 0.1151, -1.0]
    terms = table("sum(p * ln(p/q))")
    assert terms.headings[:2] == ("p", "q")
    assert last_column(terms) == [-0.0893, 0.1151, 0.0]
    assert last_column(table("p · q")) == [0.2, 0.12, 0.04]


def test_an_infinite_term_shows_where_the_support_ends() -> None:
    assert last_column(table("kl([0.5, 0.5], [1, 0])")) == [-0.3466, math.inf]


def test_what_is_no_sum_has_no_table() -> None:
    assert computed("softmax(p)", P, terms=True).terms is None
    assert computed("kl(normal(0, 1), normal(1, 1))", terms=True).terms is None
    assert computed("2", terms=True).terms is None
