"""How well an item was known."""

from __future__ import annotations

from enum import Enum


class Grade(Enum):
    MISSED = "missed"
    PARTLY = "partly"
    KNEW = "knew"
