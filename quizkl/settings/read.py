"""Reading ``config.toml``. What cannot be read is said, with its line, and its default is used.

The keys:

    decks = ["~/decks"]         folders or files where decks are looked for
    new_per_day = 20            new cards a day, over all decks
    reviews_per_day = 200       reviews of other cards a day
    day_turns_at = 4            the hour at which the learner's day begins, 0 to 23
    characters = "dejavu"       dejavu, full or ascii: what formulas are drawn with
    theme = "textual-dark"      the colour theme; ansi-dark and ansi-light use the terminal's own colours

    scheduler = "leitner"       leitner (the boxes below) or fsrs-6, with settings such as "fsrs-6 retention=0.85"

    [leitner]
    boxes = "1,2,4,8,16,32,64"  days until a card of each box comes again
    when = "interval"           interval (since the answer) or calendar (the fixed 64-day calendar)
    on_miss = "first"           first (back to box 1) or down (one box)
    last_box = "repeats"        repeats or retires
    smoothing = "off"           on moves long intervals a little, so that cards do not come in crowds
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.formula.characters import Characters
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.leitner_text import NAME as LEITNER
from quizkl.schedule.leitner_text import from_settings
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.settings.settings import DEFAULTS, Settings

_Setter = Callable[[Settings, object], Settings | str]


def read_settings(source: bytes, file: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a ``config.toml``. Problems are warnings; a file that is no TOML gives the defaults."""
    try:
        text = source.decode("utf-8-sig")
        values = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as fault:
        return DEFAULTS, (_problem(Place(file, *_place_in(str(fault))), f"this is not TOML: {fault}"),)
    settings, problems = DEFAULTS, []
    for key, value in values.items():
        place = Place(file, _line_of(text, key))
        setter = SETTINGS.get(key)
        if setter is None:
            near = get_close_matches(key, SETTINGS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(SETTINGS)}"
            problems.append(_problem(place, f"{key!r} is no setting", hint))
            continue
        match setter(settings, value):
            case Settings() as changed:
                settings = replace(changed, theme_place=place) if key == "theme" else changed
            case str() as wrong:
                problems.append(_problem(place, f"{key} {wrong}", "the default is used instead"))
    return settings, tuple(problems)


def _problem(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(place, message, hint, Severity.WARNING)


def _place_in(fault: str) -> tuple[int, int]:
    found = re.search(r"line (\d+), column (\d+)", fault)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def _line_of(text: str, key: str) -> int:
    """The line on which ``key`` is set (tomllib keeps no places)."""
    found = re.search(rf"^\s*(\[\s*)?[\"']?{re.escape(key)}[\"']?\s*(=|\]|\.)", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _decks(settings: Settings, value: object) -> Settings | str:
    if isinstance(value, list) and all(isinstance(path, str) and path for path in value):
        return replace(settings, decks=tuple(str(path) for path in value))
    return 'must be a list of folders or files, such as ["~/decks"]'


def _whole(low: int, high: int, change: Callable[[Settings, int], Settings]) -> _Setter:
    def set_whole(settings: Settings, value: object) -> Settings | str:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return change(settings, value)
        return f"must be a whole number from {low} to {high}, not {value!r}"

    return set_whole


def _characters(settings: Settings, value: object) -> Settings | str:
    for characters in Characters:
        if value == characters.name.lower():
            return replace(settings, characters=characters)
    return f"must be one of {', '.join(c.name.lower() for c in Characters)}, not {value!r}"


def _theme(settings: Settings, value: object) -> Settings | str:
    return replace(settings, theme=value) if isinstance(value, str) else f"must be the name of a theme, not {value!r}"


def _scheduler(settings: Settings, value: object) -> Settings | str:
    if value == LEITNER:
        return settings
    match scheduler_of(value) if isinstance(value, str) else ScheduleProblem("this is no text"):
        case ScheduleProblem(message=message, hint=hint):
            return f"cannot be used: {message}" + (f"; {hint}" if hint else "")
        case scheduler:
            return replace(settings, chosen_scheduler=scheduler)


def _leitner(settings: Settings, value: object) -> Settings | str:
    if not isinstance(value, Mapping):
        return 'must be a table: [leitner], then lines such as when = "calendar"'
    match from_settings({str(key): _as_text(setting) for key, setting in value.items()}):
        case Leitner() as leitner:
            return replace(settings, leitner=leitner)
        case problem:
            return f"cannot be used: {problem.message}; {problem.hint}"


def _as_text(value: object) -> str:
    """TOML's own types are taken too: ``boxes = [1, 2, 4]``, ``smoothing = true``."""
    match value:
        case bool():
            return "on" if value else "off"
        case list():
            return ",".join(map(str, value))
        case _:
            return str(value)


SETTINGS: Final[Mapping[str, _Setter]] = {
    "decks": _decks,
    "new_per_day": _whole(0, 9999, lambda s, n: replace(s, limits=replace(s.limits, new=n))),
    "reviews_per_day": _whole(0, 99999, lambda s, n: replace(s, limits=replace(s.limits, reviews=n))),
    "day_turns_at": _whole(0, 23, lambda s, n: replace(s, day_turns_at=n)),
    "characters": _characters,
    "theme": _theme,
    "scheduler": _scheduler,
    "leitner": _leitner,
}
