"""The first draw that makes a good question, and how many of many do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from quizkl.maths.engine.one_thread import one_thread
from quizkl.maths.engine.variants.batch import Batch, draw_batch
from quizkl.maths.engine.variants.conditions import met
from quizkl.maths.engine.variants.troubles import Judged, judge, looking_right
from quizkl.maths.variation.draw import SEEDS
from quizkl.maths.variation.search import Affected, Search, Sought, Survey, Surveyed, Trouble, Variation

_MOST_ROUNDS = 20
"""A survey draws at most so many times the draws that it wants."""

_SAMPLE = 3
_MOST_WORKED_OUT = 60
"""Of one answer's draws that are near to a mistake: the rest is counted in proportion."""

_FATAL = (Trouble.UNDEFINED, Trouble.INFINITE)


def search(asked: Search) -> Sought:
    """Every draw is looked at in the order of the seeds. Where none is good, the first that can be asked at all."""
    with one_thread():
        return _search(asked)


def _search(asked: Search) -> Sought:
    seeds = [(asked.seed + more) % SEEDS for more in range(asked.tries)]
    batch = _meeting(asked.variation, seeds)
    if not len(batch):
        return Sought(None, asked.tries, 0)
    judged = [judge(batch, one) for one in asked.asked]
    troubled = _any([one.troubled() for one in judged], len(batch))
    for draw in torch.nonzero(~troubled).flatten().tolist():
        seed = batch.seeds[draw]
        if not any(looking_right(one, asked.variation, seed, draw) for one in judged):
            return Sought(seed, asked.tries, len(batch))
    fatal = _any([one.plain[trouble] for one in judged for trouble in _FATAL if trouble in one.plain], len(batch))
    askable = torch.nonzero(~fatal).flatten().tolist()
    return Sought(batch.seeds[askable[0]] if askable else None, asked.tries, len(batch), good=False)


def survey(asked: Survey) -> Surveyed:
    """Draw until ``wanted`` have met the conditions, then look at those."""
    with one_thread():
        batch, draws = _wanted(asked)
        tally = _Tally(asked.variation, batch)
        for step, one in enumerate(asked.asked, 1):
            tally.count(step, judge(batch, one))
    sure = _places(~tally.bad & ~tally.unsure)
    good = max(0, int((~tally.bad).sum()) - tally.more)
    sample = tuple(batch.seeds[draw] for draw in sure[:: max(1, len(sure) // _SAMPLE)])[:_SAMPLE]
    return Surveyed(draws, len(batch), good, tuple(tally.affected), sample)


def _meeting(variation: Variation, seeds: Sequence[int]) -> Batch:
    """The draws of those seeds that meet the conditions."""
    batch = draw_batch(variation.draws, variation.given, seeds)
    if not variation.conditions:
        return batch
    kept = met(batch, variation.conditions)
    if bool(kept.all()):
        return batch
    left = [seed for seed, keep in zip(seeds, kept.tolist(), strict=True) if keep]
    return draw_batch(variation.draws, variation.given, left)


def _wanted(asked: Survey) -> tuple[Batch, int]:
    seeds: list[int] = []
    draws = 0
    for _ in range(_MOST_ROUNDS):
        run = range(draws, draws + asked.wanted)
        seeds += _meeting(asked.variation, run).seeds
        draws += asked.wanted
        if len(seeds) >= asked.wanted:
            break
    seeds = seeds[: asked.wanted]
    looked_at = seeds[-1] + 1 if len(seeds) == asked.wanted else draws
    return draw_batch(asked.variation.draws, asked.variation.given, seeds), looked_at


@dataclass(slots=True)
class _Tally:
    """``unsure`` are draws that were counted in proportion, ``more`` how many of them may be bad."""

    variation: Variation
    batch: Batch
    bad: Tensor = field(init=False)
    unsure: Tensor = field(init=False)
    more: int = 0
    affected: list[Affected] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bad, self.unsure = torch.zeros((2, len(self.batch)), dtype=torch.bool)

    def count(self, step: int, judged: Judged) -> None:
        for trouble, mask in judged.plain.items():
            if draws := _places(mask):
                self._add(step, trouble, len(draws), draws)
        self._count_mistakes(step, judged, ~judged.troubled())

    def _count_mistakes(self, step: int, judged: Judged, left: Tensor) -> None:
        """The draws of those ``left`` in which a mistake looks right: some are seen at once, some worked out."""
        right = judged.right & left.unsqueeze(1)
        blamed = Counter(torch.nonzero(right)[:, 1].tolist())
        draws = _places(right.any(dim=1))
        near = _places(judged.near.any(dim=1) & ~right.any(dim=1) & left)
        worked_out, rest = near[:_MOST_WORKED_OUT], near[_MOST_WORKED_OUT:]
        for draw in worked_out:
            if mistakes := looking_right(judged, self.variation, self.batch.seeds[draw], draw):
                draws.append(draw)
                blamed.update(mistakes)
        self.unsure[rest] = True
        if draws:
            taken = len(draws) - int(right.any(dim=1).sum())
            more = round(taken / max(1, len(worked_out)) * len(rest))
            self.more += more
            ((mistake, _),) = blamed.most_common(1)
            self._add(step, Trouble.MISTAKE_LOOKS_RIGHT, len(draws) + more, draws, mistake)

    def _add(self, step: int, trouble: Trouble, total: int, draws: Sequence[int], mistake: int | None = None) -> None:
        self.bad[draws] = True
        self.affected.append(Affected(step, trouble, total, self.batch.seeds[min(draws)], mistake))


def _places(mask: Tensor) -> list[int]:
    return [int(place) for place in torch.nonzero(mask).flatten().tolist()]


def _any(masks: Sequence[Tensor], draws: int) -> Tensor:
    return torch.stack(list(masks)).any(dim=0) if masks else torch.zeros(draws, dtype=torch.bool)
