"""The one line above a card: its deck, how far the session is, and what is special about the card."""

from __future__ import annotations

from quizkl.deck.identity import ItemKey
from quizkl.desk import Desk
from quizkl.schedule.duration import duration
from quizkl.schedule.leech import is_leech
from quizkl.schedule.state import Scheduled
from quizkl.study.movement import place
from quizkl.study.phase import Revealed
from quizkl.study.session import Session
from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.progress_bar import bar

_LONGEST_BAR = 20


def top_line(title: str, session: Session, columns: int, look: Look) -> Line:
    """``KL view  box 3 ………… ━━━━━━━━  7/23``."""
    task = session.task
    pieces: list[Piece] = []
    if task is not None:
        between = look.sign(" · ", " - ")
        pieces.append(muted(between + place(task.before)))
        if isinstance(session.phase, Revealed):
            seconds = (session.phase.answered_at - session.phase.shown_at).total_seconds()
            pieces.append(muted(between + duration(seconds)))
        if isinstance(task.before, Scheduled) and is_leech(task.before):
            pieces.append(muted(f"{between}often missed ({task.before.lapses} times)"))
        if task.relearning:
            pieces.append(muted(between + "again"))
        if session.course.practice:
            pieces.append(muted(between + "practice"))
        if task.key in session.flagged:
            pieces.append(Piece(look.sign("  ⚑ flagged", "  flagged"), Ink.WARNING))
    done, total = session.done, session.total
    cells = min(_LONGEST_BAR, max(columns // 4, 4))
    right = line(*bar(done / total if total else 1.0, cells, look), muted(f"  {min(done + 1, total)}/{total}"))
    state = line(*pieces)
    name = cut(line(strong(title)), max(columns - right.width - state.width - 2, 8))
    return spread(Line((*name.pieces, *state.pieces)), right, columns)


def title_of(desk: Desk, key: ItemKey) -> str:
    """The title of the deck that an item is of."""
    return next((deck.title for deck in desk.shelf.decks if deck.id == key.deck), key.deck)
