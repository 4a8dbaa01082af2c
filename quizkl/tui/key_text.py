"""Keys as they are written in the settings: ``h,f2`` becomes their names, or it is said what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character

NAMED: Final = (
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
_OTHER_NAMES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "blank": "space",
    "backtab": "shift+tab",
}
_MODIFIERS: Final = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_MOVES: Final = frozenset({"home", "end", "pageup", "pagedown", "up", "down", "left", "right", "insert", "delete"})
_SAME: Final = {"i": "tab", "m": "enter", "j": "enter", "h": "backspace", "left_square_bracket": "escape"}
_WITH_CTRL: Final = frozenset({"at", "backslash", "right_square_bracket", "circumflex_accent", "underscore"})
_LAST_COMMON: Final = 12


@dataclass(frozen=True, slots=True)
class BadKeys:
    """Why keys cannot be read: what was found, and what to do."""

    message: str
    hint: str = ""


def read_keys(text: str) -> tuple[str, ...] | BadKeys:
    """The keys of a text such as ``h,f2,ctrl+x`` by the names that Textual has for them, each once."""
    keys: dict[str, None] = {}
    for piece in text.split(","):
        key = _read_key(piece.strip())
        if isinstance(key, BadKeys):
            return key
        keys[key] = None
    return tuple(keys)


def _read_key(text: str) -> str | BadKeys:
    if not text:
        return BadKeys("a key is missing beside a comma", "the comma itself is called comma")
    *modifiers, base = text.split("+") if len(text) > 1 and not text.endswith("+") else [text]
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    base = base.strip()
    if len(base) == 1:
        name = _character_to_key(base) if base.isprintable() and not base.isspace() else ""
    else:
        name = base.lower()
        name = _OTHER_NAMES.get(name, name)
    wrong = next((modifier for modifier in modifiers if modifier not in _MODIFIERS), None)
    if wrong is not None:
        return BadKeys(f"there is no key {text!r}", _near(wrong, _MODIFIERS) or "such as h, f2 or ctrl+x")
    if not (name in NAMED or name == "shift+tab" or (name and is_typed_key(name))):
        hint = _near(name, NAMED) or "a key is a character, f1 to f12, a name such as pageup, or ctrl+ with a letter"
        return BadKeys(f"there is no key {text!r}", hint)
    if modifiers and len(name) == 1 and "ctrl" in modifiers:
        name = name.lower()
    return "+".join([*sorted(dict.fromkeys(modifiers), key=_MODIFIERS.index), name])


def is_typed_key(key: str) -> bool:
    """Whether a field takes the key for text."""
    if len(key) == 1:
        return True
    character = None if key in NAMED and key != "space" else _character_of(key)
    return character is not None and character.isprintable()


def _character_of(key: str) -> str | None:
    return key_to_character(REPLACED_KEYS.get(key, key))


def as_written(key: str) -> str:
    """A key as one writes it: ``?`` for ``question_mark``; the comma by its name."""
    character = _character_of(key) if is_typed_key(key) else None
    return key if character is None or character in " ," else character


def not_sent(key: str) -> str:
    """Why a key may never arrive, ``""`` where every terminal sends it."""
    *modifiers, base = key.split("+")
    with_ctrl = "ctrl" in modifiers
    if with_ctrl and base in _SAME:
        return f"a terminal cannot tell {key} from {_SAME[base]}"
    if any(modifier in ("super", "hyper", "meta") for modifier in modifiers):
        return f"most terminals keep {key} for themselves"
    if "shift" in modifiers and is_typed_key(base):
        return f"{key} arrives as another character: write that one, such as H for shift+h"
    if base == "tab" and modifiers not in ([], ["shift"]):
        return f"most terminals do not send {key}"
    if modifiers and base in ("enter", "space", "backspace", "escape") and key != "ctrl+space":
        return f"most terminals cannot tell {key} from {base}"
    if with_ctrl and is_typed_key(base) and not (re.fullmatch("[a-z]", base) or base in _WITH_CTRL):
        return f"most terminals do not send {key}"
    if re.fullmatch(r"f\d+", base) and int(base[1:]) > _LAST_COMMON:
        return f"hardly any keyboard has {base}"
    if key in ("ctrl+s", "ctrl+z"):
        return f"{key} stops some terminals"
    return ""


def taken_by_field(key: str) -> bool:
    """Whether a field in which text is typed keeps the key for itself: it writes, moves or deletes there."""
    from textual.widgets import Input

    edits = {binding.key for binding in Binding.make_bindings(Input.BINDINGS)} - {"enter"}
    return is_typed_key(key) or key in edits


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:40], known, n=1)
    return f"did you mean {near[0]}?" if near else ""
