"""One request and what comes back for it, whichever way the lines are carried."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizkl.maths.helper.protocol import Reply, Request
from quizkl.maths.inquiry import Finding, NotDecided

OVERRAN = "not decided: this took longer than it may"
DIED = "not decided: the helper process ended while computing"
NOT_STARTED = "not decided: the helper process could not be started"


@dataclass(slots=True)
class Conversation:
    """Collects the findings of one request; what did not come in time is not decided."""

    request: Request
    findings: dict[int, Finding] = field(default_factory=dict)
    final: set[int] = field(default_factory=set)

    def hear(self, reply: Reply) -> None:
        """Take in a line; one for an earlier request, given up meanwhile, is passed over."""
        if reply.id == self.request.id and 0 <= reply.place < len(self.request.inquiries):
            self.findings[reply.place] = reply.finding
            if reply.final:
                self.final.add(reply.place)

    @property
    def over(self) -> bool:
        return len(self.final) == len(self.request.inquiries)

    def outcome(self, otherwise: str) -> tuple[Finding, ...]:
        """The findings in order: of what is not final the value that torch had found, else ``otherwise``."""
        return tuple(self.findings.get(place, NotDecided(otherwise)) for place in range(len(self.request.inquiries)))
