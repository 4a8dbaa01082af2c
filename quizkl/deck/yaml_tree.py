"""The tree of a deck's YAML. Where the YAML of one card is broken, the other cards are still read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.deck.events import Halt, read_events
from quizkl.deck.node import Node
from quizkl.deck.problem import Problem

# Every recovery reads the file once more; a hostile file must not make that long.
_MOST_RECOVERIES = 100
_MOST_CHARACTERS_READ = 16_000_000


@dataclass(frozen=True, slots=True)
class YamlTree:
    """``lost`` counts the cards that could not be read at all; ``incomplete`` tells that more than cards is missing."""

    root: Node | None
    problems: tuple[Problem, ...]
    lost: int = 0
    incomplete: bool = False


def read_tree(text: str, file: str) -> YamlTree:
    """Read a deck's YAML; a card that YAML stumbles over is blanked out and the rest is read again."""
    problems: list[Problem] = []
    lost, incomplete = 0, False
    allowed = min(_MOST_RECOVERIES, _MOST_CHARACTERS_READ // (len(text) + 1))
    for _ in range(allowed + 1):
        outcome = read_events(text, file)
        if outcome.halt is None:
            return YamlTree(outcome.root, _merged(problems, outcome.problems), lost, incomplete)
        problems += outcome.problems
        if (without := _without_card(text, outcome.halt)) is not None:
            lost += 1
        elif (without := _without_key(text, outcome.halt)) is not None:
            incomplete = True
        else:
            break
        text = without
    return YamlTree(outcome.root, _merged(problems, ()), lost, incomplete=True)


def _merged(earlier: list[Problem], last: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Each pass repeats the problems of the cards that it has in common with the one before."""
    return tuple(dict.fromkeys([*earlier, *last]))


def _without_card(text: str, halt: Halt) -> str | None:
    """``text`` with the lines of the card at ``halt.blame`` emptied; None where no card can be made out."""
    if halt.open_list is None:
        return None
    lines = text.splitlines(keepends=True)
    indentation = halt.open_list - 1
    begins = re.compile(rf" {{{indentation}}}-(?=\s|\Z)")
    ends = re.compile(rf" {{{indentation}}}-(?=\s|\Z)| {{0,{indentation}}}(?![\s-])\S")
    first = min(halt.blame, len(lines)) - 1
    while first >= 0 and not begins.match(lines[first]):
        first -= 1
    if first < 0:
        return None
    after = first + 1
    while after < len(lines) and not ends.match(lines[after]):
        after += 1
    return _emptied(lines, first, after)


def _without_key(text: str, halt: Halt) -> str | None:
    """``text`` with the key of the deck emptied that ``halt.blame`` is in; None where the cards depend on it."""
    if halt.open_list is not None:
        return None
    lines = text.splitlines(keepends=True)
    first = min(halt.blame, len(lines)) - 1
    while first >= 0 and not re.match(r"[A-Za-z]", lines[first]):
        first -= 1
    if first < 0 or re.match(r"(deck|cards|given|macros)\b", lines[first]):
        return None
    after = first + 1
    while after < len(lines) and not re.match(r"[A-Za-z]", lines[after]):
        after += 1
    return _emptied(lines, first, after)


def _emptied(lines: list[str], first: int, after: int) -> str:
    """The lines as one text, those from ``first`` to before ``after`` empty, so that all others keep their number."""
    return "".join(
        re.sub(r"[^\r\n]+", "", line) if first <= number < after else line for number, line in enumerate(lines)
    )
