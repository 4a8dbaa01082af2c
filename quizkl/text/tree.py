"""The tree of a card text, which the terminal, the printer and the page all read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkl.formula.tree import Formula


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Mathematics:
    """A formula in ``$…$``. ``formula`` is None where it could not be read; ``source`` is then shown as it is."""

    source: str
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class Hole:
    """A cloze hole ``{{c1::children::hint}}``. ``hint`` is the hint as it is written, ``hinted`` the same, read."""

    number: int
    children: tuple[Inline, ...]
    hint: str = ""
    hinted: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline = Plain | Emphasis | Strong | Code | Mathematics | Hole | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Display:
    """A formula in ``$$…$$`` on rows of its own."""

    source: str
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``start`` is the first number, or None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Alignment(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[Alignment, ...]


Block = Paragraph | Display | CodeBlock | Items | Table


@dataclass(frozen=True, slots=True)
class Text:
    """A card text: its blocks in order, and the source they were read from."""

    blocks: tuple[Block, ...]
    source: str = ""
