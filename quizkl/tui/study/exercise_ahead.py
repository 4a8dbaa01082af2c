"""Whether the helper process will be needed."""

from __future__ import annotations

from quizkl.deck.kind import Kind
from quizkl.desk import Desk
from quizkl.study.session import Session

_COMPUTED = (Kind.EXERCISE, Kind.DERIVATION, Kind.EXPERIMENT)


def exercise_ahead(desk: Desk, session: Session) -> bool:
    """Whether an exercise, a derivation or an experiment is on screen or in the queue."""
    coming = {entry.key for entry in session.queue}
    if session.task is not None:
        coming.add(session.task.key)
    return any(item.kind in _COMPUTED and item.key in coming for item in desk.items())
