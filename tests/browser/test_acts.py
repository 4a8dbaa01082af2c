"""What is done to cards is a list of events, and a sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizkl.browser import acts
from quizkl.browser.card_index import CardIndex
from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Bury, Flag, Move, Recorded, Reset, Suspend, Undo, Unflag, Unsuspend
from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.leitner import Leitner, When
from quizkl.schedule.state import ItemState
from tests.browser.small_index import DAY, small_index

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
LEITNER = Leitner()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CardIndex:
    return small_index(tmp_path_factory.mktemp("decks"))


def chosen(index: CardIndex, *ids: str) -> list[tuple[Item, ItemState]]:
    pairs = zip(index.items, index.states, strict=True)
    return [(item, state) for item, state in pairs if str(item.key).partition("/")[2] in ids]


def test_suspending_puts_away_what_is_not_put_away_yet(index: CardIndex) -> None:
    several = chosen(index, "definition", "cover#c2")
    key = several[0][0].key
    assert acts.suspend(several, NOW) == acts.Act(
        "kl-view/definition suspended.", (Suspend(key, NOW),), frozenset({key})
    )


def test_what_is_done_to_several_cards_is_counted(index: CardIndex) -> None:
    assert acts.suspend(chosen(index, "definition", "mean"), NOW).said == "2 cards suspended."


def test_suspending_what_is_suspended_takes_it_back(index: CardIndex) -> None:
    one = chosen(index, "cover#c2")
    assert acts.suspend(one, NOW).said == "kl-view/cover#c2 taken back."
    assert acts.suspend(one, NOW).events == (Unsuspend(one[0][0].key, NOW),)


def test_what_the_file_suspends_only_the_file_takes_back(index: CardIndex) -> None:
    act = acts.suspend(chosen(index, "pick"), NOW)
    assert act.events == ()
    assert "suspended: true" in act.said


def test_flags_are_set_on_all_or_taken_from_all(index: CardIndex) -> None:
    both = chosen(index, "definition", "mean")
    assert acts.flag(both, NOW).events == (Flag(both[1][0].key, NOW),)
    assert acts.flag(both[:1], NOW).events == (Unflag(both[0][0].key, NOW),)


def test_burying_is_for_the_day_and_burying_what_is_buried_undoes_it(index: CardIndex) -> None:
    def history(key: ItemKey) -> list[Recorded]:
        earlier = Bury(key, DAY - timedelta(days=1), NOW)
        return [Recorded(3, earlier), Recorded(5, Flag(key, NOW)), Recorded(7, Bury(key, DAY, NOW))]

    one = chosen(index, "mean")
    assert acts.bury(one, DAY, NOW, history).events == (Bury(one[0][0].key, DAY, NOW),)
    back = acts.bury(chosen(index, "compute"), DAY, NOW, history)
    assert (back.said, back.events) == ("kl-view/compute back today.", (Undo(7, NOW),))


def test_only_what_was_studied_is_reset(index: CardIndex) -> None:
    both = chosen(index, "definition", "mean")
    assert acts.reset(both, NOW).events == (Reset(both[0][0].key, NOW),)
    assert acts.reset(both[1:], NOW).events == ()


def test_a_card_put_into_a_box_comes_when_the_box_does(index: CardIndex) -> None:
    one = chosen(index, "mean")
    key = one[0][0].key
    for scheduler, days in ((LEITNER, 8), (Fsrs(), 8), (Leitner(boxes=(1, 3, 9, 27)), 27)):
        act = acts.move(one, 4, lambda _, scheduler=scheduler: scheduler, DAY, NOW)  # type: ignore[misc]
        assert act.events == (Move(key, 4, DAY + timedelta(days=days), DAY, NOW),)
        assert act.said == f"week-2/mean put into box 4, due in {days} days."
    by_calendar = acts.move(one, 4, lambda _: Leitner(when=When.CALENDAR), DAY, NOW).events[0]
    assert isinstance(by_calendar, Move)
    assert by_calendar.due > DAY


def test_a_box_that_the_schedule_does_not_have_takes_nothing(index: CardIndex) -> None:
    assert acts.move(chosen(index, "mean"), 8, lambda _: LEITNER, DAY, NOW) == acts.Act("There is no box 8.")
