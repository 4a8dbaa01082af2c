"""The sympy form of every function of the table that has one, by canonical name."""

from __future__ import annotations

from quizkl.maths.engine.exact import families, further_families
from quizkl.maths.engine.exact.cumulative import CUMULATIVE
from quizkl.maths.engine.exact.elementary import ELEMENTARY, ExactForm
from quizkl.maths.engine.exact.information import INFORMATION
from quizkl.maths.engine.exact.likelihood import LIKELIHOOD
from quizkl.maths.engine.exact.statistics import STATISTICS

TORCH_ONLY = frozenset({"mc_kl"})
"""Functions without an exact form: what is sampled is not exact."""

SYMPY_FORMS: dict[str, ExactForm] = {
    **ELEMENTARY,
    **INFORMATION,
    **STATISTICS,
    "normal": families.normal,
    "mvn": families.mvn,
    "bernoulli": families.bernoulli,
    "categorical": families.categorical,
    "exponential": families.exponential,
    "poisson": further_families.poisson,
    "gamma": further_families.gamma,
    "beta": further_families.beta,
    "uniform": further_families.uniform,
    "laplace": further_families.laplace,
    **CUMULATIVE,
    **LIKELIHOOD,
}
