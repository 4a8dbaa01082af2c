"""A sum laid out term by term, as on paper."""

from __future__ import annotations

import math
from collections.abc import Mapping

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue
from quizkl.maths.engine.numeric.evaluate import Evaluation, evaluate
from quizkl.maths.engine.unfold import written_terms
from quizkl.maths.inquiry import TermTable
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Application, Binary, Call, Entry, Expression, Name, Negate, Operator, Sum
from quizkl.maths.syntax.walk import free_names, nodes

MOST_ROWS = 200


def terms_of(expression: Expression, quantities: Mapping[str, NumericValue]) -> TermTable | None:
    """The table of a sum's terms; None where ``expression`` is no sum, or one of no use to see."""
    try:
        match expression:
            case Call("kl" | "cross_entropy" | "entropy", arguments):
                return _information(expression.function, arguments, quantities)
            case Call("sum", (summed,)):
                return _entries(summed, quantities)
            case Sum():
                return _series(expression, quantities)
            case Negate(Sum(index, domain, body)):
                return _series(Sum(index, domain, Negate(body)), quantities)
            case Binary(Operator.DOT, left, right):
                return _entries(Binary(Operator.MULTIPLY, left, right), quantities)
            case _:
                return _added(expression, quantities)
    except NoValueError:
        return None


def _information(
    function: str, arguments: tuple[Expression, ...], quantities: Mapping[str, NumericValue]
) -> TermTable | None:
    """The terms of a definition: p ln(p/q), -p ln q, -p ln p; nothing for densities."""
    vectors = [_vector(argument, quantities) for argument in arguments]
    columns = [vector for vector in vectors if vector is not None]
    if len(columns) < len(vectors):
        return None
    names = [
        echo(argument) if isinstance(argument, Name) else default
        for argument, default in zip(arguments, ("p", "q"), strict=False)
    ]
    p, q = names[0], names[-1]
    if function == "kl":
        return _table((*names, f"{p} ln({p}/{q})"), columns, list(map(_kl_term, columns[0], columns[1])))
    terms = [-_times_log(a, b) for a, b in zip(columns[0], columns[-1], strict=True)]
    return _table((*names, f"−{p} ln {q}"), columns, terms)


def _kl_term(p: float, q: float) -> float:
    if p == 0:
        return 0.0
    return p * math.log(p / q) if q else math.inf


def _times_log(p: float, q: float) -> float:
    if p == 0:
        return 0.0
    return p * math.log(q) if q else -math.inf


def _entries(summed: Expression, quantities: Mapping[str, NumericValue]) -> TermTable | None:
    """A row for each entry of a vector that is summed, with the vectors it is made of beside it."""
    terms = _vector(summed, quantities)
    if terms is None:
        return None
    beside: list[tuple[str, list[float]]] = []
    for name in free_names(summed):
        column = _vector(Name(name), quantities)
        if column is not None and len(column) == len(terms) and Name(name) != summed:
            beside.append((echo(Name(name)), column))
    return _table((*(heading for heading, _ in beside), echo(summed)), [column for _, column in beside], terms)


def _series(node: Sum, quantities: Mapping[str, NumericValue]) -> TermTable | None:
    """A row for each term, with the entries that it is made of beside it."""
    around = Evaluation(quantities, Notes())
    terms = written_terms(node, around)
    columns: dict[str, list[float]] = {}
    for part in dict.fromkeys(nodes(node.body)):
        match part:
            case Entry(Name(), Name(text)) | Application(Name(), (Name(text),), ()) if text == node.index:
                column = _numbers(written_terms(Sum(node.index, node.domain, part), around), quantities)
                if column is not None and len(column) == len(terms):
                    columns[echo(part)] = column
    total = _numbers(terms, quantities)
    return None if not total else _table((*columns, echo(node.body)), list(columns.values()), total)


def _numbers(expressions: list[Expression], quantities: Mapping[str, NumericValue]) -> list[float] | None:
    if len(expressions) > MOST_ROWS:
        return None
    outcomes = [evaluate(expression, quantities) for expression in expressions]
    values = [outcome.value for outcome in outcomes if outcome.reason is None]
    numbers = [float(value.data) for value in values if isinstance(value, Array) and not value.data.dim()]
    return numbers if len(numbers) == len(expressions) else None


def _added(expression: Expression, quantities: Mapping[str, NumericValue]) -> TermTable | None:
    """A row for each number of a written sum."""
    addends = _addends(expression)
    terms = [evaluate(addend, quantities).value for addend in addends]
    if len(terms) < 2 or any(not isinstance(term, Array) or term.data.dim() for term in terms):
        return None
    return _table(("term",), [], [float(term.data) for term in terms if isinstance(term, Array)])


def _addends(expression: Expression) -> list[Expression]:
    match expression:
        case Binary(Operator.ADD, left, right):
            return _addends(left) + _addends(right)
        case Binary(Operator.SUBTRACT, left, right):
            return _addends(left) + [Negate(addend) for addend in _addends(right)]
        case Negate(Binary(Operator.ADD | Operator.SUBTRACT, _, _) as inner):
            return [Negate(addend) for addend in _addends(inner)]
        case _:
            return [expression]


def _vector(expression: Expression, quantities: Mapping[str, NumericValue]) -> list[float] | None:
    outcome = evaluate(expression, quantities)
    value = outcome.value
    if outcome.reason is not None or not isinstance(value, Array) or value.data.dim() != 1 or value.rank != 1:
        return None
    column: list[float] = value.data.tolist()
    return column


def _table(headings: tuple[str, ...], columns: list[list[float]], terms: list[float]) -> TermTable | None:
    if len(terms) > MOST_ROWS:
        return None
    without_sign = [term + 0.0 for term in terms]  # -0.0 is 0
    return TermTable(headings, tuple(zip(*columns, without_sign, strict=True)), math.fsum(terms))
