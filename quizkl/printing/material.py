"""What is to be set, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.printing.options import PrintOptions
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.typesetting import FontChoice


@dataclass(frozen=True, slots=True)
class Material:
    """``lacking`` are characters that no font has, ``source`` the cards whose formulas typst cannot set."""

    cards: Sequence[PrintedCard]
    options: PrintOptions
    fonts: FontChoice
    lacking: frozenset[str] = frozenset()
    source: frozenset[int] = frozenset()
