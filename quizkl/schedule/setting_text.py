"""A line of settings: a scheduler's name, then ``key=value`` pieces."""

from __future__ import annotations

from quizkl.schedule.scheduler import ScheduleProblem


def read_settings(text: str, name: str, example: str) -> dict[str, str] | ScheduleProblem:
    """The settings of a line that begins with ``name``, each value as its text."""
    found_name, *settings = text.split() or [""]
    if found_name != name:
        return ScheduleProblem(f"{text!r} does not begin with {name!r}", f"such as {example!r}")
    found: dict[str, str] = {}
    for setting in settings:
        key, _, value = setting.partition("=")
        if key in found:
            return ScheduleProblem(f"{key} is set twice", "keep one of the two")
        found[key] = value
    return found
