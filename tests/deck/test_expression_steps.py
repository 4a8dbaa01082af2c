"""Steps of an exercise that are answered by an expression in its symbols."""

from __future__ import annotations

import pytest

from quizkl.deck.card import Exercise, ExpressionStep, Step
from quizkl.deck.deck import LoadedDeck
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.maths.derivation.symbols import Quantity, Range
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression


def loaded(card: str, given: str = "{}") -> LoadedDeck:
    text = f"deck: a\ngiven: {given}\ncards:\n- id: x\n  exercise: x\n{card}"
    return load_deck(text.encode(), "a.yaml")


def exercise(card: str, given: str = "{}") -> Exercise:
    deck = loaded(card, given)
    assert deck.problems == ()
    assert deck.deck is not None
    found = deck.deck.card("x")
    assert isinstance(found, Exercise)
    return found


def problem(card: str) -> Problem:
    problems = loaded(card).problems
    assert len(problems) == 1, problems
    return problems[0]


def expression(text: str) -> Expression:
    reading = read(text, Names(frozenset({"x", "n", "a"})))
    assert isinstance(reading, Reading)
    return reading.expression


def test_a_step_is_answered_by_an_expression_where_a_symbol_is_in_its_answer() -> None:
    card = exercise(
        "  symbols: {x: positive}\n"
        "  steps:\n"
        "  - {ask: y, answer: d/dx x^2, claim: 2 x}\n"
        "  - {ask: y, answer: 1 + 1, decimals: 0}\n"
    )
    symbolic, numeric = card.steps
    assert isinstance(symbolic, ExpressionStep)
    assert (symbolic.answer, symbolic.shown) == (expression("d/dx x^2"), expression("2 x"))
    assert isinstance(numeric, Step)
    assert card.symbols == {"x": Quantity(Range.POSITIVE)}


def test_what_refers_to_an_expression_is_one_too() -> None:
    card = exercise(
        "  symbols: {x: number}\n"
        "  steps:\n"
        "  - {ask: y, answer: 2 x, name: double}\n"
        "  - {ask: y, answer: double^2}\n"
        "  - {ask: y, answer: 'step[1] + 1', claim: 'step[1] + 1'}\n"
    )
    assert [step.answer for step in card.steps] == [expression(text) for text in ("2 x", "(2 x)^2", "2 x + 1")]
    assert all(isinstance(step, ExpressionStep) for step in card.steps)


@pytest.mark.parametrize("key", ["unit: nats", "decimals: 4", "sigfigs: 3", "rel: 0.1", "abs: 0.1", "undiagnosed: [x]"])
def test_what_only_a_number_has_is_a_problem_at_its_place(key: str) -> None:
    found = problem(f"  symbols: {{x: number}}\n  steps:\n  - ask: y\n    answer: 2 x\n    {key}\n")
    assert found.message == (
        f"{key.split(':')[0]} is for a number, and with the symbol 'x' this answer is an expression"
    )
    assert found.place.line == 10


@pytest.mark.parametrize("kind", ["distribution(n)", "vector(n)", "parameter", "normal(0, 1)"])
def test_a_symbol_of_an_exercise_is_a_number(kind: str) -> None:
    found = problem(f"  symbols: {{p: '{kind}'}}\n  steps: [{{ask: y, answer: 2 p}}]\n")
    assert found.message == f"the symbol 'p' is '{kind}', and in an exercise it is a number"
    assert found.hint == "Its kinds are number, positive, probability and whole."
    assert (found.place.line, found.place.column) == (6, 13)


def test_a_symbol_hides_a_quantity_of_the_deck_and_not_one_of_the_card() -> None:
    card = exercise("  symbols: {x: number}\n  steps: [{ask: y, answer: x + n}]\n", given="{x: 3, n: 2}")
    assert set(card.head.given) == {"n"}
    found = problem("  symbols: {x: number}\n  given: {x: 3}\n  steps: [{ask: y, answer: 2 x}]\n")
    assert found.message == "'x' is a symbol, and given makes a number of it"


def test_numbers_that_vary_are_put_beside_symbols_and_claims_vary_with_them() -> None:
    card = exercise(
        "  symbols: {x: number}\n"
        "  vary: {a: 'integer(2, 5)'}\n"
        "  steps: [{ask: '$x^{{= a }}$', answer: d/dx x^a, claim: a x^(a - 1)}]\n"
    )
    (step,) = card.steps
    assert isinstance(step, ExpressionStep)
    assert step.shown == expression("a x^(a - 1)")


def test_symbols_that_no_answer_uses_are_remarked_on() -> None:
    found = problem("  symbols: {x: number}\n  steps: [{ask: y, answer: 1 + 1}]\n")
    assert found.message == "no answer has one of these symbols in it"


def test_a_name_that_is_no_symbol_is_pointed_at() -> None:
    found = problem("  symbols: {x: number}\n  steps: [{ask: y, answer: x + z}]\n")
    assert "`z` is not a known name" in found.message


def test_of_an_answer_that_cannot_be_read_nothing_else_is_said() -> None:
    found = problem("  symbols: {x: number}\n  steps: [{ask: y, answer: x +, claim: 2 x, unit: nats}]\n")
    assert found.message.startswith("the answer cannot be read")


def test_a_step_cannot_be_called_like_a_symbol() -> None:
    found = problem("  symbols: {x: number}\n  steps: [{ask: y, answer: 2 x, name: x}]\n")
    assert found.message == "'x' is already the name of a symbol"
