"""A deck file's bytes become a deck, and everything that is wrong in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizkl.deck.cards import read_card
from quizkl.deck.collection import collection_paused
from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext, read_context
from quizkl.deck.deck import Deck, Item, LoadedDeck
from quizkl.deck.deck_file import display_name, read_file
from quizkl.deck.heading import DeckFields, read_heading
from quizkl.deck.items import items_of
from quizkl.deck.node import Mapping, Node, Sequence, describe, last_line, shorten, written_id
from quizkl.deck.parsed_cards import ParsedCards
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.source import read_source
from quizkl.deck.yaml_tree import YamlTree, read_tree

MOST_PROBLEMS = 500
"""A hostile file may have millions; nobody reads more than these."""

_MOST_ERRORS_READ = 20_000  # after so many the rest of the file is not read: each takes a search for what was meant


@dataclass(frozen=True, slots=True)
class ParsedDeck:
    """A loaded deck with the nodes that it was read from, for the cache and for writing ids.

    ``nodes`` are the mappings of the cards that can be studied; those of one id come once. ``macros`` are those that
    can be used.
    """

    loaded: LoadedDeck
    fields: DeckFields | None = None
    nodes: tuple[Mapping, ...] = ()
    macros: MappingOf[str, str] = field(default_factory=dict)


def load_deck(source: bytes, file: str) -> LoadedDeck:
    """Read a whole deck, its texts and expressions included; ``file`` is its name in messages.

    A card with an error is left out of the deck, and so is one that has no id yet or is of a kind that is not
    studied. The deck is None where it has no usable id of its own.
    """
    return parse_deck(source, file).loaded


def load_file(path: Path) -> LoadedDeck:
    """Load a deck from its file; a file that cannot be read is a problem of it."""
    file = display_name(path)
    opened = read_file(path, file)
    if isinstance(opened, Problem):
        return LoadedDeck(None, (opened,))
    loaded = load_deck(opened.source, file)
    return replace(loaded, deck=replace(loaded.deck, path=path)) if loaded.deck else loaded


def parse_deck(source: bytes, file: str) -> ParsedDeck:
    with collection_paused():
        return _parse(source, file)


def _parse(source: bytes, file: str) -> ParsedDeck:
    text = read_source(source, file)
    if isinstance(text, Problem):
        return ParsedDeck(LoadedDeck(None, (text,)))
    tree = read_tree(text.text, file)
    earlier = (*text.problems, *tree.problems)
    complaints = Complaints(file)
    if not isinstance(tree.root, Mapping):
        if not any(problem.severity is Severity.ERROR for problem in earlier):
            _complain_of_root(tree.root, complaints)
        return ParsedDeck(LoadedDeck(None, _in_order([*earlier, *complaints.problems])))
    fields = read_heading(tree.root, complaints, tree.incomplete)
    context = read_context(file, fields.tags, fields.macros, fields.given, complaints)
    deck_id = fields.heading.id if fields.heading else ""
    found = _read_cards(_card_nodes(fields.cards, tree, complaints), deck_id, context, earlier, complaints)
    problems = _in_order([*earlier, *complaints.problems])
    if fields.heading is None:
        return ParsedDeck(LoadedDeck(None, problems), fields)
    nodes = tuple(found.readable)
    cards = ParsedCards(deck_id, context, nodes)
    deck = Deck(fields.heading, file, tuple(found.items), found.broken + tree.lost, source=cards)
    return ParsedDeck(LoadedDeck(deck, problems), fields, nodes, context.macros)


@dataclass(slots=True)
class _Found:
    """The mappings of the cards that can be read, their items, and how many are left out."""

    readable: list[Mapping] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    broken: int = 0


def _read_cards(
    nodes: tuple[Mapping, ...],
    deck_id: str,
    context: CardContext,
    earlier: tuple[Problem, ...],
    complaints: Complaints,
) -> _Found:
    """Read each card by itself; ``earlier`` are the problems of the YAML, which break the card around them. A card is
    not kept: all together they would take much more room than the file.
    """
    found = _Found()
    lines_of_ids: dict[str, int] = {}
    wrong = 0
    known_places = {problem.place for problem in earlier}
    bad_lines = sorted(problem.place.line for problem in earlier if problem.severity is Severity.ERROR)
    for node in nodes:
        if wrong > _MOST_ERRORS_READ:
            message = f"so much is wrong in this file that it is not read from line {node.line} on"
            complaints.error(Place(context.file), message)
            break
        own = Complaints(context.file)
        card = read_card(node, context, own)
        if (identifier := written_id(node)) is not None:
            _complain_of_second_id(node, identifier, lines_of_ids, own)
        next_bad = bisect_left(bad_lines, node.line)
        spoilt = next_bad < len(bad_lines) and bad_lines[next_bad] <= last_line(node)
        wrong += own.unsaid + sum(problem.severity is Severity.ERROR for problem in own.problems)
        complaints.problems += [problem for problem in own.problems if problem.place not in known_places]
        if own.any_error or spoilt:
            found.broken += 1
        elif card is not None:
            found.readable.append(node)
            found.items += items_of(deck_id, card)
    return found


def _complain_of_second_id(node: Mapping, card_id: str, lines: dict[str, int], complaints: Complaints) -> None:
    if card_id in lines:
        value = next(value for key, value in node.pairs if key.text == "id")
        first = f"first in line {lines[card_id]}"
        complaints.error(value, f"the id {shorten(card_id)!r} is used twice ({first})", "Give each card its own id.")
    else:
        lines[card_id] = node.line


def _card_nodes(cards: Node | None, tree: YamlTree, complaints: Complaints) -> tuple[Mapping, ...]:
    match cards:
        case None:
            if not tree.lost and not tree.incomplete:
                complaints.error(Place(complaints.file), "the deck has no cards", "List them under cards:")
            return ()
        case Sequence(items=items):
            if not items and not tree.lost and not tree.incomplete:
                complaints.error(cards, "the deck has no cards", "Write one under cards:")
            nodes = []
            for item in items:
                if isinstance(item, Mapping):
                    nodes.append(item)
                else:
                    complaints.error(item, f"a card must be a mapping (key: value), and this is {describe(item)}")
            return tuple(nodes)
        case _:
            if not tree.lost and not tree.incomplete:
                complaints.error(
                    cards, f"cards must be a list, and this is {describe(cards)}", "Begin each card with '- '."
                )
            return ()


def _complain_of_root(root: Node | None, complaints: Complaints) -> None:
    hint = "It begins with deck: and the deck's id."
    if root is None:
        complaints.error(Place(complaints.file), "the file is empty, and a deck was expected", hint)
    else:
        complaints.error(root, f"a deck is a mapping (key: value), and this is {describe(root)}", hint)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """By place, each once, and not more than anybody reads; errors are kept before warnings."""
    each = sorted(dict.fromkeys(problems), key=lambda problem: problem.place)
    if len(each) <= MOST_PROBLEMS:
        return tuple(each)
    worst_first = sorted(each, key=lambda problem: problem.severity is Severity.WARNING)
    said, unsaid = worst_first[:MOST_PROBLEMS], worst_first[MOST_PROBLEMS:]
    last = Problem(each[-1].place, f"there are {len(unsaid)} more problems in this file", severity=unsaid[0].severity)
    return (*sorted(said, key=lambda problem: problem.place), last)
