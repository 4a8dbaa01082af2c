"""What may be drawn: one frozen type a kind, with exact bounds and steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Drawn = Fraction | tuple["Drawn", ...]
"""A drawn quantity: a number, a vector, or a matrix row by row; exact."""


@dataclass(frozen=True, slots=True)
class Uniform:
    """``low``, ``low + step``, ... up to ``high``, each as likely; with ``count`` a vector of so many."""

    low: Fraction
    high: Fraction
    step: Fraction
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options, which are all of one shape; with ``count`` a vector of so many numbers."""

    options: tuple[Drawn, ...]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Simplex:
    """``n`` probabilities that sum to 1: multiples of ``step``, none under ``least``, every such vector as likely."""

    n: int
    step: Fraction
    least: Fraction


@dataclass(frozen=True, slots=True)
class Normal:
    """A number near ``mean`` with the standard deviation ``deviation``, rounded to a multiple of ``step``.

    It is the sum of twelve uniform numbers, which is normal to the eye and never further off than six deviations.
    """

    mean: Fraction
    deviation: Fraction
    step: Fraction
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PositiveDefinite:
    """A symmetric ``n`` by ``n`` matrix of multiples of ``step`` that is positive definite, with small entries.

    An entry off the diagonal is at most ``most`` in size, one on it exceeds the sizes in its row by ``step`` to
    ``most``: such a matrix is positive definite by Gershgorin's theorem.
    """

    n: int
    step: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Permutation:
    """The numbers in some order, each order as likely."""

    items: tuple[Fraction, ...]


Draw = Uniform | Choice | Simplex | Normal | PositiveDefinite | Permutation
