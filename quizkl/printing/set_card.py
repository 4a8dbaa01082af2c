"""A card as it is set: the code of its faces, their sizes, and which part of the card it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetFace:
    """``size`` is in points; a ``squeezed`` face is scaled as a whole, as nothing else made it fit."""

    code: str
    size: float
    squeezed: bool = False


@dataclass(frozen=True, slots=True)
class SetCard:
    """``card`` is the place of its card among those that are printed; ``part`` of ``parts`` counts from 1."""

    card: int
    front: SetFace
    back: SetFace
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Room:
    """What a face has for its text, in millimetres; ``above`` is the small print over it."""

    width: float
    height: float
    above: float = 0.0
