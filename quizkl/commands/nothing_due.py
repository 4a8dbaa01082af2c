"""Why there is nothing to study, and how to practise anyway."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from quizkl.schedule.queue import Limits, Queue


def nothing_due(queue: Queue, limits: Limits, names: Sequence[str]) -> Iterator[str]:
    """The reasons, the next day with something due, and the command that practises what was named."""
    held = queue.held_back
    reasons = []
    if held.due_by_limit:
        reasons.append(_done(limits.reviews, "review"))
    if held.new_by_limit:
        reasons.append(_done(limits.new, "new card"))
    if more := held.due_by_deck + held.new_by_deck:
        reasons.append(f"{more} more wait in decks with limits of their own.")
    if not reasons and (held.new_by_sibling or held.due_by_sibling):
        reasons.append("What is left are other sides of cards that came today.")
    following = f" Next: {queue.next_due.isoformat()}." if queue.next_due else ""
    yield " ".join(reasons or ["Nothing is due."]) + following
    command = shlex.join(["quizkl", "study", "--cram", "--plain", *names])
    yield f"{command} practises anyway and leaves the boxes alone."


def _done(limit: int, what: str) -> str:
    if limit == 0:
        return f"The settings allow no {what}s."
    return f"Today's {limit} {what}s are done." if limit > 1 else f"Today's {what} is done."
