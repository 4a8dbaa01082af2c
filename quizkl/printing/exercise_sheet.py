"""Exercises with room to work, and their answers in full; what worksheets and exams have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from quizkl.deck.card import Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, Option, PracticeQuestion
from quizkl.printing.card_faces import boxes, options_solved, step_asked, step_solved
from quizkl.printing.document import Line
from quizkl.printing.flowing_page import flowing_setting, owned, words
from quizkl.printing.material import Material
from quizkl.printing.piece import joined
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.setting import Setting
from quizkl.printing.step_answer import StepAnswer
from quizkl.printing.text_markup import content
from quizkl.printing.worked_markup import worked_lines

ROOM_TO_WORK: Final = 24.0
"""Millimetres of empty paper for each step."""


def task(material: Material, place: int, number: int, options: Sequence[Option]) -> Line:
    """An exercise and room below each step, or a choice with ``options`` to tick."""
    printed = material.cards[place]
    setting = flowing_setting(material, place)
    small = words(f"{printed.name} · {printed.box}", material) if material.options.ids else "none"
    match printed.card:
        case Exercise(exercise=exercise) as card:
            steps = [
                f"work({words(letter(step), material) if len(card.steps) > 1 else 'none'}, {ROOM_TO_WORK:g}mm,"
                f" [{step_asked(card, step, setting)}])"
                for step in range(1, len(card.steps) + 1)
            ]
            asked = content(exercise, setting)
            return owned(material, place, f"#task({number}, {small}, [{asked}], {', '.join(steps)})")
        case Choice(question=question):
            ticks = joined(boxes([(False, option.text) for option in options], setting))
            return owned(material, place, f"#task({number}, {small}, [{content(question, setting)}], [{ticks}])")
        case Flashcard() | PracticeQuestion() | Cloze() | Derivation() | Experiment():
            raise TypeError("a card to recall has no task")  # left out before this; a run is an exercise by now


def solved(material: Material, place: int, number: int, options: Sequence[Option]) -> Line:
    """The answer to the task of that number: every step's value, exact form and terms, and the solution in words."""
    printed = material.cards[place]
    setting = flowing_setting(material, place)
    match printed.card:
        case Exercise() as card:
            body = "".join(_steps(card, printed, setting))
            solution = content(card.solution, setting) if card.solution else ""
            body += f"#block[{solution}];" if solution else ""
        case Choice() as choice:
            body = joined(options_solved(choice, options, setting))
        case Flashcard() | PracticeQuestion() | Cloze() | Derivation() | Experiment():
            raise TypeError("a card to recall has no task")
    return owned(material, place, f"#solved({number}, {words(printed.name, material)}, [{body}])")


def letter(step: int) -> str:
    """``a)`` for the first step; numbers where the alphabet ends."""
    return f"{chr(96 + step)})" if step <= 26 else f"{step})"


def _steps(card: Exercise, printed: PrintedCard, setting: Setting) -> list[str]:
    answers = [*printed.answers, *[StepAnswer(None)] * (len(card.steps) - len(printed.answers))]
    narrow = replace(setting, width=setting.width - 8)
    lines = []
    for number, (step, answer) in enumerate(zip(card.steps, answers, strict=True), 1):
        name = f'"{letter(number)}"' if len(card.steps) > 1 else "none"
        lines_of_it = worked_lines(answer.worked, narrow) if answer.worked is not None else ""
        lines.append(f"#lettered({name}, [{step_solved(step, answer, narrow)}{lines_of_it}]);")
    return lines
