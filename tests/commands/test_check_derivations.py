"""What ``check`` says of the models of derivations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quizkl.commands.check_derivations import check_derivations
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem, Severity
from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.engine.derivation.mark import begin

CARD = """\
deck: d
cards:
  - id: split
    derivation: Split the divergence.
    symbols: {p: distribution(n), q: distribution(n)}
    from: kl(p, q)
    to: cross_entropy(p, q) - entropy(p)
    steps_at_least: 2
"""


class InThisProcess:
    def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]:
        begun = [begin(line) for line in lines]
        return tuple(one.found if one.prove is None else one.prove(5.0) for one in begun)


def checked(model: str) -> list[Problem]:
    loaded = load_deck((CARD + model).encode(), "d.yaml")
    assert loaded.deck is not None
    assert loaded.problems == ()
    return list(check_derivations(loaded.deck, InThisProcess()))


def test_a_model_that_is_proved_and_arrives_is_no_problem() -> None:
    assert checked("    model: ['= sum_i p_i ln(p_i/q_i)', '= H(p, q) - H(p)']\n") == []


@pytest.mark.parametrize(
    ("model", "line", "fragment"),
    [
        ("    model:\n      - = sum_i q_i ln(p_i/q_i)\n      - = H(p, q) - H(p)\n", 10, "does not follow"),
        ("    model:\n      - = sum_i p_i ln(p_i/q_i)\n      - = -H(p)\n", 11, "does not follow"),
        ("    model:\n      - = sum_i p_i ln(p_i/q_i)\n", 10, "does not arrive"),
        ("    model:\n      - = H(p, q) - H(p)\n", 10, "in one step; at least 2"),
    ],
)
def test_a_line_that_is_not_proved_is_an_error_at_its_place(model: str, line: int, fragment: str) -> None:
    problem = checked(model)[0]
    assert (problem.place.line, problem.severity, problem.card) == (line, Severity.ERROR, "split")
    assert fragment in problem.message


def test_a_derivation_without_a_model_is_a_warning() -> None:
    (problem,) = checked("")
    assert (problem.severity, problem.message) == (Severity.WARNING, "the derivation has no model")


@pytest.mark.parametrize(
    ("start", "goal", "holds"),
    [
        ("(a + b)^2", "a^2 + b^2", False),
        ("(a + b)^2", ">= 0", True),
        ("(a + b)^2", "<= 4 * a * b", False),
        ("argmin_a (a - b)^2", "a = b", True),
        ("argmin_a (a - b)^2", "a = 2 * b", False),
        ("argmin_a (a - b)^2", "argmin_a abs(a + b)", False),
    ],
)
def test_a_goal_that_is_not_true_is_an_error_without_a_model_too(start: str, goal: str, holds: bool) -> None:
    card = f"{{id: x, derivation: Show it., symbols: {{a: number, b: number}}, from: '{start}', to: '{goal}'}}"
    loaded = load_deck(f"deck: d\ncards:\n  - {card}\n".encode(), "d.yaml")
    assert loaded.deck is not None, loaded.problems
    (problem,) = check_derivations(loaded.deck, InThisProcess())
    said = "the derivation has no model" if holds else "what is to be derived does not hold, from: does not lead to to:"
    assert (problem.message, problem.severity is Severity.WARNING, problem.card) == (said, holds, "x")


@pytest.mark.parametrize(
    ("changed", "line", "fragment"),
    [
        (("distribution(n)}", "distributon(n)}"), 5, "says no kind of symbol"),
        (("from: kl(p, q)", "from: kl(p, r)"), 6, "`r` is not a known name"),
        (("to: cross_entropy(p, q) - entropy(p)", "to: '= argmin_q 0'"), 7, "argmin cannot follow"),
        (("    from: kl(p, q)\n", ""), 3, "from is missing"),
        (("steps_at_least: 2", "steps_at_least: many"), 8, "whole number"),
        (("steps_at_least: 2\n", "model: ['= kl(p, ', '= a']\n"), 8, "a line of the model cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_where_it_stands(changed: tuple[str, str], line: int, fragment: str) -> None:
    loaded = load_deck(CARD.replace(*changed).encode(), "d.yaml")
    problem = loaded.problems[0]
    assert (problem.place.line, fragment in problem.message) == (line, True)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("distributoin(n)", "Did you mean 'distribution(n)'?"),
        ("positve", "Did you mean 'positive'?"),
        ("conditional(y, x)", "Did you mean 'conditional(y | x)'?"),
        ("real(n)", "Did you mean 'vector(n)'? A number has no size."),
        ("matrix(n)", "The kinds are number, positive, probability, whole, parameter, vector(n), "),
    ],
)
def test_a_kind_that_is_none_is_told_the_nearest(written: str, hint: str) -> None:
    changed = CARD.replace("p: distribution(n)", f"p: '{written}'")
    (problem,) = load_deck(changed.encode(), "d.yaml").problems
    assert problem.hint.startswith(hint)


def test_a_name_that_is_no_symbol_is_told_where_symbols_are_said() -> None:
    card = "{id: x, derivation: Show it., from: 'kl(p, q)', to: 'kl(q, p)'}"
    (problem,) = load_deck(f"deck: d\ncards:\n  - {card}\n".encode(), "d.yaml").problems
    assert problem.message == "from cannot be read: `p` is not a known name"
    assert problem.hint == "Say under symbols: what it is, such as p: distribution(n)."
