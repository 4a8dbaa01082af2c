"""The statistics as plain data, as ``quizkl stats --json`` prints them.

Shares are from 0 to 1, times in seconds, scores in nats; what there is nothing to say about is None.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.statistics.calibration import Calibration
from quizkl.statistics.days import DayCount
from quizkl.statistics.forecast import Forecast
from quizkl.statistics.hardest import HardCard
from quizkl.statistics.mistakes import NamedMistake
from quizkl.statistics.recalled import OfKind, Recalled
from quizkl.statistics.stand import Stand
from quizkl.statistics.statistics import Statistics

Data = dict[str, object]


def as_object(found: Statistics) -> Data:
    """One object; ``days`` are those with an answer, oldest first."""
    first = found.first
    return {
        "date": first.day.isoformat(),
        "decks": list(first.decks),
        "answers": first.answers,
        "cards": _stand(first.stand),
        "today": _day(first.today),
        "streak": {"current": first.streak.current, "longest": first.streak.longest, "days": first.streak.days},
        "days": [_day(day) for day in first.days],
        "boxes": [_box(found, number) for number in _boxes(found)],
        "first_time": _recalled(next((each.recalled for each in found.boxes if not each.box), Recalled())),
        "kinds": [_kind(each) for each in found.kinds],
        "forecast": _forecast(found.forecast),
        "hardest": [_hard(each) for each in found.hardest],
        "mistakes": [_mistake(each) for each in found.mistakes],
        "calibration": _calibration(found.calibration.over_all),
    }


def _stand(stand: Stand) -> Data:
    return {
        "all": stand.items,
        "new": stand.new,
        "suspended": stand.suspended,
        "flagged": stand.flagged,
        "often_missed": stand.leeches,
        "retired": stand.retired,
    }


def _day(day: DayCount) -> Data:
    return {
        "date": day.day.isoformat(),
        "answers": day.answers,
        "new": day.first,
        "reviews": day.reviews,
        "relearned": day.relearning,
        "practised": day.practice,
        "knew": day.knew,
        "partly": day.partly,
        "missed": day.missed,
        "seconds": round(day.seconds, 3),
    }


def _boxes(found: Statistics) -> Sequence[int]:
    numbers = {box.number for box in found.first.stand.boxes} | {each.box for each in found.boxes if each.box}
    return sorted(numbers)


def _box(found: Statistics, number: int) -> Data:
    stands = next((box for box in found.first.stand.boxes if box.number == number), None)
    recalled = next((each.recalled for each in found.boxes if each.box == number), Recalled())
    calibration = next((each for box, each in found.calibration.boxes if box == number), None)
    return {
        "box": number,
        "days": None if stands is None else stands.days,
        "cards": 0 if stands is None else stands.items,
        "due": 0 if stands is None else stands.due,
        **_recalled(recalled),
        "calibration": _calibration(calibration),
    }


def _recalled(recalled: Recalled) -> Data:
    return {
        "reviews": recalled.reviews,
        "knew": recalled.knew,
        "partly": recalled.partly,
        "missed": recalled.missed,
        "recalled": recalled.share,
    }


def _kind(each: OfKind) -> Data:
    return {
        "kind": None if each.kind is None else each.kind.value,
        **_recalled(each.recalled),
        "first_time": _recalled(each.first),
        "answers": each.answers,
        "seconds": round(each.seconds, 3),
    }


def _forecast(forecast: Forecast) -> Data:
    return {
        "new_per_day": forecast.limits.new,
        "reviews_per_day": forecast.limits.reviews,
        "all_met": None if forecast.all_met is None else forecast.all_met.isoformat(),
        "days": [
            {
                "date": day.day.isoformat(),
                "due_so_far": day.settled,
                "reviews": round(day.reviews, 2),
                "reviews_of_new": round(day.of_new, 2),
                "new": day.new,
                "held_back": round(day.held_back, 2),
                "unseen": day.unseen,
            }
            for day in forecast.days
        ],
    }


def _hard(each: HardCard) -> Data:
    return {"card": str(each.item), **_recalled(each.recalled), "seconds_each": round(each.seconds, 3)}


def _mistake(each: NamedMistake) -> Data:
    return {
        "mistake": None if each.kind is None else each.kind.value,
        "says": each.said,
        "times": each.times,
        "last_30_days": each.recent,
        "last": each.last.isoformat(),
        "most_in": str(each.most_in),
        "most_times": each.most_times,
    }


def _calibration(each: Calibration | None) -> Data | None:
    if each is None:
        return None
    return {
        "reviews": each.reviews,
        "days_since": each.waited,
        "expected": each.expected,
        "observed": each.observed,
        "nll": each.nll,
        "entropy": each.entropy,
        "kl": each.kl,
    }
