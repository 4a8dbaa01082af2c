"""Cards as the text of a deck: a new deck, or changes in one that is there, of which all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizkl.deck.kind import KIND_OF_KEY
from quizkl.deck.node import Mapping, Node, Scalar, content
from quizkl.deck.problem import Place, Problem
from quizkl.exchange.compare import Changes, Update
from quizkl.exchange.deck_cards import DeckText, read_deck_text
from quizkl.exchange.origin import Origin
from quizkl.exchange.source_card import SourceCard
from quizkl.exchange.yaml_text import block_value, flow_list, line_value

Edit = tuple[int, int, str]
"""From, to, and what comes in between instead."""

_OURS = ("tags", "front", "back", "cloze", "note")


def deck_of_cards(deck_id: str, title: str, cards: Sequence[tuple[str, SourceCard]], name: str) -> str:
    """A whole new deck."""
    blocks = "\n".join(_block(card_id, card, 2, name) for card_id, card in cards)
    return f"deck: {deck_id}\ntitle: {line_value(title)}\n\ncards:\n{blocks}"


def changed(deck: DeckText, changes: Changes, name: str, file: str) -> bytes | Problem:
    """The deck's bytes with what was updated and added; a Problem where that would change anything besides."""
    edits = [edit for update in changes.updates for edit in _edits(deck, update, name)]
    if changes.added:
        edits.append(_addition(deck, changes.added, name))
    text = _edited(deck.text, edits)
    mark = b"\xef\xbb\xbf" if deck.marked else b""
    source = mark + text.encode()
    after = read_deck_text(source, file)
    if isinstance(after, Problem) or content(after.root) != _expected(deck, changes):
        message = "the cards cannot be written without changing something else"
        return Problem(Place(file), message, "Import into a new deck by -o, and move them by hand.")
    return source


def _block(card_id: str, card: SourceCard, indentation: int, name: str) -> str:
    """The card as an item of a list, with a line end."""
    rows = [f"id: {card_id}  {Origin(name, card.key, card.content)}"]
    if card.tags:
        rows.append(f"tags: {flow_list(card.tags)}")
    rows += [f"{key}: {block_value(text, indentation + 2)}" for key, text in card.texts.items()]
    rows += ["reverse: true"] if card.reverse else []
    margin = " " * indentation
    return "".join(f"{margin}{'  ' if at else '- '}{row}\n" for at, row in enumerate(rows))


def _addition(deck: DeckText, cards: Sequence[tuple[str, SourceCard]], name: str) -> Edit:
    """The new cards behind the last one, before whatever key of the deck comes then."""
    indentation = deck.list_of_cards.column - 1
    blocks = "".join("\n" + _block(card_id, card, indentation, name) for card_id, card in cards).replace(
        "\n", deck.line_end
    )
    pairs = deck.root.pairs
    after = next((at for at, (_, value) in enumerate(pairs) if value is deck.list_of_cards), 0) + 1
    if after == len(pairs):
        ends = deck.text.endswith(("\n", "\r"))
        return len(deck.text), len(deck.text), ("" if ends else deck.line_end) + blocks
    start = deck.offset(pairs[after][0])
    return start, start, blocks


def _edits(deck: DeckText, update: Update, name: str) -> Iterator[Edit]:
    card, new = update.card, update.new
    if card.comment is not None:
        start = deck.line_starts[card.line - 1]
        origin = Origin(name, new.key, new.content)
        yield start + card.comment.start, start + card.comment.end, str(origin)
    if update.only_comment:
        return
    margin = deck.line_end + " " * (card.node.column - 1)
    pairs = card.node.pairs
    for at, (key, value) in enumerate(pairs):
        if key.text in _removed(update):
            yield _removal(deck, pairs, at)
        elif key.text in _replaced(update):
            written = _written(key.text, new, card.node.column - 1).replace("\n", deck.line_end)
            if isinstance(value, Scalar):
                yield _replacement(deck, value, written)
            else:  # a list, which ends where the next key begins
                following = deck.offset(pairs[at + 1][0]) if at + 1 < len(pairs) else deck.offset(value)
                yield deck.offset(value), following, written + margin
        if key.text in KIND_OF_KEY:
            rows = [f"{one}: {_written(one, new, card.node.column - 1)}" for one in _inserted(update)]
            yield deck.offset(key), deck.offset(key), "".join(row.replace("\n", deck.line_end) + margin for row in rows)


def _removed(update: Update) -> set[str]:
    """The keys that the card of the file does not have any more."""
    wanted = {*update.new.texts, *(("tags",) if update.new.tags else ())}
    return {key.text for key, _ in update.card.node.pairs if key.text in _OURS} - wanted


def _replaced(update: Update) -> set[str]:
    """The keys whose values are others now."""
    old, new = update.card, update.new
    texts = {
        key for key in new.texts if isinstance(value := old.value(key), Scalar) and value.text.strip() != new.texts[key]
    }
    return texts | ({"tags"} if new.tags and old.value("tags") is not None and old.tags != new.tags else set())


def _inserted(update: Update) -> list[str]:
    """The keys that are new, in order; the kind's own key is always there."""
    keys = [*(("tags",) if update.new.tags else ()), *update.new.texts]
    return [key for key in keys if update.card.value(key) is None]


def _written(key: str, new: SourceCard, column: int) -> str:
    return flow_list(new.tags) if key == "tags" else block_value(new.texts[key], column)


def _replacement(deck: DeckText, value: Scalar, written: str) -> Edit:
    """Another value; a comment behind the old one comes behind the head of a block, and not into its text."""
    end = _end(deck, value)
    head, line_break, rows = written.partition(deck.line_end)
    comment = deck.text[end:].partition(deck.line_end)[0] if line_break else ""
    return deck.offset(value), end + len(comment), head + comment + line_break + rows


def _removal(deck: DeckText, pairs: Sequence[tuple[Scalar, Node]], at: int) -> Edit:
    """A pair is taken out: up to the next one, or where it is the last, with its own lines."""
    key, value = pairs[at]
    if at + 1 < len(pairs):
        return deck.offset(key), deck.offset(pairs[at + 1][0]), ""
    end = _end(deck, value) if isinstance(value, Scalar) else deck.offset(value)
    rest = deck.text[end : end + len(deck.line_end)]
    return deck.line_starts[key.line - 1], end + (len(rest) if rest == deck.line_end else 0), ""


def _end(deck: DeckText, value: Scalar) -> int:
    """Where the value ends, without the line ends that belong to a block."""
    return deck.offset(value) + len((value.raw or value.text).rstrip("\r\n"))


def _edited(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        pieces += [text[position:start], new]
        position = max(position, end)
    return "".join(pieces) + text[position:]


def _expected(deck: DeckText, changes: Changes) -> object:
    """What the changed deck must say, found without its text."""
    updates = {id(update.card.node): update for update in changes.updates if not update.only_comment}
    cards: list[object] = []
    for node in deck.list_of_cards.items:
        update = updates.get(id(node))
        cards.append(content(node) if update is None or not isinstance(node, Mapping) else _expected_card(update))
    cards += [
        [("id", card_id), *([("tags", list(card.tags))] if card.tags else []), *card.texts.items(), *_reverse(card)]
        for card_id, card in changes.added
    ]
    return [(key.text, cards if value is deck.list_of_cards else content(value)) for key, value in deck.root.pairs]


def _reverse(card: SourceCard) -> list[tuple[str, str]]:
    return [("reverse", "true")] if card.reverse else []


def _expected_card(update: Update) -> object:
    new = update.new
    said: dict[str, object] = {**new.texts, "tags": list(new.tags)}
    pairs: list[object] = []
    for key, value in update.card.node.pairs:
        if key.text in KIND_OF_KEY:
            pairs += [(one, said[one]) for one in _inserted(update)]
        if key.text not in _removed(update):
            pairs.append((key.text, said[key.text] if key.text in _replaced(update) else content(value)))
    return pairs
