"""What can be searched for, by examples: for the help of the command and of the screen."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = (
    (("expected log-ratio",), "both in the card, anywhere; σ² and KL(p||q) however they are written"),
    (('"the mean"',), "the words together, as they stand there"),
    (("-variance", "-tag:drill"), "not this: any of these can be left out"),
    (("deck:kl-view",), "a part of a deck's id or title, or of the folder that it is in"),
    (("tag:entropy",), "how a tag begins"),
    (("kind:exercise", "kind:choice"), "flashcard, practice, cloze, choice, exercise, derivation, experiment"),
    (
        ("is:leech", "is:flagged,suspended"),
        "due, new, flagged, suspended, buried, leech; a comma is or",
    ),
    (("box:3", "box:1-2", "box:>4"), "in which box"),
    (("due:today", "due:overdue"), "due by now; due before today"),
    (("due:<=3", "due:2-7", "due:2026-12-24"), "due in so many days, or on a day; tomorrow and later too"),
)
"""Queries, and what they find."""
