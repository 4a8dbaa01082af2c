"""Nats, bits and bans: as numbers, as expressions, and read from an expression's logarithms."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from quizkl.marking.conversion import convert, converted, measured_in
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.units import Unit


def expression(text: str) -> Expression:
    reading = read(text, Names(quantities=frozenset({"p", "q", "z"})))
    assert isinstance(reading, Reading)
    return reading.expression


def test_one_bit_is_ln_2_nats() -> None:
    assert math.isclose(convert(Decimal(1), Unit.BITS, Unit.NATS), math.log(2), rel_tol=1e-15)
    assert math.isclose(convert(Decimal(1), Unit.NATS, Unit.BANS), 1 / math.log(10), rel_tol=1e-15)
    assert convert(Decimal(8).ln(), Unit.NATS, Unit.BITS).quantize(Decimal("1e-25")) == 3


def test_infinity_is_infinite_in_every_unit() -> None:
    assert convert(Decimal("Infinity"), Unit.NATS, Unit.BITS) == Decimal("Infinity")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kl(p, q)", Unit.NATS),
        ("entropy(p)", Unit.NATS),
        ("-sum(p * ln(p))", Unit.NATS),
        ("p * log2(p/q)", Unit.BITS),
        ("log(8, 2)", Unit.BITS),
        ("log10(100)", Unit.BANS),
        ("kl(p, q) / ln 2", Unit.BITS),
        ("entropy(p) / ln(10)", Unit.BANS),
        ("log2(8) * ln(2)", Unit.NATS),
        ("cross_entropy(p, q) - entropy(p)", Unit.NATS),
        ("[ln 2, 0]", Unit.NATS),
        ("0.4 * ln(2)", Unit.NATS),
        ("exp(entropy(p))", None),
        ("log2(3) + ln(3)", None),
        ("0.0258", None),
        ("ln(3)/ln(5)", None),
    ],
)
def test_the_unit_of_an_expression_is_read_from_its_logarithms(text: str, unit: Unit | None) -> None:
    assert measured_in(expression(text)) is unit


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        (Unit.NATS, Unit.BITS, "kl(p, q) / ln(2)"),
        (Unit.BITS, Unit.NATS, "kl(p, q) * ln(2)"),
        (Unit.BITS, Unit.BANS, "kl(p, q) * ln(2) / ln(10)"),
        (Unit.NATS, Unit.NATS, "kl(p, q)"),
        (None, Unit.BITS, "kl(p, q)"),
    ],
)
def test_an_expression_is_converted_as_a_person_does_it(source: Unit | None, target: Unit, text: str) -> None:
    assert to_source(converted(expression("kl(p, q)"), source, target)) == to_source(expression(text))
