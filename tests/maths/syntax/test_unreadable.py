"""What cannot be read is refused with its column, a sentence, and what to write instead."""

import pytest

from quizkl.maths.syntax.elsewhere import EXAMPLES
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.unreadable import Unreadable

DECLARED = Names(frozenset({"p", "q", "x", "y", "n", "nll"}))


def refusal(text: str, names: Names = DECLARED) -> Unreadable:
    found = read(text, names)
    assert isinstance(found, Unreadable), found
    return found


@pytest.mark.parametrize(
    ("typed", "column", "message"),
    [
        ("", 1, "There is nothing to read."),
        ("   ", 1, "There is nothing to read."),
        ("nats", 1, "A unit stands at the end of the answer, after its number."),
        ("ln", 1, "`ln` of what?"),
        ("2 + ln", 5, "`ln` of what?"),
        ("ln()", 4, "`ln` of what?"),
        ("√", 1, "`√` of what?"),
        ("kl p q", 1, "`kl` needs its arguments in brackets."),
        ("kl(p)", 1, "`kl(p, q)` takes 2 arguments, here is 1."),
        ("(x", 1, "This `(` is never closed."),
        ("2(x+(y)", 2, "This `(` is never closed."),
        ("x)", 2, "This `)` was never opened."),
        ("(x]", 3, "`(` is closed by `]`."),
        ("()", 2, "There is nothing between these brackets."),
        ("[1, 2", 1, "This `[` is never closed."),
        ("[1, ]", 5, "Something is missing after `,`."),
        ("|x", 1, "This `|` is never closed."),
        ("x +* y", 4, "Two operators follow each other."),
        ("x */ y", 4, "Two operators follow each other."),
        ("x +", 4, "Something is missing after `+`."),
        ("*x", 1, "Something is missing before `*`."),
        ("²", 1, "Something is missing before this power."),
        ("2 3", 3, "Two numbers stand next to each other."),
        ("1 000", 3, "Two numbers stand next to each other."),
        ("1.2.3", 4, "This number has two decimal points."),
        ("2½", 2, "A fraction right after a number can be read in two ways."),
        ("x 3", 3, "A number follows without an operator."),
        ("1,5", 2, "Numbers have a decimal point, not a comma."),
        ("1,000", 2, "A comma inside a number can be read in two ways."),
        ("1,000,000", 2, "A number is written without commas."),
        ("1,000.5", 2, "A number is written without commas."),
        ("(1,5)", 3, "This comma can be read in two ways."),
        ("0.1, 0.2]", 9, "This `]` was never opened."),
        ("1; 2", 2, "A semicolon separates the rows of a matrix in [ ]."),
        ("ln(0,5)", 1, "`ln(x)` takes 1 argument, here are 2."),
        ("0.0258 nats + 1", 8, "A unit stands at the end of the answer, after its number."),
        ("3.7% nats", 6, "A percentage has no unit."),
        ("x + 3 =", 7, "An expression ends without an equals sign."),
        ("x = 3", 3, "An answer is one expression, without an equals sign."),
        ("entrpy(p)", 1, "`entrpy` is not a known function."),
        ("ln 2 in hats", 9, "`hats` is no unit."),
        ("2 in 3", 3, "`in` stands before a unit, at the end."),
        ("2 + z", 5, "`z` is not a known name."),
        ("ln^-1 x", 1, "`ln^-1` can be read in two ways."),
        ("x[0]", 3, "Entries are counted from 1."),
        ("x[1.5]", 3, "An index is a whole number."),
        ("x [y]", 4, "An index is a whole number."),
        ("x.real", 2, "This point belongs to no number."),
        ("3!!", 3, "`!` stands twice."),
        ("[[1, 2], [3]]", 1, "The rows of this matrix have different lengths."),
        ("x'(2)", 2, "A prime is no derivative here."),
        ("p(x, y)", 1, "`p` is no function."),
        ("log2.5", 1, "`log2.5` can be read in two ways."),
        ("1\\b", 2, "The command \\b is not known."),
        ("1 + а", 5, "`а` (U+0430 cyrillic small letter a) has no meaning here."),
        ("x\x1b[2J", 2, "The control character U+001B has no meaning here."),
        ("1\u202e2", 2, "The character U+202E right-to-left override has no meaning here."),
        ("１", 1, "`１` (U+FF11 fullwidth digit one) has no meaning here."),
    ],
)
def test_a_refusal_says_what_and_where(typed: str, column: int, message: str) -> None:
    found = refusal(typed)
    assert (found.column, found.message) == (column, message)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("1,5", "Write a decimal point: 1.5"),
        ("1,000", "Write 1000 if it separates thousands, 1.000 if not."),
        ("ln(0,5)", "In a decimal number write a point, not a comma."),
        ("entrpy(p)", "Did you mean `entropy`?"),
        ("sqr(x)", "Did you mean `sqrt`?"),
        ("nl", "Did you mean `nll`?"),
        ("2 + z", "The quantities here are n, nll, p, q, x, y."),
        ("pq", "For a product write `p*q`."),
        ("x2", "Write `x*2`, `x^2` or `x_2`."),
        ("p_i", "An entry of `p` is written `p_1` or `p[1]`; `p_i` stands after sum_i."),
        ("sumx 8", "Did you mean `sum`?"),
        ("In(2)", "The logarithm is written with a small L: ln."),
        ("0.1 bites", "Did you mean `bits`?"),
        ("C(5, 2)", "Write choose(n, k)."),
        ("eig(x)", "An eigenvalue k of A makes det(A - k*identity(2)) zero."),
        ("gamma(5)", "The gamma function at a whole n is (n - 1)!."),
        ("1 + 2 + ... + 9", "Dots are not read. Write the sum with an index: sum_{k=1}^10 k."),
        ("lim_{x->0} x", "Limits are not computed. Put in a number close by: x = 10^-6."),
        ("int_0^1 x", "Integrals are not computed. An antiderivative is checked by its derivative: d/dx x^3/3."),
        ("ln(2) nits", "Did you mean `nats`?"),
        ("0.1 in hartleys", "The units are nats, bits and bans. Did you mean `bans`?"),
        ("0.1 in metres", "The units are nats, bits and bans."),
        ("sum_{i=1} x_i", "Write the upper limit after it: sum_{i=1}^{n}."),
        ("1—x", "For a minus sign write -."),
    ],
)
def test_a_hint_says_what_to_write(typed: str, hint: str) -> None:
    assert refusal(typed).hint == hint


def test_a_greek_letter_is_no_misspelt_function() -> None:
    assert refusal("2πσ²").hint == "The quantities here are n, nll, p, q, x, y."
    unread = read("2πσ²", Names())
    assert isinstance(unread, Unreadable)
    assert unread.hint == "It has no value here: write the number in its place."


def test_a_capital_o_for_a_zero_is_pointed_out() -> None:
    assert refusal("O.5").hint == "A number begins with a digit."


def test_in_a_deck_a_run_of_letters_is_never_split() -> None:
    names = Names(frozenset({"m", "u", "n"}))
    assert refusal("mun", names).hint == "For a product write `m*u*n`."


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_written_instead_can_be_read(example: str) -> None:
    names = Names(frozenset({"x", "y", "n", "k", "a", "b", "p", "q", "A"}))
    assert isinstance(read(example, names), Reading)
