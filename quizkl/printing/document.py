"""A typst document as lines, each of which knows the card it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from quizkl.formula.typst import typst_string
from quizkl.printing.options import PrintOptions
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.words_markup import unbroken

TEXT_FONT: Final = "New Computer Modern"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of source; ``card`` is the place of its card among those that are printed."""

    code: str
    card: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """``titles`` and the rest of its heading are in its first lines."""

    lines: tuple[Line, ...]

    @property
    def source(self) -> str:
        return "\n".join([line.code for line in self.lines])

    def card_at(self, line: int) -> int | None:
        """The card that the line of this number (from 1) belongs to."""
        return self.lines[line - 1].card if 0 < line <= len(self.lines) else None


def preamble(
    cards: Iterable[PrintedCard], options: PrintOptions, lacking: frozenset[str], title: str | None = None
) -> list[Line]:
    """Title, authors and language, the fonts, and what every sheet uses. Formulas have typst's own font for them, New
    Computer Modern Math.
    """
    headings = list(dict.fromkeys(card.deck for card in cards))
    named = title or ", ".join(dict.fromkeys(heading.title for heading in headings)) or "quizkl"
    authors = dict.fromkeys(heading.author for heading in headings if heading.author)
    by = "".join([unbroken(author, lacking) + ", " for author in authors])
    written = [
        f"#set document(title: {unbroken(named, lacking)}, author: ({by}),"
        f" date: {'none' if options.moment is None else 'auto'})",
        f"#set text(font: {typst_string(TEXT_FONT)}, size: {options.text_size:g}pt,"
        f" {language(headings[0].language if headings else None)})",
        "#set par(leading: 0.6em, spacing: 0.95em)",
        '#show raw: set text(font: "DejaVu Sans Mono", size: 1.05em)',
    ]
    return [Line(code) for code in (*written, *_template())]


def language(written: str | None) -> str:
    """The arguments of ``text`` for a deck's language; English where it names none that can be read."""
    found = _LANGUAGE.fullmatch(written.strip()) if written else None
    if found is None:
        return 'lang: "en"'
    region = f', region: "{found[2].lower()}"' if found[2] else ""
    return f'lang: "{found[1].lower()}"{region}'


def own_language(printed: PrintedCard, cards: Sequence[PrintedCard]) -> str | None:
    """The arguments of ``text`` for a card whose deck is in another language than the first of ``cards``, which the
    document is in; None for the others.
    """
    if printed.deck.language == cards[0].deck.language:
        return None
    own = language(printed.deck.language)
    return None if own == language(cards[0].deck.language) else own if "region" in own else f"{own}, region: none"


@cache
def _template() -> tuple[str, ...]:
    source = Path(__file__).with_name("template.typ").read_text(encoding="utf-8")
    return tuple(source.splitlines())
