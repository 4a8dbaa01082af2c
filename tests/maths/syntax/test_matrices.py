"""What goes entry by entry and is a product of matrices on paper is remarked on."""

from __future__ import annotations

import pytest

from quizkl.maths.syntax.matrices import matrix_remarks
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression

NAMES = Names(frozenset({"A", "B", "C", "v", "x"}))


def read_well(text: str) -> Expression:
    reading = read(text, NAMES)
    assert isinstance(reading, Reading), reading
    return reading.expression


GIVEN = {"A": "[[1, 2], [3, 4]]", "B": "inv(A) + A", "C": "C @ A", "v": "[1, 2]", "x": "3"}


def remarks(text: str) -> tuple[str, ...]:
    given = {name: read_well(value) for name, value in GIVEN.items()}
    return matrix_remarks(read_well(text), given.get)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("A^2", "A² goes entry by entry. If the power of the matrix is meant, write A @ A."),
        ("1 + sum(B^3)", "B³ goes entry by entry. If the power of the matrix is meant, write B @ B @ B."),
        (
            "(A^T)^2",
            "Aᵀ² goes entry by entry. If the power of the matrix is meant, write (transpose(A)) @ (transpose(A)).",
        ),
        ("A^9", "A⁹ goes entry by entry. If the power of the matrix is meant, write A @ A and so on."),
        ("A^0.5", "A^0.5 goes entry by entry. It is no power of the matrix."),
        ("A B", "A B goes entry by entry. If the product of matrices is meant, write A @ B."),
        ("|A|", "The bars go entry by entry. If the determinant is meant, write det(A)."),
        ("det(A - 2)", "In A − 2 every entry changes. If a multiple of the identity is meant, write 2*identity(n)."),
    ],
)
def test_a_matrix_taken_entry_by_entry_is_remarked_on(text: str, remark: str) -> None:
    assert remarks(text) == (remark,)


@pytest.mark.parametrize(
    "text", ["A @ A", "A^T A", "v^2", "v v", "2 A", "x^2", "A^1", "|v|", "A + B", "sum(A ln(A))", "C^2"]
)
def test_nothing_is_said_of_the_rest(text: str) -> None:
    assert remarks(text) == ()
