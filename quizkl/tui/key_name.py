"""How keys are printed."""

from __future__ import annotations

from textual.binding import Binding

from quizkl.tui.key_text import as_written, is_typed_key

_NAMES = {"escape": "esc", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "comma": ","}
_SIGNS = {
    "enter": ("⏎", "Enter"),
    "up": ("↑", "Up"),
    "down": ("↓", "Down"),
    "left": ("←", "Left"),
    "right": ("→", "Right"),
}


def is_typed(binding: Binding) -> bool:
    """Whether a field takes the key for text."""
    return is_typed_key(binding.key)


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
    return as_written(key)
