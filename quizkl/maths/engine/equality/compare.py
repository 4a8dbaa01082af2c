"""A comparison to what points say of it, cheapest means first.

A handful of points to fifty digits, then thousands in float64, whose doubts fifty digits settle: a difference that
float64 sees is only a place to look, so that rounding, cancellation and overflow never make two expressions different.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from quizkl.maths.comparison import Comparison, Different, Sameness, SameProved, SameSampled
from quizkl.maths.engine.budget import BudgetSpent, budget
from quizkl.maths.engine.equality.at_point import CannotEvaluateError, Point
from quizkl.maths.engine.equality.ball import MOST_DIGITS, POWER_OF_NEGATIVE
from quizkl.maths.engine.equality.ball_functions import FACTORIAL_OF_FRACTION
from quizkl.maths.engine.equality.named_entries import with_entries
from quizkl.maths.engine.equality.points import FRIENDLY, Points, points_for
from quizkl.maths.engine.equality.remark import Domains
from quizkl.maths.engine.equality.search import DOUBTFUL, Seen, admitted, seen
from quizkl.maths.engine.equality.settle import Agree, Differ, OneSided, Settled, settled
from quizkl.maths.engine.equality.sorts import ARRAYS, Variable, variables_of
from quizkl.maths.engine.equality.written import as_digits, different_at, in_float64
from quizkl.maths.engine.nested import Nested
from quizkl.maths.inquiry import NotDecided

FIRST_LOOK = 3
"""Points that are tried before torch is asked: most of what is different is so everywhere."""
ENOUGH = 12
"""Points of agreement that are sought, and that are tried before torch is asked for all."""
FEWEST = 5
"""Points of agreement without which nothing is said."""
MOST_TRIED = 60
CLOSER_LOOKS = 12
"""Points at which float64 sees a difference that are looked at."""
SIZES = (3, 2, 5)
"""Entries of vectors."""
SECONDS = 0.9
"""After this no further point is tried."""

BY_CONVENTION = frozenset({POWER_OF_NEGATIVE, FACTORIAL_OF_FRACTION})
"""Why a constant has no value here that has one in other books."""

NO_POINT = "not decided: no point was found at which the assumptions hold"
NEITHER = "not decided: neither has a finite real value at any point that was tried"
FIRST_HAS_NONE = "not decided: the first has no finite real value at any point that was tried"
SECOND_HAS_NONE = "not decided: the second has no finite real value at any point that was tried"
NEVER_BOTH = "not decided: the two have a finite real value together at no point, or at too few"
TOO_LARGE = "not decided: the numbers become too large, or too close, to compute them to fifty digits"
TOO_SLOW = "not decided: this takes too long to compute"
NO_DIGITS = "not decided: this cannot be computed to fifty digits"


@dataclass(frozen=True, slots=True)
class Sampling:
    """What points have shown. ``provable`` says that a proof could still say more."""

    found: Sameness
    provable: bool = False


def sampled(comparison: Comparison, seconds: float = SECONDS) -> Sampling:
    """The outcome of trying points. For the main thread only (see ``budget``)."""
    comparison = with_entries(comparison)
    variables = variables_of(comparison)
    try:
        if variables:
            return _Trial(comparison, variables).outcome(seconds)
        with budget(seconds):
            return _constants(comparison)
    except CannotEvaluateError:
        return Sampling(in_float64(comparison, variables) or NotDecided(NO_DIGITS))
    except BudgetSpent:
        return Sampling(NotDecided(TOO_SLOW))


def _constants(comparison: Comparison) -> Sampling:
    found = settled(comparison, {})
    if found == Agree(exactly=False):
        found = settled(comparison, {}, (MOST_DIGITS,))
    match found:
        case Agree(exactly):
            return Sampling(SameProved()) if exactly else Sampling(SameSampled(1), provable=True)
        case Differ(given, reference):
            return Sampling(different_at({}, given, reference))
        case OneSided(None, None, why):
            return Sampling(NotDecided(f"not decided: neither has a finite real value ({why})"))
        case OneSided(_, _, why) if why in BY_CONVENTION:
            return Sampling(NotDecided(f"not decided: {why}"))
        case OneSided(given, reference, why):
            return Sampling(Different({}, as_digits(given), as_digits(reference), f"One side has no value: {why}."))
        case _:
            return Sampling(NotDecided(NO_DIGITS))


@dataclass(slots=True)
class _Trial:
    """The points tried so far and what came of them."""

    comparison: Comparison
    variables: tuple[Variable, ...]
    agreed: set[tuple[tuple[str, Nested], ...]] = field(default_factory=set)
    unclear: int = 0
    tried: int = 0
    inexact: Point | None = None
    domains: Domains = field(default_factory=Domains)

    def outcome(self, seconds: float) -> Sampling:
        vectors = any(variable.sort in ARRAYS for variable in self.variables)
        groups = [
            admitted(points_for(self.variables, size), self.comparison.assumptions)
            for size in (SIZES if vectors else SIZES[:1])
        ]
        if not any(group.count for group in groups):
            return Sampling(NotDecided(NO_POINT))
        try:
            with budget(seconds):
                found = self._refutation(groups)
        except BudgetSpent:
            found = None
        if found is not None:
            return Sampling(found)
        if len(self.agreed) >= FEWEST and len(self.agreed) > self.unclear:
            return Sampling(SameSampled(len(self.agreed), self.domains.remark()), provable=True)
        return Sampling(NotDecided(self._why_nothing()))

    def _refutation(self, groups: Sequence[Points]) -> Different | None:
        for group in groups:
            found = self._first_look(group) or self._everywhere(group)
            if found is not None:
                return found
        return self._deeper_look() if len(self.agreed) >= FEWEST else None

    def _first_look(self, points: Points) -> Different | None:
        for row in range(min(FIRST_LOOK, points.count)):
            found = self._try(points, row)
            if found is not None:
                return found
        return None

    def _everywhere(self, points: Points) -> Different | None:
        """A few points from everywhere, all by torch, those it leaves in doubt, and more until there are enough."""
        for row in islice(_spread_rows(None, points.count), ENOUGH):
            found = self._try(points, row)
            if found is not None:
                return found
        all_seen = seen(self.comparison.given, self.comparison.reference, points)
        if all_seen is not None:
            points = all_seen.points
            for row in _doubtful_rows(all_seen):
                found = self._try(points, row)
                if found is not None:
                    return found
        for row in _spread_rows(all_seen, points.count):
            if self._done():
                break
            found = self._try(points, row)
            if found is not None:
                return found
        if all_seen is not None:
            self._look_at_domains(all_seen, points)
        return None

    def _done(self) -> bool:
        return len(self.agreed) >= ENOUGH or self.tried >= MOST_TRIED

    def _try(self, points: Points, row: int) -> Different | None:
        point = points.exactly(row)
        if tuple(point.items()) in self.agreed:
            return None
        found: Settled = settled(self.comparison, point)
        self.tried += 1
        match found:
            case Agree(exactly):
                self.agreed.add(tuple(point.items()))
                self.inexact = self.inexact if exactly else point
            case OneSided(given, reference, _):
                self.domains.note(point, given is not None, reference is not None)
            case Differ(given, reference):
                return different_at(point, given, reference)
            case _:
                self.unclear += 1
        return None

    def _deeper_look(self) -> Different | None:
        """One point again with all the digits there are: e^-1000 is not 0."""
        if self.inexact is None:
            return None
        found = settled(self.comparison, self.inexact, (MOST_DIGITS,))
        return different_at(self.inexact, found.given, found.reference) if isinstance(found, Differ) else None

    def _look_at_domains(self, all_seen: Seen, points: Points) -> None:
        """Confirm that one side has a value where the other has none: float64 may only have overflowed."""
        for alone, known in (
            (all_seen.given & ~all_seen.reference, self.domains.given_alone),
            (all_seen.reference & ~all_seen.given, self.domains.reference_alone),
        ):
            rows = alone.nonzero().flatten().tolist() if known is None else []
            for row in rows[:2]:
                self._try(points, row)

    def _why_nothing(self) -> str:
        if self.agreed or self.unclear:
            return TOO_LARGE if self.unclear else NEVER_BOTH
        given, reference = self.domains.given_alone, self.domains.reference_alone
        if given is None and reference is None:
            return NEITHER
        if given is not None and reference is not None:
            return NEVER_BOTH
        return SECOND_HAS_NONE if reference is None else FIRST_HAS_NONE


def _doubtful_rows(all_seen: Seen) -> list[int]:
    """Where float64 sees a difference: a friendly point with a plain difference first, then the greatest."""
    doubtful = all_seen.difference > DOUBTFUL
    if not bool(doubtful.any()):
        return []
    plain = (all_seen.difference > 1e-3).nonzero().flatten()[:4].tolist()
    greatest = all_seen.difference.topk(min(CLOSER_LOOKS, all_seen.difference.numel()))
    worst = [row for value, row in zip(greatest.values.tolist(), greatest.indices.tolist(), strict=True) if value]
    return list(dict.fromkeys([*plain, *worst]))[:CLOSER_LOOKS]


def _spread_rows(all_seen: Seen | None, count: int) -> Iterator[int]:
    """Rows of every band in turn: those at which both sides have a value, every fourth time any row."""
    everywhere = _interleaved(list(range(count)))
    if all_seen is None:
        yield from everywhere
        return
    known = _interleaved(all_seen.both.nonzero().flatten().tolist())
    for place in range(count):
        if place < len(known):
            yield known[place]
        if place % 4 == 3 or place >= len(known):
            yield everywhere[place]


def _interleaved(rows: list[int]) -> list[int]:
    """The rows with a stride, so that the first few come from everywhere."""
    stride = max(len(rows) // FRIENDLY * 37, 1) | 1
    return [row for start in range(stride) for row in rows[start::stride]] if rows else []
