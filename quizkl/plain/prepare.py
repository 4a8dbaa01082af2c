"""The numbers of a card are drawn before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from quizkl.study.phase import Preparing
from quizkl.study.session import Session, prepared

if TYPE_CHECKING:
    from quizkl.maths.inquiry import NotDecided
    from quizkl.maths.variation.search import BlockingDrawer, Search, Sought


def prepare(
    session: Session, drawer: BlockingDrawer, now: Callable[[], datetime], say: Callable[[str], None]
) -> Session:
    """The session once its card can be shown: cards whose numbers cannot be drawn are left out."""
    from quizkl.study.drawing import draw

    def ask(search: Search) -> Sought | NotDecided:
        return drawer.search([search])[0]

    while isinstance(preparing := session.phase, Preparing):
        card = preparing.task.card
        say("Drawing numbers ...")
        session = prepared(session, draw(card, preparing.task.seed, ask), now())
        if session.left_out and session.left_out[-1].card == card.head.id:
            say(f"left out: {session.left_out[-1].message}")
    return session
