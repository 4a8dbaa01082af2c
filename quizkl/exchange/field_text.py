"""The text of one field becomes a card text."""

from __future__ import annotations

import re

from quizkl.exchange.html_text import html_to_markdown, without_tags
from quizkl.exchange.mathematics import with_dollars
from quizkl.text.formulas import locate_formulas

_FIRST_MARK = 0xF0000  # such characters have been taken out of every source


def card_text(field: str, html: bool, square: bool = True) -> str:
    r"""The field as the Markdown of card texts, with its formulas between dollars; ``html``: it is HTML."""
    if not html:
        return tidy(with_dollars(field, square=square))
    text = with_dollars(field, without_tags, square)
    aside: list[str] = []
    pieces: list[str] = []
    position = 0
    for span in locate_formulas(text).formulas:
        pieces += [text[position : span.start], chr(_FIRST_MARK + len(aside))]
        aside.append(without_tags(text[span.start : span.end]))
        position = span.end
    markdown = html_to_markdown("".join(pieces) + text[position:])
    return tidy(re.sub("[\U000f0000-\U000ffffd]", lambda found: aside[ord(found[0]) - _FIRST_MARK], markdown))


def tidy(text: str) -> str:
    """Without blanks at the ends of rows and empty rows at either end. ``{{=`` would be a number to compute."""
    rows = (row.rstrip() for row in text.expandtabs(4).replace("{{=", "{ {=").split("\n"))
    return "\n".join(rows).strip()
