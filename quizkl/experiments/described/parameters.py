"""Parameters that several experiments have."""

from __future__ import annotations

from quizkl.experiments.experiment import Kind, Parameter

LARGEST_SEED = 2**32 - 1
MOST_DRAWN_BEFORE = 2_000_000


def whole(name: str, default: int, low: int, high: int, says: str) -> Parameter:
    return Parameter(name, Kind.WHOLE, default, low, high, says)


def number(name: str, default: float, low: float, high: float, says: str) -> Parameter:
    return Parameter(name, Kind.NUMBER, default, low, high, says)


def choice(name: str, default: str, choices: tuple[str, ...], says: str) -> Parameter:
    return Parameter(name, Kind.CHOICE, default, 0, 0, says, choices)


def seed() -> Parameter:
    return whole("seed", 0, 0, LARGEST_SEED, "where the random numbers begin")


def prelude(*sizes: int) -> Parameter:
    """What was drawn with the seed before the experiment itself draws."""
    says = "how many normal variates were drawn before, draw by draw"
    return Parameter("prelude", Kind.SIZES, sizes, 1, MOST_DRAWN_BEFORE, says)


def every(default: int) -> Parameter:
    return whole("every", default, 1, 10_000, "the table has one row for so many steps")


def learning_rate(default: float) -> Parameter:
    return number("lr", default, 1e-6, 10.0, "the learning rate")


def steps(default: int) -> Parameter:
    return whole("steps", default, 1, 10_000, "how many steps are taken")
