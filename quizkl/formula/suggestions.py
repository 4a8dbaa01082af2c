"""What an author may have meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], before: str = "") -> str:
    """“Did you mean …?” with the known name nearest to ``name``, or an empty text."""
    from difflib import get_close_matches  # only a formula with a mistake needs it

    matches = get_close_matches(name, list(known), n=1, cutoff=0.7)
    return f"Did you mean {before}{matches[0]}?" if matches else ""
