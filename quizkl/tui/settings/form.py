"""The settings as a list to change: pure values, drawn by ``settings_lines``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS, Setting
from quizkl.settings.in_force import of_setting
from quizkl.settings.kinds import Flag, OneOf, Value, Whole, Wrong, expected, from_words, to_words, words_of
from quizkl.settings.settings import Settings

_HEADINGS = {
    "decks": "Decks and days",
    "characters": "Look",
    "scheduler": "When cards come again",
    "exercise.attempts": "Exercises: the grade that is suggested",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be set. ``written`` is its value as it is typed, ``line`` where it is set (None: it is the
    default). Of ``choices`` one is taken; without any a value is typed. ``heading`` stands above it.
    """

    key: str
    name: str
    written: str
    line: int | None
    says: str
    expected: str
    usual: str
    choices: tuple[str, ...] = ()
    heading: str = ""
    later: bool = False


def setting_entries(settings: Settings) -> list[Entry]:
    """All settings but the keys of actions."""
    return [_entry(setting, settings) for setting in SETTINGS.values()]


def _entry(setting: Setting, settings: Settings) -> Entry:
    found = of_setting(setting, settings)
    return Entry(
        key=setting.key,
        name=setting.key,
        written=to_words(found.value),
        line=None if found.place is None else found.place.line,
        says=setting.says,
        expected=expected(setting.kind),
        usual=to_words(setting.default),
        choices=_choices(setting),
        heading=_HEADINGS.get(setting.key, ""),
        later=setting.later,
    )


def _choices(setting: Setting) -> tuple[str, ...]:
    match setting.kind:
        case OneOf(words):
            return words
        case Flag():
            return ("false", "true")
    if setting.key == "theme":
        from quizkl.tui.settings.check import theme_names

        return theme_names()
    return ()


def keys_entry(settings: Settings) -> Entry:
    """All keys of actions as one thing, which leads to their own list."""
    own = len(settings.keys)
    written = f"{own} {'has' if own == 1 else 'have'} other keys than usual" if own else "all as usual"
    says = "which keys do what, for every screen"
    return Entry(KEYS_TABLE, "keys", written, None, says, "a list of its own", "all as usual", heading="Keys")


def key_entries(settings: Settings) -> list[Entry]:
    """The actions of all screens with their keys. Takes the import of every screen."""
    return list(_key_entries(settings))


def _key_entries(settings: Settings) -> Iterator[Entry]:
    from quizkl.tui.key_text import as_written
    from quizkl.tui.settings.key_settings import FIXED, actions

    own = dict(settings.keys)
    screen = ""
    for action in actions().values():
        if action.id == FIXED:
            continue
        key = f"{KEYS_TABLE}.{action.id}"
        place = settings.places.get(key)
        usual = ",".join(map(as_written, action.usual))
        written = ",".join(map(as_written, own[action.id].split(","))) if action.id in own else usual
        yield Entry(
            key=key,
            name=action.id,
            written=written,
            line=None if place is None else place.line,
            says=action.says,
            expected="keys with commas between them, such as h,f2 or ctrl+x",
            usual=usual,
            heading=action.screen if action.screen != screen else "",
        )
        screen = action.screen


def neighbour(entry: Entry, by: int) -> str | None:
    """The choice after the present one (or before it), or the next number; None where there is nothing to step to."""
    if entry.choices:
        at = entry.choices.index(entry.written) if entry.written in entry.choices else 0
        return entry.choices[(at + by) % len(entry.choices)]
    setting = SETTINGS.get(entry.key)
    if setting is not None and isinstance(setting.kind, Whole):
        number = int(entry.written) + by
        return str(number) if setting.kind.low <= number <= setting.kind.high else None
    return None


def read_entry(entry: Entry, text: str, settings: Settings) -> Value | Wrong:
    """What is typed for an entry as its value, or why it cannot be."""
    setting = SETTINGS.get(entry.key)
    if setting is None:
        return text.strip() or Wrong(f"must be {entry.expected}")
    value = from_words(setting.kind, words_of(setting.kind, text))
    changed = value if isinstance(value, Wrong) else setting.put(settings, value)
    return changed if isinstance(changed, Wrong) else value
