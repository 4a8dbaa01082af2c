"""The settings that a deck has of its own: they hold for its cards in place of the learner's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quizkl.deck.complaints import Complaints
from quizkl.deck.field import mapping_of, scalar_of, whole_number_of
from quizkl.deck.keys import guess, known_fields
from quizkl.deck.kind import EXERCISE_RULE_KEYS, SETTINGS_KEYS
from quizkl.deck.node import Node, shorten

MOST_A_DAY: Final = 9999
MOST_TRIES: Final = 99
GRADES: Final = ("knew", "partly", "missed")

_FEWEST_TRIES: Final = {"attempts": 1, "shown_after": 0}


@dataclass(frozen=True, slots=True)
class OwnSetting:
    """``key`` is that of ``config.toml``, such as ``exercise.hint``; ``line`` is where the deck has it."""

    key: str
    value: int | str
    line: int


def own_settings_of(node: Node, complaints: Complaints) -> tuple[OwnSetting, ...]:
    """What stands under the deck's key ``settings``; what is wrong with it is a problem and left out."""
    settings = mapping_of(node, "settings", complaints)
    return (
        ()
        if settings is None
        else tuple(_each(known_fields(settings, SETTINGS_KEYS, "settings", complaints), complaints))
    )


def _each(fields: dict[str, Node], complaints: Complaints) -> Iterator[OwnSetting]:
    for key, node in fields.items():
        if key == "exercise":
            if (rules := mapping_of(node, key, complaints)) is not None:
                yield from _rules(known_fields(rules, EXERCISE_RULE_KEYS, key, complaints), complaints)
        elif (number := whole_number_of(node, key, 0, MOST_A_DAY, complaints)) is not None:
            yield OwnSetting(key, number, node.line)


def _rules(fields: dict[str, Node], complaints: Complaints) -> Iterator[OwnSetting]:
    for key, node in fields.items():
        value: int | str | None
        if key in _FEWEST_TRIES:
            value = whole_number_of(node, key, _FEWEST_TRIES[key], MOST_TRIES, complaints)
        else:
            value = _grade_of(node, key, complaints)
        if value is not None:
            yield OwnSetting(f"exercise.{key}", value, node.line)


def _grade_of(node: Node, key: str, complaints: Complaints) -> str | None:
    scalar = scalar_of(node, key, complaints)
    if scalar is None or scalar.text in GRADES:
        return scalar and scalar.text
    known = f"one of {', '.join(GRADES)}"
    complaints.error(node, f"{key} must be {known}, and this is {shorten(scalar.text)!r}", guess(scalar.text, GRADES))
    return None
