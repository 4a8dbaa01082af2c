"""Retention: how many of the cards that came were recalled, box by box and kind by kind; and the time it took."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from quizkl.deck.kind import Kind
from quizkl.journal.fact import Occasion
from quizkl.statistics.cells import Group

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Recalled:
    """``reviews`` and how they went. Recalled is what was known, wholly or partly; only a miss is a lapse."""

    reviews: int = 0
    missed: int = 0
    partly: int = 0

    @property
    def knew(self) -> int:
        return self.reviews - self.missed - self.partly

    @property
    def share(self) -> float | None:
        """The retention, from 0 to 1; None where nothing was reviewed."""
        return (self.reviews - self.missed) / self.reviews if self.reviews else None


@dataclass(frozen=True, slots=True)
class OfBox:
    """The reviews of cards that were in ``box``; box 0 are the first meetings of new cards."""

    box: int
    recalled: Recalled


@dataclass(frozen=True, slots=True)
class OfKind:
    """The reviews of a kind of card, None for cards that are in no deck any more. ``recalled`` is of cards in a box,
    ``first`` of first meetings; ``answers`` is everything that was answered, practice and relearning too, and
    ``seconds`` what that took, each answer at most ten minutes.
    """

    kind: Kind | None
    recalled: Recalled
    first: Recalled
    answers: int
    seconds: float

    @property
    def seconds_each(self) -> float | None:
        return self.seconds / self.answers if self.answers else None


def of_boxes(groups: Iterable[Group]) -> tuple[OfBox, ...]:
    moving = (group for group in groups if group.occasion in (Occasion.FIRST, Occasion.REVIEW))
    return tuple(OfBox(box, _sum(of_box)) for box, of_box in sorted(_by(moving, lambda group: group.box).items()))


def of_kinds(groups: Iterable[Group]) -> tuple[OfKind, ...]:
    return tuple(
        OfKind(
            kind,
            _sum(group for group in of_kind if group.occasion is Occasion.REVIEW),
            _sum(group for group in of_kind if group.occasion is Occasion.FIRST),
            sum(group.reviews for group in of_kind),
            sum(group.seconds for group in of_kind),
        )
        for kind, of_kind in _by(groups, lambda group: group.kind).items()
    )


def _by(groups: Iterable[Group], key: Callable[[Group], _Key]) -> dict[_Key, list[Group]]:
    found: dict[_Key, list[Group]] = {}
    for group in groups:
        found.setdefault(key(group), []).append(group)
    return found


def _sum(groups: Iterable[Group]) -> Recalled:
    reviews = missed = partly = 0
    for group in groups:
        reviews, missed, partly = reviews + group.reviews, missed + group.missed, partly + group.partly
    return Recalled(reviews, missed, partly)
