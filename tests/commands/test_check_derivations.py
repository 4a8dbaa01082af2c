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
    assert problem.severity is Severity.WARNING


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
