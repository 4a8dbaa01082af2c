"""Leitner settings as text: the line that is recorded with each review, and plain words for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeVar

from quizkl.schedule.leitner import DEFAULT_BOXES, LastBox, Leitner, OnMiss, When
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.setting_text import read_settings

_Choice = TypeVar("_Choice", bound=Enum)

NAME: Final = "leitner"
KEYS: Final = ("boxes", "when", "on_miss", "last_box", "smoothing")


class _Smoothing(Enum):
    ON = "on"
    OFF = "off"


def parse(text: str) -> Leitner | ScheduleProblem:
    """Read what ``Leitner.describe`` writes. A setting that is left out has its default."""
    settings = read_settings(text, NAME, Leitner().describe())
    return settings if isinstance(settings, ScheduleProblem) else from_settings(settings)


def from_settings(settings: Mapping[str, str]) -> Leitner | ScheduleProblem:
    """Leitner boxes from the texts of their settings, such as ``{"boxes": "1,2,4", "when": "calendar"}``."""
    for key in settings:
        if key not in KEYS:
            return ScheduleProblem(f"{key!r} is no setting of Leitner boxes", f"the settings are {', '.join(KEYS)}")
    boxes = _boxes(settings.get("boxes"))
    when = _choice("when", settings, When.INTERVAL)
    on_miss = _choice("on_miss", settings, OnMiss.FIRST_BOX)
    last_box = _choice("last_box", settings, LastBox.REPEATS)
    smoothing = _choice("smoothing", settings, _Smoothing.OFF)
    match boxes, when, on_miss, last_box, smoothing:
        case tuple() as boxes, When() as when, OnMiss() as on_miss, LastBox() as last_box, _Smoothing() as smoothing:
            return _leitner(boxes, when, on_miss, last_box, smoothing)
        case read:
            return next(problem for problem in read if isinstance(problem, ScheduleProblem))


def _leitner(
    boxes: tuple[int, ...], when: When, on_miss: OnMiss, last_box: LastBox, smoothing: _Smoothing
) -> Leitner | ScheduleProblem:
    try:
        return Leitner(boxes, when, on_miss, last_box, smoothing is _Smoothing.ON)
    except ValueError as fault:
        return ScheduleProblem(str(fault), f"the default is boxes={','.join(map(str, DEFAULT_BOXES))} when=interval")


def _boxes(text: str | None) -> tuple[int, ...] | ScheduleProblem:
    if text is None:
        return DEFAULT_BOXES
    pieces = [piece.strip() for piece in text.split(",")]
    if all(piece.isascii() and piece.isdigit() and len(piece) <= 9 for piece in pieces):
        return tuple(map(int, pieces))
    return ScheduleProblem(f"boxes cannot be {text!r}", "whole days with commas between them, such as 1,2,4,8")


def _choice(key: str, settings: Mapping[str, str], default: _Choice) -> _Choice | ScheduleProblem:
    text = settings.get(key)
    if text is None:
        return default
    for choice in type(default):
        if choice.value == text:
            return choice
    choices = " or ".join(str(choice.value) for choice in type(default))
    return ScheduleProblem(f"{key} cannot be {text!r}", f"it is {choices}")


def in_words(leitner: Leitner) -> str:
    """The settings as a few plain sentences."""
    last = len(leitner.boxes)
    sentences = ["A new card that you knew goes to box 2, any other to box 1." if last > 1 else "There is one box."]
    if last > 1:
        sentences.append(
            "Knew moves a card up a box, partly keeps it, missed sends it "
            + ("back to box 1." if leitner.on_miss is OnMiss.FIRST_BOX else "one box down.")
        )
    if leitner.when is When.CALENDAR:
        sentences.append(
            "Boxes come up on the days of a fixed 64-day calendar: box 1 every day, each further box half as often."
        )
    else:
        days = ", ".join(map(str, leitner.boxes))
        sentences.append(f"Boxes come up again {days} days after the answer.")
    sentences.append(
        f"A card known in box {last} stays there and comes again."
        if leitner.last_box is LastBox.REPEATS
        else f"A card known in box {last} is done and does not come again."
    )
    if leitner.smoothing:
        sentences.append("Intervals of four days and more are moved a little, so that cards do not come in crowds.")
    return " ".join(sentences)
