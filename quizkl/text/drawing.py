"""How a card text is to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.formula.characters import Characters


@dataclass(frozen=True, slots=True)
class HoleStyle:
    """Which hole is asked (None: none, all show what fills them) and whether it has been revealed."""

    asked: int | None = None
    revealed: bool = False


ALL_FILLED = HoleStyle()


@dataclass(frozen=True, slots=True)
class Drawing:
    """``source`` shows formulas as the TeX they were written in."""

    characters: Characters = Characters.DEJAVU
    holes: HoleStyle = ALL_FILLED
    source: bool = False

    @property
    def plain_characters_only(self) -> bool:
        return self.characters is Characters.ASCII
