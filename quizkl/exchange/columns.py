"""What the columns of a table hold."""

from __future__ import annotations

from dataclasses import dataclass

_CALLED = {
    "front": ("front", "question", "q", "prompt", "term", "word", "text"),
    "back": ("back", "answer", "a", "definition", "meaning", "translation", "back extra", "extra"),
    "tags": ("tags", "tag"),
    "id": ("id",),
    "guid": ("guid",),
    "note": ("note", "notes", "source"),
    "reverse": ("reverse", "reversed"),
}
_ROLES = {name: role for role, names in _CALLED.items() for name in names}


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions from 0; ``count`` is how many columns a row has, ``unused`` are the names of those left out."""

    front: int
    back: int
    count: int
    tags: int | None = None
    id: int | None = None
    guid: int | None = None
    note: int | None = None
    reverse: int | None = None
    notetype: int | None = None
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoColumns:
    """A table in which nobody can tell the front from the back."""

    message: str
    hint: str


def header_columns(cells: tuple[str, ...]) -> Columns | None:
    """What a first row says of the columns; None where it is a card already."""
    roles = [_ROLES.get(cell.strip().lower()) for cell in cells]
    if "front" not in roles or "back" not in roles:
        return None
    return _columns(roles, cells)


def placed_columns(known: dict[int, str], count: int) -> Columns | NoColumns:
    """The columns of a table without a header: those whose role is not ``known`` are the front and the back, and what
    comes behind them is left out where it is known to be of another program.
    """
    roles = [known.get(position) for position in range(count)]
    free = [position for position, role in enumerate(roles) if role is None]
    if len(free) < 2:
        return NoColumns(
            f"the first row has {len(free)} field{'' if len(free) == 1 else 's'}, and a card needs a front and a back",
            "Are the columns separated by a comma, a semicolon, a tab or a |?",
        )
    if len(free) > 2 and not known:
        return NoColumns(
            f"the first row has {count} fields, and nothing says which of them are the front and the back",
            "Begin the file with a row of names such as front,back,tags,id.",
        )
    roles[free[0]], roles[free[1]] = "front", "back"
    return _columns(roles, tuple(f"column {position + 1}" for position in range(count)))


def _columns(roles: list[str | None], names: tuple[str, ...]) -> Columns:
    first: dict[str, int] = {}
    unused = []
    for position, role in enumerate(roles):
        if role is None:
            unused.append(names[position].strip())
        elif role:
            first.setdefault(role, position)
    return Columns(
        front=first["front"],
        back=first["back"],
        count=len(roles),
        tags=first.get("tags"),
        id=first.get("id"),
        guid=first.get("guid"),
        note=first.get("note"),
        reverse=first.get("reverse"),
        notetype=first.get("notetype"),
        unused=tuple(name for name in unused if name),
    )
