"""How a line's value is worked out."""

from __future__ import annotations

from quizkl.deck.card import Decimals, SignificantFigures
from quizkl.maths.worked import Work
from quizkl.workbench.digits import USUAL
from quizkl.workbench.line import PageLine


def work_of(line: PageLine) -> Work | None:
    """What to ask so that the expression of a line is worked out line by line; None where it has none."""
    showing = line.work
    if showing is None:
        return None
    precision = showing.precision or USUAL
    return Work(
        showing.task.expression,
        dict(showing.task.given),
        decimals=precision.places if isinstance(precision, Decimals) else None,
        figures=precision.figures if isinstance(precision, SignificantFigures) else None,
        unit=showing.unit,
    )
