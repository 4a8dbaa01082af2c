from __future__ import annotations

from datetime import date

from quizkl.schedule.leech import is_leech, warns
from quizkl.schedule.state import New, Scheduled

DAY = date(2026, 1, 1)


def lapsed(times: int) -> Scheduled:
    return Scheduled(1, DAY, last=DAY, reviews=times + 1, lapses=times, first=DAY)


def test_an_item_is_a_leech_from_its_eighth_lapse_on() -> None:
    assert [lapses for lapses in range(20) if is_leech(lapsed(lapses))] == list(range(8, 20))
    assert not is_leech(New())


def test_the_learner_is_told_at_the_eighth_lapse_and_at_every_fourth_after_it() -> None:
    assert [lapses for lapses in range(1, 21) if warns(lapsed(lapses - 1), lapsed(lapses))] == [8, 12, 16, 20]


def test_a_leech_that_was_known_gives_no_warning() -> None:
    assert not warns(lapsed(8), lapsed(8))
