"""What a schedule expects: the chance that a card is still known on the day it comes.

The curve is that of FSRS-6 (https://github.com/open-spaced-repetition/py-fsrs, ``get_card_retrievability``):

    R(t) = (1 + f t / S) ^ -w,   f = 0.9 ^ (-1/w) - 1,   so that R(S) = 0.9

``t`` are the days since the card was last seen, ``S`` is its stability. FSRS estimates S for every card. A Leitner box
estimates nothing and promises no number; it is taken at its word that its interval is one after which a card is
probably still known, and this is made the same nine in ten: S is the interval for which the card was put off, and w
the default of FSRS-6. So a card that comes on its day is expected with 0.9 in every box, one that comes late with
less. Nothing of this is fitted to the learner: it is a forecast made beforehand, and what happened can be held
against it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from quizkl.schedule.fsrs import DEFAULT_WEIGHTS, Fsrs
from quizkl.schedule.leitner import DEFAULT_BOXES
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import Scheduled

AT_STABILITY: Final = 0.9
"""The recall expected after as many days as the stability."""


def expected_recall(standing: Scheduled, day: date, scheduler: Scheduler) -> float:
    """The chance, between 0 and 1 and neither of them, that an item is known on ``day``. ``scheduler`` is the one in
    force: FSRS may have a weight of its own in the curve. A day counts as at least one after the last.
    """
    if standing.memory is None:
        stability, decay = float(_interval(standing)), DEFAULT_WEIGHTS[-1]
    else:
        stability = standing.memory.stability
        decay = scheduler.weights[-1] if isinstance(scheduler, Fsrs) else DEFAULT_WEIGHTS[-1]
    factor = AT_STABILITY ** (-1 / decay) - 1
    expected: float = (1 + factor * days_since(standing, day) / stability) ** -decay
    return expected


def days_since(standing: Scheduled, day: date) -> int:
    """Days since an item was last seen, at least 1: the clock may have been put back."""
    return max(1, (day - standing.last).days)


def _interval(standing: Scheduled) -> int:
    """For how many days the item was put off."""
    return DEFAULT_BOXES[-1] if standing.due is None else max(1, (standing.due - standing.last).days)
