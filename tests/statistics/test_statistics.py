"""Days, streaks, hard cards, mistakes and boxes, one by one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.journal.event import Bury, Reset, Suspend
from quizkl.journal.fact import mistakes_in
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.say import name_with_mistake
from quizkl.marking.verdict import WrongBecause
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.statistics.days import DayCount, Streak, last_days, streak
from quizkl.statistics.statistics import FirstSight
from tests.statistics.histories import CARD, DAY, ITEMS, NOON, OTHER, THIRD, asked, counted, review, written

MISSED, KNEW = Grade.MISSED, Grade.KNEW


def studied(*days: int) -> list[DayCount]:
    return [DayCount(DAY + timedelta(days=day), reviews=1) for day in days]


@pytest.mark.parametrize(
    ("days", "current", "longest"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((-1,), 1, 1),  # a day without one so far does not end it
        ((-2,), 0, 1),
        ((-9, -8, -7, -1, 0), 2, 3),
        ((-1, 0, 1), 2, 3),  # the clock was put back since
    ],
)
def test_the_days_in_a_row(days: tuple[int, ...], current: int, longest: int) -> None:
    assert streak(studied(*days), DAY) == Streak(current, longest, len(days))


def test_the_last_days_have_those_without_an_answer_too() -> None:
    found = last_days(studied(-2, 0), DAY, 4)
    assert [day.answers for day in found] == [0, 1, 0, 1]
    assert found[-1].day == DAY


def test_a_day_counts_what_was_new_what_came_back_and_what_moved_nothing(tmp_path: Path) -> None:
    events = [
        review(MISSED),
        review(KNEW, relearning=True, seconds=20),
        review(KNEW, practice=True, seconds=5000),
        review(Grade.PARTLY, item=OTHER),
    ]
    (day,) = counted(written(tmp_path / "journal", events), asked()).first.days
    assert day == DayCount(DAY, first=2, relearning=1, practice=1, missed=1, partly=1, seconds=8 + 20 + 600 + 8)


def test_nothing_at_all_is_counted_as_nothing(tmp_path: Path) -> None:
    found = counted(tmp_path / "journal", asked())
    assert found.first.days == ()
    assert found.first.today == DayCount(DAY)
    assert [day.new for day in found.forecast.days[:2]] == [3, 0]
    assert list(tmp_path.iterdir()) == []


def test_one_miss_does_not_make_the_hardest_card(tmp_path: Path) -> None:
    always = [review(MISSED, day, OTHER) for day in range(5)]
    now_and_then = [review(KNEW, day, THIRD) for day in range(20)]
    events = [*always, *now_and_then, review(MISSED, 0, CARD)]
    found = counted(written(tmp_path / "journal", events), asked(day=20)).hardest
    assert [card.item for card in found] == [OTHER, CARD]
    assert found[0].recalled.missed == 5


def test_mistakes_are_counted_with_the_card_in_which_they_are_made_most(tmp_path: Path) -> None:
    verdict = "wrong-because:wrong-sign, right"
    events = [
        review(KNEW, 0, CARD, verdict=verdict),
        review(KNEW, 40, OTHER, verdict=verdict),
        review(KNEW, 41, OTHER, verdict=verdict, practice=True),
        review(KNEW, 41, CARD, verdict="wrong-because:a-kind-of-another-day"),
    ]
    sign, unknown = counted(written(tmp_path / "journal", events), asked(day=41)).mistakes
    assert (sign.kind, sign.times, sign.recent) == (MistakeKind.WRONG_SIGN, 3, 2)
    assert (sign.most_in, sign.most_times, sign.last) == (OTHER, 2, DAY + timedelta(days=41))
    assert (unknown.kind, unknown.times) == (None, 1)


def test_boxes_count_cards_that_are_due_and_leave_out_what_does_not_come(tmp_path: Path) -> None:
    reviews = (review(KNEW, item=CARD), review(MISSED, item=OTHER), review(MISSED, item=THIRD))
    after = (Suspend(OTHER, NOON), Bury(THIRD, DAY + timedelta(days=2), NOON))
    stand = counted(written(tmp_path / "journal", [*reviews, *after]), asked(day=2)).first.stand
    assert [(box.items, box.due) for box in stand.boxes[:2]] == [(2, 0), (1, 1)]
    assert [(each.box, each.due - DAY) for each in stand.waiting] == [
        (1, timedelta(days=3)),  # buried today, so it comes tomorrow
        (2, timedelta(days=2)),
    ]
    assert stand.suspended == 1


def test_new_cards_are_met_in_deck_order_each_by_the_schedule_of_its_deck(tmp_path: Path) -> None:
    own = {"mle": Leitner(boxes=(3, 9))}
    stand = counted(tmp_path / "journal", asked(own=own)).first.stand
    assert [(each.course, each.items) for each in stand.unseen] == [(0, 2), (1, 1)]
    assert stand.courses[1].scheduler == own["mle"]


def test_a_card_under_a_new_name_goes_on_where_it_was(tmp_path: Path) -> None:
    former = ItemKey("old", "definition")
    events = [review(KNEW, 0, former), review(KNEW, 2, CARD)]
    path = written(tmp_path / "journal", events)
    renamed = counted(path, asked(renames={former: CARD}, day=2))
    assert [each.box for each in renamed.boxes] == [0, 2]
    assert [kind.kind for kind in renamed.kinds] == [Kind.FLASHCARD]
    apart = counted(path, asked(day=2))
    assert [(each.box, each.recalled.reviews) for each in apart.boxes] == [(0, 2)]
    assert [kind.kind for kind in apart.kinds] == [Kind.FLASHCARD, None]


def test_what_is_seen_first_comes_before_all_the_rest_is_counted(tmp_path: Path) -> None:
    from quizkl.journal.connection import open_to_read
    from quizkl.journal.problem import JournalProblem
    from quizkl.statistics.statistics import statistics

    connection = open_to_read(written(tmp_path / "journal", [review(KNEW)]))
    assert not isinstance(connection, JournalProblem)
    seen: list[FirstSight] = []
    found = statistics(connection, asked(items=(*ITEMS, Item(ItemKey("kl", "new"), Kind.CHOICE))), seen.append)
    connection.close()
    assert seen == [found.first]


def test_a_reset_under_a_former_name_begins_the_card_anew(tmp_path: Path) -> None:
    former = ItemKey("old", "definition")
    events = (review(KNEW, 0, CARD), Reset(former, NOON), review(KNEW, 2, CARD))
    found = counted(written(tmp_path / "journal", events), asked(renames={former: CARD}, day=2))
    assert [(each.box, each.recalled.reviews) for each in found.boxes] == [(0, 2)]


@pytest.mark.parametrize("kind", MistakeKind)
def test_every_kind_of_mistake_is_counted_as_marking_writes_it_down(kind: MistakeKind) -> None:
    verdict = WrongBecause("0.4", "because", "0.5", kind=kind)
    assert mistakes_in(f"{name_with_mistake(verdict)}, right ; {name_with_mistake(verdict)}, shown") == {kind.value: 2}
