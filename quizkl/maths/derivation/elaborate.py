"""Turns an expression into a term: symbols looked up, ranges found, vectors taken entry by entry."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.derivation import applications, functions
from quizkl.maths.derivation.places import affine, extent, size_of_index
from quizkl.maths.derivation.scope import Index, Scope, Unfit, Variable
from quizkl.maths.derivation.symbols import (
    Autoregressive,
    Distribution,
    Empirical,
    Normal,
    Outcomes,
    Parameter,
    Quantity,
    Sequences,
    Symbols,
    Vector,
)
from quizkl.maths.derivation.term import (
    ONE,
    Added,
    Affine,
    Applied,
    Cell,
    Chain,
    Counter,
    Defined,
    Drawn,
    Mean,
    Multiplied,
    Pi,
    Raised,
    Scalar,
    Series,
    Slope,
    Term,
    divide,
    negate,
    subtract,
)
from quizkl.maths.derivation.term import Number as NumberTerm
from quizkl.maths.syntax.echo import echo
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
    Members,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Places,
    Product,
    Range,
    Sum,
    Symbol,
)
from quizkl.maths.syntax.tree import Index as EntryAt
from quizkl.maths.syntax.unreadable import Unreadable


def elaborate(expression: Expression, symbols: Symbols) -> Term | Unreadable:
    """The term, or why the expression does not fit the symbols (a vector where a number belongs, no range)."""
    try:
        return term(expression, Scope(symbols))
    except Unfit as unfit:
        return Unreadable(1, unfit.message, unfit.hint)
    except RecursionError:
        return Unreadable(1, "This is nested too deep.", "Write it in smaller parts.")


def term(expression: Expression, scope: Scope) -> Term:
    """The term of a number, or of the entry at ``scope.here``. Raises Unfit."""
    match expression:
        case Number(value):
            return NumberTerm(value)
        case Constant(symbol):
            return _constant(symbol)
        case Name(text):
            return _name(text, scope)
        case Negate(operand):
            return negate(term(operand, scope))
        case Percent(operand):
            return divide(term(operand, scope), NumberTerm(Fraction(100)))
        case Absolute(operand):
            return Applied("abs", term(operand, scope))
        case Factorial(operand):
            return Applied("factorial", term(operand, scope))
        case Binary(operator, left, right):
            return _binary(operator, left, right, scope)
        case Entry(base, index):
            return _entry(base, affine(index, scope), scope)
        case EntryAt(base, index):
            return _entry(base, Affine(None, index), scope)
        case Application():
            return applications.applied(expression, scope)
        case Sum(index, domain, body) | Product(index, domain, body):
            return _series(expression, index, domain, body, scope)
        case Expectation():
            return _expectation(expression, scope)
        case Derivative(variable, body):
            if isinstance(variable, Name) and isinstance(scope.symbols.declared.get(variable.text), Quantity):
                return Slope(variable.text, term(body, scope))
            raise Unfit(f"A derivative by `{echo(variable)}` is not taken here.", "Take it by a declared number.")
        case Call(function, arguments):
            return functions.called(function, arguments, scope)
        case _:
            raise Unfit(f"`{echo(expression)}` has no meaning in a derivation.", "")


def _constant(symbol: Symbol) -> Term:
    match symbol:
        case Symbol.PI:
            return Pi()
        case Symbol.E:
            return Applied("exp", ONE)
        case Symbol.INFINITY:
            raise Unfit("∞ is no number to calculate with here.", "")


def _name(text: str, scope: Scope) -> Term:
    match scope.bound.get(text):
        case Index(name, worth):
            return Counter(Affine(name)) if worth is None else worth
        case Variable(name):
            return Drawn(name)
    if text in scope.symbols.sizes:
        return Scalar(text)
    kind = scope.symbols.declared.get(text)
    match kind:
        case Quantity():
            return Scalar(text)
        case Parameter():
            raise Unfit(f"{text} is a parameter: it has no value of its own.", f"Write argmin_{text} or argmax_{text}.")
        case Normal() if isinstance(scope.here, Variable):
            return applications.density(text, Drawn(scope.here.name), scope)
        case Vector() | Distribution() | Empirical() if isinstance(scope.here, Affine):
            if isinstance(kind, Distribution) and len(kind.all_axes) > 1:
                raise Unfit(f"{text} is a distribution over several variables.", f"Write {text}(x, y).")
            return Cell(text, (0,), (scope.here,))
        case Vector() | Distribution() | Empirical() | Outcomes() | Sequences() | Autoregressive() | Normal():
            hint = f"Write an entry of it, {text}_i, under a sum."
            raise Unfit(
                f"{text} is not a single number.", hint if not isinstance(kind, Normal) else f"Write {text}(x)."
            )
        case _:
            raise Unfit(f"`{text}` is not a symbol of this derivation.", "")


def _binary(operator: Operator, left: Expression, right: Expression, scope: Scope) -> Term:
    if operator in (Operator.DOT, Operator.MATRIX_PRODUCT):
        return functions.summed(Binary(Operator.MULTIPLY, left, right), scope)
    first, second = term(left, scope), term(right, scope)
    match operator:
        case Operator.ADD:
            return Added((first, second))
        case Operator.SUBTRACT:
            return subtract(first, second)
        case Operator.DIVIDE:
            return divide(first, second)
        case Operator.POWER:
            return Raised(first, second)
        case _:
            return Multiplied((first, second))


def _entry(base: Expression, place: Affine, scope: Scope) -> Term:
    kind = scope.symbols.declared.get(base.text) if isinstance(base, Name) and base.text not in scope.bound else None
    match kind, base:
        case (Vector() | Empirical(), Name(text)):
            return Cell(text, (0,), (place,))
        case (Distribution() as distribution, Name(text)) if len(distribution.all_axes) == 1:
            return Cell(text, (0,), (place,))
        case (None, Call("softmax" | "log_softmax")):
            return term(base, scope.at(place))
        case (Outcomes() | Sequences(), Name(text)):
            raise Unfit(f"{text} holds outcomes, which are no numbers.", f"Write q({text}_j), the probability of one.")
        case _:
            raise Unfit(f"`{echo(base)}` has no entries.", "")


def _series(whole: Sum | Product, index: str, domain: Domain, body: Expression, scope: Scope) -> Term:
    kind = Series if isinstance(whole, Sum) else Chain
    worth: Term | None = None
    name = scope.new_name(index)
    match domain:
        case Range(lower, upper):
            first, last = affine(lower, scope), affine(upper, scope)
        case Places(values):
            first, last = Affine(None, 1), _upper(size_of_index(index, body, scope))
            if isinstance(values, Name) and isinstance(scope.symbols.declared.get(values.text), Vector):
                worth = Cell(values.text, (0,), (Affine(name),))
        case Members():
            raise Unfit("A sum over the entries of a vector is written with an index here.", "Write sum_j x_j.")
    inner = scope.binding(index, Index(name, worth))
    return kind(name, first, last, term(body, inner))


def _upper(size: str) -> Affine:
    return Affine(None, int(size)) if size.isdigit() else Affine(size)


def _expectation(expectation: Expectation, scope: Scope) -> Term:
    distribution, variable = expectation.distribution, expectation.variable
    found = applications.normal_of(distribution, scope)
    if found is not None:
        name = scope.new_name(variable or "x")
        drawn = Variable(name)
        inner = scope.binding(variable, drawn) if variable is not None else scope.at(drawn)
        return Defined("E", Mean(name, *found, term(expectation.body, inner)))
    if variable is not None:
        return _expectation_over(variable, expectation, scope)
    if isinstance(distribution, Name):
        kind = scope.symbols.declared.get(distribution.text)
        size = extent(kind) if kind is not None and _is_simple(kind) else None
        if size is not None:
            name = scope.new_name("i")
            here = scope.at(Affine(name))
            body = Multiplied((term(distribution, here), term(expectation.body, here)))
            return Defined("E", Series(name, Affine(None, 1), _upper(size), body))
    raise Unfit(f"An expectation under `{echo(distribution)}` has no meaning here.", "Write E_{x~p}[...].")


def _is_simple(kind: object) -> bool:
    return isinstance(kind, Empirical) or (isinstance(kind, Distribution) and len(kind.all_axes) == 1)


def _expectation_over(variable: str, expectation: Expectation, scope: Scope) -> Term:
    distribution = expectation.distribution
    probability = distribution
    if isinstance(distribution, Name):
        probability = Application(distribution, (Name(variable),))
    elif not isinstance(distribution, Application):
        raise Unfit(f"An expectation under `{echo(distribution)}` has no meaning here.", "Write E_{x~p}[...].")
    size = size_of_index(variable, probability, scope)
    name = scope.new_name(variable)
    worth: Term | None = None
    values = expectation.values
    if isinstance(values, Name) and isinstance(scope.symbols.declared.get(values.text), Vector):
        worth = Cell(values.text, (0,), (Affine(name),))
    inner = scope.binding(variable, Index(name, worth))
    body = Multiplied((term(probability, inner), term(expectation.body, inner)))
    return Defined("E", Series(name, Affine(None, 1), _upper(size), body))
