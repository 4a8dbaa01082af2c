"""The whole page: one file that needs nothing, in which a browser is told to run and fetch nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from quizkl.deck.deck import Heading
from quizkl.formula.markup import Element, element, write
from quizkl.formula.mathml_styles import STYLES
from quizkl.page.card_markup import card_article
from quizkl.page.own_words import OWN_LANGUAGE, own
from quizkl.page.page_card import PageCard

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FROM_THE_RIGHT: Final = frozenset(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"])


def page(cards: Sequence[PageCard]) -> bytes:
    """The cards, deck by deck, as a file in UTF-8. The same cards give the same bytes."""
    decks = [(heading, list(group)) for heading, group in groupby(cards, lambda page_card: page_card.deck)]
    titles = [heading.title for heading, _ in decks]
    languages = {_language(heading) for heading, _ in decks}
    language = languages.pop() if len(languages) == 1 else None
    number = 1
    sections = []
    for heading, group in decks:
        sections.append(_section(heading, group, number, len(cards)))
        number += len(group)
    head = _head(", ".join(titles))
    body = "\n".join([write([part]) for part in (_bar(), *sections)])
    script, style = _script(), _style()
    return (
        f"<!DOCTYPE html>\n{_opening(language)}\n<head>\n{head}\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    ).encode()


def _opening(language: str | None) -> str:
    """The root's start tag, as the writer writes it."""
    given = language or OWN_LANGUAGE
    return write([element("html", lang=given)]).removesuffix("</html>")


def _head(title: str) -> str:
    """The policy allows the style and the script of this file by their digests, and nothing else whatever."""
    policy = (
        f"default-src 'none'; style-src '{_digest(_style())}'; script-src '{_digest(_script())}'; "
        "base-uri 'none'; form-action 'none'"
    )
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        write([element("title", title)]),
    ]
    return "\n".join(lines)


def _bar() -> Element:
    """What needs a script is hidden until there is one."""
    return element(
        "div",
        own("span", "", class_="count", role="status"),
        own("button", "Hide known", type="button", class_="hide", aria_pressed="false"),
        own("button", "Print", type="button", class_="print"),
        class_="bar scripted",
        hidden="",
    )


def _section(heading: Heading, cards: Sequence[PageCard], first: int, total: int) -> Element:
    language = _language(heading)
    right_to_left = language is not None and language.split("-")[0].lower() in _FROM_THE_RIGHT
    author = [f"{heading.author} · "] if heading.author else []
    count = own("span", f"{len(cards)} card{'s' * (len(cards) != 1)}")
    top = element("header", element("h1", heading.title), element("p", *author, count, class_="muted"), class_="top")
    articles = [card_article(page_card, first + place, total) for place, page_card in enumerate(cards)]
    return element("section", top, *articles, lang=language, dir="rtl" if right_to_left else None)


def _language(heading: Heading) -> str | None:
    """The deck's language where it can be one; anything else would name none."""
    given = (heading.language or "").strip()
    return given.replace("_", "-") if _LANGUAGE.fullmatch(given) else None


@cache
def _style() -> str:
    return f"\n{_part_of_the_page('page.css')}{STYLES}"


@cache
def _script() -> str:
    return f"\n{_part_of_the_page('page.js')}"


def _part_of_the_page(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
