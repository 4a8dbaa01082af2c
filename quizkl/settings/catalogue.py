"""All settings: their keys, what each means, what it may be, and where its value is kept.

Reading ``config.toml``, ``quizkl config`` and the settings screen all go by this list. The table ``[keys]`` is not in
it: its keys are the ids of key bindings, which only the terminal application knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from quizkl.formula.characters import Characters
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.leitner_text import NAME as LEITNER
from quizkl.schedule.leitner_text import from_settings
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.settings.exercise import ExerciseRules
from quizkl.settings.kinds import Days, Flag, Kind, OneOf, Paths, Value, Whole, Words, Wrong
from quizkl.settings.settings import DEFAULTS, Settings

KEYS_TABLE: Final = "keys"
USUAL_THEME: Final = "textual-dark"
_GRADES: Final = tuple(grade.value for grade in (Grade.KNEW, Grade.PARTLY, Grade.MISSED))


@dataclass(frozen=True, slots=True)
class Setting:
    """``key`` is dotted for what stands in a table. ``put`` gives the settings with another value, or why not.
    ``later`` is when a change is in force only in a program that is started after it.
    """

    key: str
    kind: Kind
    says: str
    of: Callable[[Settings], Value]
    put: Callable[[Settings, Value], Settings | Wrong]
    later: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.key.split("."))

    @property
    def default(self) -> Value:
        return self.of(DEFAULTS)


def _whole(
    key: str, low: int, high: int, says: str, of: Callable[[Settings], int], put: Callable[[Settings, int], Settings]
) -> Setting:
    def put_value(settings: Settings, value: Value) -> Settings:
        assert isinstance(value, int)
        return put(settings, value)

    return Setting(key, Whole(low, high), says, of, put_value)


def _count(
    key: str,
    low: int,
    says: str,
    of: Callable[[ExerciseRules], int],
    put: Callable[[ExerciseRules, int], ExerciseRules],
) -> Setting:
    return _whole(
        key,
        low,
        99,
        says,
        lambda settings: of(settings.exercise),
        lambda settings, number: replace(settings, exercise=put(settings.exercise, number)),
    )


def _best(
    key: str, says: str, of: Callable[[ExerciseRules], Grade], put: Callable[[ExerciseRules, Grade], ExerciseRules]
) -> Setting:
    """The best grade after something."""
    return Setting(
        key,
        OneOf(_GRADES),
        says,
        lambda settings: of(settings.exercise).value,
        lambda settings, value: replace(settings, exercise=put(settings.exercise, Grade(value))),
    )


def _leitner(name: str, kind: Kind, says: str) -> Setting:
    def put(settings: Settings, value: Value) -> Settings | Wrong:
        match from_settings({**_leitner_texts(settings.leitner), name: str(value)}):
            case Leitner() as leitner:
                return replace(settings, leitner=leitner)
            case problem:
                return Wrong(f"cannot be used: {problem.message}" + (f"; {problem.hint}" if problem.hint else ""))

    return Setting(f"leitner.{name}", kind, says, lambda settings: _leitner_texts(settings.leitner)[name], put)


def _leitner_texts(leitner: Leitner) -> dict[str, str]:
    return {
        "boxes": ",".join(map(str, leitner.boxes)),
        "when": leitner.when.value,
        "on_miss": leitner.on_miss.value,
        "last_box": leitner.last_box.value,
        "smoothing": "on" if leitner.smoothing else "off",
    }


def _scheduler(settings: Settings) -> Value:
    chosen = settings.chosen_scheduler
    return LEITNER if chosen is None else chosen.describe()


def _put_scheduler(settings: Settings, value: Value) -> Settings | Wrong:
    if value == LEITNER:
        return replace(settings, chosen_scheduler=None)
    match scheduler_of(str(value)):
        case ScheduleProblem(message=message, hint=hint):
            return Wrong(f"cannot be used: {message}" + (f"; {hint}" if hint else ""))
        case scheduler:
            return replace(settings, chosen_scheduler=scheduler)


def _put_decks(settings: Settings, value: Value) -> Settings:
    assert isinstance(value, tuple)
    return replace(settings, decks=value)


_ALL: Final = (
    Setting("decks", Paths(), "folders or files where decks are looked for", lambda s: s.decks, _put_decks, later=True),
    _whole(
        "new_per_day",
        *(0, 9999, "new cards a day, over all decks"),
        lambda settings: settings.limits.new,
        lambda settings, number: replace(settings, limits=replace(settings.limits, new=number)),
    ),
    _whole(
        "reviews_per_day",
        *(0, 99999, "reviews of other cards a day"),
        lambda settings: settings.limits.reviews,
        lambda settings, number: replace(settings, limits=replace(settings.limits, reviews=number)),
    ),
    _whole(
        "day_turns_at",
        *(0, 23, "the hour at which your day begins"),
        lambda settings: settings.day_turns_at,
        lambda settings, number: replace(settings, day_turns_at=number),
    ),
    Setting(
        "characters",
        OneOf(tuple(characters.value for characters in Characters)),
        "dejavu, full or ascii: what formulas are drawn with",
        lambda settings: settings.characters.value,
        lambda settings, value: replace(settings, characters=Characters(value)),
    ),
    Setting(
        "theme",
        Words("nord"),
        "ansi-dark and ansi-light use the terminal's own colours",
        lambda settings: settings.theme or USUAL_THEME,
        lambda settings, value: replace(settings, theme=str(value)),
    ),
    Setting(
        "reduced_motion",
        Flag(),
        "nothing moves by itself, and no cursor blinks",
        lambda settings: settings.reduced_motion,
        lambda settings, value: replace(settings, reduced_motion=bool(value)),
    ),
    Setting(
        "scheduler",
        Words("fsrs-6 retention=0.85"),
        'leitner, or fsrs-6, such as "fsrs-6 retention=0.85"',
        _scheduler,
        _put_scheduler,
    ),
    _leitner("boxes", Days(), "days until a card of each box comes again"),
    _leitner(
        "when",
        OneOf(("interval", "calendar")),
        "interval since the answer, or calendar: the fixed 64-day calendar",
    ),
    _leitner("on_miss", OneOf(("first", "down")), "first: back to box 1; down: one box"),
    _leitner("last_box", OneOf(("repeats", "retires")), "repeats, or retires"),
    _leitner(
        "smoothing",
        OneOf(("off", "on")),
        "on moves long intervals a little, so that cards do not come in crowds",
    ),
    _count(
        "exercise.attempts",
        *(1, "a step that is right only after more tries is missed"),
        lambda rules: rules.attempts,
        lambda rules, number: replace(rules, attempts=number),
    ),
    _best(
        "exercise.second_try",
        "the best grade after a wrong try: knew, partly or missed",
        lambda rules: rules.second_try,
        lambda rules, grade: replace(rules, second_try=grade),
    ),
    _best(
        "exercise.hint",
        "the best grade once a hint was shown",
        lambda rules: rules.hint,
        lambda rules, grade: replace(rules, hint=grade),
    ),
    _best(
        "exercise.show_me",
        "the best grade once an answer was shown",
        lambda rules: rules.show_me,
        lambda rules, grade: replace(rules, show_me=grade),
    ),
    _count(
        "exercise.shown_after",
        *(0, "the answer is shown after so many wrong tries; 0: only when you ask"),
        lambda rules: rules.shown_after,
        lambda rules, number: replace(rules, shown_after=number),
    ),
)

SETTINGS: Final[Mapping[str, Setting]] = {setting.key: setting for setting in _ALL}

TABLES: Final = tuple(dict.fromkeys(setting.path[0] for setting in _ALL if len(setting.path) > 1))
