"""An exam: variants of the same tasks, and a key for each.

What differs between variants is the order of the tasks and of the options of choices, drawn from the seed that is
printed at the foot of every page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from quizkl.deck.card import Choice, Option
from quizkl.printing.card_faces import front_pieces, options_in_print
from quizkl.printing.document import Document, Line
from quizkl.printing.exercise_sheet import solved, task
from quizkl.printing.flowing_page import flowing_preamble, titles, words
from quizkl.printing.layout import Exam
from quizkl.printing.material import Material
from quizkl.printing.piece import joined
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.setting import Setting

_SEEDS = 1_000_000


def exam_document(material: Material, exam: Exam) -> Document:
    """All variants, each beginning on a page of its own, then all keys."""
    seed = seed_of(material.cards) if exam.seed is None else exam.seed
    lines = flowing_preamble(material, f"{titles(material)} · seed {seed}")
    variants = [_drawn(material.cards, seed, number) for number in range(exam.variants)]
    for number, variant in enumerate(variants):
        title = words(f"{titles(material)}: variant {variant.name}", material)
        lines.append(
            Line(("#pagebreak(weak: true)" if number else "") + f"#title-heading(false, {title})#name-and-date")
        )
        lines += [
            task(material, place, position, variant.options(material.cards[place]))
            for position, place in enumerate(variant.order, 1)
        ]
    for variant in variants:
        lines.append(Line(f'#pagebreak(weak: true)#title-heading(false, "Key to variant {variant.name}")'))
        lines += [
            solved(material, place, position, variant.options(material.cards[place]))
            for position, place in enumerate(variant.order, 1)
        ]
    return Document(tuple(lines))


def seed_of(cards: Iterable[PrintedCard]) -> int:
    """A seed of six digits from what the cards say: the same cards are always the same exam."""
    everything = Setting(100, 100, 10)
    said = hashlib.sha256()
    for printed in cards:
        said.update(f"{printed.name}\n{joined(front_pieces(printed, everything))}\n".encode())
    return int.from_bytes(said.digest()[:8], "big") % _SEEDS


@dataclass(frozen=True, slots=True)
class _Variant:
    """``order`` are the places of the cards in the order of their tasks."""

    name: str
    order: tuple[int, ...]
    seed: str

    def options(self, printed: PrintedCard) -> tuple[Option, ...]:
        if not isinstance(printed.card, Choice):
            return ()
        return options_in_print(printed.card, f"{self.seed} {printed.name}")


def _drawn(cards: Sequence[PrintedCard], seed: int, number: int) -> _Variant:
    order = list(range(len(cards)))
    own = f"{seed} {number}"
    Random(own).shuffle(order)
    return _Variant(_letters(number), tuple(order), own)


def _letters(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)
