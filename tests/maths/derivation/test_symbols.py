"""Declarations: what kinds there are, sizes, and what is refused."""

from __future__ import annotations

import pytest

from quizkl.maths.derivation.implied import with_implied
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.symbols import (
    Axis,
    Distribution,
    Empirical,
    Kind,
    Outcomes,
    Quantity,
    Range,
    Sequences,
    Symbols,
    Vector,
    depends_on,
)
from tests.maths.derivation.chains import MODEL, PAIRS, declared


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("number", Quantity()),
        ("positive", Quantity(Range.POSITIVE)),
        ("probability", Quantity(Range.UNIT)),
        ("whole", Quantity(Range.WHOLE)),
        ("data(m)", Vector("m")),
        ("positive vector(3)", Vector("3", Range.POSITIVE)),
        ("distribution( n )", Distribution((Axis(None, "n"),))),
        ("joint(x, y)", Distribution((Axis("x", "#x"), Axis("y", "#y")))),
        ("conditional(y | x)", Distribution((Axis("y", "#y"),), (Axis("x", "#x"),))),
        ("outcomes(m, n)", Outcomes("m", "n")),
        ("sequences(m, T)", Sequences("m", "T")),
    ],
)
def test_a_declaration_has_its_kind(text: str, kind: Kind) -> None:
    assert declared({"s": text}).declared["s"] == kind


def test_a_size_is_named_where_it_is_first_used_and_is_not_declared() -> None:
    symbols = declared({"x": "outcomes(m, n)", "p": "empirical(x)", "q": "distribution(n)"})
    assert symbols.sizes == ("m", "n")
    assert symbols.declared["p"] == Empirical("x", "m", "n")


def test_the_variables_of_a_joint_distribution_are_names() -> None:
    assert {"x", "y"} <= declared(PAIRS).names.quantities


def test_what_depends_on_a_parameter_changes_with_it() -> None:
    assert depends_on(declared(MODEL), ("theta",)) == {"theta", "q"}


@pytest.mark.parametrize(
    ("declarations", "name", "fragment"),
    [
        ({"p": "distributon(n)"}, "p", "unknown"),
        ({"ln": "number"}, "ln", "cannot be a symbol"),
        ({"1p": "number"}, "1p", "cannot be a symbol"),
        ({"q": "distribution(n | theta)"}, "q", "no parameter"),
        ({"n": "number", "p": "distribution(n)"}, "n", "size"),
        ({"mu": "number", "μ": "number"}, "μ", "twice"),
        ({"p": "normal(a, 1)"}, "p", "declared before it"),
        ({"p": "empirical(x)"}, "p", "unknown"),
        ({f"a_{i}": "number" for i in range(60)}, "", "40 are the most"),
    ],
)
def test_what_cannot_be_declared_is_said(declarations: dict[str, str], name: str, fragment: str) -> None:
    found = read_symbols(declarations)
    assert isinstance(found, SymbolProblem)
    assert (found.name, fragment in found.message + found.hint) == (name, True)


def test_lines_without_declarations_imply_numbers() -> None:
    symbols = with_implied(Symbols(), ["sum_{k=1}^{n} k a", "= a n(n + 1)/2"])
    assert symbols.declared == {"a": Quantity(), "n": Quantity(Range.WHOLE)}
