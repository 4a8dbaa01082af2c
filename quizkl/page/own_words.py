"""What the page itself says is English, whatever the language of the deck."""

from __future__ import annotations

from typing import Final

from quizkl.formula.markup import Element, Markup, element

OWN_LANGUAGE: Final = "en"


def own(name: str, *children: Markup, **attributes: str | None) -> Element:
    """An element with the page's own words."""
    return element(name, *children, lang=OWN_LANGUAGE, **attributes)


def opened(label: str, *children: Markup, class_: str | None = None) -> Element:
    """Something to open: works with the keyboard, and without a script."""
    body = element("div", *children, class_="opened")
    return element("details", own("summary", label), body, class_=class_)
