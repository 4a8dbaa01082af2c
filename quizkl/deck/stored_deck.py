"""What the cache keeps of a deck besides its cards: enough for Home and the queue, as one JSON text."""

from __future__ import annotations

import json
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizkl.deck.deck import Heading, Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.deck.node import Node
from quizkl.deck.own_settings import OwnSetting
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.stored_node import from_json, to_json

if TYPE_CHECKING:
    from quizkl.deck.load import ParsedDeck

_Label = tuple[Kind, tuple[str, ...], tuple[str, ...], bool]  # what many items of a deck have in common
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Summary:
    """``heading`` is None where the file is no deck; ``macros`` and ``given`` are read when a card is built."""

    heading: Heading | None
    entries: tuple[Item, ...]
    broken: int
    problems: tuple[Problem, ...]
    macros: Node | None = None
    given: Node | None = None


def summary_of(parsed: ParsedDeck) -> Summary:
    deck, fields = parsed.loaded.deck, parsed.fields
    if deck is None or fields is None:
        return Summary(None, (), 0, parsed.loaded.problems)
    return Summary(deck.heading, deck.entries, deck.broken, parsed.loaded.problems, fields.macros, fields.given)


def to_text(summary: Summary) -> str:
    heading = summary.heading
    labels = list(dict.fromkeys(map(_label_of, summary.entries)))
    number = {label: position for position, label in enumerate(labels)}
    stored = {
        "heading": heading
        and [
            *(heading.id, heading.title, heading.author, heading.language, heading.tags, heading.schedule),
            [(setting.key, setting.value, setting.line) for setting in heading.settings],
            heading.schedule_line,
        ],
        "labels": [(kind.value, *rest) for kind, *rest in labels],
        "cards": [item.key.card for item in summary.entries],
        "sides": [item.key.side for item in summary.entries],
        "lines": [item.line for item in summary.entries],
        "label": [number[_label_of(item)] for item in summary.entries],
        "broken": summary.broken,
        "problems": [_problem_to_json(problem) for problem in summary.problems],
        "macros": summary.macros and to_json(summary.macros),
        "given": summary.given and to_json(summary.given),
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, file: str) -> Summary:
    """The summary; raises ValueError, TypeError or LookupError on anything that ``to_text`` did not write."""
    stored = json.loads(text)
    heading = _heading(stored["heading"]) if stored["heading"] else None
    return Summary(
        heading,
        _items(heading.id, stored) if heading else (),
        int(stored["broken"]),
        tuple(_problem(one, file) for one in stored["problems"]),
        stored["macros"] and from_json(stored["macros"]),
        stored["given"] and from_json(stored["given"]),
    )


def _label_of(item: Item) -> _Label:
    return item.kind, item.tags, item.formerly, item.suspended


def _items(deck: str, stored: dict[str, Any]) -> tuple[Item, ...]:
    labels = [_label(label) for label in stored["labels"]]
    columns: list[SequenceOf[Any]] = [stored["cards"], stored["sides"], stored["lines"], stored["label"]]
    items = []
    for card, side, line, label in zip(*columns, strict=True):
        kind, tags, formerly, suspended = labels[label]
        items.append(Item(ItemKey(deck, card, side), kind, tags, formerly, suspended, line))
    return tuple(items)


def _label(stored: list[Any]) -> _Label:
    kind, tags, formerly, suspended = stored
    return _KINDS[kind], tuple(tags), tuple(formerly), bool(suspended)


def _heading(stored: list[Any]) -> Heading:
    deck_id, title, author, language, tags, schedule, settings, line = stored
    own = tuple(OwnSetting(key, value, line) for key, value, line in settings)
    return Heading(deck_id, title, author, language, tuple(tags), schedule, own, line)


def _problem_to_json(problem: Problem) -> list[Any]:
    place = problem.place
    return [place.line, place.column, problem.message, problem.hint, problem.severity.value, problem.card]


def _problem(stored: list[Any], file: str) -> Problem:
    line, column, message, hint, severity, card = stored
    return Problem(Place(file, line, column), message, hint, Severity(severity), card)
