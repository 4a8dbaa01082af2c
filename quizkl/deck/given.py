"""The quantities of a card: those of its deck, those it draws, and those it gives besides."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import TYPE_CHECKING

from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext
from quizkl.deck.keys import Fields, article
from quizkl.deck.kind import VARYING_KINDS, Kind
from quizkl.deck.node import Mapping

if TYPE_CHECKING:
    from quizkl.deck.varying import Varying
    from quizkl.maths.syntax.tree import Expression


def read_given(
    mapping: Mapping, kind: Kind, fields: Fields, context: CardContext, complaints: Complaints, seed: int
) -> tuple[Varying | None, MappingOf[str, Expression]]:
    """What varies in the card, if anything, and its quantities as closed expressions with the numbers of ``seed``."""
    if "vary" in fields and kind in VARYING_KINDS:
        from quizkl.deck.vary import read_varying

        return read_varying(mapping, fields, context, complaints, seed)
    if "vary" in fields:
        complaints.error(fields["vary"], f"the numbers of {article(kind)} do not vary")
    elif "where" in fields:
        complaints.error(fields["where"], "where is a condition on numbers that vary", "Say by vary: which do.")
    if "given" in fields:
        from quizkl.deck.quantities import read_quantities

        return None, read_quantities(fields["given"], context.given, complaints, in_card=True)
    return None, context.given
