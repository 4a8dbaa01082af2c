"""The end of a session as lines."""

from __future__ import annotations

from quizkl.schedule.duration import duration
from quizkl.schedule.grade import Grade
from quizkl.schedule.state import Scheduled, Standing
from quizkl.study.phase import Outcome
from quizkl.study.session import Session
from quizkl.study.sides import holes, question_text
from quizkl.text.row import row_text
from quizkl.text.rows import to_rows
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.left_out import left_out_words

_LABEL = 10


def summary_lines(session: Session, coming: str, columns: int, look: Look) -> list[Line]:
    """What was studied and how it went, what moved, what comes (``coming``, empty where nothing does), and which
    cards were missed.
    """
    first = _first_outcomes(session)
    if not first:
        return [
            line(strong("Nothing was studied.")),
            EMPTY,
            *_labelled("Next", coming or "nothing is waiting", columns),
            *_left_out(session, columns),
        ]
    title = "Practised." if session.course.practice else "Done." if session.finished else "Done so far."
    return [
        line(strong(title)),
        EMPTY,
        *_counts(session, first, look),
        *([] if session.course.practice else _labelled("Moved", _moved(first), columns)),
        *_labelled("Next", coming or "nothing is waiting", columns),
        *_left_out(session, columns),
        *_missed(first, columns, look),
    ]


def _first_outcomes(session: Session) -> list[Outcome]:
    """How each card went the first time; coming back to it is relearning and counts no more."""
    first: dict[object, Outcome] = {}
    for outcome in session.outcomes:
        first.setdefault(outcome.task.key, outcome)
    return list(first.values())


def _counts(session: Session, first: list[Outcome], look: Look) -> list[Line]:
    seconds = sum(outcome.seconds for outcome in session.outcomes)
    cards = f"{len(first)} card{'s' if len(first) != 1 else ''} in {duration(seconds)}"
    each = f", {duration(seconds / len(session.outcomes))} each" if len(session.outcomes) > 1 else ""
    signs = (
        (Grade.KNEW, Ink.GOOD, look.sign("✓ ", "+ ")),
        (Grade.PARTLY, Ink.WARNING, "~ "),
        (Grade.MISSED, Ink.BAD, look.sign("✗ ", "x ")),
    )
    pieces = [
        Piece(f"{sign}{count} {_PAST[grade]}   ", ink)
        for grade, ink, sign in signs
        if (count := sum(outcome.grade is grade for outcome in first))
    ]
    return [line(cards + each), line(*pieces), EMPTY]


_PAST = {Grade.KNEW: "known", Grade.PARTLY: "partly", Grade.MISSED: "missed"}


def _moved(first: list[Outcome]) -> str:
    new = sum(_box(outcome.task.before) == 0 and _box(outcome.after) == 1 for outcome in first)
    up = sum(_box(outcome.after) > _box(outcome.task.before) for outcome in first) - new
    down = sum(_box(outcome.after) < _box(outcome.task.before) for outcome in first)
    stayed = len(first) - new - up - down
    parts = [
        f"{count} {word}"
        for count, word in ((new, "new in box 1"), (up, "up"), (down, "down"), (stayed, "stayed"))
        if count
    ]
    return ", ".join(parts)


def _box(standing: Standing) -> int:
    return standing.box if isinstance(standing, Scheduled) else 0


def _labelled(label: str, text: str, columns: int) -> list[Line]:
    rows = paragraph(text, columns - _LABEL)
    return [Line((muted(f"{label if number == 0 else '':<{_LABEL}}"), *row.pieces)) for number, row in enumerate(rows)]


def _left_out(session: Session, columns: int) -> list[Line]:
    return [row for words in left_out_words(session.left_out) for row in _labelled("Left out", words, columns)]


def _missed(first: list[Outcome], columns: int, look: Look) -> list[Line]:
    missed = [outcome for outcome in first if outcome.grade is Grade.MISSED]
    if not missed:
        return []
    return [EMPTY, line(strong("Missed")), *(cut(line("  ", _title(outcome, look)), columns) for outcome in missed)]


def _title(outcome: Outcome, look: Look) -> str:
    """The question in one row."""
    task = outcome.task
    rows = to_rows(question_text(task), 1000, look.characters, holes(task, revealed=True))
    return next((row_text(row).strip() for row in rows if row), task.key.card)
