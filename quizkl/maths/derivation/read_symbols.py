"""Reads declarations: ``distribution(n)``, ``positive``, ``joint(x, y | theta)``, ``normal(mu, sigma)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizkl.maths.derivation.symbols import (
    Autoregressive,
    Axis,
    Distribution,
    Empirical,
    Kind,
    Normal,
    Outcomes,
    Parameter,
    Quantity,
    Range,
    Sequences,
    Symbols,
    Vector,
)
from quizkl.maths.syntax.names import Names, canonical_name, why_not_a_quantity
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import free_names

MOST_SYMBOLS = 40
_KINDS = (
    "number, positive, probability, whole, parameter, vector(n), positive vector(n), distribution(n), joint(x, y), "
    "conditional(y | x), outcomes(m, n), empirical(x), normal(mu, sigma), sequence(n), sequences(m, n), "
    "autoregressive(n)"
)
_QUANTITIES: dict[str, Kind] = {
    "number": Quantity(),
    "real": Quantity(),
    "real number": Quantity(),
    "number > 0": Quantity(Range.POSITIVE),
    "positive": Quantity(Range.POSITIVE),
    "positive number": Quantity(Range.POSITIVE),
    "probability": Quantity(Range.UNIT),
    "whole": Quantity(Range.WHOLE),
    "whole number": Quantity(Range.WHOLE),
    "integer > 0": Quantity(Range.WHOLE),
    "parameter": Parameter(),
}
_VECTORS = {
    "vector": Range.REAL,
    "data": Range.REAL,
    "positive vector": Range.POSITIVE,
    "positive data": Range.POSITIVE,
    "probability vector": Range.UNIT,
}
_CALL = re.compile(r"([A-Za-z ]+?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")


@dataclass(frozen=True, slots=True)
class SymbolProblem:
    """Why a declaration cannot be used; ``name`` is the symbol's."""

    name: str
    message: str
    hint: str = ""


def read_symbols(declarations: Mapping[str, str]) -> Symbols | SymbolProblem:
    """The symbols, each by its declaration. One may refer to those before it."""
    if len(declarations) > MOST_SYMBOLS:
        return SymbolProblem("", f"there are {len(declarations)} symbols, and {MOST_SYMBOLS} are the most")
    declared: dict[str, Kind] = {}
    texts: list[tuple[str, str]] = []
    for written, text in declarations.items():
        name = canonical_name(written)
        if name is None:
            return SymbolProblem(written, f"{written!r} cannot be a symbol", why_not_a_quantity(written) or "")
        refused = why_not_a_quantity(name)
        if refused is not None:
            return SymbolProblem(written, f"{written!r} cannot be a symbol", refused)
        if name in declared:
            return SymbolProblem(written, f"{name!r} is declared twice", "Keep one of them.")
        kind = _kind(text, declared)
        if isinstance(kind, str):
            return SymbolProblem(name, f"{text!r} says no kind of symbol: {kind}", _meant(text))
        declared[name] = kind
        texts.append((name, text))
    return _consistent(Symbols(declared, tuple(texts)))


def _consistent(symbols: Symbols) -> Symbols | SymbolProblem:
    clash = next((size for size in symbols.sizes if size in symbols.declared), None)
    if clash is not None:
        return SymbolProblem(clash, f"{clash!r} is a size, and declared as something else", "A size is not declared.")
    for name, kind in symbols.declared.items():
        for parameter in getattr(kind, "parameters", ()):
            if not isinstance(symbols.declared.get(parameter), Parameter):
                hint = f"Write {parameter}: parameter beside it."
                return SymbolProblem(name, f"{name!r} depends on {parameter!r}, which is no parameter", hint)
    return symbols


def _meant(text: str) -> str:
    """The kind that ``text`` may be a slip for, or all of them."""
    from difflib import get_close_matches

    word, bracket, _ = " ".join(text.split()).partition("(")
    if bracket and word.strip() in _QUANTITIES:
        return "Did you mean 'vector(n)'? A number has no size."
    words = [one for one in re.split(r", (?![^(]*\))", _KINDS) if bool("(" in one) == bool(bracket)]
    near = get_close_matches(word.strip(), [one.partition("(")[0] for one in words], n=1, cutoff=0.75)
    if near:
        return f"Did you mean {next(one for one in words if one.partition('(')[0] == near[0])!r}?"
    return f"The kinds are {_KINDS}."


def _kind(text: str, declared: Mapping[str, Kind]) -> Kind | str:
    """The kind, or a sentence on why there is none."""
    plain = " ".join(text.split())
    if plain in _QUANTITIES:
        return _QUANTITIES[plain]
    called = _CALL.fullmatch(plain)
    if called is None:
        return "it is unknown"
    word, inside = called[1], called[2]
    if word == "normal":
        return _normal(inside, declared)
    before, bar, after = inside.partition("|")
    left, right = _names(before), _names(after) if bar else ()
    if left is None or right is None or not left:
        return "a size or a variable is a letter, and a size may be a number"
    if word in _VECTORS and len(left) == 1 and not right:
        return Vector(left[0], _VECTORS[word])
    return _distribution(word, left, right) or _data(word, left, declared) or "it is unknown"


def _distribution(word: str, left: tuple[str, ...], right: tuple[str, ...]) -> Kind | None:
    match word:
        case "distribution" if len(left) == 1:
            return Distribution((Axis(None, left[0]),), parameters=right)
        case "joint" if len(left) > 1:
            return Distribution(tuple(Axis(name, f"#{name}") for name in left), parameters=right)
        case "conditional" if right:
            given = tuple(Axis(name, f"#{name}") for name in right)
            return Distribution(tuple(Axis(name, f"#{name}") for name in left), given)
        case "autoregressive" if len(left) == 1:
            return Autoregressive(left[0], right)
        case _:
            return None


def _data(word: str, left: tuple[str, ...], declared: Mapping[str, Kind]) -> Kind | None:
    match word:
        case "outcomes" if len(left) == 2:
            return Outcomes(left[0], left[1])
        case "empirical" if len(left) == 1:
            data = declared.get(left[0])
            return Empirical(left[0], data.count, data.size) if isinstance(data, Outcomes) else None
        case "sequence" if len(left) == 1:
            return Sequences(None, left[0])
        case "sequences" if len(left) == 2:
            return Sequences(left[0], left[1])
        case _:
            return None


def _names(text: str) -> tuple[str, ...] | None:
    """The names between commas, as they are kept; whole numbers from 1 to 9 count as names of sizes."""
    found = []
    for piece in text.split(","):
        word = piece.strip()
        name = word if re.fullmatch(r"[1-9]", word) else canonical_name(word)
        if name is None or "_" in name:
            return None
        found.append(name)
    return tuple(found)


def _normal(inside: str, declared: Mapping[str, Kind]) -> Kind | str:
    numbers = frozenset(name for name, kind in declared.items() if isinstance(kind, Quantity))
    found: list[Expression] = []
    for piece in inside.split(","):
        reading = read(piece, Names(numbers))
        if not isinstance(reading, Reading) or not set(free_names(reading.expression)) <= numbers:
            return "its mean and its standard deviation are expressions of the numbers declared before it"
        found.append(reading.expression)
    return Normal(*found) if len(found) == 2 else "it takes a mean and a standard deviation"
