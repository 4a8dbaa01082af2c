"""Small inquiries that touch each engine once, so that the first real one is not the slow one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quizkl.maths.derivation.finding import Following
from quizkl.maths.derivation.line import Line, Relation, Value
from quizkl.maths.inquiry import Inquiry
from quizkl.maths.syntax.tree import Binary, Call, Name, Negate, Number, Operator, Vector


def _vector(*tenths: int) -> Vector:
    return Vector(tuple(Number(Fraction(tenth, 10)) for tenth in tenths))


_GIVEN = {"p": _vector(4, 4, 2), "q": _vector(5, 3, 2)}
_P, _Q = Name("p"), Name("q")
_KL = Call("kl", (_P, _Q))
_TERMS = Binary(Operator.MULTIPLY, _P, Call("ln", (Binary(Operator.DIVIDE, _P, _Q),)))
_NORMAL = Call("normal", (Number(Fraction(0)), Number(Fraction(1))))
_DENSITY = Call("pdf", (_NORMAL, Call("sqrt", (Number(Fraction(2)),))))

_SYMBOLS = (("p", "distribution(n)"), ("q", "distribution(n)"))
_LINE = Following(_SYMBOLS, Value(_KL), Line(Relation.EQUAL, _KL))

_INQUIRIES = tuple(
    Inquiry(expression, _GIVEN, rounding_unit=Decimal("0.0001"), terms=True)
    for expression in (_KL, _TERMS, Call("softmax", (_P,)), _DENSITY, Negate(Call("entropy", (_P,))))
)

WARMING: tuple[Inquiry | Following, ...] = (*_INQUIRIES, _LINE)
