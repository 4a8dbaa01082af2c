"""The statistics as tables, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from quizkl.deck.identity import ItemKey
from quizkl.schedule.day_words import day_words
from quizkl.schedule.duration import duration
from quizkl.statistics import words
from quizkl.statistics.calibration import Calibration
from quizkl.statistics.days import DayCount, last_days
from quizkl.statistics.forecast import Forecast
from quizkl.statistics.mistakes import RECENT
from quizkl.statistics.recalled import OfBox, OfKind, Recalled
from quizkl.statistics.statistics import FirstSight, Statistics
from quizkl.statistics.table import Table, count, or_blank, percent

Called = Callable[[ItemKey], str]
"""What a card is called on the screen."""


def boxes(seen: FirstSight) -> Table:
    """How many cards each box holds."""
    stand = seen.stand
    rows = [
        (_box_name(box.number), count(box.days, "day") if box.days else "", or_blank(box.items), or_blank(box.due))
        for box in stand.boxes
    ]
    more = (("unseen", stand.new), ("suspended", stand.suspended), ("retired", stand.retired))
    rows += [(name, "", or_blank(cards), "") for name, cards in more if cards]
    return Table(
        "Boxes",
        ("", "comes after", "cards", "due"),
        tuple(rows) if stand.items else (),
        words.today_words(seen),
        empty=words.NO_CARDS,
    )


def calendar(seen: FirstSight, weeks: int) -> Table:
    """The answers of each day, a row a week, the latest first."""
    return Table(
        "Answers a day",
        ("week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "all", "time"),
        tuple(_week(week, seen.day) for week in weeks_of(seen.days, seen.day, weeks)) if seen.days else (),
        (words.streak_words(seen.streak),) if seen.days else (),
        empty=words.NOTHING_YET,
    )


def weeks_of(days: Sequence[DayCount], today: date, weeks: int) -> list[tuple[DayCount, ...]]:
    """The last weeks, Monday to Sunday, the latest first; the days that are still to come are empty."""
    sunday = today + timedelta(days=6 - today.weekday())
    counted = last_days(days, sunday, 7 * weeks)
    return [counted[at : at + 7] for at in range(7 * (weeks - 1), -1, -7)]


def _week(week: Sequence[DayCount], today: date) -> tuple[str, ...]:
    seconds = sum(day.seconds for day in week)
    counts = [or_blank(day.answers) or ("." if day.day <= today else "") for day in week]
    time = duration(seconds) if seconds else ""
    return (week[0].day.isoformat(), *counts, or_blank(sum(day.answers for day in week)), time)


def retention_of_boxes(boxes: Sequence[OfBox]) -> Table:
    rows = [(_box_name(each.box), *_recalled(each.recalled)) for each in boxes]
    came = [each.recalled for each in boxes if each.box]
    if came:
        rows.append(("all boxes", *_recalled(_together(came))))
    heads = ("in", "reviews", "knew", "partly", "missed", "recalled")
    summary = ("Recalled is what was known, wholly or partly, when it came; practice and relearning do not count.",)
    return Table("Retention by box", heads, tuple(rows), summary, empty=words.NOTHING_YET)


def retention_of_kinds(kinds: Sequence[OfKind]) -> Table:
    rows = tuple((words.kind_name(each.kind), *_recalled(each.recalled)) for each in kinds if each.recalled.reviews)
    heads = ("kind of card", "reviews", "knew", "partly", "missed", "recalled")
    return Table("Retention by kind of card", heads, rows, empty=words.NO_BOX_YET)


def _box_name(box: int) -> str:
    return f"box {box}" if box else "first time"


def _recalled(recalled: Recalled) -> tuple[str, ...]:
    counts = (recalled.reviews, recalled.knew, recalled.partly, recalled.missed)
    return (*map(or_blank, counts), percent(recalled.share))


def _together(parts: Sequence[Recalled]) -> Recalled:
    return Recalled(
        sum(part.reviews for part in parts), sum(part.missed for part in parts), sum(part.partly for part in parts)
    )


def forecast(expected: Forecast) -> Table:
    rows = tuple(
        (
            day_words(day.day),
            or_blank(day.settled),
            or_blank(day.of_met),
            or_blank(day.of_new),
            or_blank(day.new),
            or_blank(day.cards),
            or_blank(day.held_back),
            or_blank(day.unseen),
        )
        for day in expected.days
    )
    heads = ("", "due so far", "of these", "of new", "new", "all", "held back", "unseen")
    anything = any(day.cards or day.unseen or day.settled for day in expected.days)
    return Table(
        "The next 30 days",
        heads,
        rows if anything else (),
        tuple(words.forecast_words(expected)),
        empty=words.NOTHING_COMES,
    )


def time_of_days(seen: FirstSight, length: int) -> Table:
    """The time that each day took, the latest first."""
    rows = tuple(
        (
            day_words(day.day),
            or_blank(day.answers),
            or_blank(day.first),
            or_blank(day.reviews),
            or_blank(day.relearning),
            or_blank(day.practice),
            duration(day.seconds) if day.seconds else "",
        )
        for day in reversed(last_days(seen.days, seen.day, length))
    )
    heads = ("", "answers", "new", "reviews", "relearned", "practised", "time")
    return Table("Time by day", heads, rows if seen.days else (), words.time_words(seen), empty=words.NOTHING_YET)


def time_of_kinds(kinds: Sequence[OfKind]) -> Table:
    rows = tuple(
        (words.kind_name(each.kind), f"{each.answers:,}", duration(each.seconds), f"{each.seconds_each or 0:.0f} s")
        for each in kinds
    )
    return Table("Time by kind of card", ("kind of card", "answers", "time", "each"), rows, empty=words.NOTHING_YET)


def hardest(found: Statistics, called: Called, shown: int) -> Table:
    rows = tuple(
        (
            called(each.item),
            f"{each.recalled.reviews}",
            f"{each.recalled.missed}",
            percent(each.recalled.share),
            f"{each.seconds:.0f} s",
        )
        for each in found.hardest[:shown]
    )
    empty = words.NO_MISS_YET if found.first.days else words.NOTHING_YET
    return Table("Hardest cards", ("card", "reviews", "missed", "recalled", "each"), rows, empty=empty)


def mistakes(found: Statistics, called: Called) -> Table:
    rows = tuple(
        (each.said, f"{each.times:,}", or_blank(each.recent), day_words(each.last), called(each.most_in))
        for each in found.mistakes
    )
    heads = ("mistake", "times", f"in {RECENT} days", "last", "most in")
    return Table("Named mistakes", heads, rows, empty=words.NO_MISTAKE_YET, words=(0, 3, 4))


def calibration(found: Statistics) -> Table:
    over_all = found.calibration.over_all
    rows = [(_box_name(box), *_scores(each)) for box, each in found.calibration.boxes]
    if over_all is None:
        summary: tuple[str, ...] = ()
    else:
        rows.append(("all boxes", *_scores(over_all)))
        summary = (words.calibration_words(over_all),)
    heads = ("in", "reviews", "after", "expected", "observed", "NLL", "entropy", "KL")
    return Table("Calibration of the schedule (nats)", heads, tuple(rows), summary, empty=words.NO_BOX_YET)


def _scores(each: Calibration) -> tuple[str, ...]:
    return (
        f"{each.reviews:,}",
        f"{each.waited:.1f} d",
        percent(each.expected),
        percent(each.observed),
        f"{each.nll:.3f}",
        f"{each.entropy:.3f}",
        f"{each.kl:.4f}",
    )
