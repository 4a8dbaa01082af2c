"""A line of a derivation to its mark: refuted at once where it can be, else proved in what time there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

import torch

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved, SameSampled
from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.finding import Following, Mark, NoValue, Proved, Refuted, Sampled, Unequal
from quizkl.maths.derivation.line import LEMMAS, Equation, Optimum, Reason, Relation, Statement, Value
from quizkl.maths.derivation.plain import comparison, for_positive_bases, is_plain
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.step import Misplaced, next_statement
from quizkl.maths.derivation.symbols import Quantity, Symbols
from quizkl.maths.derivation.term import ZERO, Slope, Term
from quizkl.maths.engine.derivation.constant import changing, proved_constant
from quizkl.maths.engine.derivation.differentiate import NoDerivativeError, derivative
from quizkl.maths.engine.derivation.diverging import never_converges
from quizkl.maths.engine.derivation.equal import proved_equal
from quizkl.maths.engine.derivation.evaluate import TooLongError
from quizkl.maths.engine.derivation.lemmas import lemma_for
from quizkl.maths.engine.derivation.order import Doubt, better_elsewhere, disagreement, proved_same_place
from quizkl.maths.engine.derivation.refute import refutation
from quizkl.maths.engine.derivation.stationary import other_solution, proved_same_solutions
from quizkl.maths.engine.equality.compare import Sampling, sampled
from quizkl.maths.engine.equality.prove import proved
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.echo import shown_name
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable

UNPROVED = NotDecided("it holds wherever it was tried, but no proof was found")
_NEEDS_A_LEMMA = NotDecided("it holds wherever it was tried; which inequality is it (jensen, gibbs, log-sum, ...)?")
_NOT_TRIED = NotDecided("it could not be tried at points")


@dataclass(frozen=True, slots=True)
class Begun:
    """What points have shown; ``prove`` takes the seconds that it may use and looks for a proof."""

    found: Mark
    prove: Callable[[float], Mark] | None = None


class _Unfit(Exception):
    """Something in the line has no meaning with these symbols."""

    def __init__(self, problem: Unreadable) -> None:
        super().__init__(problem.message)
        self.problem = problem


@lru_cache(maxsize=64)
def _symbols(texts: tuple[tuple[str, str], ...]) -> Symbols | SymbolProblem:
    return read_symbols(dict(texts))


def begin(following: Following) -> Begun:
    """Tries to refute the line. What cannot be tried is not decided."""
    symbols = _symbols(following.symbols)
    if isinstance(symbols, SymbolProblem):
        return Begun(NotDecided(symbols.message))
    after = next_statement(following.before, following.line)
    if isinstance(after, Misplaced):
        return Begun(NotDecided(after.message))
    try:
        with one_thread():
            begun = _compared(following, after, symbols) or _begin(following, after, symbols)
    except _Unfit as unfit:
        return Begun(NotDecided(unfit.problem.message))
    except (TooLongError, NoDerivativeError):
        return Begun(_NOT_TRIED)
    return Begun(begun.found, None if begun.prove is None else partial(_in_one_thread, begun.prove))


def _in_one_thread(prove: Callable[[float], Mark], seconds: float) -> Mark:
    with one_thread():
        return prove(seconds)


@contextmanager
def one_thread() -> Iterator[None]:
    """A few thousand points are too few to share out: waiting for another thread takes longer than computing."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _compared(following: Following, after: Statement, symbols: Symbols) -> Begun | None:
    """A line of ordinary algebra is a comparison; None where it is something else, or points say nothing."""
    before, line = following.before, following.line
    if not isinstance(before, Value) or not isinstance(after, Value) or line.relation is not Relation.EQUAL:
        return None
    if line.left is not None or not all(is_plain(side.expression, symbols) for side in (before, after)):
        return None
    question = comparison(before.expression, after.expression, symbols)
    first = sampled(question)
    bases: tuple[str, ...] = ()
    if isinstance(first.found, Different):
        question, bases = for_positive_bases(question)
        again = sampled(question) if bases else first
        first, bases = (again, bases) if isinstance(again.found, SameSampled | SameProved) else (first, ())
    if isinstance(first.found, NotDecided):
        return None
    remark = f"For {' and '.join(f'{shown_name(name)} > 0' for name in bases)}." if bases else None
    prove = partial(_after_comparison, question, first, remark) if first.provable else None
    return Begun(_mark(first.found, remark), prove)


def _after_comparison(question: Comparison, first: Sampling, remark: str | None, seconds: float) -> Mark:
    return _mark(proved(question, first, seconds), remark)


def _mark(found: Sameness, remark: str | None = None) -> Mark:
    match found:
        case SameProved(on_domain):
            return Proved(None, remark or on_domain)
        case SameSampled(points, _):
            return Sampled(points)
        case Different(at, given, reference):
            setting = tuple((name, float(value)) for name, value in at.items() if isinstance(value, Decimal))
            sides = [float(side) if isinstance(side, Decimal) else None for side in (given, reference)]
            return Unequal(setting, *sides)
        case NotDecided():
            return found


def _begin(following: Following, after: Statement, symbols: Symbols) -> Begun:
    match following.before, after:
        case Value(old), Value(new):
            return _values(old, new, following, symbols)
        case Optimum() as before, Optimum() as optimum:
            return _optima(before, optimum, symbols)
        case ((Optimum() | Equation()), Equation() as equation):
            return _equations(following.before, equation, symbols)
        case _:
            return Begun(NotDecided("a line of this kind cannot follow the line before it"))


def _term(expression: Expression, symbols: Symbols) -> Term:
    term = elaborate(expression, symbols)
    if isinstance(term, Unreadable):
        raise _Unfit(term)
    return term


def _begun(refuted: Refuted | None, prove: Callable[[], bool]) -> Begun:
    return Begun(refuted) if refuted is not None else Begun(UNPROVED, lambda _: Proved() if prove() else UNPROVED)


def _values(old: Expression, new: Expression, following: Following, symbols: Symbols) -> Begun:
    line = following.line
    first, second = _term(old, symbols), _term(new, symbols)
    middle = first if line.left is None else _term(line.left, symbols)
    if line.left is not None and line.left != old:
        refuted = refutation(first, middle, Relation.EQUAL, symbols)
        if refuted is not None:
            return Begun(refuted)
    if line.relation is Relation.UP_TO_CONSTANT:
        changed = changing(middle, second, line.constant_in, symbols)
        same = partial(proved_constant, middle, second, line.constant_in, symbols)
        return _begun(changed, lambda: proved_equal(first, middle, symbols) and same())
    unequal = refutation(middle, second, line.relation, symbols)
    if unequal is not None:
        return Begun(unequal)
    return Begun(UNPROVED, partial(_prove_values, (first, middle, second), line.relation, line.reason, symbols))


def _prove_values(
    terms: tuple[Term, Term, Term], relation: Relation, reason: Reason | None, symbols: Symbols, _: float
) -> Mark:
    first, middle, second = terms
    if first is not middle and not proved_equal(first, middle, symbols):
        return UNPROVED
    if proved_equal(middle, second, symbols):
        return Proved()
    if relation is Relation.EQUAL:
        return NoValue() if never_converges(second, symbols) and not never_converges(middle, symbols) else UNPROVED
    larger, smaller = (second, middle) if relation is Relation.AT_MOST else (middle, second)
    lemma = lemma_for(larger, smaller, reason, symbols)
    if lemma is None:
        return UNPROVED if reason in LEMMAS else _NEEDS_A_LEMMA
    remark = (
        f"It follows by {lemma.value}, not by {reason.value}." if reason in LEMMAS and reason is not lemma else None
    )
    return Proved(lemma, remark)


def _equations(before: Statement, equation: Equation, symbols: Symbols) -> Begun:
    """The line must have the same solutions for one of the variables."""
    after = (_term(equation.left, symbols), _term(equation.right, symbols))
    refuted: Refuted | None = None
    open_ones: list[tuple[Term, Term]] = []
    for variable in equation.variables:
        if not isinstance(symbols.declared.get(variable), Quantity):
            continue
        sides = _sides(before, variable, symbols)
        found = other_solution(_for_points(sides, variable), after, variable, symbols)
        if found is None:
            open_ones.append(sides)
        refuted = refuted or found
    if not open_ones:
        return Begun(refuted if refuted is not None else NotDecided("its variable is no declared number"))
    return _begun(None, lambda: any(proved_same_solutions(sides, after, symbols) for sides in open_ones))


def _optima(before: Optimum, after: Optimum, symbols: Symbols) -> Begun:
    terms = (_term(before.expression, symbols), _term(after.expression, symbols))
    found = disagreement(before, after, terms, symbols)
    if not isinstance(found, Doubt):
        return _begun(found, lambda: proved_same_place(before, after, terms, symbols))
    return Begun(UNPROVED, lambda _: better_elsewhere(before, after, terms, found, symbols) or UNPROVED)


def _sides(before: Statement, variable: str, symbols: Symbols) -> tuple[Term, Term]:
    match before:
        case Equation(left, right):
            return _term(left, symbols), _term(right, symbols)
        case Optimum(_, _, expression) | Value(expression):
            return Slope(variable, _term(expression, symbols)), ZERO


def _for_points(sides: tuple[Term, Term], variable: str) -> tuple[Term, Term]:
    """The derivative taken once, not at every evaluation."""
    match sides[0]:
        case Slope(name, body) if name == variable:
            return derivative(body, variable), sides[1]
        case _:
            return sides
