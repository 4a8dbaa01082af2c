"""One request and what comes back for it, whichever way the lines are carried."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quizkl.maths.helper.protocol import Reply, Request
from quizkl.maths.inquiry import NotDecided

OVERRAN = "not decided: this took longer than it may"
DIED = "not decided: the helper process ended while computing"
NOT_STARTED = "not decided: the helper process could not be started"


@dataclass(slots=True)
class Conversation:
    """Collects the findings of one request; what did not come in time is not decided."""

    request: Request[Any]
    findings: dict[int, Any] = field(default_factory=dict)
    final: set[int] = field(default_factory=set)

    def hear(self, reply: Reply[Any]) -> None:
        """Take in a line; one for an earlier request, given up meanwhile, is passed over."""
        if reply.id == self.request.id and 0 <= reply.place < len(self.request.asked):
            self.findings[reply.place] = reply.finding
            if reply.final:
                self.final.add(reply.place)

    @property
    def over(self) -> bool:
        return len(self.final) == len(self.request.asked)

    def outcome(self, otherwise: str) -> tuple[Any, ...]:
        """The findings in order: of what is not final what was found at first, else ``otherwise``."""
        return tuple(self.findings.get(place, NotDecided(otherwise)) for place in range(len(self.request.asked)))
