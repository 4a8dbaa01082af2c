"""One pass over the events of libyaml: a tree, and what is wrong with the YAML itself.

Nothing is composed or constructed: aliases, anchors and tags are refused, the depth and the number of values
are bounded while iterating, and a scalar stays the text that it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from quizkl.deck.node import Mapping, Node, Scalar, Sequence, Style, describe
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.yaml_error import explain

DEEPEST = 64
MOST_VALUES = 600_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT_OFF = re.compile(r"([ \t]+)#\w")  # as in "which is larger, #1 or #2?"; a comment has a blank after its #
_STYLES = {style.value: style for style in Style}


@dataclass(frozen=True, slots=True)
class Halt:
    """The pass ended early. ``blame`` is the line where what went wrong began; ``open_list`` the column of the
    list of cards that was open then (None where no card was)."""

    blame: int
    open_list: int | None


@dataclass(frozen=True, slots=True)
class Pass:
    root: Node | None
    problems: tuple[Problem, ...]
    halt: Halt | None = None


@dataclass(slots=True)
class _Open:
    """A sequence or mapping that has begun; ``parts`` are its items, or its keys and values in turn."""

    is_mapping: bool
    line: int
    column: int
    flow: bool
    parts: list[Node] = field(default_factory=list)


def read_events(text: str, file: str) -> Pass:
    """Read ``text`` (which has no forbidden characters) up to its end or to the first thing YAML cannot take."""
    reader = _Reader(text, file)
    try:
        event: Any
        for event in yaml.parse(text, Loader=_LOADER):
            if not reader.take(event):
                return reader.halted(event.start_mark.line + 1)
            if reader.documents > 1:
                break
    except yaml.YAMLError as error:
        problem = explain(error, text, file)
        reader.problems.append(problem)
        return reader.halted(problem.place.line)
    except RecursionError:  # only PyYAML's own parser, where libyaml is missing
        reader.problems.append(Problem(Place(file), f"the file nests deeper than {DEEPEST}"))
        return reader.halted(1)
    return Pass(reader.root, tuple(reader.problems))


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0

    def take(self, event: Any) -> bool:
        """Take one event; False where the pass must end."""
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._put(_closed(self.open.pop(), self.file, self.problems))
            case yaml.AliasEvent():
                self._complain(event, f"an alias (*{event.anchor}) is not allowed in a deck", "Quote it if it is text.")
                self._put(_nothing_at(event))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._complain(event, "a second document begins here", "One file is one deck: remove the ---.")
        return True

    def halted(self, blame: int) -> Pass:
        """Close what is open; the card that was being read is left out."""
        column = self._column_of_cards()
        del self.open[2:]
        while self.open:
            opened = self.open.pop()
            if opened.is_mapping and len(opened.parts) % 2:
                opened.parts.pop()
            self._put(_closed(opened, self.file, self.problems))
        return Pass(self.root, tuple(self.problems), Halt(blame, column))

    def _column_of_cards(self) -> int | None:
        """The column of the list that was being read, or has just ended: a line too far left ends it for YAML."""
        within = self.open[1] if len(self.open) > 1 else None
        if within is not None:
            return None if within.is_mapping or within.flow else within.column
        last = self.open[0].parts[-1] if self.open and self.open[0].parts else None
        return last.column if isinstance(last, Sequence) and not last.flow else None

    def _scalar(self, event: Any) -> bool:
        start = event.start_mark
        raw = self.text[start.index : event.end_mark.index]
        text = event.value
        style = _STYLES.get(event.style or "", Style.PLAIN)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        self._put(Scalar(text, start.line + 1, start.column + 1, style, "" if raw == text else raw))
        if style is Style.PLAIN and text and (cut := _CUT_OFF.match(self.text, event.end_mark.index)):
            end = event.end_mark
            place = Place(self.file, end.line + 1, end.column + len(cut[1]) + 1)
            self.problems.append(
                Problem(place, "to YAML the rest of the line is a comment", "Quote the text.", Severity.WARNING)
            )
        return self._count(event)

    def _begin(self, event: Any) -> bool:
        start = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.open) >= DEEPEST:
            self._complain(
                event, f"the file nests deeper than {DEEPEST}", "Quote the text if the brackets belong to it."
            )
            return False
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(is_mapping, start.line + 1, start.column + 1, bool(event.flow_style)))
        return self._count(event)

    def _count(self, event: Any) -> bool:
        self.values += 1
        if self.values > MOST_VALUES:
            self._complain(event, f"the file has more than {MOST_VALUES} values", "Split it into several decks.")
            return False
        return True

    def _put(self, node: Node) -> None:
        if self.open:
            self.open[-1].parts.append(node)
        else:
            self.root = node

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain(event, f"an anchor (&{event.anchor}) is not allowed in a deck", "Quote it if it is text.")
        else:
            self._complain(event, f"a tag ({event.tag}) is not allowed in a deck", "Quote it if it is text.")

    def _complain(self, event: Any, message: str, hint: str) -> None:
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(place, message, hint))


def _nothing_at(event: Any) -> Scalar:
    return Scalar("", event.start_mark.line + 1, event.start_mark.column + 1)


def _closed(opened: _Open, file: str, problems: list[Problem]) -> Node:
    if not opened.is_mapping:
        return Sequence(opened.line, opened.column, tuple(opened.parts), opened.flow)
    pairs = []
    for key, value in zip(opened.parts[::2], opened.parts[1::2], strict=True):
        if isinstance(key, Scalar):
            pairs.append((key, value))
        else:
            problems.append(
                Problem(
                    Place(file, key.line, key.column),
                    f"a key must be a word, and this is {describe(key)}",
                    "Quote the text.",
                )
            )
    return Mapping(opened.line, opened.column, tuple(pairs), opened.flow)
