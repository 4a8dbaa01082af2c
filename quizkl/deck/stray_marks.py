r"""What an author means for a formula, a picture or a tag, and a card shows as it is written: ``\(x\)``, ``$ x $``,
``<b>``, ``![](a.png)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.text.formulas import locate_formulas

_MARK = re.compile(
    r"(?P<round>(?<!\\)\\\((?=.+?\\\)))"
    r"|(?P<square>(?<!\\)\\\[(?=.+?\\\]))"
    r"|(?P<dollar>(?<![\\\w$])\$(?!\$)(?= ?\\[A-Za-z]|[A-Za-z](?![A-Za-z])|[A-Za-z]+[_^=(]| [A-Za-z]+ ?[$_^=]))"
    r"|(?P<tag></?(?:b|i|u|em|strong|br|hr|p|div|span|sub|sup|ul|ol|li|img|table|tr|td)\b[^<>\n]*>)"
    r"|(?P<picture>!\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<link>\[[^\]\n]+\]\(https?://[^)\s]*\))",
    re.DOTALL | re.IGNORECASE,
)
_FORMULA = re.compile(r"(?<![\\\w$])(?:\$\$[^$]+\$\$|\$[^\s$](?:[^$\n]*[^\s$\\])?\$)(?![\w$])")
_FIRST = re.compile(r"\\[(\[]|\$|<|\]\(")
_SAID = {
    "round": (r"\( begins no formula, and is shown as a bracket", "Write $…$."),
    "square": (r"\[ begins no formula, and is shown as a bracket", "Write $$…$$."),
    "dollar": (
        "this $ begins no formula: it is never closed, or a blank stands inside beside a dollar",
        r"Write $x$, without blanks at its ends; \$ is a dollar.",
    ),
    "tag": (
        "a tag of HTML is shown as it is written",
        "Write **bold**, *italics*, - lists, and an empty line between paragraphs.",
    ),
    "picture": ("a card text has no pictures, and this is shown as it is written", "Say it in words."),
    "link": ("a card text has no links, and this is shown as it is written", "Write its words or its address alone."),
}


@dataclass(frozen=True, slots=True)
class Stray:
    """``offset`` is where it stands in the text."""

    offset: int
    message: str
    hint: str


def stray_mark(text: str) -> Stray | None:
    """The first of them in ``text``, outside of formulas and code."""
    if _FIRST.search(text) is None or _MARK.search(_FORMULA.sub("", text)) is None:
        return None  # most texts, at a tenth of the price of finding their formulas
    located = locate_formulas(text)
    aside = [*((span.start, span.end) for span in located.formulas), *located.code]
    for found in _MARK.finditer(text):
        if not any(start <= found.start() < end for start, end in aside):
            return Stray(found.start(), *_SAID[found.lastgroup or ""])
    return None
