"""Examinations come out of the pipe as they went in."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quizkl.maths.comparison import Comparison, Different, Related, Relation, SameProved, SameSampled, Whole
from quizkl.maths.examination import Examination, Examined
from quizkl.maths.helper.examination_codec import EXAMINATION
from quizkl.maths.syntax.tree import Binary, Call, Derivative, Name, Number, Operator

X, ONE = Name("x"), Number(Fraction(1))
ASKED = Examination(
    Comparison(Derivative(X, Call("ln", (X,))), ONE, (Related(X, Relation.ABOVE, ONE), Whole("n"))),
    (X, Binary(Operator.DIVIDE, ONE, X)),
)


def test_what_is_asked() -> None:
    assert EXAMINATION.read_asked(EXAMINATION.write_asked(ASKED)) == ASKED


@pytest.mark.parametrize(
    "found",
    [
        Examined(SameProved("At x = 1 the first has a value and the second has none.")),
        Examined(SameSampled(12)),
        Examined(Different({"x": Decimal("0.62")}, Decimal("1.5"), None), (0, 3), Fraction(-1, 3), Fraction(7, 2)),
    ],
)
def test_what_is_found(found: Examined) -> None:
    assert EXAMINATION.read_found(EXAMINATION.write_found(found)) == found
