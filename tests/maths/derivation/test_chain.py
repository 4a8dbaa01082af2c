"""Chains: what a line states behind another, when the goal is reached, how many steps it took."""

from __future__ import annotations

import pytest

from quizkl.maths.derivation.chain import (
    Derivation,
    Goal,
    Outcome,
    Progress,
    not_written,
    outcome_of,
    progress,
    read_goal,
    read_rows,
    read_start,
)
from quizkl.maths.derivation.finding import Proved, Unequal
from quizkl.maths.derivation.line import Equation, Relation, Statement
from quizkl.maths.derivation.say import how_far
from quizkl.maths.derivation.shape import shape_of
from quizkl.maths.derivation.step import Both, composed
from quizkl.maths.syntax.tree import Name
from quizkl.maths.syntax.unreadable import Unreadable
from tests.maths.derivation.chains import COUNTED, PAIRS, SAMPLE, TWO, declared, start


def derivation(declarations: dict[str, str], first: str, last: str, steps: int = 1) -> Derivation:
    symbols = declared(declarations)
    begin = read_start(first, symbols)
    assert not isinstance(begin, Unreadable), begin
    goal = read_goal(last, begin, symbols)
    assert isinstance(goal, Goal), goal
    return Derivation(symbols, begin, goal, steps)


def all_proved(task: Derivation, *lines: str) -> Progress:
    rows = read_rows(task, lines)
    return progress(task, rows, {row.following: Proved() for row in rows if row.following is not None})


@pytest.mark.parametrize(
    ("declarations", "one", "other"),
    [
        (TWO, "sum_i p_i ln(p_i/q_i)", "sum_k p(k) ln(p(k)/q(k))"),
        (TWO, "H(p, q) - H(p)", "-entropy(p) + cross_entropy(p, q)"),
        (TWO, "-(1/n) sum_i ln q_i", "-sum_i ln(q_i)/n"),
        (TWO, "2 sum_i p_i^2/4", "(1/2) sum_i p_i p_i"),
        (PAIRS, "sum_x p(x) sum_y p(y|x) ln p(y|x)", "sum_x sum_y p(y|x) p(x) ln p(y|x)"),
        (COUNTED, "E_{x~p}[ln q(x)]", "E_{k~p}[ln q_k]"),
    ],
)
def test_names_of_indices_and_the_order_of_factors_do_not_show(
    declarations: dict[str, str], one: str, other: str
) -> None:
    symbols = declared(declarations)
    assert shape_of(start(one, symbols), symbols) == shape_of(start(other, symbols), symbols)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kl(p, q)", "kl(q, p)"),
        ("kl(p, q)", "sum_i p_i ln(p_i/q_i)"),
        ("sum_i p_i (ln p_i - ln q_i)", "sum_i p_i ln p_i - sum_i p_i ln q_i"),
        ("sum_i sum_j p_i q_j^i", "sum_j sum_i p_i q_j^i"),
        ("sum_i p_i", "1"),
    ],
)
def test_what_a_step_lies_between_looks_different(one: str, other: str) -> None:
    symbols = declared(TWO)
    assert shape_of(start(one, symbols), symbols) != shape_of(start(other, symbols), symbols)


def test_the_goal_is_reached_in_any_spelling() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)")
    assert all_proved(task, "= -H(p) + H(p, q)").done


def test_a_leap_is_not_done_where_steps_are_asked_for() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)", steps=3)
    found = all_proved(task, "= H(p, q) - H(p)")
    assert (found.reached, found.done, found.steps) == (True, False, 1)
    assert "in one step; at least 3" in how_far(task, found)


def test_writing_a_form_twice_is_one_step() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)", steps=3)
    twice = ["= sum_i p_i ln(p_i/q_i)", "= sum_k p_k ln(p_k/q_k)", "= H(p, q) - H(p)"]
    assert all_proved(task, *twice).steps == 2


@pytest.mark.parametrize(
    ("lines", "reached"),
    [
        (["<= ln sum_i q_i", "= 0"], True),
        (["= 0"], True),
        ([">= -5", "= 0"], False),
        (["<= 1", ">= 0"], False),
    ],
)
def test_the_ends_must_stand_as_asked(lines: list[str], reached: bool) -> None:
    task = derivation(TWO, "-kl(p, q)", "<= 0")
    assert all_proved(task, *lines).reached is reached


def test_at_most_and_at_least_say_nothing_together() -> None:
    assert composed(composed(Relation.EQUAL, Relation.AT_MOST), Relation.AT_LEAST) == Both()
    assert composed(Relation.AT_MOST, Relation.EQUAL) is Relation.AT_MOST


def test_an_equation_keeps_its_left_side() -> None:
    task = derivation(SAMPLE, "argmin_mu sum_j (x_j - mu)^2", "mu = mean(x)")
    rows = read_rows(task, ["mu = sum_j x_j/m", "= mean(x)"])
    last: Statement | None = rows[1].statement
    assert isinstance(last, Equation)
    assert last.left == Name("mu")


def test_the_first_line_that_does_not_follow_is_named_and_later_ones_go_on_from_it() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)")
    rows = read_rows(task, ["= sum_i p_i ln(p_i/q_i)", "", "= kl(q, p)", "= sum_i q_i ln(q_i/p_i)"])
    marks = {row.following: Proved() for row in rows if row.following is not None}
    assert rows[2].following is not None and rows[3].following is not None
    assert rows[3].following.before == rows[2].statement
    found = progress(task, rows, {**marks, rows[2].following: Unequal((), 0.0, 1.0)})
    assert (found.first_bad, found.done) == (3, False)


def test_a_line_that_cannot_be_read_is_passed_over() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)")
    rows = read_rows(task, ["= sum_i p_i ln(", "= H(p, q) - H(p)"])
    assert outcome_of(rows[0], {}) is Outcome.UNREADABLE
    assert rows[1].following is not None
    assert rows[1].following.before == task.start


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("= argmin_q kl(p, q)", "cannot follow an expression"),
        ("= p", "not a single number"),
        ("= sum_i p_i q_{i+a}", "not a known name"),
        ("= E_{x~H(p)}[x]", "no meaning"),
    ],
)
def test_a_line_without_a_meaning_is_said(text: str, fragment: str) -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)")
    (row,) = read_rows(task, [text])
    assert row.trouble is not None
    assert fragment in row.trouble.message


def test_what_the_model_has_on_the_way_is_said_when_asked() -> None:
    task = derivation(TWO, "kl(p, q)", "cross_entropy(p, q) - entropy(p)")
    model = ["= sum_i p_i ln(p_i/q_i)", "= sum_i p_i ln p_i - sum_i p_i ln q_i", "= H(p, q) - H(p)"]
    rows = read_rows(task, ["= sum_j p_j ln(p_j/q_j)", "= H(p, q) - H(p)"])
    assert not_written(task, rows, model) == (model[1],)
