"""Comparisons and their outcomes from text, without a helper process."""

from __future__ import annotations

from quizkl.maths.comparison import Comparison, Related, Relation, Sameness, Whole
from quizkl.maths.engine.equality.compare import sampled
from quizkl.maths.engine.equality.prove import proved
from quizkl.maths.syntax.assumption import AssumedWhole, read_assumptions
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable

NAMES = Names(split_products=True, free=True)


def tree(text: str) -> Expression:
    reading = read(text, NAMES)
    assert isinstance(reading, Reading), reading
    return reading.expression


def comparison(given: str, reference: str, assume: str = "") -> Comparison:
    assumed = read_assumptions(assume, NAMES) if assume else ()
    assert not isinstance(assumed, Unreadable), assumed
    return Comparison(
        tree(given),
        tree(reference),
        tuple(
            Whole(one.name) if isinstance(one, AssumedWhole) else Related(one.left, Relation(one.sign), one.right)
            for one in assumed
        ),
    )


PATIENCE = 30.0
"""Seconds, so that what is found does not depend on how busy the machine is."""


def outcome(asked: Comparison) -> Sameness:
    first = sampled(asked, PATIENCE)
    return proved(asked, first, PATIENCE, PATIENCE) if first.provable else first.found


def outcome_of(given: str, reference: str, assume: str = "") -> Sameness:
    return outcome(comparison(given, reference, assume))
