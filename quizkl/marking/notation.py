"""What a person writes a computation with."""

from __future__ import annotations

from typing import Final

from quizkl.maths.functions.arrays import REDUCTIONS
from quizkl.maths.functions.elementary import ELEMENTARY

NOTATION: Final = frozenset(function.name for function in ELEMENTARY + REDUCTIONS) | {"diag", "identity", "onehot"}
"""Functions that are only notation; every other one is one that a question may be about."""
