"""What is too large is refused with a sentence before it exists."""

import pytest

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.limits import DECK_LENGTH, LEARNER_LENGTH
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.unreadable import Unreadable

X = Names(frozenset({"x"}))


@pytest.mark.parametrize(
    "typed",
    [
        "9^9^9^9",
        "9**9**9**9",
        "0*9^9^9",
        "(((9^9)^9)^9)^9",
        "x + 10^10^10",
        "1.0000001^(10^12)",
        "2^20000",
        "0.5^20000",
        "((1.0001^10000)^12)^12",
        "10^5000",
        "10000000!",
        "(((3!)!)!)!",
        "factorial(10^9)",
        "pow(9, 9^9)",
        "choose(10^9, 5*10^8)",
        "exp(exp(exp(exp(10))))",
        "e^e^e^e^e",
        "(x+1)^100000",
        "x²⁰⁰⁰⁰⁰",
        "9^(9%^-9)",
        "9^(10^400 - 10^400 + 9^9)",
        "1e99999",
        "1" * 401,
        "a" * 65,
        "(" * 100 + "1" + ")" * 100,
        "2^" * 200 + "1",
        "-" * 500 + "1" + "+1" * 300,
        "|" * 200,
        "sin " * 200 + "1",
        "1" + "+1" * 500,
    ],
)
def test_what_is_astronomical_or_endless_is_refused(typed: str) -> None:
    found = read(typed, X)
    assert isinstance(found, Unreadable)
    assert found.message.endswith(".")


@pytest.mark.parametrize(
    "typed",
    [
        "2^1000",
        "1000!",
        "e^50000",
        "x^100",
        "choose(50, 25)",
        "1e-300",
        "(3!)!",
        "4^3^2^1",
        "0^0",
        "10^-20",
        "((3!)!)!",
        "2^oo",
        "1.0001^10000",
        "(1 + 0.05/365)^3650",
        "0.5^3000 + 0.999^10000",
    ],
)
def test_what_a_person_may_mean_is_read(typed: str) -> None:
    assert isinstance(read(typed, X), Reading)


def test_sixty_brackets_and_a_hundred_terms_are_read() -> None:
    assert isinstance(read("(" * 60 + "x" + ")" * 60, X), Reading)
    assert isinstance(read("+".join(["x"] * 100), X), Reading)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(x + 1)*(x - ", ")"),
        ("2/(1 - ln(1 + ", "))"),
        ("√(1 + ", ")"),
        ("kl(x, ", ")"),
        ("abs(1 - ", ")"),
        ("x^(1 + ", ")"),
        ("(-", ")"),
        ("[x, ", "]"),
    ],
)
def test_the_effort_of_writing_grows_with_the_length_not_with_the_depth(opening: str, closing: str) -> None:
    found = read(opening * 30 + "x" + closing * 30, X)
    assert isinstance(found, Reading), found
    assert len(echo(found.expression)) < 1000
    assert len(to_tex(found.expression)) < 3000


@pytest.mark.parametrize("sign", ["+", "*", "·", "@", "/", " "])
def test_a_chain_that_is_too_long_for_a_tree_is_refused(sign: str) -> None:
    assert isinstance(read(sign.join(["1"] * 900), X), Unreadable)


def test_a_deck_may_give_a_longer_list_than_a_learner_types() -> None:
    numbers = "[" + ", ".join(["0.25"] * 1000) + "]"
    assert LEARNER_LENGTH < len(numbers) < DECK_LENGTH
    assert isinstance(read(numbers), Unreadable)
    assert isinstance(read(numbers, longest=DECK_LENGTH), Reading)
