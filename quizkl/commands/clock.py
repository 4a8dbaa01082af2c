"""The time, for the shells alone: ``QUIZKL_NOW`` when it is set, else the machine's clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

from quizkl.commands.say import give_up

_FIRST_YEAR, _LAST_YEAR = 1970, 9000


def clock() -> Callable[[], datetime]:
    """What tells the time, always with the offset then in force. ``QUIZKL_NOW`` is an instant in ISO 8601 (without an
    offset it is local time) at which the time stands still.
    """
    text = os.environ.get("QUIZKL_NOW", "").strip()
    if not text:
        return lambda: datetime.now().astimezone()
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        give_up(
            f"QUIZKL_NOW is {text!r}.", "It must be a time such as 2026-01-31T18:30 or 2026-01-31T18:30+01:00.", code=2
        )
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        # The days around it, and the due days of years to come, must be days of the calendar too.
        give_up(f"QUIZKL_NOW is {text!r}.", f"Its year must be between {_FIRST_YEAR} and {_LAST_YEAR}.", code=2)
    if instant.tzinfo is None:
        instant = instant.astimezone()
    return lambda: instant
