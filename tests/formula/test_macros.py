"""Macros of a deck."""

from __future__ import annotations

import pytest

from quizkl.formula.parse import check_macro, parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.tree import Formula

KL = {"KL": r"D_{\mathrm{KL}}(#1 \,\|\, #2)"}


def test_a_macro_stands_for_its_body() -> None:
    assert parse(r"\KL{p}{q} = 0", KL) == parse(r"D_{\mathrm{KL}}(p \,\|\, q) = 0")


def test_an_argument_is_a_group_or_one_token() -> None:
    assert parse(r"\KL pq", KL) == parse(r"\KL{p}{q}", KL)


def test_a_macro_may_use_others_and_a_number_twice() -> None:
    macros = {"half": r"\frac{#1}{2}", "quarter": r"\half{\half{#1}} + #1"}
    assert parse(r"\quarter x", macros) == parse(r"\frac{\frac{x}{2}}{2} + x")


def test_a_macro_works_inside_text_and_names_of_operators() -> None:
    assert parse(r"\text{a \who b}", {"who": "Bayes"}) == parse(r"\text{a Bayes b}")


def test_a_problem_in_a_macro_is_at_its_name() -> None:
    problem = parse(r"a + \bad", {"bad": r"\frac{a}"})
    assert isinstance(problem, FormulaProblem)
    assert problem.offset in (4, 8)


def test_a_missing_argument_is_named() -> None:
    problem = parse(r"1 + \KL{p}", KL)
    assert isinstance(problem, FormulaProblem)
    assert (problem.offset, r"\KL misses an argument" in problem.message) == (10, True)


@pytest.mark.parametrize(
    "macros",
    [
        {"a": r"\a"},
        {"a": r"\b", "b": r"\a x"},
        {"a": r"\a\a"},
        {"a": r"\b\b\b\b\b\b\b\b\b\b", "b": r"\c\c\c\c\c\c\c\c\c\c", "c": r"\d\d\d\d\d\d\d\d\d\d", "d": "x" * 4000},
        {"a": r"\b{\b{\b{\b{\b{\b{\b{x}}}}}}}", "b": "#1#1#1#1#1#1#1#1#1#1"},
    ],
)
def test_macros_that_grow_without_end_are_refused(macros: dict[str, str]) -> None:
    problem = parse(r"x + \a", macros)
    assert isinstance(problem, FormulaProblem)
    assert problem.offset == 4


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("K L", "x", "named"),
        ("K1", "x", "named"),
        ("", "x", "named"),
        ("end", "x", "another meaning"),
        ("a", "{x", "never closed"),
        ("a", "x}", "no {"),
        ("a", "#x", "without a number"),
        ("a", r"2 \a", "uses itself"),
        ("a", "50%", "comment"),
        ("a", "\x07", "U+0007"),
    ],
)
def test_a_macro_is_checked_by_itself(name: str, body: str, words: str) -> None:
    problem = check_macro(name, body)
    assert problem is not None
    assert words in problem.message
    assert 0 <= problem.offset <= len(body)


def test_a_good_macro_has_no_problem() -> None:
    assert check_macro("KL", KL["KL"]) is None
    assert isinstance(parse(r"\KL{p}{q}", KL), Formula)
