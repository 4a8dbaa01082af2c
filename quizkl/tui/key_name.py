"""How keys are printed."""

from __future__ import annotations

from textual.binding import Binding

_NAMES = {
    "escape": "esc",
    "question_mark": "?",
    "exclamation_mark": "!",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}
_SIGNS = {
    "enter": ("⏎", "Enter"),
    "up": ("↑", "Up"),
    "down": ("↓", "Down"),
    "left": ("←", "Left"),
    "right": ("→", "Right"),
}
_TYPED_BY_NAME = {"space", "question_mark", "exclamation_mark", "colon", "slash", "plus", "minus", "equals_sign"}


def is_typed(binding: Binding) -> bool:
    """Whether a field takes the key for text."""
    return len(binding.key) == 1 or binding.key in _TYPED_BY_NAME


def key_name(binding: Binding, ascii: bool = False) -> str:
    """``⏎``, ``F2``, ``^p``, ``esc``; with ``ascii`` no arrows."""
    return printed(binding.key, ascii)


def printed(key: str, ascii: bool = False) -> str:
    """The same of a key as Textual names it."""
    if key in _SIGNS:
        return _SIGNS[key][1 if ascii else 0]
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key
