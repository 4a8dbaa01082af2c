"""Shifts the index of a sum: ``Σ_{i=2}^n p_{i-1}`` is ``Σ_{i=1}^{n-1} p_i``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from quizkl.maths.derivation.term import Affine, Cell, Next, Term

Part = TypeVar("Part")


def least_offset(body: Term, index: str) -> int:
    """The least whole number that is added to ``index`` in the places of entries; 0 where it stands in none."""
    return min(_offsets(body, index, in_cell=False), default=0)


def _offsets(part: Any, index: str, in_cell: bool) -> Iterator[int]:
    if isinstance(part, Affine):
        if in_cell and part.of == index:
            yield part.offset
        return
    inside = in_cell or isinstance(part, Cell | Next)
    for inner in _parts(part):
        yield from _offsets(inner, index, inside)


def _parts(part: Any) -> Iterator[Any]:
    if isinstance(part, tuple):
        yield from part
    elif is_dataclass(part):
        for one in fields(part):
            yield getattr(part, one.name)


def shifted(part: Part, index: str, by: int) -> Part:
    """The same with ``index + by`` in the place of ``index``."""
    whole: Any = part
    if isinstance(whole, Affine):
        return replace(whole, offset=whole.offset + by) if whole.of == index else whole  # type: ignore[return-value]
    if isinstance(whole, tuple):
        return tuple(shifted(inner, index, by) for inner in whole)  # type: ignore[return-value]
    if is_dataclass(whole) and not isinstance(whole, type):
        changes = {one.name: shifted(getattr(whole, one.name), index, by) for one in fields(whole)}
        return replace(whole, **changes)  # type: ignore[return-value]
    return part
