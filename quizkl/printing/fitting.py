"""Making each face fit its room.

All is set plainly first, and typst says how high each face came out. Only those that are too high are set smaller,
down to a size that can still be read; what is longer even then goes on on a second card, between two words at the
worst; and what cannot be divided is scaled as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizkl.printing.card_faces import back_pieces, front_pieces
from quizkl.printing.card_side import key_of
from quizkl.printing.document import Document, Line, preamble
from quizkl.printing.material import Material
from quizkl.printing.options import READABLE
from quizkl.printing.piece import Piece, alone, joined
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.set_card import Room, SetCard, SetFace
from quizkl.printing.setting import Setting
from quizkl.printing.typesetting import NotTypeset, Typesetting

RULE: Final = Piece("#rule;")
"""The line between a question and its answer."""
_HAIR: Final = 0.02  # millimetres
_TOO_SMALL: Final = 0.6  # a formula scaled down to less than this is worth a warning
_SHRINKING: Final = ("#shrunk(", "#tight(", "squeezed(")
_STEP: Final = 0.5  # points between the sizes that are tried


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document in which everything has its place, and what a reader should be told of it."""

    typesetting: Typesetting
    document: Document
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Faces:
    """How the faces of one material are written: ``whole`` puts question and answer on one. ``text_size`` is in points,
    that of faces that nothing was done to.
    """

    material: Material
    room: Room
    whole: bool
    text_size: float

    def pieces(self, card: int, back: bool, fine: bool = False) -> list[Piece]:
        material = self.material
        size = READABLE if fine else self.text_size
        source = card in material.source
        setting = Setting(self.room.width, self.room.height, size, lacking=material.lacking, source=source, fine=fine)
        printed = material.cards[card]
        if not self.whole:
            return (back_pieces if back else front_pieces)(printed, setting)
        return (
            [] if back else [*front_pieces(printed, setting, answer_follows=True), RULE, *back_pieces(printed, setting)]
        )

    def plain(self, card: int, back: bool) -> SetFace:
        return SetFace(joined(self.pieces(card, back)), self.text_size)


Compose = Callable[[Sequence[SetCard]], Document]


def fit(material: Material, room: Room, whole: bool, compose: Compose) -> Fitted | NotTypeset:
    """Set the faces, each in its room. ``compose`` makes the document of faces that have been written."""
    faces = _Faces(material, room, whole, material.options.text_size)
    count = range(len(material.cards))
    attempt = _set(material, compose, [SetCard(n, faces.plain(n, False), faces.plain(n, True)) for n in count])
    if isinstance(attempt, NotTypeset):
        return attempt
    warnings: list[str] = []
    if attempt.too_high(room):
        smaller = _made_smaller(faces, attempt.set_cards, attempt.too_high(room))
        if isinstance(smaller, NotTypeset):
            return smaller
        warnings += _continued(material, smaller)
        attempt = _set(material, compose, smaller)
        if isinstance(attempt, NotTypeset):
            return attempt
    if attempt.too_high(room):
        attempt = _set(material, compose, _squeezed(attempt, room))
        if isinstance(attempt, NotTypeset):
            return attempt
    shrunk = _shrunk(material, attempt)
    if isinstance(shrunk, NotTypeset):
        return shrunk
    return Fitted(attempt.typesetting, attempt.document, (*warnings, *shrunk))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Faces that have been set, and how far down each reaches, by its key."""

    set_cards: Sequence[SetCard]
    document: Document
    typesetting: Typesetting
    depths: Mapping[int, float]

    def too_high(self, room: Room) -> tuple[int, ...]:
        # Text stands in the middle of its room, and typst lets what is too high end where the room ends.
        return tuple(key for key, depth in self.depths.items() if depth - room.above > room.height - _HAIR)


def _set(material: Material, compose: Compose, set_cards: Sequence[SetCard]) -> _Attempt | NotTypeset:
    document = compose(set_cards)
    typesetting = Typesetting(document, material.fonts)
    depths = typesetting.depths()
    if isinstance(depths, NotTypeset):
        return depths
    return _Attempt(set_cards, document, typesetting, depths)


def _made_smaller(faces: _Faces, set_cards: Sequence[SetCard], too_high: Iterable[int]) -> list[SetCard] | NotTypeset:
    """The cards with each face that was too high in a smaller size, or on several cards. None has parts yet."""
    sizes = _best_sizes(faces, set_cards, too_high)
    if isinstance(sizes, NotTypeset):
        return sizes
    long = [key for key, size in sizes.items() if size is None]
    chunks = _divided(faces, long) if long else {}
    if isinstance(chunks, NotTypeset):
        return chunks
    changed = []
    for place, card in enumerate(set_cards):
        sides = [
            chunks.get(key_of(place, back)) or [replace(face, size=sizes.get(key_of(place, back)) or face.size)]
            for back, face in ((False, card.front), (True, card.back))
        ]
        parts = max(map(len, sides))
        fronts, backs = (side + [SetFace("", READABLE)] * (parts - len(side)) for side in sides)
        changed += [
            SetCard(card.card, front, back, number, parts)
            for number, (front, back) in enumerate(zip(fronts, backs, strict=True), 1)
        ]
    return changed


def _best_sizes(
    faces: _Faces, set_cards: Sequence[SetCard], keys: Iterable[int]
) -> dict[int, float | None] | NotTypeset:
    """For each face the largest size in which it fits; None where it fits in none that can be read."""
    options, room = faces.material.options, faces.room
    steps = max(1, round((options.text_size - READABLE) / _STEP))
    sizes = [max(READABLE, options.text_size - _STEP * step) for step in range(1, steps + 1)]
    tried = ", ".join([f"{size:g}pt" for size in sizes])
    lines = preamble(faces.material.cards, options, faces.material.lacking)
    for key in keys:
        card = set_cards[key // 2]
        code = (card.back if key % 2 else card.front).code
        lines.append(Line(f"#best-size({key}, {room.width:g}mm, {room.height:g}mm, ({tried},), [{code}])", card.card))
    found = Typesetting(Document(tuple(lines)), faces.material.fonts).marked("size")
    return found if isinstance(found, NotTypeset) else {key: size for (key, size), _ in found}


def _divided(faces: _Faces, keys: Sequence[int]) -> dict[int, list[SetFace]] | NotTypeset:
    """Each face in the parts into which typst divides it on pages of the size of its room."""
    room = faces.room
    pieces = {key: faces.pieces(key // 2, bool(key % 2), fine=True) for key in keys}
    lines = preamble(faces.material.cards, faces.material.options, faces.material.lacking)
    lines.append(Line(f"#set page(width: {room.width:g}mm, height: {room.height:g}mm, margin: 0pt)"))
    lines.append(Line(f"#set text(size: {READABLE:g}pt)"))
    for key in keys:
        marked = _with_marks(pieces[key])
        lines.append(Line(f"#page[{joined(marked)}]", key // 2))
    marks = Typesetting(Document(tuple(lines)), faces.material.fonts).marked("piece")
    if isinstance(marks, NotTypeset):
        return marks
    pages = iter(page for _, page in marks)
    divided = {}
    for key in keys:
        parts: dict[int, list[Piece]] = {}
        for piece in pieces[key]:
            parts.setdefault(next(pages), []).append(piece)
        said = [part for part in parts.values() if part != [RULE]]
        divided[key] = [SetFace(joined(_without_first_space(part)), READABLE) for part in said]
    return divided


def _without_first_space(part: list[Piece]) -> list[Piece]:
    first = part[0]
    return [replace(first, code='#"' + first.code[3:]), *part[1:]] if first.code.startswith('#" ') else part


def _with_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with marks that tell their pages: at the end of a word, where no line may break."""
    marked = []
    before: Piece | None = None
    for number, piece in enumerate(pieces):
        begins = piece.group is None or before is None or before.group is not piece.group
        if piece.words:
            marked.append(replace(piece, code=f"{piece.code}#here-is({number});"))
        else:
            above = "" if begins or piece.group is None else f", above: {piece.group.gap:g}em"
            body = f"#here-is({number});{alone(piece, begins)}"
            marked.append(Piece(f"#block(breakable: false{above})[{body}];"))
        before = piece
    return marked


def _squeezed(attempt: _Attempt, room: Room) -> list[SetCard]:
    """The cards with what is still too high scaled as a whole."""
    changed = list(attempt.set_cards)
    for key in attempt.too_high(room):
        card = changed[key // 2]
        if key % 2:
            changed[key // 2] = replace(card, back=replace(card.back, squeezed=True))
        else:
            changed[key // 2] = replace(card, front=replace(card.front, squeezed=True))
    return changed


def _continued(material: Material, set_cards: Iterable[SetCard]) -> list[str]:
    """A sentence for every card that goes on on another."""
    return [
        f"{material.cards[card.card].name}: it is too long for one card and continues on {_more(card.parts - 1)}"
        for card in set_cards
        if card.parts > 1 and card.part == 1
    ]


def _more(cards: int) -> str:
    return "a second card" if cards == 1 else f"{cards} more cards"


def _shrunk(material: Material, attempt: _Attempt) -> list[str] | NotTypeset:
    if not any(call in line.code for line in attempt.document.lines for call in _SHRINKING if line.card is not None):
        return []
    found = attempt.typesetting.shrunk()
    if isinstance(found, NotTypeset):
        return found
    return shrunk_parts(material.cards, [(attempt.set_cards[key // 2].card, factor) for key, factor in found])


def shrunk_parts(cards: Sequence[PrintedCard], shrunk: Iterable[tuple[int, float]]) -> list[str]:
    """A sentence for every card with a part that had to be made very small."""
    smallest: dict[int, float] = {}
    for card, factor in shrunk:
        smallest[card] = min(factor, smallest.get(card, 1.0))
    return [
        f"{cards[card].name}: a part of it is too large for its place and is set at {100 * factor:.0f} % of its size"
        for card, factor in smallest.items()
        if factor < _TOO_SMALL
    ]
