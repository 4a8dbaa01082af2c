"""What a line of the page turned out to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the page is on the screen before its lines are read
    from quizkl.deck.card import Precision
    from quizkl.maths.syntax.tree import Expression
    from quizkl.maths.units import Unit
    from quizkl.workbench.scope import Scope
    from quizkl.workbench.split import Relation
    from quizkl.workbench.task import Task, Valuing


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing, or a comment."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A directive: ``says`` what holds from here on."""

    says: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that cannot be read. ``waits`` is the name that it lacks because the line defining it cannot be read."""

    column: int
    message: str
    hint: str = ""
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Showing:
    """A value to be shown; ``unit`` is the one that it is in, ``precision`` None as many digits as usual."""

    task: Valuing
    precision: Precision | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Defined:
    """A name with its definition; ``value`` is None where nothing is to be worked out. ``remark`` is a sentence."""

    name: str
    value: Showing | None = None
    anew: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression, answered with its value."""

    value: Showing


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim or several; ``defined`` is what the line defines besides. ``cure`` says how else it could be meant."""

    claims: tuple[Task, ...]
    defined: Defined | None = None
    cure: str = ""


Written = Blank | Setting | Unread | Defined | Shown | Claimed


@dataclass(frozen=True, slots=True)
class PageSide:
    """One side as it was read, with a unit behind it."""

    expression: Expression
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: what it is, its sides as they were read with what stands between them, and what was remarked on them.

    ``work`` is the expression of it that can be worked out. ``below`` is what the next line may build on.
    """

    text: str
    written: Written
    below: Scope = field(repr=False)
    sides: tuple[PageSide | None, ...] = ()
    relations: tuple[Relation, ...] = ()
    remarks: tuple[str, ...] = ()
    work: Showing | None = None

    def tasks(self) -> tuple[Task, ...]:
        """What the engines are to be asked for this line, in the order in which it is answered."""
        match self.written:
            case Shown(value):
                return (value.task,)
            case Defined(_, Showing(task)):
                return (task,)
            case Claimed(claims, Defined(_, Showing(task))):
                return (task, *claims)
            case Claimed(claims):
                return claims
            case _:
                return ()
