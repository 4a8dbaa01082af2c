"""A card as lines: what is asked, and the answer once it is revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizkl.deck.card import Choice, Derivation, Exercise, PracticeQuestion
from quizkl.study.options import Offered, offered
from quizkl.study.phase import Asking, Deriving, Phase, Preparing, Revealed, Task, Working
from quizkl.study.sides import answer_text, holes, question_text
from quizkl.text.tree import Text
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, barred, led, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.worked import NOTHING_WORKED, Worked


def card_lines(phase: Phase, columns: int, look: Look, worked: Mapping[int, Worked] = NOTHING_WORKED) -> list[Line]:
    """Everything of the card that may be seen now. ``worked`` are the answers of an exercise's steps as far as they
    are known.
    """
    match phase:
        case Preparing():
            return [line(muted("Drawing numbers" + look.sign(" …", " ...")))]
        case Asking(task=task):
            options = _open_options(phase, columns, look)
            return [*question_lines(task, columns, look), *options, *hint_lines(task, phase.hints, columns, look)]
        case Working(task=task):
            from quizkl.tui.study.step_lines import step_lines  # marking comes with it, and most cards need none

            steps = step_lines(phase.exercise, phase.steps, phase.current, worked, columns, look)
            return [*question_lines(task, columns, look), *hint_lines(task, phase.hints, columns, look), *steps]
        case Deriving(task=task):
            from quizkl.tui.study.derivation_lines import given_lines

            given = given_lines(phase, columns)
            return [*question_lines(task, columns, look), *given, *hint_lines(task, phase.hints, columns, look), EMPTY]
        case Revealed(task=task):
            return [*_revealed(phase, columns, look, worked), *note_lines(task, columns, look)]
        case _:
            return []


def question_lines(task: Task, columns: int, look: Look, revealed: bool = False) -> list[Line]:
    """What is asked."""
    return look.text(question_text(task), columns, holes(task, revealed))


def _revealed(phase: Revealed, columns: int, look: Look, worked: Mapping[int, Worked]) -> list[Line]:
    task = phase.task
    match task.card:
        case Exercise(steps=steps) as exercise:
            from quizkl.tui.study.step_lines import step_lines
            from quizkl.tui.study.worked_lines import solution_lines

            done = step_lines(exercise, phase.steps, len(steps), worked, columns, look)
            solution = look.text(answer_text(task), columns)
            shown = [EMPTY, rule(columns, look, "solution"), EMPTY, *solution] if solution else []
            overruled = [EMPTY, *overruled_lines(phase)] if phase.overruled else []
            way = solution_lines(worked, columns, look)
            if way:
                way = [EMPTY, rule(columns, look, "worked out"), *way]
            return [*question_lines(task, columns, look), *done, *overruled, *shown, *way]
        case Derivation() if phase.derived is not None:
            from quizkl.tui.study.derivation_lines import written_lines

            model = look.text(answer_text(task), columns)
            shown = [EMPTY, rule(columns, look, "a model"), EMPTY, *model] if model else []
            overruled = [EMPTY, *overruled_lines(phase)] if phase.overruled else []
            return [*question_lines(task, columns, look), *written_lines(phase, columns, look), *overruled, *shown]
        case Choice() as card:
            return [*question_lines(task, columns, look), *_closed_options(phase, card, columns, look)]
        case PracticeQuestion(points=points):
            answer = look.text(answer_text(task), columns)
            return [
                *question_lines(task, columns, look),
                *[EMPTY, replace(rule(columns, look), news=True), EMPTY],
                *answer,
                *_points(points, phase, columns, look),
            ]
        case _ if holes(task, revealed=True).asked is not None:
            return question_lines(task, columns, look, revealed=True)
        case _:
            answer = look.text(answer_text(task), columns)
            below = replace(rule(columns, look), news=True)
            return [*question_lines(task, columns, look), EMPTY, below, EMPTY, *answer]


def rule(columns: int, look: Look, title: str = "") -> Line:
    """The line between question and answer."""
    dash = look.sign("─", "-")
    if not title:
        return line(Piece(dash * columns, Ink.TRACK))
    return line(
        Piece(dash * 2 + " ", Ink.TRACK), muted(title), Piece(" " + dash * (columns - len(title) - 4), Ink.TRACK)
    )


def hint_lines(task: Task, shown: int, columns: int, look: Look) -> list[Line]:
    """The hints that were asked for."""
    lines: list[Line] = []
    for hint in task.card.head.hints[:shown]:
        lead = Piece(look.sign("▌ ", "| "), Ink.WARNING)
        lines += [EMPTY, *barred(lead, look.text(hint, columns - 2))]
    return lines


def note_lines(task: Task, columns: int, look: Look) -> list[Line]:
    """A source or an aside, below the answer."""
    note = task.card.head.note
    if note is None:
        return []
    return [EMPTY, *[_faded(row) for row in look.text(note, columns)]]


def _faded(row: Line) -> Line:
    plain = (Ink.PLAIN, Ink.MATHS)
    pieces = (replace(piece, ink=Ink.MUTED) if piece.ink in plain else piece for piece in row.pieces)
    return replace(row, pieces=tuple(pieces))


def _open_options(phase: Asking, columns: int, look: Look) -> list[Line]:
    if not isinstance(card := phase.task.card, Choice):
        return []
    several = len(card.right) > 1
    lines = [EMPTY]
    for position, option in enumerate(offered(card, phase.task.seed)):
        box = (_box(position in phase.chosen, look),) if several else ()
        lead = Line((Piece(f"{position + 1:>3}  ", Ink.KEY), *box))
        lines += _option(option.option.text, lead, columns, look, f"pick({position})", position == look.cursor)
    return lines


def _closed_options(phase: Revealed, card: Choice, columns: int, look: Look) -> list[Line]:
    lines = [EMPTY, *_said_of_choice(phase, columns, look), EMPTY]
    for position, option in enumerate(offered(card, phase.task.seed)):
        lead = Line((_judged(option, position in phase.chosen, look),))
        lines += _option(option.option.text, lead, columns, look)
        if option.option.because is not None:
            because = look.text(option.option.because, columns - lead.width)
            lines += led(Piece(" " * lead.width), [_faded(row) for row in because])
    return lines


def _judged(option: Offered, chosen: bool, look: Look) -> Piece:
    match option.right, chosen:
        case True, True:
            return Piece(look.sign("  ✓ ", "  + "), Ink.GOOD)
        case True, False:
            return Piece(look.sign("  → ", " -> "), Ink.GOOD)
        case False, True:
            return Piece(look.sign("  ✗ ", "  x "), Ink.BAD)
        case _:
            return Piece("    ")


def _said_of_choice(phase: Revealed, columns: int, look: Look) -> list[Line]:
    if phase.right:
        said, ink = look.sign("✓ Right.", "+ Right."), Ink.GOOD
    else:
        few = "Not right. The arrow shows what is." if phase.chosen else "Nothing was chosen."
        said, ink = look.sign("✗ ", "x ") + few, Ink.BAD
    lines = paragraph(said, columns - 2, ink)
    return barred(Piece(look.sign("▌ ", "| "), ink), [*lines, *overruled_lines(phase)])


def overruled_lines(phase: Revealed) -> list[Line]:
    """The learner has the last word."""
    if not phase.overruled:
        return []
    return [line(strong("Overruled: you say that you were " + ("wrong." if phase.right else "right.")))]


def _option(text: Text, lead: Line, columns: int, look: Look, action: str = "", cursor: bool = False) -> list[Line]:
    inside = look.text(text, columns - lead.width, action=action) or [EMPTY]
    rows = []
    for number, row in enumerate(inside):
        first = lead.pieces if number == 0 else (Piece(" " * lead.width),)
        rows.append(Line((*(replace(piece, action=action) for piece in first), *row.pieces), cursor))
    return rows


def _box(ticked: bool, look: Look) -> Piece:
    if ticked:
        return Piece("[x] ", Ink.GOOD)
    return Piece("[ ] ", Ink.MUTED)


def _points(points: tuple[Text, ...], phase: Revealed, columns: int, look: Look) -> list[Line]:
    if not points:
        return []
    lines = [EMPTY, line(strong("Did you have"))]
    for position, point in enumerate(points):
        lead = Line((Piece("  "), _box(position in phase.ticks, look)))
        lines += _option(point, lead, columns, look, f"tick({position})", position == look.cursor)
    return lines
