"""What the statistics say in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizkl.deck.kind import Kind
from quizkl.schedule.day_words import day_words
from quizkl.schedule.duration import duration
from quizkl.statistics.calibration import Calibration
from quizkl.statistics.days import Streak
from quizkl.statistics.forecast import Forecast
from quizkl.statistics.statistics import FirstSight
from quizkl.statistics.table import count, percent

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
NOTHING_COMES: Final = "Nothing comes in the next 30 days. New cards come from decks: quizkl new  begins one."


def today_words(seen: FirstSight) -> tuple[str, ...]:
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
        yield f"New cards last until {day_words(expected.all_met)} ({unseen:,} {'is' if unseen == 1 else 'are'} left)."
    elif any(day.new for day in expected.days):
        yield "Some new cards are never met, since a deck has 0 for its own limit."
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


def time_words(seen: FirstSight) -> tuple[str, ...]:
    """How long it took, and how time is counted."""
    if not seen.days:
        return ()
    seconds = sum(day.seconds for day in seen.days)
    each = seconds / len(seen.days)
    return (
        f"{duration(seconds)} in all, {duration(each)} on a day with study."
        " From the question to the answer; more than ten minutes count as ten.",
    )


def kind_name(kind: Kind | None) -> str:
    """A kind of card, None for cards that are gone."""
    return "no longer in a deck" if kind is None else kind.value


def calibration_words(over_all: Calibration) -> str:
    """What the score says."""
    return (
        f"The schedule expected you to recall {percent(over_all.expected)} of the cards that came;"
        f" you recalled {percent(over_all.observed)}. Its forecast costs {over_all.nll:.3f} nats a review:"
        f" {over_all.entropy:.3f} are the entropy of what happened,"
        f" {over_all.kl:.4f} are KL(observed ‖ expected){_rest_words(over_all)}."
    )


def _rest_words(each: Calibration) -> str:
    rest = each.nll - each.entropy - each.kl
    if abs(rest) < 0.0005:
        return ""
    return f", and {rest:+.4f} come of cards of one box that came after different times"
