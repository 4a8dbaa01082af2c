"""Places of entries, ends of ranges, and how far an index goes that has no range."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.maths.derivation.scope import Index, Scope, Unfit
from quizkl.maths.derivation.symbols import (
    Distribution,
    Empirical,
    Kind,
    Outcomes,
    Quantity,
    Range,
    Sequences,
    Vector,
)
from quizkl.maths.derivation.term import Affine, Cell
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Call,
    Entry,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Prefix,
)
from quizkl.maths.syntax.tree import Index as EntryAt
from quizkl.maths.syntax.walk import bound_name, children, free_names

_LARGEST = 1_000


def affine(expression: Expression, scope: Scope) -> Affine:
    """A place or the end of a range: an index, a size or a whole number, with a whole number added."""
    of, offset = _affine(expression, scope)
    return Affine(of, offset)


def _affine(expression: Expression, scope: Scope) -> tuple[str | None, int]:
    match expression:
        case Number(value) if value.denominator == 1 and abs(value) <= _LARGEST:
            return None, int(value)
        case Name(text):
            meaning = scope.bound.get(text)
            if isinstance(meaning, Index):
                return meaning.name, 0
            if meaning is None and (text in scope.symbols.sizes or _is_whole(scope.symbols.declared.get(text))):
                return text, 0
        case Negate(Number(value)) if value.denominator == 1:
            return None, -int(value)
        case Binary(Operator.ADD, left, right):
            (of, first), (other, second) = _affine(left, scope), _affine(right, scope)
            if of is None or other is None:
                return of or other, first + second
        case Binary(Operator.SUBTRACT, left, right):
            (of, first), (other, second) = _affine(left, scope), _affine(right, scope)
            if other is None:
                return of, first - second
            if of == other:
                return None, first - second
    raise Unfit(f"`{echo(expression)}` is no place.", "A place is an index or a size, with a whole number added.")


def _is_whole(kind: Kind | None) -> bool:
    return isinstance(kind, Quantity) and kind.range is Range.WHOLE


def place(expression: Expression, scope: Scope) -> Affine | Cell:
    """A place; an entry of outcomes is one as well: ``q(x_j)``."""
    match expression:
        case Entry(Name(base), index) if isinstance(scope.symbols.declared.get(base), Outcomes):
            return Cell(base, (0,), (affine(index, scope),))
        case EntryAt(Name(base), index) if isinstance(scope.symbols.declared.get(base), Outcomes):
            return Cell(base, (0,), (Affine(None, index),))
        case _:
            return affine(expression, scope)


def extent(kind: Kind, axis: int = 0) -> str | None:
    """The size of an axis of an array."""
    match kind:
        case Vector(size) if axis == 0:
            return size
        case Outcomes(count) if axis == 0:
            return count
        case Empirical(_, _, size) if axis == 0:
            return size
        case Distribution() if axis < len(kind.all_axes):
            return kind.all_axes[axis].size
        case Sequences(count, length):
            sizes = [length] if count is None else [count, length]
            return sizes[axis] if axis < len(sizes) else None
        case _:
            return None


def axes_of(base: str, kind: Distribution, names: list[str | None]) -> tuple[int, ...]:
    """The axes that arguments of these names stand for: by name where they have one, all of them in order else."""
    whole = kind.all_axes
    if len(whole) == 1 and len(names) == 1:
        return (0,)
    found = []
    for name in names:
        letter = (name or "").rstrip("0123456789'").partition("_")[0]
        matching = [place for place, axis in enumerate(whole) if axis.name == letter]
        if not matching:
            break
        found.append(matching[0])
    if len(found) == len(names) and len(set(found)) == len(found):
        return tuple(found)
    if len(names) == len(whole):
        return tuple(range(len(names)))
    variables = ", ".join(axis.name or "x" for axis in whole)
    raise Unfit(f"{base} is a distribution over {variables}.", f"Name its variables: {base}({variables}).")


def size_of_index(name: str, body: Expression, scope: Scope) -> str:
    """How far an index without a range goes: over all places at which it stands in ``body``.

    Where it stands at none (``sum_j ln sigma``) it goes to the only size that there is.
    """
    found = dict.fromkeys(_sizes(name, body, scope))
    if not found:
        written = [size for size in scope.symbols.sizes if not size.startswith("#")]
        if len(written) == 1:
            return written[0]
        raise Unfit(f"It is not said how far {name} goes.", f"Write the range: sum_{{{name}=1}}^{{n}}.")
    sizes = list(found)
    if len(sizes) > 1:
        shown = " and to ".join(size.lstrip("#") for size in sizes[:2])
        raise Unfit(f"{name} goes to {shown} at once.", "Use two indices, or write the range.")
    return sizes[0]


def _sizes(name: str, body: Expression, scope: Scope) -> Iterator[str]:
    if bound_name(body) == name or name not in free_names(body):
        return
    declared = scope.symbols.declared
    match body:
        case Entry(Call() as call, index) if _is_at(index, name):
            for vector in free_names(call):
                size = extent(declared[vector]) if vector in declared else None
                if size is not None:
                    yield size
        case Entry(base, index) if _is_at(index, name):
            array, axis = _array(base)
            size = extent(declared[array], axis) if array in declared else None
            if size is not None:
                yield size
        case Prefix(base, index) if _is_at(index, name):
            array, axis = _array(base)
            size = extent(declared[array], axis) if array in declared else None
            if size is not None:
                yield size
        case Application(Name(base), arguments, given) if isinstance(declared.get(base), Distribution | Empirical):
            kind = declared[base]
            parts = (*arguments, *given)
            axes = axes_of(base, kind, [_name_in(part) for part in parts]) if isinstance(kind, Distribution) else (0,)
            for axis, part in zip(axes, parts, strict=False):
                if _is_at(part, name):
                    size = extent(kind, axis)
                    if size is not None:
                        yield size
    for part in children(body):
        yield from _sizes(name, part, scope)


def _array(base: Expression) -> tuple[str, int]:
    """``x[j]`` is an entry of axis 1 of x."""
    axis = 0
    while isinstance(base, Entry | EntryAt):
        base, axis = base.base, axis + 1
    return (base.text if isinstance(base, Name) else ""), axis


def _is_at(index: Expression, name: str) -> bool:
    """``i``, or ``i`` with a number added."""
    match index:
        case Name(text):
            return text == name
        case Binary(Operator.ADD | Operator.SUBTRACT, Name(text), Number()):
            return text == name
        case _:
            return False


def _name_in(part: Expression) -> str | None:
    return part.text if isinstance(part, Name) else None


def names_of(parts: tuple[Expression, ...]) -> list[str | None]:
    return [_name_in(part) for part in parts]
