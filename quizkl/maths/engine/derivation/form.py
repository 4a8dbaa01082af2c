"""The normal form: a sum of monomials, each a product of powers under the sums that its indices are bound by.

``3 · Σ_i Σ_j p_i q_j² ln p_i`` is one monomial with its coefficient. Two expressions whose forms are equal are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quizkl.maths.derivation.term import Affine, Cell, Counter, Drawn, Next, Number, Pi, Scalar


@dataclass(frozen=True, slots=True)
class Log:
    """The logarithm of what cannot be taken apart: a single atom, a prime number, a sum."""

    inner: Form


@dataclass(frozen=True, slots=True)
class Exponential:
    """e to a monomial; its coefficient is the exponent of this atom. Of the empty monomial it is the number e."""

    power: Monomial


@dataclass(frozen=True, slots=True)
class Bracket:
    """A sum that is raised to a power which is no positive whole number."""

    inner: Form


@dataclass(frozen=True, slots=True)
class Function:
    """Any other function of one argument."""

    name: str
    inner: Form


@dataclass(frozen=True, slots=True)
class Ordered:
    """1 where index ``low`` is not after index ``high``, else 0."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """The product over all places of an index of an atom whose sign is not known."""

    index: str
    size: str
    inner: Form


@dataclass(frozen=True, slots=True)
class Averaged:
    """The expectation, under a normal density, of what is no polynomial in the variable."""

    variable: str
    mu: Form
    sigma: Form
    inner: Form


Atom = (
    Number
    | Pi
    | Scalar
    | Counter
    | Cell
    | Next
    | Drawn
    | Log
    | Exponential
    | Bracket
    | Function
    | Ordered
    | Repeated
    | Averaged
)


@dataclass(frozen=True, slots=True)
class Monomial:
    """``sums`` are the bound indices with the sizes they run to, ``factors`` the atoms with their exponents."""

    sums: tuple[tuple[str, str], ...] = ()
    factors: tuple[tuple[Atom, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Monomials with their coefficients, none of them 0, in a fixed order; no monomial at all is the number 0."""

    terms: tuple[tuple[Monomial, Fraction], ...] = ()

    @property
    def constant(self) -> Fraction | None:
        """Its value, where it is a number."""
        match self.terms:
            case ():
                return Fraction(0)
            case ((Monomial((), ()), coefficient),):
                return coefficient
            case _:
                return None


class NoFormError(Exception):
    """What has no normal form here, with why."""


ONE_MONOMIAL = Monomial()
LARGEST = 600
"""Monomials of a form."""


def collect(pairs: list[tuple[Monomial, Fraction]]) -> Form:
    """The form of monomials that may come several times. Raises NoFormError where there are too many."""
    found: dict[Monomial, Fraction] = {}
    for monomial, coefficient in pairs:
        found[monomial] = found.get(monomial, Fraction(0)) + coefficient
    kept = [(monomial, coefficient) for monomial, coefficient in found.items() if coefficient]
    if len(kept) > LARGEST:
        raise NoFormError("it becomes too long when it is written out")
    return Form(tuple(sorted(kept, key=lambda pair: monomial_key(pair[0]))))


def number(value: Fraction | int) -> Form:
    return Form(((ONE_MONOMIAL, Fraction(value)),)) if value else Form()


def single(atom: Atom, exponent: Fraction | int = 1) -> Form:
    return Form(((Monomial((), ((atom, Fraction(exponent)),)), Fraction(1)),))


def plus(*forms: Form) -> Form:
    return collect([pair for form in forms for pair in form.terms])


def scaled(form: Form, by: Fraction | int) -> Form:
    return Form(tuple((monomial, coefficient * by) for monomial, coefficient in form.terms)) if by else Form()


def minus(left: Form, right: Form) -> Form:
    return plus(left, scaled(right, -1))


@lru_cache(maxsize=65536)
def atom_key(atom: Atom) -> str:
    """A text to order atoms by."""
    return repr(atom)


@lru_cache(maxsize=65536)
def monomial_key(monomial: Monomial) -> tuple[int, str]:
    return len(monomial.sums), repr(monomial)


def inner_forms(atom: Atom) -> tuple[Form, ...]:
    """The forms inside an atom."""
    match atom:
        case Log(inner) | Bracket(inner) | Function(_, inner) | Repeated(_, _, inner):
            return (inner,)
        case Exponential(power):
            return (Form(((power, Fraction(1)),)),)
        case Averaged(_, mu, sigma, inner):
            return (mu, sigma, inner)
        case _:
            return ()


@lru_cache(maxsize=65536)
def height(atom: Atom) -> int:
    """How deep sums are nested inside an atom; names of bound indices are drawn from their height, so never clash."""
    heights = [_monomial_height(monomial) for form in inner_forms(atom) for monomial, _ in form.terms]
    own = 1 if isinstance(atom, Repeated | Averaged) else 0
    return max(heights, default=0) + own


def _monomial_height(monomial: Monomial) -> int:
    inner = max((height(atom) for atom, _ in monomial.factors), default=0)
    return inner + 1 if monomial.sums else inner


def _place_names(place: Affine | Cell) -> frozenset[str]:
    if isinstance(place, Cell):
        return frozenset[str]().union(*map(_place_names, place.places))
    return frozenset() if place.of is None else frozenset({place.of})


@lru_cache(maxsize=65536)
def mentioned(atom: Atom) -> frozenset[str]:
    """The names of indices and sizes in places, and of drawn variables, that an atom mentions and does not bind."""
    match atom:
        case Counter(place):
            return _place_names(place)
        case Cell():
            return _place_names(atom)
        case Next(_, _, row, place):
            return _place_names(place) | (_place_names(row) if row is not None else frozenset())
        case Ordered(low, high):
            return frozenset({low, high})
        case Drawn(variable):
            return frozenset({variable})
        case Repeated(index, _, inner):
            return mentioned_in(inner) - {index}
        case Averaged(variable, mu, sigma, inner):
            return (mentioned_in(inner) - {variable}) | mentioned_in(mu) | mentioned_in(sigma)
        case _:
            return frozenset[str]().union(*map(mentioned_in, inner_forms(atom)))


@lru_cache(maxsize=65536)
def mentioned_in(form: Form) -> frozenset[str]:
    return frozenset[str]().union(*(mentioned_by(monomial) for monomial, _ in form.terms))


@lru_cache(maxsize=65536)
def mentioned_by(monomial: Monomial) -> frozenset[str]:
    found = frozenset[str]().union(*(mentioned(atom) for atom, _ in monomial.factors))
    return found - {index for index, _ in monomial.sums}


def atoms_in(form: Form) -> list[Atom]:
    """Every atom, those inside atoms as well."""
    found: list[Atom] = []
    waiting = [form]
    while waiting:
        for monomial, _ in waiting.pop().terms:
            for atom, _ in monomial.factors:
                found.append(atom)
                waiting.extend(inner_forms(atom))
    return found
