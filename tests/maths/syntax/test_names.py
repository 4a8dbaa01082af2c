"""What a name stands for, and which names a deck may declare."""

import pytest

from quizkl.maths.syntax.names import Names, canonical_name, why_not_a_quantity
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.unreadable import Unreadable


def source(text: str, *quantities: str, split: bool = False, free: bool = False) -> str:
    found = read(text, Names(frozenset(quantities), split_products=split, free=free))
    assert isinstance(found, Reading), found
    return to_source(found.expression)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("μ", "mu"),
        ("mu", "mu"),
        ("σ_x", "sigma_x"),
        ("x₁", "x_1"),
        ("x_{12}", "x_12"),
        ("Σ", "Sigma"),
        (" nll ", "nll"),
    ],
)
def test_a_name_has_one_spelling(typed: str, kept: str) -> None:
    assert canonical_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "2x", "_x", "x-y", "x y", "а"])
def test_not_everything_is_a_name(typed: str) -> None:
    assert canonical_name(typed) is None
    assert why_not_a_quantity(typed) is not None


@pytest.mark.parametrize("name", ["e", "pi", "π", "oo", "ln", "log", "exp", "sqrt"])
def test_constants_and_logarithms_cannot_be_declared(name: str) -> None:
    assert why_not_a_quantity(name) == f"`{canonical_name(name)}` has a fixed meaning and cannot be declared."


def test_a_declaration_may_be_in_greek_and_its_use_spelled_out() -> None:
    assert source("mu", "μ") == source("μ", "mu") == "mu"


def test_a_declared_quantity_goes_before_a_function() -> None:
    assert source("var(1 - var)", "var") == "var*(1 - var)"
    assert source("var([1, 2])") == "var([1, 2])"


def test_a_subscript_is_a_name_of_its_own_if_it_is_declared_so() -> None:
    assert source("x_1", "x") == "x[1]"
    assert source("x_1", "x", "x_1") == "x_1"


def test_a_run_of_letters_is_a_product_only_where_asked_for_and_of_declared_names() -> None:
    assert source("mun", "m", "u", "n", split=True) == "m*u*n"
    assert source("mun", "mu", "n", split=True) == "mu*n"
    assert source("mun", "mun", "mu", "n", split=True) == "mun"
    assert isinstance(read("mux", Names(frozenset({"mu"}), split_products=True)), Unreadable)
    assert isinstance(read("mun", Names(frozenset({"mu", "n"}))), Unreadable)


def test_a_run_may_contain_constants_and_end_in_a_function() -> None:
    assert source("2pir^2", "r", split=True) == "2*pi*r^2"
    assert source("bsin(t)", "b", "t", split=True) == "b*sin(t)"
    assert source("bmax(0, 1)", "b", split=True) == "b*max(0, 1)"
    assert source("xln0.8", "x", split=True) == "x*ln(0.8)"


def test_a_function_may_stand_close_to_its_number() -> None:
    assert source("0.4ln0.8") == "0.4*ln(0.8)"
    assert source("sqrt2/2") == "sqrt(2)/2"


def test_free_variables_are_single_letters() -> None:
    assert source("2x + θ", free=True) == "2*x + theta"
    assert source("y_t x1", free=True) == "y_t*x1"
    assert source("xy", free=True, split=True) == "x*y"
    for word in ("food", "foo(x)", "nan", "entrpy", "gcd(x, y)", "f(x, y)"):
        assert isinstance(read(word, Names(free=True, split_products=True)), Unreadable), word


def test_greek_letters_stand_for_themselves_and_never_run_together() -> None:
    assert source("2πσ²", "sigma") == "2*pi*sigma^2"


def test_only_the_result_of_a_run_has_fields() -> None:
    assert source("result.mu - 2", "result") == "result.mu - 2"
    assert isinstance(read("x.mu", Names(frozenset({"x"}))), Unreadable)


def test_an_entry_is_counted_from_one() -> None:
    assert source("step[2] - step[1]", "step") == "step[2] - step[1]"
    assert source("A[1, 2]", "A") == "A[1][2]"


def test_a_keyboard_may_begin_a_function_with_a_capital() -> None:
    assert source("Sqrt(2) Ln 2") == "sqrt(2)*ln(2)"
