"""What a term is made of: the symbols in it, whether it has an integral."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from quizkl.maths.derivation.symbols import Empirical, Symbols
from quizkl.maths.derivation.term import Cell, Mean, Next, Scalar, Slope, Term


def parts(term: Any) -> Iterator[Any]:
    """The term and everything in it."""
    yield term
    if isinstance(term, tuple):
        for inner in term:
            yield from parts(inner)
    elif is_dataclass(term):
        for one in fields(term):
            value = getattr(term, one.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from parts(value)


def symbols_in(terms: tuple[Term, ...], symbols: Symbols) -> tuple[str, ...]:
    """The declared names that terms use, in the order of their declaration."""
    found: set[str] = set()
    for part in parts(terms):
        match part:
            case Scalar(name):
                found.add(name)
            case Cell(base):
                found.add(base)
            case Next(base, data):
                found |= {base, data}
            case Slope(variable):
                found.add(variable)
    for name in tuple(found):
        kind = symbols.declared.get(name)
        if isinstance(kind, Empirical):
            found.add(kind.data)
    return tuple(name for name in symbols.declared if name in found)


def has_integral(terms: tuple[Term, ...]) -> bool:
    return any(isinstance(part, Mean) for part in parts(terms))
