from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizkl.schedule.day import day_of

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("minute", [0, 59])
def test_a_day_lasts_from_four_to_four(hour: int, minute: int) -> None:
    instant = datetime(2026, 5, 10, hour, minute, tzinfo=BERLIN)
    assert day_of(instant) == (date(2026, 5, 9) if hour < 4 else date(2026, 5, 10))


def test_the_hour_at_which_the_day_turns_can_be_chosen() -> None:
    assert day_of(datetime(2026, 5, 10, 0, 30, tzinfo=UTC), turn_hour=0) == date(2026, 5, 10)
    assert day_of(datetime(2026, 5, 10, 5, 30, tzinfo=UTC), turn_hour=6) == date(2026, 5, 9)


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        # The clock went from 02:00 to 03:00 in this night.
        ("2026-03-29 01:30", "2026-03-28"),
        ("2026-03-29 03:30", "2026-03-28"),
        ("2026-03-29 04:00", "2026-03-29"),
        # And from 03:00 back to 02:00 in this one.
        ("2026-10-25 02:30", "2026-10-24"),
        ("2026-10-25 03:59", "2026-10-24"),
        ("2026-10-25 04:00", "2026-10-25"),
    ],
)
def test_the_day_turns_by_the_clock_on_the_wall_also_when_the_clock_is_changed(clock: str, day: str) -> None:
    for fold in (0, 1):
        assert day_of(datetime.fromisoformat(clock).replace(tzinfo=BERLIN, fold=fold)) == date.fromisoformat(day)


@pytest.mark.parametrize(("evening", "morning"), [((2026, 3, 28, 23), 29), ((2026, 10, 24, 23), 25)])
def test_a_night_of_23_or_25_hours_is_one_day_further(evening: tuple[int, int, int, int], morning: int) -> None:
    late = datetime(*evening, tzinfo=BERLIN)
    early = late.replace(day=morning, hour=6)
    assert day_of(early) - day_of(late) == timedelta(days=1)


def test_a_traveller_lives_by_the_clock_of_the_place() -> None:
    # One instant: five in the afternoon of the 10th in New York is six in the morning of the 11th in Tokyo.
    instant = datetime(2026, 5, 10, 21, 0, tzinfo=UTC)
    assert day_of(instant.astimezone(NEW_YORK)) == date(2026, 5, 10)
    assert day_of(instant.astimezone(TOKYO)) == date(2026, 5, 11)


def test_an_instant_without_a_time_zone_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 5, 10))
