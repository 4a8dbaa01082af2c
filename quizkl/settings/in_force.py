"""What is in force and where it comes from: for every setting its value, and whether it is a default or was set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.deck.problem import Place
from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS, Setting
from quizkl.settings.kinds import Value
from quizkl.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class InForce:
    """``place`` is where the value is set, None where it is the default."""

    key: str
    value: Value
    place: Place | None
    says: str = ""
    default: Value | None = None


def in_force(settings: Settings) -> Iterator[InForce]:
    """Every setting in the order of the catalogue, then the keys of actions that were set."""
    for setting in SETTINGS.values():
        yield of_setting(setting, settings)
    for name, keys in settings.keys:
        key = f"{KEYS_TABLE}.{name}"
        yield InForce(key, keys, settings.places.get(key))


def of_setting(setting: Setting, settings: Settings) -> InForce:
    """One setting."""
    place = settings.places.get(setting.key)
    return InForce(setting.key, setting.of(settings), place, setting.says, setting.default)
