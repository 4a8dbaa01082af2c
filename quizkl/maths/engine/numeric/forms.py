"""The torch form of every function of the table, by canonical name."""

from __future__ import annotations

from quizkl.maths.engine.numeric import families, further_families
from quizkl.maths.engine.numeric.cumulative import CUMULATIVE
from quizkl.maths.engine.numeric.elementary import ELEMENTARY, Form
from quizkl.maths.engine.numeric.information import INFORMATION
from quizkl.maths.engine.numeric.likelihood import LIKELIHOOD
from quizkl.maths.engine.numeric.sampling import mc_kl
from quizkl.maths.engine.numeric.statistics import STATISTICS

TORCH_FORMS: dict[str, Form] = {
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
    "mc_kl": mc_kl,
}
