"""The shipped decks in every layout, read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from quizkl.commands.print import drawing_with
from quizkl.deck.card import Choice, Exercise, Experiment
from quizkl.deck.load import load_deck
from quizkl.printing.engines import Engines
from quizkl.printing.kept_runs import KeptRuns
from quizkl.printing.layout import Cards, Exam, Flip, Fold, Layout, Notes, Sheet, Worksheet
from quizkl.printing.options import PrintOptions, default_paper
from quizkl.printing.preview import question
from quizkl.printing.print_cards import Printed, print_cards
from quizkl.printing.printed_card import PrintedCard
from quizkl.text.tree import Paragraph, Plain, Text
from tests.printing import pages

DECKS = Path(__file__).resolve().parents[2] / "decks"
NAMES = ("kl-view", "kl-in-torch", "maximum-likelihood")
LAYOUTS: dict[str, Layout] = {
    "cards": Cards(),
    "flip": Flip(),
    "sheet": Sheet(),
    "fold": Fold(),
    "worksheet": Worksheet(),
    "exam": Exam(variants=1),
    "notes": Notes(),
}


@dataclass(frozen=True, slots=True)
class Book:
    """A deck in a layout, and what is on its pages."""

    layout: Layout
    cards: tuple[PrintedCard, ...]
    printed: Printed
    pages: tuple[pages.Page, ...]


@cache
def deck_cards(name: str) -> tuple[PrintedCard, ...]:
    deck = load_deck((DECKS / f"{name}.yaml").read_bytes(), f"{name}.yaml").deck
    assert deck is not None
    return tuple(PrintedCard(deck.heading, card) for card in deck.cards())


@pytest.fixture(scope="module", params=[f"{layout}-{name}" for layout in LAYOUTS for name in NAMES])
def book(request: pytest.FixtureRequest, mathematician: Engines, runs: KeptRuns) -> Book:
    layout_name, _, name = request.param.partition("-")
    layout = LAYOUTS[layout_name]
    cards = deck_cards(name)
    options = PrintOptions(layout, default_paper(layout))
    made = print_cards(cards, options, mathematician, drawing_with(mathematician), solve=runs.solve)
    assert isinstance(made, Printed), made
    if isinstance(layout, Worksheet | Exam):
        cards = tuple(card for card in cards if isinstance(card.card, Exercise | Experiment | Choice))
    return Book(layout, cards, made, pages.read_pages(made.pdf))


def long_words(text: Text) -> set[str]:
    """The words of a text's paragraphs that are words only."""
    plain = [
        child.text
        for block in text.blocks
        if isinstance(block, Paragraph)
        for child in block.children
        if isinstance(child, Plain)
    ]
    return set(re.findall(r"(?<![\w'’])[A-Za-z]{4,}(?![\w'’])", " ".join(plain)))


def pages_of(book: Book, place: int) -> Iterator[pages.Page]:
    """The pages on which a card's question may stand."""
    match book.layout:
        case Cards():
            yield book.pages[place]
        case Flip():
            yield book.pages[2 * place]
        case Sheet():
            yield book.pages[2 * (place // 8)]
        case Fold():
            yield book.pages[place // 4]
        case Worksheet() | Exam() | Notes():
            yield from book.pages


def test_nothing_had_to_be_left_out_or_made_unreadable(book: Book) -> None:
    said = [warning for warning in book.printed.warnings if "left out" not in warning and "that vary" not in warning]
    assert said == []


def test_there_are_as_many_pages_as_the_layout_takes(book: Book) -> None:
    count = len(book.cards)
    match book.layout:
        case Cards():
            assert len(book.pages) == count
        case Flip():
            assert len(book.pages) == 2 * count
        case Sheet():
            assert len(book.pages) == 2 * -(-count // 8)
        case Fold():
            assert len(book.pages) == -(-count // 4)
        case Worksheet() | Exam() | Notes():
            assert 3 <= len(book.pages) <= count


def test_pages_have_the_size_of_the_paper(book: Book) -> None:
    paper = default_paper(book.layout)
    assert {(round(page.width, 1), round(page.height, 1)) for page in book.pages} == {(paper.width, paper.height)}


def test_each_question_is_on_its_page(book: Book) -> None:
    for place, card in enumerate(book.cards):
        shown = " ".join(page.text for page in pages_of(book, place))
        assert [word for word in long_words(question(card)) if word not in shown] == [], card.name


def test_all_text_begins_on_the_page(book: Book) -> None:
    outside = [
        run for page in book.pages for run in page.runs if not (0 < run.x < page.width and 0 < run.y < page.height)
    ]
    assert outside == []


def test_every_formula_has_its_line_as_alternative_text(book: Book) -> None:
    found = pages.read_structure(book.printed.pdf)
    assert found.tags.count("Formula") == len(found.alternatives) > 20
    assert all(found.alternatives)
    assert any("D_KL(p ‖ q)" in alternative for alternative in found.alternatives)
    assert found.tags.count("H1") >= 1


def test_the_deck_is_a_bookmark(book: Book) -> None:
    assert book.cards[0].deck.title in pages.bookmarks(book.printed.pdf)[0]


@pytest.mark.skipif(pages.POPPLER is None, reason="poppler's pdftotext is not installed: no boxes around words")
def test_no_word_leaves_its_margin(book: Book, tmp_path: Path) -> None:
    paper = default_paper(book.layout)
    margin = PrintOptions(book.layout, paper).page_margin - 0.2
    for page in pages.words(book.printed.pdf, tmp_path):
        out = [word for word in page if word.left < margin or word.right > paper.width - margin]
        assert out == []
