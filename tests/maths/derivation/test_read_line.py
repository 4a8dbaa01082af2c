"""How lines are read: relations, argmin, constants, reasons, comments, and what is refused."""

from __future__ import annotations

import pytest

from quizkl.maths.derivation.line import Extreme, Line, Optimum, Reason, Relation
from quizkl.maths.derivation.read_line import Blank, read_line
from quizkl.maths.derivation.say import echo_line
from quizkl.maths.syntax.tree import Entry, Name
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.syntax.walk import nodes
from tests.maths.derivation.chains import MODEL, SAMPLE, TWO, declared, line

SYMBOLS = declared({**TWO, "a": "number", "b": "number"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("= kl(p, q)", "= KL(p ‖ q)"),
        ("kl(p, q)", "= KL(p ‖ q)"),
        ("<= ln sum_i q_i by jensen", "≤ ln(∑_i q_i)  by jensen"),
        ("⩾ 0", "≥ 0"),
        ("≡ -sum_i p_i ln q_i up to a constant in q", "≡ −∑_i p_i ln q_i  up to a constant in q"),
        ("= H(p, q) + const in q", "≡ H(p, q)  up to a constant in q"),
        ("= a b  # a comment", "= a b"),
        ("= sum_{i=1}^{n} p_i (by normalisation)", "= ∑_{i=1}^n p_i  by normalisation"),
        ("a = b", "a = b"),
        ("⇒ a = b", "a = b"),
        ("=> a = b", "a = b"),
        ("<=> a = b", "a = b"),
        ("= 4ab", "= 4a b"),
        (r"= \sum_i p_i \ln p_i", "= ∑_i p_i ln p_i"),
    ],
)
def test_a_line_is_echoed_as_it_was_read(text: str, shown: str) -> None:
    assert echo_line(line(text, SYMBOLS)) == shown


@pytest.mark.parametrize("text", ["", "   ", "# only a comment", "   # and blanks"])
def test_blank_lines_and_comments_say_nothing(text: str) -> None:
    assert read_line(text, SYMBOLS) == Blank()


@pytest.mark.parametrize(
    "text",
    ["= argmin_theta kl(p, q)", "= arg min_θ kl(p, q)", "= argmin_{theta} kl(p, q)", "argmin over theta kl(p, q)"],
)
def test_an_argmin_is_written_in_several_ways(text: str) -> None:
    right = line(text, declared(MODEL)).right
    assert isinstance(right, Optimum)
    assert (right.extreme, right.variables) == (Extreme.SMALLEST, ("theta",))


def test_an_argmax_may_be_over_several_symbols() -> None:
    right = line("= argmax_{mu, sigma} sum_j ln p(x_j)", declared(SAMPLE)).right
    assert isinstance(right, Optimum)
    assert (right.extreme, right.variables) == (Extreme.LARGEST, ("mu", "sigma"))


def test_a_parameter_below_a_distribution_is_not_an_entry() -> None:
    read = line("= -sum_i p_i ln q_theta(i)", declared(MODEL))
    assert not isinstance(read.right, Optimum)
    assert Name("q") in set(nodes(read.right))


def test_a_size_below_a_distribution_is_its_last_entry() -> None:
    assert line("= p_n", SYMBOLS).right == Entry(Name("p"), Name("n"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("jensen", Reason.JENSEN),
        ("Jensen's inequality", Reason.JENSEN),
        ("the chain rule", Reason.CHAIN_RULE),
        ("normalization", Reason.NORMALISATION),
        ("log-sum", Reason.LOG_SUM),
        ("magic", None),
    ],
)
def test_reasons_are_known_by_name(words: str, reason: Reason | None) -> None:
    read = line(f"= kl(p, q) by {words}", SYMBOLS)
    assert read.reason is reason
    assert words.removeprefix("the ") == read.words


def test_an_inequality_for_an_unknown_reason_gets_a_remark() -> None:
    assert "magic" in line("<= kl(p, q) by magic", SYMBOLS).remarks[0]
    assert line("= kl(p, q) by magic", SYMBOLS).remarks == ()


@pytest.mark.parametrize(
    ("text", "column", "fragment"),
    [
        ("= sum_i p_i ln(", 16, ""),
        ("= a = b", 5, "two relations"),
        ("≡ kl(p, q)", 11, "constant in what"),
        ("≡ kl(p, q) up to a constant in r", 11, "`r` is not a symbol"),
        ("<= 0, const in q", 5, "does not hold up to a constant"),
        ("= H(p, q) + const", 18, "constant in what"),
        ("=", 2, "nothing after the relation"),
        ("= argmin_r kl(p, q)", 11, "`r` is not a symbol"),
        ("= argmin_q", 11, "argmin of what"),
        ("<= argmin_q kl(p, q)", 3, "follows an equals sign"),
        ("= 0.5 nats", 2, "no unit"),
        ("= sum_i p_i ln r_i", 16, "not a known name"),
        ("= " + "a+" * 1500 + "a", 2001, "longer than"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_column(text: str, column: int, fragment: str) -> None:
    found = read_line(text, SYMBOLS)
    assert isinstance(found, Unreadable)
    assert found.column == column
    assert fragment in found.message


def test_the_equals_sign_of_a_range_is_no_relation() -> None:
    read = line("sum_{i=1}^{n} p_i", SYMBOLS)
    assert isinstance(read, Line)
    assert (read.left, read.relation) == (None, Relation.EQUAL)
