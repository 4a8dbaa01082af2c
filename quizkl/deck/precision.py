"""How exact an answer must be: at most one of ``decimals``, ``sigfigs``, ``rel`` and ``abs``."""

from __future__ import annotations

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.deck.complaints import Complaints
from quizkl.deck.field import positive_number_of, whole_number_of
from quizkl.deck.keys import Fields
from quizkl.deck.kind import PRECISION_KEYS
from quizkl.deck.node import Node, Scalar, shorten

DEFAULT = Decimals(4)
MOST_DIGITS = 15  # float64 has no more


def read_precision(fields: Fields, complaints: Complaints) -> Precision:
    named = [key for key in PRECISION_KEYS if key in fields]
    if not named:
        return DEFAULT
    if len(named) > 1:
        complaints.error(fields[named[1]], f"a step has one precision, and this has {' and '.join(named)}", "Keep one.")
        return DEFAULT
    key, node = named[0], fields[named[0]]
    if key == "decimals":
        places = whole_number_of(node, key, 0, MOST_DIGITS, complaints, _bound_hint(node))
        return DEFAULT if places is None else Decimals(places)
    if key == "sigfigs":
        figures = whole_number_of(node, key, 1, MOST_DIGITS, complaints)
        return DEFAULT if figures is None else SignificantFigures(figures)
    bound = positive_number_of(node, key, complaints)
    if bound is None:
        return DEFAULT
    return Relative(bound) if key == "rel" else Absolute(bound)


def _bound_hint(node: Node) -> str:
    """What to do where somebody wrote 0.01 for how far an answer may be off."""
    if isinstance(node, Scalar) and node.text.startswith(("0.", ".")):
        return f"They are counted: 2 for hundredths. How far an answer may be off is abs: {shorten(node.text, 12)}."
    return "They are counted: 2 for hundredths."
