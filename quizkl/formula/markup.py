"""Markup as a tree of elements and text, which becomes characters in one place: text is escaped there, always."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_NAME = re.compile(r"[a-z][a-z0-9]*")
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ACTIVE: Final = frozenset(
    [
        "a",
        "area",
        "base",
        "embed",
        "form",
        "frame",
        "iframe",
        "image",
        "img",
        "input",
        "link",
        "meta",
        "object",
        "script",
        "style",
        "svg",
        "template",
    ]
)
_ALLOWED_ATTRIBUTES: Final = {"a": frozenset(("href", "class")), "input": frozenset(("type", "class"))}
_LOADS: Final = frozenset(
    ["action", "background", "data", "formaction", "href", "ping", "poster", "src", "srcdoc", "srcset", "style"]
)
_EMPTY: Final = frozenset(("br", "hr", "input"))
_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
# Control characters but tab and line feed, marks that turn the direction of writing, lone surrogates, and what is no
# character: none may stand in a document.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Element:
    """``<name attribute="value">children</name>``; a child that is a string is text, never markup."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


Markup = Element | str


def element(name: str, *children: Markup, **attributes: str | None) -> Element:
    """``class_`` stands for ``class`` and ``data_card`` for ``data-card``; an attribute that is None is left out."""
    given = tuple((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    return Element(name, given, children)


def write(markup: Iterable[Markup]) -> str:
    """The markup as HTML, which for MathML is XML too.

    Raises ValueError for what could run or load something: a bug in the caller, as no deck can name an element or
    an attribute. A link may only lead to a place in the same document.
    """
    pieces: list[str] = []
    for part in markup:
        _write(part, pieces)
    return "".join(pieces)


def escaped(text: str) -> str:
    """Text as it stands between tags and in quoted attributes; what may not stand in a document becomes U+FFFD."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text).translate(_ESCAPES)


def _write(markup: Markup, pieces: list[str]) -> None:
    if isinstance(markup, str):
        pieces.append(escaped(markup))
        return
    _check(markup)
    attributes = "".join([f' {key}="{escaped(value)}"' for key, value in markup.attributes])
    pieces.append(f"<{markup.name}{attributes}>")
    if markup.name in _EMPTY:
        return
    for child in markup.children:
        _write(child, pieces)
    pieces.append(f"</{markup.name}>")


def _check(markup: Element) -> None:
    name = markup.name
    if not _NAME.fullmatch(name) or (name in _ACTIVE and name not in _ALLOWED_ATTRIBUTES):
        raise ValueError(f"the element {name!r} may not be written")
    if name in _EMPTY and markup.children:
        raise ValueError(f"{name} holds nothing")
    for key, value in markup.attributes:
        allowed = _ALLOWED_ATTRIBUTES.get(name)
        local = name == "a" and key == "href" and value.startswith("#")
        if not _ATTRIBUTE.fullmatch(key) or key.startswith("on") or (key in _LOADS and not local):
            raise ValueError(f"the attribute {key!r} may not be written")
        if allowed is not None and key not in allowed:
            raise ValueError(f"{name} may not have the attribute {key!r}")
