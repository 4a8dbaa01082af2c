"""What a line states, given what the line before it states; and how a whole chain relates its ends."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.derivation.line import Equation, Line, Optimum, Relation, Statement, Value
from quizkl.maths.syntax.tree import Name


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A line that cannot stand where it stands."""

    message: str
    hint: str = ""


def next_statement(before: Statement, line: Line) -> Statement | Misplaced:
    """What ``line`` states behind ``before``."""
    match before, line.right:
        case Value(), Optimum():
            return Misplaced("An argmin cannot follow an expression.", "It follows an argmin or argmax.")
        case Value(), expression if not isinstance(expression, Optimum):
            return Value(expression)
        case Optimum(_, variables, _), Optimum() as optimum:
            if set(variables) == set(optimum.variables):
                return optimum
            looked_for = ", ".join(variables)
            return Misplaced(f"The line before looks for {looked_for}.", f"Write argmin_{{{looked_for}}}.")
        case Equation(), Optimum():
            return Misplaced("An argmin cannot follow an equation.", "Solve the equation.")
        case ((Optimum() | Equation()), expression) if not isinstance(expression, Optimum):
            return _equation(before, line)
        case _:
            return Misplaced("This line cannot follow the line before it.")


def _equation(before: Statement, line: Line) -> Equation | Misplaced:
    assert not isinstance(before, Value) and not isinstance(line.right, Optimum)
    if line.relation is not Relation.EQUAL:
        return Misplaced("At an optimum an equation holds.", "Write it with an equals sign, such as 0 = d/dμ ...")
    if line.left is not None:
        return Equation(line.left, line.right, before.variables)
    if isinstance(before, Equation):
        return Equation(before.left, line.right, before.variables)
    if len(before.variables) == 1:
        return Equation(Name(before.variables[0]), line.right, before.variables)
    return Misplaced("It is not said which of the variables this is.", f"Write {before.variables[0]} = ...")


@dataclass(frozen=True, slots=True)
class Both:
    """≤ and ≥ in one chain: nothing follows for its ends."""


Whole = Relation | Both


def composed(first: Whole, second: Relation) -> Whole:
    """How the ends of two steps stand to each other."""
    match first, second:
        case Both(), _:
            return first
        case Relation.EQUAL, _:
            return second
        case _, Relation.EQUAL:
            return first
        case one, other if one is other:
            return one
        case _:
            return Both()


def implies(found: Whole, wanted: Relation) -> bool:
    """Whether a chain that stands in ``found`` shows ``wanted``: what is equal is at most, at least, and up to 0."""
    return found is wanted or found is Relation.EQUAL
