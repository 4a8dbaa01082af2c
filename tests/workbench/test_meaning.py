"""What separates a definition from a claim, and what a line may build on."""

from __future__ import annotations

import pytest

from quizkl.maths.syntax.read import Reading, read
from quizkl.workbench.line import Blank, Claimed, Defined, PageLine, Setting, Unread
from quizkl.workbench.task import Comparing, Marking, Ordering, Valuing
from tests.workbench.pages import P_AND_Q, page_of


def last(*lines: str) -> PageLine:
    """The last of the lines, which stand below p and q."""
    return page_of(*P_AND_Q, *lines).lines[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ("x = 3",),
        ("D = KL(p||q)",),
        ("p = [0.5, 0.5]",),  # defined anew
        ("x = 3", "x = x/2"),
        ("x = 1/2", "x = 0.7"),  # a fraction is as good as a number: nothing was worked out
        ("D = KL(p||q)", "D := 0.3"),
        ("D = KL(p||q)", "D = H(p)"),
        ("mean = 3",),
        ("μ = 3",),
    ],
)
def test_a_lone_name_on_the_left_is_a_definition(lines: tuple[str, ...]) -> None:
    assert isinstance(last(*lines).written, Defined)


@pytest.mark.parametrize(
    "lines",
    [
        ("KL(p||q) = 0.0258",),
        ("D = KL(p||q)", "D = 0.0258"),  # D was worked out: this is what it comes to
        ("D = KL(p||q)", "D = 0.0258 nats"),
        ("x = 3", "x ≈ 3"),
        ("x = 3", "x == 3"),
        ("p_1 = 0.4",),
        ("pi = 3.1416",),
        ("e = 2.7183",),
        ("0.0258 = KL(p||q)",),
        ("KL(p||q)", "= 0.0258"),
        ("(x + 1)^2 = x^2 + 2x + 1",),
        ("KL(p||q) >= 0",),
    ],
)
def test_other_equations_are_claims(lines: tuple[str, ...]) -> None:
    assert isinstance(last(*lines).written, Claimed)


def test_a_definition_and_a_claim_can_be_in_one_line() -> None:
    written = last("D = KL(p||q) = 0.0258").written
    assert isinstance(written, Claimed)
    assert written.defined is not None
    assert written.defined.name == "D"
    assert [type(one) for one in written.claims] == [Marking]


def test_a_number_worked_out_by_hand_is_marked_and_what_names_something_is_compared() -> None:
    def kinds(line: str) -> list[type]:
        return [type(task) for task in last(line).tasks()]

    assert kinds("KL(p||q) = 0.4 ln 0.8 + 0.4 ln(4/3)") == [Marking]
    assert kinds("KL(p||q) = H(p, q) - H(p)") == [Comparing]
    assert kinds("(a + b)^2 = a^2 + 2 a b + b^2") == [Comparing]
    assert kinds("0 <= KL(p||q) < 1") == [Ordering, Ordering]
    assert kinds("KL(p||q) =") == [Valuing]
    assert kinds("x = [1, 2]") == []


def test_a_letter_that_is_not_defined_is_a_variable_only_where_no_number_is_claimed() -> None:
    assert isinstance(last("(x+1)^2 = x^2 + 2x + 1").written, Claimed)
    assert isinstance(last("sin(x)^2 + cos(x)^2 = 1").written, Claimed)
    assert isinstance(last("KL(p||r) = 0.03").written, Unread)
    assert isinstance(last("x + 1").written, Unread)
    assert isinstance(last("x > 0").written, Unread)


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("KL(p||r) = 0.03", 7, "`r` is not a known name."),
        ("  p + ", 6, "Something is missing after `+`."),
        ("p = q +", 8, "Something is missing after `+`."),
        ("p + q = r + ", 9, "`r` is not a known name."),
        ("a = = 3", 5, "There is nothing on the right."),
        ("<= 3", 1, "The left side is missing."),
        ("a = 1, b = 2", 8, "`b` is not a known name."),
        ("f(x) = x^2", 1, "`f` is not a known function."),
        ("f(p) = 3", 1, "`f` is not a known function."),
        ("pi := 3", 1, "`pi` has a fixed meaning and cannot be declared."),
        ("p := q := 3", 1, "The left side is missing."),
    ],
)
def test_a_line_that_cannot_be_read_is_told_where_in_the_line(line: str, column: int, message: str) -> None:
    written = last(line).written
    assert isinstance(written, Unread)
    assert written.message == message
    assert written.column == column


def test_a_line_that_goes_on_needs_one_right_above() -> None:
    assert isinstance(last("= 3").written, Claimed)  # q above is what it is about
    assert isinstance(last("", "= 3").written, Unread)
    assert isinstance(last("KL(p||q)", "# a note", "= 3").written, Claimed)
    assert isinstance(last("KL(p||q)", "= 3", "= 4").written, Claimed)


def test_lines_below_a_definition_that_cannot_be_read_wait_for_it() -> None:
    written = last("r = [0.1,", "KL(p||r)").written
    assert isinstance(written, Unread)
    assert written.waits == "r"


def test_a_later_definition_leaves_what_stands_above_it_alone() -> None:
    *_, before, after = page_of("x = 3", "y = x + 1", "x = 5", "y", "y + x").lines
    (early,), (late,) = before.tasks(), after.tasks()
    assert isinstance(early, Valuing)
    assert isinstance(late, Valuing)
    assert early.expression == _read("y")
    assert dict(early.given)["y"] == _read("x + 1", "x")
    assert dict(early.given)["x"] == _read("3")
    assert sorted(name for name, _ in late.given) == ["x", "x@2", "y"]


def test_blank_lines_comments_and_directives_ask_nothing() -> None:
    lines = page_of("", "# KL(p||q)", "decimals 2").lines
    assert [type(line.written) for line in lines] == [Blank, Blank, Setting]
    assert [line.tasks() for line in lines] == [(), (), ()]


def _read(text: str, *names: str) -> object:
    from quizkl.maths.syntax.names import Names

    found = read(text, Names(frozenset(names or ("y",))))
    assert isinstance(found, Reading)
    return found.expression
