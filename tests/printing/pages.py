"""Printed pages read back, in millimetres from the upper left corner."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
from pypdf.generic import DictionaryObject, IndirectObject

POINT = 25.4 / 72
POPPLER = shutil.which("pdftotext")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and where its first baseline point is."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box around it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    runs: tuple[Run, ...]
    text: str


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    return tuple(map(_page, pypdf.PdfReader(BytesIO(pdf)).pages))


def _page(page: pypdf.PageObject) -> Page:
    height = float(page.mediabox.height)
    runs: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, _size: Any) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            runs.append(Run(text, x * POINT, (height - y) * POINT))

    text = page.extract_text(visitor_text=visit).replace("\N{NO-BREAK SPACE}", " ")
    return Page(float(page.mediabox.width) * POINT, height * POINT, tuple(runs), text)


def words(pdf: bytes, folder: Path) -> list[list[Word]]:
    """The words of each page with their boxes, by poppler."""
    assert POPPLER is not None
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    said = subprocess.run([POPPLER, "-bbox", str(file), "-"], capture_output=True, check=True).stdout
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            Word(
                word.text or "",
                *(float(word.attrib[side]) * POINT for side in ("xMin", "yMin", "xMax", "yMax")),
            )
            for word in page.iter(f"{name}word")
        ]
        for page in ElementTree.fromstring(said).iter(f"{name}page")
    ]


@dataclass(frozen=True, slots=True)
class Structure:
    """What a screen reader reads: the names of the elements in their order, and the formulas' alternative texts."""

    tags: tuple[str, ...]
    alternatives: tuple[str, ...]


def read_structure(pdf: bytes) -> Structure:
    elements = [element for element in _elements(pdf) if "/S" in element]
    formulas = [element for element in elements if str(element["/S"]) == "/Formula"]
    return Structure(
        tuple(str(element["/S"]).removeprefix("/") for element in elements),
        tuple(str(element["/Alt"]) for element in formulas if "/Alt" in element),
    )


def _elements(pdf: bytes) -> Iterator[DictionaryObject]:
    root = pypdf.PdfReader(BytesIO(pdf)).trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if isinstance(element, IndirectObject):
            element = element.get_object()
        if not isinstance(element, DictionaryObject):
            continue  # the number of a piece of content on a page
        yield element
        kids: Any = element.get("/K", [])
        kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
        waiting += reversed(kids if isinstance(kids, list) else [kids])


def languages(pdf: bytes) -> list[str]:
    """The document's language, then each other one that a part of it says it is in."""
    root = pypdf.PdfReader(BytesIO(pdf)).trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    named = [str(root["/Lang"]), *(str(element["/Lang"]) for element in _elements(pdf) if "/Lang" in element)]
    return list(dict.fromkeys(named))


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts that are embedded."""
    resources: list[Any] = [page["/Resources"].get_object() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    found = [font.get_object() for each in resources for font in each.get("/Font", {}).values()]
    return {str(font["/BaseFont"]) for font in found}


def bookmarks(pdf: bytes) -> list[str]:
    return [str(entry["/Title"]) for entry in pypdf.PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]
