"""The statistics as tables, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.schedule.day_words import day_words
from quizkl.schedule.duration import duration
from quizkl.statistics.calibration import Calibration
from quizkl.statistics.days import DayCount, Streak, last_days
from quizkl.statistics.forecast import Forecast
from quizkl.statistics.mistakes import RECENT
from quizkl.statistics.recalled import OfBox, OfKind, Recalled
from quizkl.statistics.statistics import FirstSight, Statistics
from quizkl.statistics.table import Table, count, or_blank, percent

Called = Callable[[ItemKey], str]
"""What a card is called on the screen."""

NOTHING_YET: Final = "Nothing has been answered yet. Study a session, and the counting begins."
NO_BOX_YET: Final = (
    "No card has come back from a box yet. What is answered today comes back tomorrow at the earliest;"
    " come back then, and study what is due."
)
NO_MISTAKE_YET: Final = (
    "No mistake has been named yet. Exercises name them: a wrong answer is compared with the slips that people make."
)
NO_MISS_YET: Final = "No card has been missed so far."
NO_CARDS: Final = "There are no cards. The command  quizkl decks  says where decks are looked for."


def boxes(seen: FirstSight) -> Table:
    """How many cards each box holds."""
    stand = seen.stand
    rows = [
        (
            f"box {box.number}",
            "" if box.days is None else count(box.days, "day"),
            or_blank(box.items),
            or_blank(box.due),
        )
        for box in stand.boxes
    ]
    more = (("not met yet", stand.new), ("suspended", stand.suspended), ("retired", stand.retired))
    rows += [(name, "", or_blank(cards), "") for name, cards in more if cards]
    return Table(
        "Boxes",
        ("", "comes after", "cards", "due"),
        tuple(rows) if stand.items else (),
        today(seen),
        empty=NO_CARDS,
    )


def today(seen: FirstSight) -> tuple[str, ...]:
    """What was done today, and the days in a row."""
    if not seen.days:
        return (NOTHING_YET,)
    done = seen.today
    if not done.answers:
        said = "Nothing has been answered today."
    else:
        said = f"Today: {count(done.answers, 'answer')} in {duration(done.seconds)}"
        parts = [
            (done.reviews, "from the boxes"),
            (done.first, "new"),
            (done.relearning, "relearned"),
            (done.practice, "practised"),
        ]
        said += f" ({', '.join(f'{number} {what}' for number, what in parts if number)})."
        if moved := done.reviews + done.first:
            said += f" Of {count(moved, 'card')} {done.knew} known, {done.partly} partly, {done.missed} missed."
    return (said, streak_words(seen.streak))


def streak_words(streak: Streak) -> str:
    """The days in a row."""
    run = f"{count(streak.current, 'day')} in a row" if streak.current else "No streak just now"
    return f"{run}; the longest was {count(streak.longest, 'day')}. {count(streak.days, 'day')} studied in all."


def calendar(seen: FirstSight, weeks: int) -> Table:
    """The answers of each day, a row a week, the latest first."""
    return Table(
        "Answers a day",
        ("week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "all", "time"),
        tuple(_week(week, seen.day) for week in weeks_of(seen.days, seen.day, weeks)) if seen.days else (),
        (streak_words(seen.streak),) if seen.days else (),
        empty=NOTHING_YET,
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
    return Table("Retention by box", heads, tuple(rows), summary, empty=NOTHING_YET)


def retention_of_kinds(kinds: Sequence[OfKind]) -> Table:
    rows = tuple((kind_name(each.kind), *_recalled(each.recalled)) for each in kinds if each.recalled.reviews)
    heads = ("kind of card", "reviews", "knew", "partly", "missed", "recalled")
    return Table("Retention by kind of card", heads, rows, empty=NO_BOX_YET)


def _box_name(box: int) -> str:
    return f"box {box}" if box else "first time"


def kind_name(kind: Kind | None) -> str:
    return "no longer in a deck" if kind is None else kind.value


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
        "The next 30 days", heads, rows if anything else (), tuple(forecast_words(expected)), empty=_NOTHING_COMES
    )


_NOTHING_COMES: Final = "Nothing comes in the next 30 days. New cards come from decks: quizkl new  begins one."


def forecast_words(expected: Forecast) -> Iterator[str]:
    """What the limits do, and the busiest day."""
    limits = expected.limits
    yield (
        f"With {count(limits.reviews, 'review')} and {count(limits.new, 'new card')} a day, and cards going as they"
        " have gone so far:"
    )
    if (busiest := expected.busiest) is not None:
        yield f"The most on one day are {count(busiest.cards, 'card')}, on {day_words(busiest.day)}."
    if expected.all_met is not None:
        unseen = expected.days[0].unseen + expected.days[0].new
        yield f"The {count(unseen, 'new card')} left are all met by {day_words(expected.all_met)}."
    elif expected.days and expected.days[-1].unseen:
        yield "No new cards are met, since their limit is 0."
    held_back = [round(day.held_back) for day in expected.days]
    if any(held_back):
        last = held_back[-1]
        end = f"{count(last, 'card')} still {'waits' if last == 1 else 'wait'}" if last else "none waits any more"
        yield f"The limit holds back up to {count(max(held_back), 'due card')}; after 30 days {end}."


def tomorrow_words(expected: Forecast) -> Iterator[str]:
    """How much tomorrow will hold, as far as the forecast goes."""
    if len(expected.days) > 1:
        day = expected.days[1]
        yield f"Tomorrow: about {count(day.reviews, 'review')} and {count(day.new, 'new card')}."


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
    return Table("Time by day", heads, rows if seen.days else (), _time_words(seen), empty=NOTHING_YET)


def _time_words(seen: FirstSight) -> tuple[str, ...]:
    if not seen.days:
        return ()
    seconds = sum(day.seconds for day in seen.days)
    each = seconds / max(len(seen.days), 1)
    return (
        f"{duration(seconds)} in all, {duration(each)} on a day with study."
        " From the question to the answer; more than ten minutes count as ten.",
    )


def time_of_kinds(kinds: Sequence[OfKind]) -> Table:
    rows = tuple(
        (kind_name(each.kind), f"{each.answers:,}", duration(each.seconds), f"{each.seconds_each or 0:.0f} s")
        for each in kinds
    )
    return Table("Time by kind of card", ("kind of card", "answers", "time", "each"), rows, empty=NOTHING_YET)


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
    empty = NO_MISS_YET if found.first.days else NOTHING_YET
    return Table("Hardest cards", ("card", "reviews", "missed", "recalled", "each"), rows, empty=empty)


def mistakes(found: Statistics, called: Called) -> Table:
    rows = tuple(
        (each.said, f"{each.times:,}", or_blank(each.recent), day_words(each.last), called(each.most_in))
        for each in found.mistakes
    )
    heads = ("mistake", "times", f"in {RECENT} days", "last", "most in")
    return Table("Named mistakes", heads, rows, empty=NO_MISTAKE_YET)


def calibration(found: Statistics) -> Table:
    over_all = found.calibration.over_all
    rows = [(_box_name(box), *_scores(each)) for box, each in found.calibration.boxes]
    if over_all is None:
        summary: tuple[str, ...] = ()
    else:
        rows.append(("all boxes", *_scores(over_all)))
        summary = (calibration_words(over_all),)
    heads = ("in", "reviews", "after", "expected", "observed", "NLL", "entropy", "KL")
    return Table("Calibration of the schedule (nats)", heads, tuple(rows), summary, empty=NO_BOX_YET)


def calibration_words(over_all: Calibration) -> str:
    """What the score says."""
    better = "more" if over_all.observed > over_all.expected else "fewer"
    aside = "as many" if abs(over_all.observed - over_all.expected) < 0.01 else better
    return (
        f"The schedule expected you to recall {percent(over_all.expected)} of the cards that came;"
        f" you recalled {percent(over_all.observed)}, {aside}{'' if aside == 'as many' else ' than expected'}."
        f" Its forecast costs {over_all.nll:.3f} nats a review: {over_all.entropy:.3f} are the entropy of what"
        f" happened, {over_all.kl:.4f} are KL(observed ‖ expected){_rest_words(over_all)}."
    )


def _rest_words(each: Calibration) -> str:
    rest = each.nll - each.entropy - each.kl
    if abs(rest) < 0.0005:
        return ""
    return f", and {rest:+.4f} come of cards of one box that came after different times"


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
