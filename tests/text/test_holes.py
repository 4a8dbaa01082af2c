"""The holes of a cloze text."""

from __future__ import annotations

import pytest

from quizkl.text.drawing import HoleStyle
from quizkl.text.holes import hole_numbers
from quizkl.text.read import read_text
from quizkl.text.rows import plain_rows

SPREAD = "Minimising {{c1::forward}} KL spreads over {{c2::every mode::how many?}}."


def shown(source: str, asked: int | None, revealed: bool = False) -> str:
    text, problems = read_text(source, cloze=True)
    assert problems == ()
    return " ".join(plain_rows(text, 200, holes=HoleStyle(asked, revealed)))


def test_the_hole_that_is_asked_is_a_gap_and_the_others_are_filled() -> None:
    assert shown(SPREAD, 1) == "Minimising [...] KL spreads over every mode."


def test_a_hint_stands_in_the_gap() -> None:
    assert shown(SPREAD, 2) == "Minimising forward KL spreads over [how many?]."


def test_a_hint_may_hold_a_formula() -> None:
    assert shown(r"It is {{c1::$\sigma^2$::$\sigma$ squared?}}.", 1) == "It is [σ squared?]."


def test_a_revealed_hole_is_filled() -> None:
    assert shown(SPREAD, 2, revealed=True) == shown(SPREAD, None) == "Minimising forward KL spreads over every mode."


def test_numbers_are_listed_once_in_order() -> None:
    text, _ = read_text("- {{c3::a}}\n- *x {{c1::b}}*\n\n| h |\n|---|\n| {{c3::c}} |", cloze=True)
    assert hole_numbers(text) == (1, 3)


def test_braces_of_tex_do_not_end_a_hole() -> None:
    assert shown(r"So {{c1::$x^{2^{n}}$}} it is", 1) == "So [...] it is"


def test_braces_of_text_do_not_end_a_hole() -> None:
    assert shown("{{c1::f{g{a}}}} b", 1) == "[...] b"


def test_a_hole_holds_emphasis_code_and_formulas() -> None:
    assert shown("{{c1::an *important* `}}` $a$}} b", 1) == "[...] b"
    assert shown("{{c1::an *important* `}}` word}} b", None) == "an important }} word b"


def test_without_cloze_the_braces_are_text() -> None:
    text, problems = read_text("{{c1::a}}")
    assert (plain_rows(text, 80), problems) == (("{{c1::a}}",), ())


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ("a {{c1::b", 2, "is not closed"),
        ("a {{c0::b}}", 2, "numbered from c1"),
        ("a {{1::b}}", 2, "does not begin a hole"),
        ("a {{c1:b}}", 2, "does not begin a hole"),
        ("a {{c1::}}", 2, "empty"),
        ("a {{c1::b {{c2::c}} }}", 10, "a hole inside a hole"),
        ("a $x {{c1::y}}$", 5, "a hole inside a formula"),
        ("a `{{c1::y}}`", 3, "a hole inside a formula or code"),
    ],
)
def test_a_malformed_hole_is_a_problem_at_its_place(source: str, offset: int, message: str) -> None:
    problem = read_text(source, cloze=True)[1][0]
    assert problem.offset == offset
    assert message in problem.message
    assert problem.hint


def test_a_bad_formula_inside_a_hole_is_found_at_its_place() -> None:
    source = "The answer: {{c1::it is $a}$ here}}"
    (problem,) = read_text(source, cloze=True)[1]
    assert problem.offset == source.index("}$")
