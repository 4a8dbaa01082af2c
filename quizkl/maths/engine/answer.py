"""An inquiry to its finding: torch first, then the exact form in what time is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from quizkl.maths.engine.agreement import agree, beyond_float64, digits_from, value_from
from quizkl.maths.engine.budget import BudgetSpent, budget
from quizkl.maths.engine.cancelling import cancels
from quizkl.maths.engine.distributions import kind_of
from quizkl.maths.engine.exact.digits import digits_of
from quizkl.maths.engine.exact.evaluate import ExactEvaluation
from quizkl.maths.engine.exact.evaluate import evaluate as evaluate_exactly
from quizkl.maths.engine.exact.written import Written, written
from quizkl.maths.engine.forest import values_of
from quizkl.maths.engine.nested import Nested, NestedValue
from quizkl.maths.engine.novalue import NoValueError, TooLargeError, TorchOnlyError
from quizkl.maths.engine.numeric.array import Array, NumericValue
from quizkl.maths.engine.numeric.evaluate import Outcome, evaluate
from quizkl.maths.engine.quantities import resolved
from quizkl.maths.engine.rounding.interval import interval_of
from quizkl.maths.engine.terms import terms_of
from quizkl.maths.inquiry import Computed, Digits, Finding, Inquiry, Undefined, Value
from quizkl.maths.syntax.tree import Expression

TOO_SLOW = "the exact form took too long"
TOO_BIG = "the exact form is too large"
NOT_ASKED = "the exact form was not asked for"

LOST = "float64 loses it on the way: only sympy computes it"

FORM_SECONDS = 0.3
"""How long the exact form may be looked for when the digits are known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What torch found. ``settled`` says that no exact form could change it."""

    finding: Finding
    settled: bool


def draft(inquiry: Inquiry) -> Draft:
    """The finding of torch alone, with the rounding interval and the terms."""
    try:
        quantities = resolved(inquiry.expression, inquiry.given, _numeric_quantity)
        outcome = evaluate(inquiry.expression, quantities)
        if outcome.reason is not None:
            return Draft(Undefined(outcome.reason), settled=False)
        value = _plain(outcome)
    except NoValueError as nothing:
        return Draft(Undefined(nothing.reason), settled=False)
    except RecursionError:
        return Draft(Undefined("this is nested too deeply to compute"), settled=True)
    finding = Computed(
        value=value,
        digits=digits_from(value),
        interval=interval_of(inquiry, value),
        terms=terms_of(inquiry.expression, quantities) if inquiry.terms else None,
        unchecked=TOO_SLOW if inquiry.exact else NOT_ASKED,
        others=values_of(inquiry.others, inquiry.given) if inquiry.others else (),
    )
    return Draft(finding, settled=False)


def completed(inquiry: Inquiry, first: Draft, seconds: float) -> Finding:
    """The finding with the exact form added, as far as ``seconds`` allow.

    The exact form has the last word on whether there is a value at all: float64 takes 0.3 - 0.2 - 0.1 for something,
    tan(π/2) for a number, and 1000!/998! for too large. For the main thread only (see ``budget``).
    """
    if first.settled or not inquiry.exact:
        return first.finding
    started = monotonic()
    try:
        with budget(seconds):
            quantities = resolved(inquiry.expression, inquiry.given, _exact_quantity)
            exact = evaluate_exactly(inquiry.expression, quantities)
            digits = digits_of(exact)
    except NoValueError as nothing:
        return first.finding if isinstance(first.finding, Undefined) else Undefined(nothing.reason)
    except TorchOnlyError as only:
        return _unchecked(first.finding, f"only torch computes {only.function}")
    except TooLargeError:
        return _unchecked(first.finding, TOO_BIG)
    except (BudgetSpent, RecursionError, MemoryError):
        return _unchecked(first.finding, TOO_SLOW)
    except Exception as error:  # sympy raises what it likes; torch's value stands
        return _unchecked(first.finding, f"the exact form could not be computed ({type(error).__name__})")
    left = seconds - (monotonic() - started)
    found = _joined(first.finding, digits, _form(exact, digits, min(left, FORM_SECONDS)))
    return _lost(found, inquiry) if isinstance(found, Computed) and found.engines_agree is False else found


def _lost(found: Computed, inquiry: Inquiry) -> Computed:
    """The finding of engines that do not agree; the exact one where float64 cannot be expected to."""
    quantities = resolved(inquiry.expression, inquiry.given, _numeric_quantity)
    if not cancels(inquiry.expression, quantities, found.value, found.digits):
        return found
    return replace(found, value=value_from(found.digits), engines_agree=None, unchecked=LOST)


def _form(exact: Nested, digits: Digits, seconds: float) -> Written | None:
    """The exact form as text, or None when it is long, slow, or nothing that can be written."""
    try:
        with budget(seconds):
            return written(exact, digits)
    except (BudgetSpent, Exception):  # what cannot be written is left out
        return None


def _joined(finding: Finding, digits: Digits, form: Written | None) -> Finding:
    line, tex = (form.line, form.tex) if form else (None, None)
    if not isinstance(finding, Computed):
        return finding if beyond_float64(digits) else Computed(value_from(digits), digits, line, tex, unchecked=LOST)
    agreed = agree(finding.value, digits)
    return replace(finding, digits=digits, exact_line=line, exact_tex=tex, engines_agree=agreed, unchecked=None)


def _unchecked(finding: Finding, why: str) -> Finding:
    return replace(finding, unchecked=why) if isinstance(finding, Computed) else finding


def _numeric_quantity(expression: Expression, known: Mapping[str, NumericValue]) -> NumericValue:
    outcome = evaluate(expression, known)
    if outcome.reason is not None:
        raise NoValueError(outcome.reason)
    return outcome.value


def _exact_quantity(expression: Expression, known: Mapping[str, NestedValue]) -> NestedValue:
    return ExactEvaluation(known).value(expression)


def _plain(outcome: Outcome) -> Value:
    if not isinstance(outcome.value, Array):
        raise NoValueError(f"{kind_of(outcome.value)} is not a number: ask for its mean, entropy, pdf, ...")
    return _value(outcome.value.data.tolist())


def _value(data: Any) -> Value:
    """Without the sign of a zero: -0.0 is 0."""
    return tuple(_value(part) for part in data) if isinstance(data, list) else float(data) + 0.0
