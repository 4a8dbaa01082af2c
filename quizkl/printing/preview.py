"""The first page drawn in characters, to see before it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.deck.card import Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, PracticeQuestion
from quizkl.deck.model_text import asked_text, model_text
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.printing.layout import Cards, Exam, Flip, Fold, Grid, Notes, Sheet, Worksheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.printed_card import PrintedCard
from quizkl.text.drawing import ALL_FILLED, HoleStyle
from quizkl.text.rows import plain_rows
from quizkl.text.tree import Text

_CELL_SHAPE = 2.1  # how much higher than wide a character is
_NARROWEST = 24
_ONE = Grid(1, 1)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The most columns and rows that there are, and which characters may be used."""

    columns: int
    rows: int
    characters: Characters = Characters.DEJAVU


def preview(cards: Sequence[PrintedCard], options: PrintOptions, canvas: Canvas) -> tuple[str, ...]:
    """The first page in the shape of its paper, in rows of the same width."""
    match options.layout:
        case Sheet(grid=grid):
            places = [[_asked(card)] for card in cards[: grid.places]]
        case Fold(grid=pairs):
            grid = Grid(pairs.rows, 2 * pairs.columns)
            places = [[face] for card in cards[: pairs.places] for face in (_asked(card), _Face(answer(card)))]
        case Cards():
            grid, places = _ONE, [[_asked(card), _Face(answer(card))] for card in cards[:1]]
        case Flip():
            grid, places = _ONE, [[_asked(card)] for card in cards[:1]]
        case Notes():
            grid, places = _ONE, [[face for card in cards for face in (_asked(card), _Face(answer(card)))]]
        case Worksheet() | Exam():
            tasks = [card for card in cards if isinstance(card.card, Exercise | Experiment | Choice)]
            grid, places = _ONE, [list(map(_asked, tasks))]
    return tuple(_drawn(places, grid, *_page_size(options, canvas), canvas))


def question(printed: PrintedCard) -> Text:
    """What a card asks."""
    match printed.card:
        case Flashcard(front=front):
            return front
        case PracticeQuestion(question=asked) | Choice(question=asked):
            return asked
        case Cloze(text=text):
            return text
        case Exercise(exercise=exercise):
            return exercise
        case Experiment(task=task):
            return task
        case Derivation() as derivation:
            return asked_text(derivation)


def answer(printed: PrintedCard) -> Text:
    """What a card answers in words."""
    match printed.card:
        case Flashcard(back=back):
            return back
        case PracticeQuestion(answer=said):
            return said
        case Choice(right=right):
            return right[0].text
        case Cloze(text=text):
            return text
        case Exercise(solution=solution) | Experiment(solution=solution):
            return solution or Text(())
        case Derivation() as derivation:
            return model_text(derivation)


@dataclass(frozen=True, slots=True)
class _Face:
    text: Text
    holes: HoleStyle = ALL_FILLED


def _asked(printed: PrintedCard) -> _Face:
    card = printed.card
    holes = HoleStyle(card.holes[0]) if isinstance(card, Cloze) and card.holes else ALL_FILLED
    return _Face(question(printed), holes)


def _page_size(options: PrintOptions, canvas: Canvas) -> tuple[int, int]:
    """Columns and rows of the page, its edges included, in the paper's shape."""
    shape = options.paper.height / options.paper.width / _CELL_SHAPE
    columns = max(_NARROWEST, min(canvas.columns, int(canvas.rows / shape)))
    return columns, max(5, min(canvas.rows, round(columns * shape)))


def _drawn(places: Sequence[Sequence[_Face]], grid: Grid, columns: int, rows: int, canvas: Canvas) -> list[str]:
    """A frame with lines between the places, each with as much of its text as there is room for."""
    ascii_only = canvas.characters is Characters.ASCII
    top, middle, bottom = ("+++", "+++", "+++") if ascii_only else ("┌┬┐", "├┼┤", "└┴┘")
    across, down = "-|" if ascii_only else "─│"
    widths = _shares(columns - grid.columns - 1, grid.columns)
    heights = _shares(rows - grid.rows - 1, grid.rows)

    def rule(ends: str) -> str:
        return ends[0] + ends[1].join([across * wide for wide in widths]) + ends[2]

    drawn = [rule(top)]
    for row, height in enumerate(heights):
        faces = [*places[row * grid.columns : (row + 1) * grid.columns], *[()] * grid.columns]
        cells = [_cell(face, wide, height, canvas) for face, wide in zip(faces, widths, strict=False)]
        drawn += [down + down.join(parts) + down for parts in zip(*cells, strict=True)]
        drawn.append(rule(bottom if row == grid.rows - 1 else middle))
    return drawn


def _shares(total: int, parts: int) -> list[int]:
    """A length in nearly equal parts."""
    total = max(total, 3 * parts)
    return [total * (n + 1) // parts - total * n // parts for n in range(parts)]


def _cell(faces: Sequence[_Face], wide: int, height: int, canvas: Canvas) -> list[str]:
    lines: list[str] = []
    for face in faces:
        if lines:
            lines.append("")
        if len(lines) >= height:
            break
        lines += plain_rows(face.text, max(wide - 2, 8), canvas.characters, face.holes)
    if len(faces) == 1:
        lines = [""] * ((height - len(lines)) // 2) + lines
    lines = [*lines, *[""] * height][:height]
    return [_fitted(" " + line, wide) for line in lines]


def _fitted(line: str, wide: int) -> str:
    """The line cut or filled to ``wide`` cells."""
    while width(line) > wide:
        line = line[:-1]
    return line + " " * (wide - width(line))
