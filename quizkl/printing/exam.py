"""An exam: variants of the same tasks, and a key for each.

Variants differ in their numbers where these vary, in the order of the tasks, and in that of the options of choices.
All of it is drawn from the seed that is printed at the foot of every page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random

from quizkl.deck.card import (
    Card,
    Choice,
    Cloze,
    Derivation,
    Exercise,
    Experiment,
    Flashcard,
    Option,
    PracticeQuestion,
)
from quizkl.printing.card_faces import options_in_print
from quizkl.printing.document import Document, Line
from quizkl.printing.exercise_sheet import solved, task
from quizkl.printing.flowing_page import flowing_preamble, titles, words
from quizkl.printing.layout import Exam
from quizkl.printing.material import Material
from quizkl.printing.preview import question
from quizkl.printing.printed_card import PrintedCard

_SEEDS = 1_000_000


def exam_document(material: Material, exam: Exam) -> Document:
    """All variants, each beginning on a page of its own, then all keys. The cards of the material are those of the
    first variant, then those of the second, and so on, each time as many.
    """
    lines = flowing_preamble(material, f"{titles(material)} · seed {exam.seed}")
    orders = [_order(material, exam, variant) for variant in range(exam.variants)]
    for variant, order in enumerate(orders):
        title = words(f"{titles(material)}: variant\N{NO-BREAK SPACE}{_letters(variant)}", material)
        new_page = "#pagebreak(weak: true)" if variant else ""
        lines.append(Line(f"{new_page}#title-heading(false, {title})#name-and-date"))
        lines += [
            task(material, place, number, _options(material.cards[place], exam, variant))
            for number, place in enumerate(order, 1)
        ]
    for variant, order in enumerate(orders):
        title = f'"Key to variant {_letters(variant)}"'
        lines.append(Line(f"#pagebreak(weak: true)#title-heading(false, {title})#rounded"))
        lines += [
            solved(material, place, number, _options(material.cards[place], exam, variant))
            for number, place in enumerate(order, 1)
        ]
    return Document(tuple(lines))


def seed_of(cards: Sequence[PrintedCard]) -> int:
    """A seed of six digits from what the cards say: the same cards are always the same exam, however they are set."""
    said = hashlib.sha256()
    for printed in cards:
        said.update("\n".join([printed.name, question(printed).source, *_parts(printed.card), ""]).encode())
    return int.from_bytes(said.digest()[:8], "big") % _SEEDS


def _parts(card: Card) -> list[str]:
    """What is asked of a card besides its question."""
    match card:
        case Choice(right=right, wrong=wrong):
            return [option.text.source for option in (*right, *wrong)]
        case Exercise(steps=steps) | Experiment(predict=steps):
            return [part for step in steps for part in (step.ask.source, step.source)]
        case Flashcard() | PracticeQuestion() | Cloze() | Derivation():
            return []


def seed_for(printed: PrintedCard, seed: int, variant: int) -> int:
    """The seed for the numbers of one card in one variant."""
    said = hashlib.sha256(f"{seed} {variant} {printed.name}".encode())
    return int.from_bytes(said.digest()[:4], "big")


def _order(material: Material, exam: Exam, variant: int) -> list[int]:
    """The places of a variant's cards in the order of their tasks."""
    count = len(material.cards) // exam.variants
    order = list(range(variant * count, (variant + 1) * count))
    Random(f"{exam.seed} {variant}").shuffle(order)
    return order


def _options(printed: PrintedCard, exam: Exam, variant: int) -> tuple[Option, ...]:
    if not isinstance(printed.card, Choice):
        return ()
    return options_in_print(printed.card, f"{exam.seed} {variant} {printed.name}")


def _letters(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)
