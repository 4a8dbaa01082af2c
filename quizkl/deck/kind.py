"""The kinds of card, and the keys that each level of a deck has."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """A kind of card, named as a learner would."""

    FLASHCARD = "flashcard"
    PRACTICE_QUESTION = "practice question"
    CLOZE = "cloze"
    CHOICE = "choice"
    EXERCISE = "exercise"
    DERIVATION = "derivation"
    EXPERIMENT = "experiment"


KIND_OF_KEY = {
    "front": Kind.FLASHCARD,
    "question": Kind.PRACTICE_QUESTION,
    "cloze": Kind.CLOZE,
    "choice": Kind.CHOICE,
    "exercise": Kind.EXERCISE,
    "derivation": Kind.DERIVATION,
    "experiment": Kind.EXPERIMENT,
}
"""The key that says what kind a card is."""

KEYS_OF_KIND = {
    Kind.FLASHCARD: ("front", "back", "reverse"),
    Kind.PRACTICE_QUESTION: ("question", "answer", "points"),
    Kind.CLOZE: ("cloze",),
    Kind.CHOICE: ("choice", "right", "wrong"),
    Kind.EXERCISE: ("exercise", "symbols", "steps", "solution"),
    Kind.DERIVATION: ("derivation", "symbols", "from", "to", "model", "steps_at_least"),
    Kind.EXPERIMENT: ("experiment", "preset", "with", "task", "predict", "solution"),
}

VARYING_KINDS = frozenset(Kind) - {Kind.DERIVATION}
"""Kinds whose numbers may vary: a derivation has none."""

DECK_KEYS = ("deck", "title", "author", "language", "tags", "macros", "given", "schedule", "settings", "cards")
SETTINGS_KEYS = ("new_per_day", "reviews_per_day", "exercise")
EXERCISE_RULE_KEYS = ("attempts", "second_try", "hint", "show_me", "shown_after")
CARD_KEYS = ("id", "tags", "hints", "given", "vary", "where", "formerly", "suspended", "note")
STEP_KEYS = (
    *("ask", "answer", "name", "unit", "decimals", "sigfigs", "rel", "abs"),
    *("claim", "mistakes", "allow", "undiagnosed"),
)
PRECISION_KEYS = ("decimals", "sigfigs", "rel", "abs")
NUMBER_KEYS = ("unit", *PRECISION_KEYS, "undiagnosed")
"""Those of a step that is answered by a number, not by an expression."""
MISTAKE_KEYS = ("answer", "say")
OPTION_KEYS = ("answer", "say")
