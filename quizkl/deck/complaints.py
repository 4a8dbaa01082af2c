"""The problems found so far while one deck or one card is read."""

from __future__ import annotations

from quizkl.deck.node import Node
from quizkl.deck.problem import Place, Problem, Severity


class Complaints:
    """Collects problems of one file; all that are added carry the card's id, where it has one. ``unsaid`` counts
    those that there was no room for.
    """

    def __init__(self, file: str, card: str | None = None) -> None:
        self.file = file
        self.card = card
        self.problems: list[Problem] = []
        self.unsaid = 0

    @property
    def any_error(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def place(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column)

    def error(self, where: Node | Place, message: str, hint: str = "") -> None:
        self._add(where, message, hint, Severity.ERROR)

    def warn(self, where: Node | Place, message: str, hint: str = "") -> None:
        self._add(where, message, hint, Severity.WARNING)

    def _add(self, where: Node | Place, message: str, hint: str, severity: Severity) -> None:
        place = where if isinstance(where, Place) else self.place(where)
        self.problems.append(Problem(place, _clause(message), _sentence(hint), severity, self.card))


def _clause(message: str) -> str:
    """Other rooms say whole sentences; behind a place a message begins small and has no full stop."""
    message = message.removesuffix(".")
    return message[:1].lower() + message[1:] if message[1:2].islower() else message


def _sentence(hint: str) -> str:
    hint = hint[:1].upper() + hint[1:]
    return hint + "." if hint[-1:].isalnum() else hint
