"""Proofs that two expressions are equal wherever both have a real value, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable

import sympy

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved, SameSampled
from quizkl.maths.engine.budget import BudgetSpent, budget
from quizkl.maths.engine.equality.at_point import value_at
from quizkl.maths.engine.equality.ball import digits
from quizkl.maths.engine.equality.compare import Sampling
from quizkl.maths.engine.equality.domain import standings
from quizkl.maths.engine.equality.sorts import variables_of
from quizkl.maths.engine.equality.sympy_form import Form, NoFormError, form_of, symbols_for
from quizkl.maths.engine.equality.written import FIGURES, as_digits

SECONDS = 0.5
"""How long a proof may be looked for: what points have shown stands anyway."""

LARGEST_POWER = 60
"""Sums to a higher power are not multiplied out."""
LARGEST_MULTIPLE = 12
"""The sine of a greater multiple of an angle is not written in that angle."""


def proved(comparison: Comparison, first: Sampling, seconds: float, most: float = SECONDS) -> Sameness:
    """The outcome of the points, with a proof where one is found within ``seconds``, and within ``most``.

    For the main thread only (see ``budget``).
    """
    found = first.found
    if not isinstance(found, SameSampled):
        return found
    try:
        with budget(min(seconds, most)):
            return _decided(comparison, found)
    except (BudgetSpent, NoFormError, RecursionError, MemoryError):
        return found
    except Exception:  # sympy raises what it likes; the points stand
        return found


def _decided(comparison: Comparison, found: SameSampled) -> Sameness:
    if comparison.given == comparison.reference:
        return SameProved(found.remark)
    variables = variables_of(comparison)
    symbols = symbols_for(variables, standings(comparison, variables))
    given, reference = form_of(comparison.given, symbols), form_of(comparison.reference, symbols)
    difference = given - reference
    if given == reference or difference == 0:
        return SameProved(found.remark)
    if difference.is_Rational and not variables:  # e^1000000 and one more agree to more digits than are computed
        with digits(FIGURES):
            sides = [as_digits(value_at(side, {})) for side in (comparison.given, comparison.reference)]
        return Different({}, sides[0], sides[1], f"They differ by {-difference}.")
    return SameProved(found.remark) if any(step(difference) == 0 for step in _STEPS) else found


def _numerator(difference: Form) -> Form:
    """Over one denominator, multiplied out: 0 for equal rational functions of anything."""
    return _multiplied_out(sympy.fraction(sympy.together(difference))[0])


def _multiplied_out(form: Form) -> Form:
    if any(_is_large(power) for power in form.atoms(sympy.Pow)):
        return form
    return sympy.expand(form)


def _is_large(power: Form) -> bool:
    return bool(power.base.is_Add and power.exp.is_Integer and abs(power.exp) > LARGEST_POWER)


def _logarithms_apart(difference: Form) -> Form:
    """ln(xy) as ln x + ln y, where the domain allows it."""
    return _numerator(sympy.expand_log(difference))


def _circle(difference: Form) -> Form:
    """Sums and multiples of angles taken apart, and sin² as 1 - cos²."""
    if any(_is_large_multiple(wave.args[0]) for wave in difference.atoms(sympy.sin, sympy.cos)):
        return difference
    numerator = sympy.fraction(sympy.together(sympy.expand_trig(sympy.expand_log(difference))))[0]
    return _multiplied_out(_multiplied_out(numerator).replace(_is_square_of_sine, _in_cosine))


def _is_large_multiple(angle: Form) -> bool:
    return any(abs(part.as_coeff_Mul()[0]) > LARGEST_MULTIPLE for part in sympy.Add.make_args(angle))


def _is_square_of_sine(form: Form) -> bool:
    return isinstance(form, sympy.Pow) and isinstance(form.base, sympy.sin) and form.exp.is_Integer and form.exp >= 2


def _in_cosine(power: Form) -> Form:
    half, odd = divmod(int(power.exp), 2)
    return (1 - sympy.cos(power.base.args[0]) ** 2) ** half * power.base**odd


def _simplified(difference: Form) -> Form:
    return sympy.simplify(difference)


_STEPS: tuple[Callable[[Form], Form], ...] = (
    _numerator,
    _logarithms_apart,
    _circle,
    sympy.combsimp,
    _simplified,
)
