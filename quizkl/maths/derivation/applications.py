"""What a distribution gives its arguments: probabilities, marginals, conditionals, densities, whole sequences."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.derivation import elaborate
from quizkl.maths.derivation.places import affine, axes_of, names_of, place
from quizkl.maths.derivation.scope import Scope, Unfit, Variable
from quizkl.maths.derivation.symbols import Autoregressive, Distribution, Empirical, Normal, Sequences
from quizkl.maths.derivation.term import (
    TWO,
    Affine,
    Applied,
    Cell,
    Chain,
    Defined,
    Multiplied,
    Next,
    Number,
    Pi,
    Raised,
    Term,
    divide,
    negate,
    square,
    subtract,
)
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Application, Call, Entry, Expression, Name, Prefix
from quizkl.maths.syntax.tree import Index as EntryAt

_HALF = Number(Fraction(1, 2))


def applied(application: Application, scope: Scope) -> Term:
    """``p(x)``, ``p(x, y)``, ``p(y|x)``, ``p(x_t | x_{<t})``. Raises Unfit."""
    base = application.base
    kind = scope.symbols.declared.get(base.text) if isinstance(base, Name) and base.text not in scope.bound else None
    match kind, base:
        case (Distribution() as distribution, Name(text)):
            return _probability(text, distribution, application, scope)
        case (Empirical(), Name(text)) if len(application.arguments) == 1 and not application.given:
            return Cell(text, (0,), (place(application.arguments[0], scope),))
        case (Normal(), Name(text)) if len(application.arguments) == 1 and not application.given:
            return density(text, elaborate.term(application.arguments[0], scope), scope)
        case (Autoregressive() as chain, Name(text)):
            return _sequence(text, chain, application, scope)
        case _:
            raise Unfit(f"`{echo(application)}` has no meaning here.", "A distribution is declared as a symbol.")


def _probability(base: str, kind: Distribution, application: Application, scope: Scope) -> Term:
    arguments, given = application.arguments, application.given
    axes = axes_of(base, kind, names_of((*arguments, *given)))
    places = tuple(place(part, scope) for part in (*arguments, *given))
    own = tuple(range(len(kind.axes), len(kind.all_axes)))
    if own:
        behind = set(axes[len(arguments) :])
        if behind != set(own):
            names = ", ".join(axis.name or "x" for axis in kind.given)
            raise Unfit(f"{base} is a distribution on the condition of {names}.", f"Write {base}(... | {names}).")
        return cell(base, axes, places)
    whole = cell(base, axes, places)
    if not given:
        return whole
    count = len(arguments)
    return Defined("|", divide(whole, cell(base, axes[count:], places[count:])))


def cell(base: str, axes: tuple[int, ...], places: tuple[Affine | Cell, ...]) -> Cell:
    """The entry with its axes in order."""
    ordered = sorted(zip(axes, places, strict=True), key=lambda pair: pair[0])
    return Cell(base, tuple(axis for axis, _ in ordered), tuple(where for _, where in ordered))


def density(name: str, at: Term, scope: Scope) -> Term:
    """The density of a declared normal."""
    kind = scope.symbols.declared[name]
    assert isinstance(kind, Normal)
    mu, sigma = _parameters(kind, scope)
    return Defined("density", normal_density(mu, sigma, at))


def normal_density(mu: Term, sigma: Term, at: Term) -> Term:
    """exp(-(x - mu)^2 / (2 sigma^2)) / (sigma sqrt(2 pi))."""
    exponent = negate(divide(square(subtract(at, mu)), Multiplied((TWO, square(sigma)))))
    scale = Multiplied((sigma, Raised(Multiplied((TWO, Pi())), _HALF)))
    return divide(Applied("exp", exponent), scale)


def _parameters(kind: Normal, scope: Scope) -> tuple[Term, Term]:
    outside = Scope(scope.symbols, {}, None, scope.fresh)
    return elaborate.term(kind.mu, outside), elaborate.term(kind.sigma, outside)


def normal_of(expression: Expression, scope: Scope) -> tuple[Term, Term] | None:
    """Mean and standard deviation, where the expression is a normal distribution."""
    match expression:
        case Name(text) if text not in scope.bound:
            kind = scope.symbols.declared.get(text)
            return _parameters(kind, scope) if isinstance(kind, Normal) else None
        case Call("normal", (mu, sigma)):
            plain = scope.at(None) if isinstance(scope.here, Variable) else scope
            return elaborate.term(mu, plain), elaborate.term(sigma, plain)
        case Application(Name(), (_,), ()) if isinstance(expression.base, Name):
            return normal_of(expression.base, scope)
        case _:
            return None


def _sequence(base: str, kind: Autoregressive, application: Application, scope: Scope) -> Term:
    """``p(x)``, ``p(x_j)`` of a whole sequence; ``p(x_t | x_{<t})`` of its next token."""
    arguments, given = application.arguments, application.given
    if len(arguments) != 1 or len(given) > 1:
        raise Unfit(f"`{echo(application)}` has no meaning here.", f"Write {base}(x) or {base}(x_t | x_{{<t}}).")
    data, places = _places_in(arguments[0], scope)
    sequences = scope.symbols.declared.get(data)
    if not isinstance(sequences, Sequences) or sequences.length != kind.length:
        raise Unfit(f"{base} is a distribution over sequences of length {kind.length}.", "Declare x: sequence(n).")
    rows = 0 if sequences.count is None else 1
    row = places[0] if rows and places else None
    if len(places) == rows and not given:
        index = scope.new_name("t")
        body = Next(base, data, row, Affine(index))
        return Defined("sequence", Chain(index, Affine(None, 1), Affine(kind.length), body))
    if len(places) == rows + 1:
        first = Next(base, data, row, places[-1])
        if not given and places[-1] == Affine(None, 1):
            return first
        if given and _is_prefix(given[0], arguments[0]):
            return first
    raise Unfit(f"`{echo(application)}` is no token on the condition of those before it.", "Write p(x_t | x_{<t}).")


def _places_in(argument: Expression, scope: Scope) -> tuple[str, tuple[Affine, ...]]:
    places: list[Affine] = []
    while isinstance(argument, Entry | EntryAt):
        match argument:
            case Entry(base, index):
                places.insert(0, affine(index, scope))
                argument = base
            case EntryAt(base, number):
                places.insert(0, Affine(None, number))
                argument = base
    return (argument.text if isinstance(argument, Name) else ""), tuple(places)


def _is_prefix(given: Expression, argument: Expression) -> bool:
    """Whether it is ``x_{<t}`` where the argument is ``x_t``."""
    match given, argument:
        case (Prefix(base, before), Entry(other, index)):
            return base == other and before == index
        case (Prefix(base, before), EntryAt(other, number)):
            return base == other and str(getattr(before, "value", "")) == str(number)
        case _:
            return False
