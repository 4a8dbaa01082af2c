"""Reads what is assumed of variables: ``x>0``, ``g, v > 0``, ``0 < p < 1``, ``x != 0``, ``n integer``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizkl.maths.syntax.names import Names, canonical_name
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Name, Number
from quizkl.maths.syntax.unreadable import Unreadable

_SIGN = re.compile(r"(<=|>=|!=|<|>|≤|≥|≠)")
_SAME_SIGN = {"≤": "<=", "≥": ">=", "≠": "!="}
_WORDS = re.compile(
    r"(?P<names>.+?)\s+(?:(?:is|are|be)\s+)?(?:an?\s+)?(?P<not>non[- ]?)?"
    r"(?P<word>positive|negative|zero|integers?|whole|natural|real)(?:\s+(?:whole\s+)?numbers?)?"
)
_SEPARATOR = re.compile(r"\s*(?:;|\band\b|&+|∧)\s*")
_MOST = 16
_HINT = "Write x > 0, 0 < p < 1, x != 0 or n integer."


@dataclass(frozen=True, slots=True)
class AssumedRelation:
    """``left sign right``; the sign is one of ``< <= > >= !=``."""

    left: Expression
    sign: str
    right: Expression


@dataclass(frozen=True, slots=True)
class AssumedWhole:
    name: str


Assumed = AssumedRelation | AssumedWhole


def read_assumptions(text: str, names: Names) -> tuple[Assumed, ...] | Unreadable:
    """All that ``text`` says; commas separate assumptions, and names that share one (``g, v > 0``). Never raises."""
    found: list[Assumed] = []
    for part in _parts(text):
        if len(found) > _MOST:
            return Unreadable(1, f"These are more than {_MOST} assumptions.", "")
        one = _in_words(part) or _in_signs(part, names)
        if isinstance(one, Unreadable):
            return one
        found += one
    return tuple(found)


def _parts(text: str) -> list[str]:
    """Each assumption with the names before it that share it."""
    parts: list[str] = []
    for stretch in _SEPARATOR.split(text):
        waiting: list[str] = []
        for piece in stretch.split(","):
            waiting.append(piece.strip())
            if _SIGN.search(piece) or _WORDS.fullmatch(piece.strip()):
                parts.append(",".join(waiting))
                waiting = []
        if any(waiting):
            parts.append(",".join(waiting))
    return parts


def _in_words(part: str) -> list[Assumed]:
    """``n integer``, ``x and y positive``; nothing where it is not said in such words."""
    matched = _WORDS.fullmatch(part)
    if matched is None:
        return []
    names = [canonical_name(name) for name in matched["names"].split(",")]
    if None in names:
        return []
    zero = Number(Fraction(0), "0")
    negated, word = matched["not"] is not None, matched["word"]
    found: list[Assumed] = []
    for name in filter(None, names):
        match word, negated:
            case "positive", False:
                found.append(AssumedRelation(Name(name), ">", zero))
            case "positive", True:
                found.append(AssumedRelation(Name(name), "<=", zero))
            case "negative", _:
                found.append(AssumedRelation(Name(name), ">=" if negated else "<", zero))
            case "zero", True:
                found.append(AssumedRelation(Name(name), "!=", zero))
            case "natural", False:
                found += [AssumedWhole(name), AssumedRelation(Name(name), ">=", zero)]
            case "real", False:
                found.append(AssumedRelation(Name(name), ">=", Name(name)))
            case (("zero" | "real" | "natural"), _):
                return []
            case _ if not negated:
                found.append(AssumedWhole(name))
            case _:
                return []
    return found


def _in_signs(part: str, names: Names) -> list[Assumed] | Unreadable:
    """``x > 0``, ``g, v > 0``, ``0 < p < q``."""
    pieces = _SIGN.split(part)
    if len(pieces) < 3 or len(pieces) > 9:
        return Unreadable(1, f"`{part.strip()[:40]}` is no assumption that can be read.", _HINT)
    sides: list[list[Expression]] = []
    for piece in pieces[::2]:
        readings = [read(one, names) for one in piece.split(",")]
        for reading in readings:
            if isinstance(reading, Unreadable):
                return reading
        sides.append([reading.expression for reading in readings if isinstance(reading, Reading)])
    return [
        AssumedRelation(left, _SAME_SIGN.get(sign, sign), right)
        for lefts, sign, rights in zip(sides, pieces[1::2], sides[1:], strict=False)
        for left in lefts
        for right in rights
    ]
