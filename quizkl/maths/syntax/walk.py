"""The parts of a node, for everything that goes through a whole tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Domain,
    Entry,
    Expectation,
    Expression,
    Factorial,
    Field,
    Index,
    Members,
    Name,
    Negate,
    Norm,
    Number,
    Percent,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
    Transpose,
    Vector,
)


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions right under a node, from left to right; the body of what binds a name comes last."""
    match expression:
        case Binary(_, left, right):
            return (left, right)
        case Negate(operand) | Percent(operand) | Factorial(operand) | Absolute(operand) | Norm(operand):
            return (operand,)
        case Transpose(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Vector(entries):
            return entries
        case Index(base, _) | Field(base, _):
            return (base,)
        case Entry(base, index) | Prefix(base, index):
            return (base, index)
        case Application(base, arguments, given):
            return (base, *arguments, *given)
        case Sum(_, domain, body) | Product(_, domain, body):
            return (*_domain_parts(domain), body)
        case Expectation(_, distribution, body, values):
            return (distribution, body) if values is None else (distribution, values, body)
        case Derivative(variable, body):
            return (variable, body)
        case Number() | Constant() | Name():
            return ()


def with_children(expression: Expression, parts: Sequence[Expression]) -> Expression:
    """The node again with other parts, as many as ``children`` gives and in that order."""
    match expression:
        case Binary(operator, _, _):
            return Binary(operator, parts[0], parts[1])
        case Negate() | Percent() | Factorial() | Absolute() | Norm() | Transpose():
            return type(expression)(parts[0])
        case Call(function, _):
            return Call(function, tuple(parts))
        case Vector():
            return Vector(tuple(parts))
        case Index() | Field():
            return replace(expression, base=parts[0])
        case Entry() | Prefix():
            return replace(expression, base=parts[0], index=parts[1])
        case Application(_, arguments, _):
            count = len(arguments) + 1
            return Application(parts[0], tuple(parts[1:count]), tuple(parts[count:]))
        case Sum(index, domain, _):
            return Sum(index, _with_domain_parts(domain, parts), parts[-1])
        case Product(index, domain, _):
            return Product(index, _with_domain_parts(domain, parts), parts[-1])
        case Expectation(variable):
            return Expectation(variable, parts[0], parts[-1], parts[1] if len(parts) > 2 else None)
        case Derivative():
            return Derivative(parts[0], parts[1])
        case Number() | Constant() | Name():
            return expression


def _domain_parts(domain: Domain) -> tuple[Expression, ...]:
    match domain:
        case Range(lower, upper):
            return (lower, upper)
        case Members(collection):
            return (collection,)
        case Places(values):
            return () if values is None else (values,)


def _with_domain_parts(domain: Domain, parts: Sequence[Expression]) -> Domain:
    match domain:
        case Range():
            return Range(parts[0], parts[1])
        case Members():
            return Members(parts[0])
        case Places(values):
            return domain if values is None else Places(parts[0])


def bound_name(expression: Expression) -> str | None:
    """The name that a sum, product or expectation binds in its body (and an expectation in its distribution)."""
    match expression:
        case Sum(index, _, _) | Product(index, _, _):
            return index
        case Expectation(variable):
            return variable
        case _:
            return None


def nodes(expression: Expression) -> Iterator[Expression]:
    """Every node of the tree, a node before its parts."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def free_names(expression: Expression) -> tuple[str, ...]:
    """The names that an expression uses and does not bind itself, each once, as they come."""
    found: dict[str, None] = {}
    waiting: list[tuple[Expression, frozenset[str]]] = [(expression, frozenset())]
    while waiting:
        node, bound = waiting.pop()
        if isinstance(node, Name) and node.text not in bound:
            found[node.text] = None
        parts = children(node)
        name = bound_name(node)
        if name is None:
            waiting.extend((part, bound) for part in reversed(parts))
            continue
        inner = bound | {name}
        conditional = isinstance(node, Expectation) and isinstance(node.distribution, Application)
        waiting.append((parts[-1], inner))
        waiting.extend((part, bound) for part in reversed(parts[1:-1]))
        waiting.extend((part, inner if conditional else bound) for part in parts[:1] if len(parts) > 1)
    return tuple(found)


def names_in(expression: Expression) -> frozenset[str]:
    """The quantities that an expression uses; a bound index is none."""
    return frozenset(free_names(expression))


def functions_in(expression: Expression) -> frozenset[str]:
    """The functions that an expression calls, by canonical name."""
    return frozenset(node.function for node in nodes(expression) if isinstance(node, Call))
