"""What a file that is read anew changes in a deck: found by comparing, nothing is written here.

A card of the file is found again by what the file knows it by (an id of its own, else its front). It changes its card
only where the deck still has what came from the file: what the learner wrote is never overwritten unasked. One that
is known by its front alone, which was mended in the file, is found by its answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.slug import FreshIds
from quizkl.exchange.deck_cards import DeckCard
from quizkl.exchange.origin import Origin
from quizkl.exchange.pairing import pairs
from quizkl.exchange.source_card import SourceCard, key_of


@dataclass(frozen=True, slots=True)
class Update:
    """``card`` becomes what ``new`` says; where only the file is called otherwise, its comment alone changes."""

    card: DeckCard
    new: SourceCard
    only_comment: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A card that is ``new`` may be the one that is ``gone``, with another front; ``same_back``: it has its answer."""

    new: str
    gone: str
    same_back: bool


@dataclass(slots=True)
class Changes:
    """``added`` are new, each with the id that it gets; ``left`` are cards that stay although the file says otherwise,
    ``gone`` those that the file does not have any more, and ``refronted`` those that were found by their answers.
    """

    added: list[tuple[str, SourceCard]] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refronted: list[str] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def compare(cards: Sequence[DeckCard], source: Iterable[SourceCard], name: str, file: str, overwrite: bool) -> Changes:
    """``name`` is the file's name as comments have it, ``file`` its name in messages; with ``overwrite`` the file goes
    before what the learner changed in a card that was imported.
    """
    changes = Changes()
    known = _Known(cards)
    seen: dict[str, SourceCard] = {}
    wanted = [card for card in source if _is_first(card, seen, changes, file)]
    matched: set[int] = set()
    strangers: list[SourceCard] = []
    for new in wanted:
        old = known.find(new)
        if old is not None and id(old) in matched:
            said = f"this card is {old.id} in the deck, as another of this file is"
            changes.problems.append(Problem(Place(file, new.line), said, "Give each card its own id."))
        elif old is None:
            strangers.append(new)
        else:
            matched.add(id(old))
            _compare_one(old, new, name, overwrite, changes)
    gone = [
        card
        for card in cards
        if card.comment is not None and card.comment.origin.file == name and id(card) not in matched
    ]
    nameless = [card for card in strangers if card.id is None and card.known_by is None]
    found = {id(pair.new): pair for pair in pairs(gone, nameless, cards, wanted)}
    fresh = FreshIds([*(one for card in cards for one in card.names()), *(card.id for card in wanted if card.id)])
    for new in strangers:
        pair = found.get(id(new))
        if pair is not None and pair.sure:
            matched.add(id(pair.old))
            changes.refronted.append(_called(pair.old))
            _compare_one(pair.old, new, name, overwrite, changes)
            continue
        card_id = new.id or fresh.for_text(new.texts[new.lead])
        changes.added.append((card_id, new))
        if pair is not None:
            changes.alike.append(Alike(card_id, _called(pair.old), pair.same_back))
    changes.gone += [_called(card) for card in gone if id(card) not in matched]
    return changes


def _called(card: DeckCard) -> str:
    return card.id or f"line {card.line}"


class _Known:
    """The cards of the deck by what they may be found by."""

    def __init__(self, cards: Sequence[DeckCard]) -> None:
        self._by_key = {card.comment.origin.key: card for card in reversed(cards) if card.comment is not None}
        self._by_id = {card.id: card for card in reversed(cards) if card.id is not None}
        by_hand = [card for card in reversed(cards) if card.comment is None]
        self._by_lead = {key_of(*card.lead): card for card in by_hand if card.lead is not None}

    def find(self, new: SourceCard) -> DeckCard | None:
        found = self._by_key.get(new.key)
        if found is None and new.id is not None:
            found = self._by_id.get(new.id)
        if found is None and new.id is None and new.known_by is None:
            found = self._by_lead.get(new.key)
        return found


def _is_first(card: SourceCard, seen: dict[str, SourceCard], changes: Changes, file: str) -> bool:
    first = seen.setdefault(card.key, card)
    if first is card:
        return True
    if first.content != card.content:
        what = f"the id {card.id!r} is here" if card.id else "the same card is here"
        changes.problems.append(
            Problem(
                Place(file, card.line), f"{what} already in line {first.line}, with other words", "Keep one of them."
            )
        )
    else:
        message = f"the same card is here already in line {first.line}"
        changes.problems.append(Problem(Place(file, card.line), message, severity=Severity.WARNING))
    return False


def _compare_one(old: DeckCard, new: SourceCard, name: str, overwrite: bool, changes: Changes) -> None:
    called = _called(old)
    if old.content == new.content and old.comment is None:
        changes.unchanged += 1
        return
    if old.comment is None:
        changes.left.append((called, "was written by hand"))
        return
    origin = old.comment.origin
    if old.node.flow or old.lead is None or old.lead[0] != new.lead:
        if origin.content != new.content:
            changes.left.append((called, "is written in another way now"))
        else:
            changes.unchanged += 1
    elif new.content in (origin.content, old.content):
        changes.unchanged += 1
        if origin != Origin(name, new.key, new.content):
            changes.updates.append(Update(old, new, only_comment=True))
    elif old.content == origin.content or overwrite:
        changes.updates.append(Update(old, new))
    else:
        changes.left.append((called, f"was changed here and in {name}"))
