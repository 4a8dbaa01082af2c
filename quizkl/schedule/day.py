"""The day as the learner lives it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

TURN_HOUR: Final = 4


def day_of(instant: datetime, turn_hour: int = TURN_HOUR) -> date:
    """The day that an aware instant belongs to. A day turns at ``turn_hour`` (0 to 23) on the wall clock of the
    instant's own time zone: at 03:59 it is still yesterday. The wall clock alone decides, so that the day turns at
    the same hour in a night that is 23 or 25 hours long, and on a journey. ValueError for a naive instant.
    """
    if instant.utcoffset() is None:
        raise ValueError(f"{instant!r} has no time zone")
    return (instant.replace(tzinfo=None) - timedelta(hours=turn_hour)).date()
