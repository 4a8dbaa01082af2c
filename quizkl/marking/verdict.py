"""The six verdicts.

``value`` is what was read, as mathematics; ``number`` is its value in the unit typed, for machines; it is no part of
what makes two verdicts equal, and neither is the kind of a mistake. ``expected`` is the answer at the asked precision,
with its unit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.maths.inquiry import Value


@dataclass(frozen=True, slots=True)
class Right:
    """Right at the precision asked."""

    value: str
    expected: str
    number: Value | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RightBut:
    """Right, with a remark: another unit, hand rounding, not normalised."""

    value: str
    expected: str
    remark: str
    number: Value | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """True so far, but too few digits. Costs no attempt; the expected value is not shown yet."""

    value: str
    remark: str
    number: Value | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class WrongBecause:
    """Wrong, and it is known why; ``kind`` is the mistake's, where it has a name of ours."""

    value: str
    reason: str
    expected: str
    number: Value | None = field(default=None, compare=False)
    kind: MistakeKind | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Wrong; ``detail`` says what there is to say, such as which entries are right."""

    value: str
    expected: str
    detail: str = ""
    number: Value | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Could not be read, or not be computed. ``column`` counts from 1, or is None where no one place is to blame."""

    message: str
    hint: str = ""
    column: int | None = None


Verdict = Right | RightBut | Incomplete | WrongBecause | Wrong | Unreadable


def is_right(verdict: Verdict) -> bool:
    """Whether the verdict settles the step as right, with or without a remark."""
    return isinstance(verdict, Right | RightBut)


def costs_attempt(verdict: Verdict) -> bool:
    """Whether the answer counts as a try: an incomplete or unreadable one does not."""
    return not isinstance(verdict, Incomplete | Unreadable)
