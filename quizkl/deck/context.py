"""What a deck gives all its cards: its tags, macros and quantities."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizkl.deck.complaints import Complaints
from quizkl.deck.node import Node

if TYPE_CHECKING:
    from quizkl.maths.syntax.tree import Expression


@dataclass(frozen=True, slots=True)
class CardContext:
    """``macros`` are TeX bodies by name without backslash; ``given`` are closed expressions by name."""

    file: str
    tags: tuple[str, ...] = ()
    macros: MappingOf[str, str] = field(default_factory=dict)
    given: MappingOf[str, Expression] = field(default_factory=dict)


def read_context(
    file: str, tags: tuple[str, ...], macros: Node | None, given: Node | None, complaints: Complaints
) -> CardContext:
    known_macros: MappingOf[str, str] = {}
    quantities: MappingOf[str, Expression] = {}
    if macros is not None:
        from quizkl.deck.macros import read_macros

        known_macros = read_macros(macros, complaints)
    if given is not None:
        from quizkl.deck.quantities import read_quantities

        quantities = read_quantities(given, {}, complaints)
    return CardContext(file, tags, known_macros, quantities)
