"""The calibration of the schedule: the recall that it expected against what happened.

For every review of a card in a box the schedule gives beforehand the chance e with which the card is known on that day
(``schedule.recall`` states the model: 0.9 after the interval of the box, or FSRS' own estimate). What happens is x = 1,
recalled, or 0. The schedule is scored as any forecast is:

- its mean negative log-likelihood, the mean of -ln e where x = 1 and of -ln(1 - e) where x = 0, in nats;
- for a box in which the share o was recalled and e was expected on average, the divergence from the observed to the
  expected recall, KL(o ‖ e) = o ln(o/e) + (1 - o) ln((1 - o)/(1 - e)), in nats;
- beside it the entropy of what was observed, H(o) = -o ln o - (1 - o) ln(1 - o).

Where all cards of a box come on their day, the first is the sum of the other two: cross-entropy = entropy + KL. The
entropy is the learner's, no forecast for a whole box can do without it; the KL is what the schedule could still learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from quizkl.journal.fact import Occasion
from quizkl.statistics.cells import Group

IN_WORDS: Final = (
    "A schedule is a forecast: it says beforehand how probably a card is known on the day it comes. A box is taken at"
    " its word that its interval is one after which nine cards in ten are still known; a card that comes late is"
    " expected with less, by the forgetting curve of FSRS-6: (1 + 0.98 t/S)^-0.154, t days after it was seen, S days"
    " the interval. FSRS estimates S for every card. Known partly counts as recalled.",
    "The forecast is scored as the decks teach it. NLL is the mean of -ln of the chance that it gave to what happened,"
    " in nats; entropy is that of what happened in the box; KL is KL(observed ‖ expected). Where all cards come on"
    " their day, NLL = entropy + KL: the entropy nobody can forecast away, the KL is what the schedule is wrong by.",
)
"""The model and the scores, for help."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """``reviews`` cards came, on average ``waited`` days after they were last seen; the shares ``observed`` to be
    recalled and ``expected``; ``nll``, ``entropy`` and ``kl`` are in nats a review.
    """

    reviews: int
    waited: float
    observed: float
    expected: float
    nll: float
    entropy: float
    kl: float


@dataclass(frozen=True, slots=True)
class Calibrations:
    """Box by box, and over all boxes: there every number is the mean over the boxes, weighted by their reviews. None
    where no card has come back from a box yet.
    """

    boxes: tuple[tuple[int, Calibration], ...]
    over_all: Calibration | None


def bernoulli_entropy(p: float) -> float:
    """The entropy of a coin that falls on 1 with chance ``p``, in nats."""
    return sum(-chance * log(chance) for chance in (p, 1 - p) if chance > 0)


def bernoulli_kl(p: float, q: float) -> float:
    """KL(p ‖ q) of two such coins, in nats; ``q`` is neither 0 nor 1. 0 ln 0 is 0."""
    return sum(a * log(a / b) for a, b in ((p, q), (1 - p, 1 - q)) if a > 0)


def calibrations(groups: Iterable[Group]) -> Calibrations:
    of_box: dict[int, list[Group]] = {}
    for group in groups:
        if group.occasion is Occasion.REVIEW:
            of_box.setdefault(group.box, []).append(group)
    boxes = tuple((box, _of_box(of_box[box])) for box in sorted(of_box))
    return Calibrations(boxes, _over_all([each for _, each in boxes]) if boxes else None)


def _of_box(groups: Sequence[Group]) -> Calibration:
    reviews = sum(group.reviews for group in groups)
    observed = sum(group.reviews - group.missed for group in groups) / reviews
    expected = sum(group.expected for group in groups) / reviews
    return Calibration(
        reviews=reviews,
        waited=sum(group.waited for group in groups) / reviews,
        observed=observed,
        expected=expected,
        nll=sum(group.surprise for group in groups) / reviews,
        entropy=bernoulli_entropy(observed),
        kl=bernoulli_kl(observed, expected),
    )


def _over_all(boxes: Sequence[Calibration]) -> Calibration:
    reviews = sum(each.reviews for each in boxes)

    def mean(values: Iterable[float]) -> float:
        return sum(each.reviews * value for each, value in zip(boxes, values, strict=True)) / reviews

    return Calibration(
        reviews=reviews,
        waited=mean(each.waited for each in boxes),
        observed=mean(each.observed for each in boxes),
        expected=mean(each.expected for each in boxes),
        nll=mean(each.nll for each in boxes),
        entropy=mean(each.entropy for each in boxes),
        kl=mean(each.kl for each in boxes),
    )
