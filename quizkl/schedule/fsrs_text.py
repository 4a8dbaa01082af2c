"""FSRS settings as text: the line that is recorded with each review, and plain words for the screen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from quizkl.schedule.fsrs import DEFAULT_WEIGHTS, Fsrs
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.setting_text import read_settings

NAME: Final = "fsrs-6"
KEYS: Final = ("retention", "longest", "smoothing", "weights")


def parse(text: str) -> Fsrs | ScheduleProblem:
    """Read what ``Fsrs.describe`` writes. A setting that is left out has its default."""
    settings = read_settings(text, NAME, Fsrs().describe())
    return settings if isinstance(settings, ScheduleProblem) else from_settings(settings)


def from_settings(settings: Mapping[str, str]) -> Fsrs | ScheduleProblem:
    """FSRS from the texts of its settings, such as ``{"retention": "0.85"}``."""
    for key in settings:
        if key not in KEYS:
            return ScheduleProblem(f"{key!r} is no setting of FSRS", f"the settings are {', '.join(KEYS)}")
    default = Fsrs()
    smoothing = settings.get("smoothing", "off")
    if smoothing not in ("on", "off"):
        return ScheduleProblem(f"smoothing cannot be {smoothing!r}", "it is on or off")
    try:
        return Fsrs(
            retention=_number("retention", settings.get("retention", str(default.retention))),
            longest=round(_number("longest", settings.get("longest", str(default.longest)))),
            smoothing=smoothing == "on",
            weights=_weights(settings.get("weights", "default")),
        )
    except ValueError as fault:
        return ScheduleProblem(str(fault), f"the default is {default.describe()!r}")


def _weights(text: str) -> tuple[float, ...]:
    if text == "default":
        return DEFAULT_WEIGHTS
    return tuple(_number("a weight", piece) for piece in text.split(","))


def _number(what: str, text: str) -> float:
    """ValueError, in words for the learner, where the text is no finite number."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{what} cannot be {text!r}, which is no number")
    return number


def in_words(fsrs: Fsrs) -> str:
    """The settings as a few plain sentences."""
    sentences = [
        "FSRS-6 estimates from your grades how well you remember each card.",
        f"A card comes again when the chance that you know it has fallen to {fsrs.retention:.0%}.",
    ]
    if fsrs.smoothing:
        sentences.append("Intervals of four days and more are moved a little, so that cards do not come in crowds.")
    return " ".join(sentences)
