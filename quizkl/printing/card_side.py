"""One side of a card as typst code: its text, and the small print around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quizkl.formula.cells import width as cells
from quizkl.printing.card_faces import is_short
from quizkl.printing.document import Line, own_language
from quizkl.printing.options import PrintOptions
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.set_card import Room, SetCard
from quizkl.printing.setting import POINT
from quizkl.printing.words_markup import unbroken

_SMALL: Final = 7.0  # points
_GAP: Final = 2.2  # millimetres between small print and text
_BELOW_LETTERS: Final = 0.9  # millimetres that letters such as p reach below the line that typst measures to
_CHARACTER: Final = 0.5  # ems of a character of small print, on the average; a Chinese one counts as two


@dataclass(frozen=True, slots=True)
class Run:
    """What all sides that are printed together share. ``begins`` are the set cards with which a deck begins."""

    cards: Sequence[PrintedCard]
    set_cards: Sequence[SetCard]
    options: PrintOptions
    lacking: frozenset[str]

    def printed(self, place: int) -> PrintedCard:
        return self.cards[self.set_cards[place].card]

    def begins(self, place: int) -> bool:
        """Whether a deck begins with this set card."""
        return place == 0 or self.printed(place - 1).deck.id != self.printed(place).deck.id


def room_in(width: float, height: float, inset: float, options: PrintOptions) -> Room:
    """What a side of that size has for text."""
    line = _SMALL * POINT + _GAP
    below = line + _BELOW_LETTERS if options.ids else 0.0
    return Room(round(width - 2 * inset, 3), round(height - 2 * inset - line - below, 3), above=line)


def key_of(place: int, back: bool) -> int:
    """The number by which typst names a face."""
    return 2 * place + back


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sides of one size share. Millimetres, and points for ``text_size``."""

    width: float
    height: float
    inset: float
    room: Room
    text_size: float

    def definition(self) -> Line:
        """To stand before the sides."""
        size = f"{self.width:g}mm, {self.height:g}mm"
        return Line(f"#let card = side.with({size}, {self.inset:g}mm, {_GAP:g}mm)")


def frame_of(width: float, height: float, inset: float, options: PrintOptions) -> Frame:
    """The frame of sides of that size, the edges of which are ``inset`` from their text."""
    return Frame(width, height, inset, room_in(width, height, inset, options), options.text_size)


def card_side(run: Run, place: int, frame: Frame, back: bool = False, whole: bool = False) -> str:
    """One side of the set card at ``place``, as an argument; ``whole``: the front has question and answer."""
    card, printed, room = run.set_cards[place], run.printed(place), frame.room
    face = card.back if back else card.front
    body = f"[{face.code}]"
    if face.size != frame.text_size:
        body = f"text(size: {face.size:g}pt, {body})"
    if face.squeezed:
        body = f"squeezed({room.width:g}mm, {room.height:g}mm, {body})"
    if is_short(printed) and not back and not whole:
        body = f"align(center, {body})"
    number = _words(_number(run, card, back, whole), run)
    begins = run.begins(place) and not back
    title = _words(_shortened(printed.deck.title, room.width), run)
    head = f"{'small-heading' if begins else 'small'}({_SMALL:g}pt, {title}, {number})"
    foot = "none"
    if run.options.ids:
        foot = f"small({_SMALL:g}pt, {_words(_shortened(printed.name, room.width), run)}, {_words(printed.box, run)})"
    side = f"card({key_of(place, back)}, {head}, {foot}, {body})"
    language = own_language(printed, run.cards)
    return side if language is None else f"text({language}, {side})"


def _number(run: Run, card: SetCard, back: bool, whole: bool) -> str:
    part = f" ({card.part}/{card.parts})" if card.parts > 1 else ""
    return f"{card.card + 1}{part}" if whole else f"{card.card + 1}{part} {'A' if back else 'Q'}"


def _words(text: str, run: Run) -> str:
    return unbroken(text, run.lacking)


def _shortened(text: str, width: float) -> str:
    """The text, or as much of it as a line of small print has room for beside what stands at its end."""
    most = max(6, int((width - 14) / (_SMALL * POINT * _CHARACTER)))
    if cells(text) <= most:
        return text
    while cells(text) >= most:
        text = text[:-1]
    return text.rstrip() + "…"
