"""What is said of lines: values, exact forms, claims with the reason why one is wrong."""

from __future__ import annotations

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.workbench.carry import carried_at_once
from quizkl.workbench.line import Unread
from quizkl.workbench.mark import Mark
from quizkl.workbench.page import read_page
from quizkl.workbench.say import reads_as, said
from tests.workbench.pages import all_said, last_said


@pytest.mark.parametrize(
    ("line", "short", "exact"),
    [
        ("p ln(p/q)", "[−0.0893, 0.1151, 0]", "[⅖·ln(⅘), ⅖·ln(4/3), 0]"),
        ("KL(p||q)", "0.0258 nats", "⅖·ln(⅘) + ⅖·ln(4/3)"),
        ("KL(p||q) =", "0.0258 nats", "⅖·ln(⅘) + ⅖·ln(4/3)"),
        ("KL(p||q) in bits", "0.0372 bits", "(⅖·ln(⅘) + ⅖·ln(4/3))/ln 2"),
        ("KL(p||q) to 6 decimals", "0.025815 nats", "⅖·ln(⅘) + ⅖·ln(4/3)"),
        ("KL(p||q) to 3 figures in bits", "0.0372 bits", "(⅖·ln(⅘) + ⅖·ln(4/3))/ln 2"),
        ("0.0258 nats in bits", "0.0372 bits", "129/(5000·ln 2)"),
        ("ln 2", "0.6931", "ln 2"),
        ("1/3", "0.3333", "⅓"),
        ("1/2", "0.5", ""),
        ("3/10^7", "3.000e-7", ""),
        ("2^60", "1.15292150460685e18", "1152921504606846976"),
        ("KL([1, 0] || [0, 1])", "∞ nats", ""),
        ("sum(p)", "1", ""),
    ],
)
def test_an_expression_is_answered_with_its_value(helper: BlockingHelper, line: str, short: str, exact: str) -> None:
    found = last_said(helper, line)
    assert (found.mark, found.short, found.exact) == (Mark.VALUE, short, exact)


@pytest.mark.parametrize(
    "line",
    [
        "H(p,q) - H(p) = 0.0258",
        "KL(p||q) = 0.02582",
        "KL(p||q) in bits = 0.0372",
        "KL(p||q) = 0.0372 bits",
        "KL(p||q) = 0.4 ln(0.8) + 0.4 ln(4/3)",
        "KL(p||q) = H(p,q) - H(p)",
        "KL(p||q) = H(p,q) - H(p) = 0.0258",
        "KL(p||q) = 0.026 to 3 decimals",
        "KL(p||q) = 0.0259",  # within hand rounding
        "KL(p||q) ≈ 0.026",
        "KL(p||q) ≈ 0.03",
        "p ln(p/q) ≈ [-0.09, 0.12, 0]",
        "KL(p||q) ≈ 0.02582",
        "KL(p||q) == 0.0258",
        "KL(p||q) = 1.0805 - 1.0549",
        "0.0258 = KL(p||q)",
        "p ln(p/q) = [-0.0893, 0.1151, 0]",
        "p_1 = 0.4",
        "pi = 3.1416",
        "2 + 2 = 4 to 3 figures",
        "H([1/2, 1/2]) in bits = 1 to 3 figures",
        "p_1 = 0.4 to 3 figures",
        "(x+1)^2 = x^2 + 2x + 1",
        "KL(a||b) = H(a,b) - H(a)",
        "KL(p||q) >= 0",
        "0 < KL(p||q) < H(p) != 3",
        "KL(p||p) = 0",
        "1 = p_1 + p_2 + p_3",
        r"\frac{2}{5} \ln \frac{4}{5} = -0.0893",
    ],
)
def test_a_claim_is_right(helper: BlockingHelper, line: str) -> None:
    assert last_said(helper, line).mark is Mark.RIGHT


@pytest.mark.parametrize(
    ("line", "short", "sentences"),
    [
        (
            "KL(p||q) = 0.0253",
            "that is KL(q ‖ p)",
            "That is KL(q ‖ p) = 0.0253: the arguments are swapped. It is 0.0258 nats.",
        ),
        ("KL(p||q) = 0.0372", "that is in bits", "That is in bits; asked for nats. It is 0.0258 nats."),
        ("KL(p||q) in bits = 0.0258", "that is in nats", "That is in nats; asked for bits. It is 0.0372 bits."),
        (
            "KL(p||q) = KL(q||p)",
            "that is KL(q ‖ p)",
            "That is KL(q ‖ p) = 0.0253: the arguments are swapped. It is 0.0258 nats.",
        ),
        ("KL(p||q) ≈ 0.021", "it is 0.026 nats", "It is 0.026 nats."),
        ("KL(p||q) = 0.0285", "it is 0.0258 nats", "It is 0.0258 nats."),
        (
            "(x+1)^2 = x^2 + 1",
            "at x = 0.62 the left side is 2.6244, the right side 1.3844",
            "At x = 0.62 the left side is 2.6244, the right side 1.3844.",
        ),
        ("KL(p||q) > 1", "0.02581541 > 1 does not hold", "0.02581541 > 1 does not hold."),
        (
            "p = q = [0.4, 0.4, 0.2]",
            "only entry 3 is right",
            "Entry 3 is right. It is [0.5000, 0.3000, 0.2000].",
        ),
        ("[1, 2] = 3", "the left side is a vector of 2", "The left side is a vector of 2; this is one number."),
    ],
)
def test_a_claim_is_wrong_for_a_reason(helper: BlockingHelper, line: str, short: str, sentences: str) -> None:
    found = last_said(helper, line)
    assert found.mark is Mark.WRONG
    assert " ".join(found.sentences) == sentences
    assert found.short == short


def test_a_claim_about_a_result_says_how_to_define_it_anew(helper: BlockingHelper) -> None:
    found = last_said(helper, "D = KL(p||q)", "D = 0.0253")
    assert found.mark is Mark.WRONG
    assert found.sentences[-1] == "To give D that value instead, write D := 0.0253"


def test_a_claim_with_too_few_digits_is_neither_right_nor_wrong(helper: BlockingHelper) -> None:
    found = last_said(helper, "KL(p||q) = 0.026")
    assert (found.mark, found.short) == (Mark.SHORT, "true so far; give 4 decimals")


def test_names_of_results_are_seen_through_when_a_mistake_is_named(helper: BlockingHelper) -> None:
    assert last_said(helper, "D = KL(p||q)", "D ≈ 0.0253").short == "that is KL(q ‖ p)"


def test_rounded_results_add_up_as_rounded(helper: BlockingHelper) -> None:
    found = last_said(helper, "a = 0.0893", "b = 0.1151", "KL(p||q) = b - a")
    assert found.mark is Mark.RIGHT
    assert found.sentences == ("As rounded; the left side is 0.02581541, the right side 0.0258.",)


def test_what_has_no_value_says_why(helper: BlockingHelper) -> None:
    for line in ("ln(-1)", "x = ln(-1)", "ln(-1) = 3", "ln(-1) = H(p)", "ln(-1) < 3"):
        found = last_said(helper, line)
        assert (found.mark, found.short) == (Mark.NO_VALUE, "no value: ln of a negative number"), line


def test_a_chain_says_which_side_is_wrong(helper: BlockingHelper) -> None:
    found = last_said(helper, "KL(p||q) = H(p,q) - H(p) = 0.0285")
    assert found.sentences == ("It is 0.0258 nats.",)
    found = last_said(helper, "KL(p||q) = H(p,q) - H(q) = 0.0258")
    assert found.sentences[0].startswith("H(p, q) − H(q): ")


def test_directives_hold_from_their_line_on(helper: BlockingHelper) -> None:
    marks = all_said(
        helper,
        ["p = [1/2, 1/4, 1/4]", "H(p)", "unit bits", "H(p)", "ln 2", "decimals 2", "ln 2", "decimals", "unit", "H(p)"],
    )
    assert [found.short for found in marks if found.mark is Mark.VALUE] == [
        "1.0397 nats",
        "1.5 bits",
        "0.6931",
        "0.69",
        "1.0397 nats",
    ]


def test_a_name_defined_anew_is_what_it_was_on_the_right_and_above(helper: BlockingHelper) -> None:
    found = all_said(helper, ["x = 3", "y = x + 1", "x = x/2", "x = x/2", "x", "y", "x + y", "x + y = 4.75"])
    assert [one.short for one in found] == ["", "4", "1.5", "0.75", "0.75", "4", "4.75", ""]
    assert found[-1].mark is Mark.RIGHT


def test_a_mistake_with_a_name_that_was_defined_anew_is_named_by_it(helper: BlockingHelper) -> None:
    found = last_said(helper, "p = [0.3, 0.5, 0.2]", "KL(p||q) = 0.0999", "KL(q||p) = 0.0988")
    assert "@" not in found.short


def test_distributions_can_be_named(helper: BlockingHelper) -> None:
    assert last_said(helper, "P = normal(0, 1)", "Q = normal(1, 2)", "KL(P||Q) = 0.4431").mark is Mark.RIGHT


def test_a_long_chain_of_definitions_is_computed(helper: BlockingHelper) -> None:
    lines = ["x = 1", *["x = x + 1"] * 400]
    page = read_page(lines)
    (task,) = page.lines[-1].tasks()
    assert said(page.lines[-1], carried_at_once([task], helper)).short == "401"


def test_definitions_that_double_each_other_stay_small() -> None:
    page = read_page(["a0 = ln 3", *(f"a{k + 1} = a{k} + a{k}" for k in range(200))])
    assert all(len(line.tasks()) == 1 for line in page.lines)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("KL(p||q) = 0.0253", "KL(p ‖ q) = 0.0253"),
        ("= 0.0372 bits", "= 0.0372 bits"),
        ("D := p ln p", "D = p ln p"),
        ("KL(p||q) >= 0", "KL(p ‖ q) ≥ 0"),
        ("# KL(p||q)", ""),
    ],
)
def test_a_line_is_echoed_as_it_was_read(line: str, read: str) -> None:
    assert reads_as(read_page(["p = [0.5, 0.5]", "q = [0.1, 0.9]", line]).lines[-1]) == read


@pytest.mark.parametrize(
    "claim",
    [
        "KL(p||q) in bits = 1 - H(p) in bits",
        "KL(p||q) = log2(3) - H(p) in bits",
        "KL(p||q) in bits = 1 - H(p)",
        "1 - H(p) = KL(p||q) in bits",
        "1 - H(p) bits",
        "log2(3) - H(p)",
    ],
)
def test_a_number_beside_an_entropy_is_asked_for_its_unit(helper: BlockingHelper, claim: str) -> None:
    found = last_said(helper, claim)
    assert found.mark is Mark.UNREADABLE
    assert any("one bit is ln 2" in sentence for sentence in found.sentences)


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ("f(x) = 2x", 1, "Only names can be defined. Give x a value in a line above, then write f = 2x"),
        (
            "  g(a, b) := a + b",
            3,
            "Only names can be defined. Give a and b values in lines above, then write g = a + b",
        ),
        ("P(B|A) = 0.8", 1, "A name has no brackets: P_B_given_A = 0.8"),
    ],
)
def test_what_is_no_name_is_said_how_to_write(line: str, column: int, sentence: str) -> None:
    written = read_page([line]).lines[0].written
    assert isinstance(written, Unread)
    assert (written.column, written.hint) == (column, sentence)


def test_a_quantity_before_a_bracket_is_a_factor(helper: BlockingHelper) -> None:
    assert all_said(helper, ("r = 0.3", "r(1-r) = 0.21"))[-1].mark is Mark.RIGHT


def test_a_power_of_a_matrix_that_goes_entry_by_entry_is_remarked_on() -> None:
    page = read_page(["A = [1, 2; 3, 4]", "A = 2 A", "A^2", "A @ A"])
    assert page.lines[2].remarks == ("A² goes entry by entry. If the power of the matrix is meant, write A @ A.",)
    assert page.lines[3].remarks == ()


def test_a_word_that_is_no_unit_is_told_the_units(helper: BlockingHelper) -> None:
    found = last_said(helper, "KL(p||q) in hats")
    assert found.sentences == (
        "Column 13: `hats` is no unit.",
        "The units are nats, bits and bans. Did you mean `nats`?",
    )


@pytest.mark.parametrize(
    ("lines", "short"),
    [
        (("c = 1 bits", "c + c"), "2 bits"),
        (("c = 1 bits", "2 c in nats"), "1.3863 nats"),
        (("c = 1 bits", "c - H(p) in bits"), "−0.5219 bits"),
        (("c = 1 bits", "e1 = 0.5 nats", "c + e1"), "1.1931 nats"),
        (("c = 1 bits", "2^c"), "2"),
        (("h = H(p) in bits", "h + H(p)"), "2.1098 nats"),
        (("c = 3 bits", "h = H(p) in bits", "c/h"), "1.9712"),
        (("h = H(p) in bits", "h/H(p)"), "1"),
        (("c = 3 bits", "c/H(p)"), "1.9712"),
        (("-sum(p log2 p) + H(p) in bits",), "3.0439 bits"),
        (("h = H(p) in bits", "1 - h in bits"), "−0.5219 bits"),
    ],
)
def test_quantities_in_different_units_are_converted_before_they_are_added(
    helper: BlockingHelper, lines: tuple[str, ...], short: str
) -> None:
    assert last_said(helper, *lines).short == short


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("c < 0.9 bits", Mark.WRONG),
        ("c > 0.9 bits", Mark.RIGHT),
        ("c < 0.9 nats", Mark.RIGHT),
        ("H([0.5, 0.5]) = c", Mark.RIGHT),
        ("H([0.5, 0.5]) = 2 c", Mark.WRONG),
        ("H(p) in bits = H(p)", Mark.RIGHT),
        ("H(p) < 1.1 nats", Mark.RIGHT),
        ("H(p) in bits < 1.1 nats", Mark.RIGHT),
    ],
)
def test_sides_in_different_units_are_compared_in_one(helper: BlockingHelper, line: str, mark: Mark) -> None:
    assert last_said(helper, "c = 1 bits", line).mark is mark


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("exp(-1000) > 0", Mark.RIGHT),
        ("1e-15 < 1e-12", Mark.RIGHT),
        ("1e-13 >= 0.5e-12", Mark.WRONG),
        ("0.333333333333333 < 1/3", Mark.RIGHT),
        ("KL(p||p) > 0", Mark.WRONG),
        ("sqrt(2 + sqrt(3)) > (sqrt(6) + sqrt(2))/2", Mark.WRONG),
        ("sqrt(2 + sqrt(3)) >= (sqrt(6) + sqrt(2))/2", Mark.RIGHT),
    ],
)
def test_small_numbers_are_told_apart(helper: BlockingHelper, line: str, mark: Mark) -> None:
    assert last_said(helper, line).mark is mark


def test_a_letter_before_a_sum_in_brackets_is_a_factor(helper: BlockingHelper) -> None:
    assert last_said(helper, "sum_{k=1}^m k = m(m+1)/2").mark is Mark.RIGHT
    assert last_said(helper, "f(t) = t^2").mark is Mark.UNREADABLE


@pytest.mark.parametrize(
    ("line", "mark"),
    [("sin(x)^2 + cos(x)^2 = 1", Mark.RIGHT), ("1 = x/x", Mark.RIGHT), ("x^2 = 4", Mark.NO_VALUE)],
)
def test_an_equation_with_a_number_holds_of_every_letter_or_is_not_judged(
    helper: BlockingHelper, line: str, mark: Mark
) -> None:
    found = last_said(helper, line)
    assert found.mark is mark
    assert mark is Mark.RIGHT or "x is not defined, and it does not hold for every x: at x = 0.62" in found.short
