"""How a session is looked at: nothing here is part of what is studied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizkl.formula.characters import Characters
from quizkl.text.drawing import ALL_FILLED, HoleStyle
from quizkl.tui.ink import Line, lines_of

if TYPE_CHECKING:
    from quizkl.text.tree import Text

_IN_ASCII = str.maketrans(
    {
        "−": "-",
        "→": "->",
        "←": "<-",
        "∞": "oo",
        "‖": "||",
        "·": "*",
        "…": "...",
        "–": "-",
        "—": "-",
        "≠": "!=",
        "≤": "<=",
        "≥": ">=",
        "≈": "~",
        "√": "sqrt ",
        "²": "^2",
        "σ": "sigma",
        "×": "x",
        "±": "+-",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """``source`` shows formulas as their TeX; ``cursor`` is the option or point that the keys act on."""

    characters: Characters = Characters.DEJAVU
    source: bool = False
    cursor: int = 0

    @property
    def ascii(self) -> bool:
        return self.characters is Characters.ASCII

    def sign(self, usual: str, ascii: str) -> str:
        """An ornament, or what stands for it in plain ASCII."""
        return ascii if self.ascii else usual

    def words(self, text: str) -> str:
        """A sentence made elsewhere, its signs replaced where only ASCII may be drawn."""
        return text.translate(_IN_ASCII) if self.ascii else text

    def text(self, text: Text, columns: int, holes: HoleStyle = ALL_FILLED, action: str = "") -> list[Line]:
        """The lines of a card text."""
        from quizkl.text.rows import to_rows  # the formula writers come with it, and Home needs none

        return lines_of(to_rows(text, columns, self.characters, holes, self.source), action)
