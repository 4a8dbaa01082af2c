"""The torch form of every function of the table, by canonical name."""

from __future__ import annotations

from quizkl.maths.engine.numeric import families
from quizkl.maths.engine.numeric.elementary import ELEMENTARY, Form
from quizkl.maths.engine.numeric.information import INFORMATION
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
    "mc_kl": mc_kl,
}
