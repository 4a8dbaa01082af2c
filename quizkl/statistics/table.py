"""A table: what both shells show of the numbers, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` are above the columns; those whose places are in ``words`` hold words, the others numbers. ``summary``
    are sentences that come before it; ``empty`` says what to do where there are no rows.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    summary: tuple[str, ...] = ()
    empty: str = ""
    words: tuple[int, ...] = (0,)


def percent(share: float | None) -> str:
    """``83%``; nothing where there is no share."""
    return "" if share is None else f"{share:.0%}"


def count(number: float, one: str, several: str = "") -> str:
    """``1 card``, ``3 cards``; a mean is rounded."""
    return f"{number:,.0f} {one if round(number) == 1 else several or f'{one}s'}"


def or_blank(number: float) -> str:
    """A whole number; nothing for 0, so that the others are seen."""
    return f"{number:,.0f}" if round(number) else ""
