"""What an experiment's computing yields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizkl.experiments.experiment import ResultValue


@dataclass(frozen=True, slots=True)
class Step:
    """A number for every column, and what every result would be if the run ended here."""

    values: Mapping[str, float]
    results: Mapping[str, ResultValue]


Steps = Iterator[Step | None]
"""None comes in between, where a long step can be left: whoever listens looks at the clock then."""
