"""Which definition a function, a product or a norm has."""

from __future__ import annotations

from quizkl.maths.engine.differentiate import differentiated
from quizkl.maths.engine.unfold import plain, written_terms
from quizkl.maths.engine.worked.definition import Definition, Formula, Opaque, Series
from quizkl.maths.engine.worked.families import FAMILIES
from quizkl.maths.engine.worked.information import INFORMATION
from quizkl.maths.engine.worked.matrices import MATRICES, norm, product
from quizkl.maths.engine.worked.notation import times
from quizkl.maths.engine.worked.statistics import ENTRYWISE, STATISTICS
from quizkl.maths.engine.worked.symbols import Define, Symbols
from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Negate,
    Norm,
    Number,
    Operator,
    Prefix,
    Product,
    Sum,
    Vector,
)

MOST_FACTORS = 8
"""Of a product with an index, written side by side."""

DEFINITIONS: dict[str, Define] = {**INFORMATION, **FAMILIES, **STATISTICS, **MATRICES}

_ELEMENTARY = frozenset(function.name for function in ELEMENTARY)


def definition_of(expression: Expression, symbols: Symbols) -> Definition | None:
    """How it is worked out in lines of its own; None for what is worked out where it stands."""
    match expression:
        case Call(function, arguments) if function in ENTRYWISE and _is_array(arguments[0], symbols):
            return None
        case Call(function, arguments) if function in DEFINITIONS:
            return DEFINITIONS[function](symbols, arguments)
        case Call(function, _) if function not in _ELEMENTARY:
            return Opaque()
        case Binary(Operator.DOT | Operator.MATRIX_PRODUCT) if not symbols.quantities.shape(expression):
            return product(symbols, expression)
        case Norm():
            return norm(symbols, expression)
        case Sum():
            return _written_out(expression, symbols)
        case Product() | Entry() | Prefix() | Application() | Expectation() | Derivative():
            return _rewritten(expression, symbols)
        case _:
            return None


def _written_out(expression: Sum, symbols: Symbols) -> Definition:
    """A sum with an index is its terms."""
    if symbols.quantities.shape(expression):
        return Opaque()
    terms = written_terms(expression, symbols.quantities.around(expression))
    return Series(None, len(terms), lambda place: terms[place - 1]) if terms else Opaque("there is nothing to add up")


def _rewritten(
    expression: Product | Entry | Prefix | Application | Expectation | Derivative, symbols: Symbols
) -> Definition:
    """What else has an index or a variable, in terms of sums and entries."""
    around = symbols.quantities.around(expression)
    match expression:
        case Product():
            factors = written_terms(expression, around)
            return Formula(times(*factors)) if 0 < len(factors) <= MOST_FACTORS else Opaque()
        case Derivative(variable, body):
            return Formula(differentiated(body, variable, around))
        case _:
            return Formula(plain(expression, around))


def _is_array(expression: Expression, symbols: Symbols) -> bool:
    return isinstance(symbols.quantities.value(expression), tuple)


def is_matrix_product(expression: Expression) -> bool:
    return isinstance(expression, Binary) and expression.operator is Operator.MATRIX_PRODUCT


def is_written_out(meaning: Expression) -> bool:
    """Whether a quantity is numbers, as they were typed."""
    match meaning:
        case Vector(entries):
            return all(map(is_written_out, entries))
        case Binary(Operator.DIVIDE, Number(), Number()) | Negate(Number()) | Number() | Constant():
            return True
        case Call(function, (Number(),)):
            return function in _ELEMENTARY and function not in DEFINITIONS
        case _:
            return False
