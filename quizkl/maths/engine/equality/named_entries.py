"""``x_2`` beside ``x_i``: where a name is a vector, the names of its entries are those entries."""

from __future__ import annotations

import re
from dataclasses import replace

from quizkl.maths.comparison import Comparison
from quizkl.maths.engine.equality.sorts import ARRAYS, variables_of
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Expression, Index, Name

_ENTRY = re.compile(r"(.+)_([1-9][0-9]{0,3})")


def with_entries(comparison: Comparison) -> Comparison:
    """The comparison with the names of entries of its own vectors replaced by those entries."""
    vectors = {variable.name for variable in variables_of(comparison) if variable.sort in ARRAYS}
    if not vectors:
        return comparison
    entries: dict[str, Expression] = {}
    for variable in variables_of(comparison):
        named = _ENTRY.fullmatch(variable.name)
        if named and named[1] in vectors:
            entries[variable.name] = Index(Name(named[1]), int(named[2]))
    if not entries:
        return comparison
    given, reference = (substituted(side, entries) for side in (comparison.given, comparison.reference))
    return replace(comparison, given=given, reference=reference)
