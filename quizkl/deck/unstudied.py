"""Cards that the format has and this version does not study: they are left out with a warning."""

from __future__ import annotations

from quizkl.deck.draft import Draft
from quizkl.deck.keys import article
from quizkl.deck.kind import Kind

_HINT = "The other cards of the deck are studied."


def complain_of_unstudied(kind: Kind, draft: Draft) -> bool:
    """Whether the card is an experiment."""
    if kind is Kind.EXPERIMENT:
        draft.complaints.warn(draft.mapping, f"this version does not study the card, {article(kind)}", _HINT)
        return True
    return False
