"""The tree of a formula: what ``parse`` builds and the writers write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from quizkl.formula.symbols import AtomClass, Symbol


@dataclass(frozen=True, slots=True)
class Letter:
    """A variable of one letter."""

    character: str


@dataclass(frozen=True, slots=True)
class Number:
    """Digits, perhaps with a decimal point, as they were written."""

    digits: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol of the table: a Greek letter, a relation, an arrow, a bracket that does not grow, a large operator."""

    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Function:
    """A function's name in upright letters, as ``log`` or ``arg max``; with ``limits`` its subscript goes below it."""

    name: str
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Space asked for by the author, in eighteenths of an em (TeX's mu); may be negative."""

    mu: int


class Face(Enum):
    """How words in a formula are printed."""

    ROMAN = "roman"
    BOLD = "bold"
    ITALIC = "italic"
    SANS = "sans"
    TYPEWRITER = "typewriter"


@dataclass(frozen=True, slots=True)
class Text:
    """Words: never read as mathematics or markup."""

    content: str
    face: Face = Face.ROMAN


@dataclass(frozen=True, slots=True)
class Row:
    """Atoms side by side; a group in braces is one, and an ordinary atom to its neighbours."""

    children: tuple[Node, ...]


class FractionStyle(Enum):
    """How large a fraction is asked to be; ``AUTO`` leaves it to its place."""

    AUTO = "auto"
    DISPLAY = "display"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Fraction:
    """Numerator over denominator; without ``bar`` just one over the other (TeX's ``\\atop``)."""

    numerator: Node
    denominator: Node
    style: FractionStyle = FractionStyle.AUTO
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Binomial:
    """One over the other in brackets, without a bar: ``\\binom``, ``\\choose``, ``\\brace``, ``\\brack``."""

    upper: Node
    lower: Node
    left: Symbol
    right: Symbol


@dataclass(frozen=True, slots=True)
class Root:
    """The root of ``radicand``; ``index`` is None for the square root."""

    radicand: Node
    index: Node | None = None


class Placement(Enum):
    """Where scripts go: ``AUTO`` is beside, but above and below a large operator."""

    AUTO = "auto"
    LIMITS = "limits"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Scripts:
    """``base`` with a subscript, a superscript, or both; an empty ``Row`` as base stands for nothing."""

    base: Node
    lower: Node | None
    upper: Node | None
    placement: Placement = Placement.AUTO


class Mark(Enum):
    """What an accent puts above (or, for ``UNDERLINE``, below) its base."""

    HAT = "hat"
    WIDE_HAT = "widehat"
    TILDE = "tilde"
    WIDE_TILDE = "widetilde"
    BAR = "bar"
    OVERLINE = "overline"
    UNDERLINE = "underline"
    VECTOR = "vec"
    RIGHT_ARROW = "overrightarrow"
    LEFT_ARROW = "overleftarrow"
    DOT = "dot"
    TWO_DOTS = "ddot"
    THREE_DOTS = "dddot"
    CHECK = "check"
    BREVE = "breve"
    ACUTE = "acute"
    GRAVE = "grave"
    RING = "mathring"


@dataclass(frozen=True, slots=True)
class Accent:
    """``base`` with a mark above or below it."""

    mark: Mark
    base: Node


class Side(Enum):
    """Which side of its base something is on."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Brace:
    """A horizontal brace above or below ``base``, with its label or None."""

    base: Node
    side: Side
    label: Node | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """``base`` with something set above or below it: ``\\overset``, ``\\underset``, ``\\stackrel``."""

    base: Node
    above: Node | None
    below: Node | None
    kind: AtomClass


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow as long as what stands above and below it."""

    symbol: Symbol
    above: Node
    below: Node | None = None


class Alphabet(Enum):
    """The alphabets of mathematics."""

    ROMAN = "mathrm"
    ITALIC = "mathit"
    BOLD = "mathbf"
    BOLD_ITALIC = "boldsymbol"
    BLACKBOARD = "mathbb"
    CALLIGRAPHIC = "mathcal"
    SCRIPT = "mathscr"
    FRAKTUR = "mathfrak"
    SANS = "mathsf"
    TYPEWRITER = "mathtt"


@dataclass(frozen=True, slots=True)
class Styled:
    """``body`` in another alphabet."""

    alphabet: Alphabet
    body: Node


@dataclass(frozen=True, slots=True)
class Fenced:
    """``\\left … \\middle … \\right``: brackets that grow. None is the invisible delimiter; there is one part more than
    there are ``middles``."""

    left: Symbol | None
    right: Symbol | None
    parts: tuple[Node, ...]
    middles: tuple[Symbol | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Delimiter:
    """``\\big`` and its sisters: a delimiter of a size from 1 (``\\big``) to 4 (``\\Bigg``)."""

    symbol: Symbol
    size: int
    kind: AtomClass


class Justification(Enum):
    """Where in a column its cells are."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells: matrices, ``cases``, ``array``. All rows have as many cells as ``columns`` has justifications;
    ``rules`` and ``bars`` are the horizontal and vertical lines, each before the row or column of that number."""

    rows: tuple[tuple[Node, ...], ...]
    columns: tuple[Justification, ...]
    left: Symbol | None = None
    right: Symbol | None = None
    rules: frozenset[int] = frozenset()
    bars: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lines:
    """Formulas one below the other: ``aligned`` and its sisters, where the first, third, … cell of a row is set to the
    right and the others to the left; or, when ``centred``, rows of one cell each."""

    rows: tuple[tuple[Node, ...], ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Boxed:
    """``body`` in a frame."""

    body: Node


@dataclass(frozen=True, slots=True)
class Cancelled:
    """``body`` struck through."""

    body: Node


@dataclass(frozen=True, slots=True)
class Phantom:
    """The room ``body`` would take, left empty."""

    body: Node


@dataclass(frozen=True, slots=True)
class Classed:
    """``body`` with the spacing of another class: ``\\mathop``, ``\\mathrel``, … With ``limits`` its scripts go above
    and below it in a display."""

    kind: AtomClass
    body: Node
    limits: bool = False


Node = (
    Letter
    | Number
    | Sign
    | Function
    | Space
    | Text
    | Row
    | Fraction
    | Binomial
    | Root
    | Scripts
    | Accent
    | Brace
    | Stack
    | Arrow
    | Styled
    | Fenced
    | Delimiter
    | Grid
    | Lines
    | Boxed
    | Cancelled
    | Phantom
    | Classed
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read."""

    body: Row


EMPTY = Row(())


def alone(row: Row) -> Node:
    """The only child of a row that has one, else the row."""
    return row.children[0] if len(row.children) == 1 else row
