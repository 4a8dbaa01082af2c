"""What the parser reads, and what it says about what it cannot read."""

from __future__ import annotations

import pytest

from quizkl.formula.parse import LONGEST, parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.reader import DEEPEST
from quizkl.formula.symbols import SYMBOLS
from quizkl.formula.tree import (
    Binomial,
    Classed,
    Formula,
    Fraction,
    Function,
    Grid,
    Letter,
    Lines,
    Node,
    Number,
    Row,
    Scripts,
    Sign,
    Text,
)

X, Y = Letter("x"), Letter("y")


def nodes(source: str) -> tuple[Node, ...]:
    formula = parse(source)
    assert isinstance(formula, Formula), formula
    return formula.body.children


def problem(source: str) -> FormulaProblem:
    result = parse(source)
    assert isinstance(result, FormulaProblem), result
    return result


def test_a_formula_is_a_row_of_atoms() -> None:
    assert nodes("x + 12.5") == (X, Sign(SYMBOLS["+"]), Number("12.5"))


def test_a_fraction_takes_groups_or_single_tokens() -> None:
    assert nodes(r"\frac{x}{y}") == nodes(r"\frac x y") == (Fraction(X, Y),)
    assert nodes(r"\frac12") == (Fraction(Number("1"), Number("2")),)


def test_a_script_without_braces_takes_one_digit() -> None:
    assert nodes("x^12") == (Scripts(X, None, Number("1")), Number("2"))


def test_scripts_come_in_either_order() -> None:
    assert nodes("x_1^2") == nodes("x^2_1") == (Scripts(X, Number("1"), Number("2")),)


def test_primes_are_the_beginning_of_the_superscript() -> None:
    prime = Sign(SYMBOLS["prime"])
    assert nodes("x'") == (Scripts(X, None, prime),)
    assert nodes("x''^2") == (Scripts(X, None, Row((prime, prime, Number("2")))),)


def test_over_and_choose_split_their_group() -> None:
    assert nodes(r"{x \over y}")[0] == Row((Fraction(X, Y),))
    assert nodes(r"x \choose y") == (Binomial(X, Y, SYMBOLS["("], SYMBOLS[")"]),)
    assert nodes(r"x \atop y") == (Fraction(X, Y, bar=False),)


def test_characters_of_unicode_are_their_commands() -> None:
    assert nodes("α ≤ ∞") == nodes(r"\alpha \leq \infty")


def test_negated_relations_are_single_symbols_where_unicode_has_them() -> None:
    assert nodes(r"\not= \not\in") == nodes(r"\neq \notin")


def test_operator_names_are_words_and_their_star_asks_for_limits() -> None:
    assert nodes(r"\operatorname{Var}") == (Function("Var"),)
    assert nodes(r"\operatorname*{arg\,max}") == (Function("arg max", limits=True),)
    assert isinstance(nodes(r"\operatorname{\mathbb{E}}")[0], Classed)


def test_text_is_taken_as_it_stands() -> None:
    assert nodes(r"\text{if  a_1 is #read(x) \& 5\%}") == (Text("if a_1 is #read(x) & 5%"),)


def test_text_holds_formulas_in_dollars() -> None:
    assert nodes(r"\text{if $x$ holds}") == (Row((Text("if "), Row((X,)), Text(" holds"))),)


def test_rows_of_a_matrix_are_filled_up() -> None:
    (matrix,) = nodes(r"\begin{matrix} x & y \\ x \end{matrix}")
    assert isinstance(matrix, Grid)
    assert matrix.rows == ((X, Y), (X, Row(())))


def test_the_last_line_break_begins_no_row() -> None:
    (lines,) = nodes(r"\begin{aligned} x &= y \\ \end{aligned}")
    assert isinstance(lines, Lines)
    assert len(lines.rows) == 1


def test_a_bracket_that_begins_a_row_is_no_length() -> None:
    (lines,) = nodes(r"\begin{gathered} x \\ [x] \\[2pt] y \end{gathered}")
    assert isinstance(lines, Lines)
    assert [len(row[0].children) if isinstance(row[0], Row) else 1 for row in lines.rows] == [1, 3, 1]


def test_what_only_changes_sizes_leaves_nothing() -> None:
    assert nodes(r"\displaystyle x \nonumber") == (X,)


@pytest.mark.parametrize(
    ("source", "offset", "words"),
    [
        (r"a + \frac{b}", 12, "ends where the denominator"),
        (r"\frac{a}{b", 8, "never closed"),
        ("a}", 1, "no {"),
        ("x^1^2", 3, "two superscripts"),
        ("a & b", 2, "outside a matrix"),
        (r"a \\ b", 2, "outside a matrix"),
        (r"\left( a", 0, r"no \right"),
        (r"a \right)", 2, r"no \left"),
        (r"\left x \right)", 6, "no bracket"),
        (r"\begin{aligned} a", 0, "never closed"),
        (r"\begin{aligned} a \end{cases}", 18, "closed by"),
        (r"\begin{alinged} a \end{alinged}", 6, "no environment"),
        (r"\begin{array}{q} a \end{array}", 13, "no column"),
        (r"\begin{array}{c} a & b \end{array}", 0, "2 cells"),
        (r"a \over b \over c", 10, "second"),
        (r"\sqrt[3{x}", 5, "never closed"),
        ("100 % sure", 4, "comment"),
        ("a \\", 2, "backslash"),
        (r"\text{a \alpha b}", 8, "inside text"),
        (r"\text{a \(x\) b}", 8, "inside text"),
        ("a $ b", 2, "inside a formula"),
        (r"\hspace{wide}", 7, "no length"),
        (r"\color{red} x", 0, "colour"),
        (r"x \label{eq}", 2, "refer"),
        ("a \x1b[2J", 2, "U+001B"),
        ("\\text{a\u202eb}", 7, "U+202E"),
    ],
)
def test_a_problem_says_where_and_what(source: str, offset: int, words: str) -> None:
    found = problem(source)
    assert (found.offset, words in found.message) == (offset, True), found


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        (r"\farc{a}{b}", r"\frac"),
        (r"\lamda", r"\lambda"),
        (r"\Cov(X)", r"\operatorname{Cov}"),
        (r"\begin{alinged} a \end{alinged}", "aligned"),
        ("100 % sure", r"\%"),
        ("x^1^2", "braces"),
    ],
)
def test_a_problem_says_what_to_do(source: str, hint: str) -> None:
    assert hint in problem(source).hint


@pytest.mark.parametrize(
    "nested",
    [
        "{",
        r"\frac{",
        r"\sqrt",
        r"\hat",
        r"x^{",
        r"\left(",
        r"\begin{matrix}",
        r"\text{\text{",
        r"\text{$",
        "[",
        r"\bf{",
    ],
)
def test_deep_nesting_is_refused_and_never_overflows(nested: str) -> None:
    assert isinstance(parse(nested * (LONGEST // len(nested))), FormulaProblem) or nested == "["
    assert isinstance(parse(nested * 100_000), FormulaProblem)


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = DEEPEST - 1
    assert isinstance(parse("{" * depth + "}" * depth), Formula)
    assert "deeper" in problem("{" * DEEPEST + "}" * DEEPEST).message


def test_a_matrix_has_a_largest_size() -> None:
    assert "rows of" in problem(r"\begin{matrix}" + "&" * 200 + r"\\" * 200 + r"\end{matrix}").message
