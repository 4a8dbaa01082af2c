"""A request to work something out, answered within its time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quizkl.maths.engine.budget import BudgetSpent, budget
from quizkl.maths.engine.nested import entries
from quizkl.maths.engine.novalue import NoValueError, TooLargeError, TorchOnlyError
from quizkl.maths.engine.worked.amount import Amount
from quizkl.maths.engine.worked.arrays import array_links
from quizkl.maths.engine.worked.piece import Piece, Precision, links_of
from quizkl.maths.engine.worked.quantities import Quantities, amount_of
from quizkl.maths.engine.worked.symbols import Symbols
from quizkl.maths.engine.worked.workout import TooMuchError, Workout
from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.worked import Line, Work, Worked, WorkedOut

LEAST_WORKING = 4
"""Decimals of the numbers on the way, if fewer are asked for."""

MOST_DECIMALS = 30
EXACT_SHARE = 0.5
"""Of the time, before torch's numbers have to do."""

TOO_SLOW = "not decided: working this out took longer than it may"


def worked_out(work: Work, seconds: float) -> WorkedOut:
    """The lines of ``work``. For the main thread only (see ``budget``)."""
    try:
        try:
            with budget(EXACT_SHARE * seconds):
                return _worked_out(work, Quantities(dict(work.given)))
        except BudgetSpent:
            with budget((1 - EXACT_SHARE) * seconds):
                return _worked_out(work, Quantities(dict(work.given), float64=True))
    except NoValueError as nothing:
        return Undefined(nothing.reason)
    except (TooLargeError, TorchOnlyError):
        return Undefined("its numbers are too large or too small to be written down")
    except (BudgetSpent, RecursionError, MemoryError):
        return NotDecided(TOO_SLOW)


def _worked_out(work: Work, quantities: Quantities) -> WorkedOut:
    precision = _precision(work, quantities)
    symbols = Symbols(quantities)
    workout = Workout(symbols, work.earlier, precision, done=set(work.known))
    try:
        workout.run(work.expression)
        lines = workout.lines
    except (TooMuchError, TooLargeError, NoValueError, RecursionError):
        lines = [_just_the_value(work, quantities, precision)]
        symbols.where.clear()
    last = lines[-1]
    if isinstance(last, Line):
        lines[-1] = replace(last, unit=work.unit)
    return Worked(tuple(lines), dict(symbols.where))


def _just_the_value(work: Work, quantities: Quantities, precision: Precision) -> Line:
    """For what has more steps than anyone would read."""
    if quantities.shape(work.expression):
        return Line(work.expression, array_links(work.expression, work.expression, quantities, precision.final))
    amount = quantities.amount(work.expression)
    if amount is None:
        raise NoValueError("this is too long to be worked out")
    return Line(work.expression, links_of(Piece(work.expression, amount), precision))


def _precision(work: Work, quantities: Quantities) -> Precision:
    if work.decimals is not None:
        final = min(max(work.decimals, 0), MOST_DECIMALS)
    else:
        quantities.shape(work.expression)
        amounts = [amount_of(value) for value in entries(quantities.value(work.expression))]
        final = _decimals_of_figures(amounts, work.figures or LEAST_WORKING)
    return Precision(max(LEAST_WORKING, final), final)


def _decimals_of_figures(amounts: list[Amount], figures: int) -> int:
    """As many decimals as the smallest of the numbers needs to have so many significant figures."""
    sizes = [abs(amount.digits) for amount in amounts if amount.digits.is_finite() and amount.digits != 0]
    smallest = min(sizes, default=Decimal(1))
    return min(max(figures - 1 - smallest.adjusted(), 0), MOST_DECIMALS)
