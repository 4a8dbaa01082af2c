"""The keys of a screen as the learner has them.

Textual applies the keymap when a key arrives. That is too late for what is printed, and for a screen with a field:
there Textual first takes away the keys that the field writes, and with them the binding that has another key by the
keymap. So our own screens take the keymap into their bindings when they begin.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from quizkl.settings.settings import Settings
from quizkl.tui.key_name import key_name


def keymap_at_once(settings: Settings) -> dict[str, str]:
    """The keys that were set, as far as they can be read; what clashes with others is found out later."""
    if not settings.keys:
        return {}
    from quizkl.tui.key_text import BadKeys, read_keys

    read = ((name, read_keys(text)) for name, text in settings.keys)
    return {name: ",".join(keys) for name, keys in read if not isinstance(keys, BadKeys) and name != "app.interrupt"}


def take_keys(node: DOMNode, keymap: Mapping[str, str]) -> None:
    """Give a screen, or the application, the keys of ``keymap`` in the place of its own."""
    declared = type(node)._merged_bindings or BindingsMap()
    node._bindings = with_keys(declared, keymap)


def with_keys(bindings: BindingsMap, keymap: Mapping[str, str]) -> BindingsMap:
    """The bindings in their order; one that has other keys comes before any that has the same key by itself."""
    found: dict[str, list[Binding]] = {}
    changed: set[str] = set()
    for key, binding in bindings:
        keys = keymap.get(binding.id) if binding.id is not None else None
        if keys is None:
            found.setdefault(key, []).append(binding)
        elif binding.id is not None and binding.id not in changed:
            changed.add(binding.id)
            for other in keys.split(","):
                found.setdefault(other, []).insert(0, binding.with_key(other))
    return BindingsMap.from_keys(found)


def first_key(node: DOMNode, action: str, ascii: bool = False) -> str:
    """The first key of an action on a screen, as it is printed; ``""`` where it has none."""
    keys = [binding for _, binding in with_keys(node._bindings, node.app._keymap) if binding.action == action]
    # Textual declares Tab for every screen, and so it comes before all others.
    keys.sort(key=lambda binding: binding.key in ("tab", "shift+tab"))
    return key_name(keys[0], ascii) if keys else ""
