"""What marking said at a review, from the name that the journal keeps."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "right": "right",
    "right-but": "right, with a remark",
    "incomplete": "too few digits",
    "wrong": "not right",
    "wrong-because": "not right, as the deck foresaw",
    "unreadable": "could not be read",
    "shown": "answer shown",
}


def verdict_words(verdict: str) -> tuple[str, ...]:
    """A text for each step: what was said of each answer, one after the other."""
    said = verdict.removesuffix(" (overruled)")
    steps = [" → ".join(_one(name.strip()) for name in step.split(", ")) for step in said.split(" ; ") if step]
    overruled = ["overruled by you"] if said != verdict else []
    return (*steps, *overruled)


def _one(name: str) -> str:
    known, _, kind = name.partition(":")
    if kind:
        from quizkl.marking.mistake_kind import MistakeKind

        named = next((each for each in MistakeKind if each.value == kind), None)
        return f"not right: {named.general.rstrip('.')}" if named is not None else f"not right ({kind})"
    return _WORDS.get(known, known)
