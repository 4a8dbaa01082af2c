"""The one table of functions, by canonical name and by alias.

A few notations have nodes of their own in the tree and are no entries here: `abs(x)`, `norm(x)`, `transpose(A)`,
`dot(a, b)`, `factorial(n)` and `pow(a, b)` are read as `|x|`, `‖x‖`, `A^T`, `a · b`, `n!` and `a^b`. The name `log` is
an entry with two parameters (the second is the base); `log x` is read as `ln x`. `H(p)` is `entropy(p)`, `H(p, q)` is
`cross_entropy(p, q)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quizkl.maths.functions.arrays import MATRICES, REDUCTIONS, STATISTICS
from quizkl.maths.functions.distributions import CUMULATIVE, DENSITIES, ESTIMATES, FAMILIES
from quizkl.maths.functions.elementary import HYPERBOLIC, LOGARITHMS_AND_POWERS, ROUNDING, TRIGONOMETRIC
from quizkl.maths.functions.entry import Function
from quizkl.maths.functions.information import DIVERGENCES, LOGITS

SECTIONS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {
        "Powers, logarithms and the like": LOGARITHMS_AND_POWERS,
        "Trigonometric functions": TRIGONOMETRIC,
        "Hyperbolic functions": HYPERBOLIC,
        "Rounding and counting": ROUNDING,
        "Sums and extremes": REDUCTIONS,
        "Mean, variance and the like": STATISTICS,
        "Matrices": MATRICES,
        "Entropies and divergences": DIVERGENCES,
        "Logits": LOGITS,
        "Distributions": FAMILIES,
        "Densities and probabilities": DENSITIES + CUMULATIVE,
        "Maximum likelihood": ESTIMATES,
    }
)
"""Every function under the heading of its section, in the order in which a reference should list them."""

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for section in SECTIONS.values() for function in section}
)
"""Every function by its canonical name, in the same order."""

_BY_SPELLING = {alias: function for function in FUNCTIONS.values() for alias in (function.name, *function.aliases)}


def function_named(spelling: str) -> Function | None:
    """The function of that name or alias (case matters: ``KL`` and ``kl`` are aliases, ``Ln`` is not)."""
    return _BY_SPELLING.get(spelling)


def spellings() -> tuple[str, ...]:
    """Every name and alias, for "did you mean"."""
    return tuple(_BY_SPELLING)
