"""What each kind of card shows on its front and on its back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from quizkl.deck.card import (
    AnyStep,
    Choice,
    Cloze,
    Derivation,
    Exercise,
    Experiment,
    Flashcard,
    Option,
    PracticeQuestion,
)
from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.printing.formula_markup import display_equation, inline_equation
from quizkl.printing.piece import FIRST, Group, Piece, joined
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.setting import Setting
from quizkl.printing.step_answer import StepAnswer
from quizkl.printing.text_markup import content, text_pieces
from quizkl.printing.words_markup import plain, plain_string
from quizkl.text.tree import Display, Mathematics, Paragraph, Text

_LONGEST_EXACT_FORM: Final = 120
_PLAIN_NUMBER = re.compile(r"(?:[-0-9.,\[\] ]|\\left|\\right|\\infty)+")


def front_pieces(printed: PrintedCard, setting: Setting, answer_follows: bool = False) -> list[Piece]:
    """The question. Where its answer follows on the same page, what that repeats is left out: options and steps."""
    match printed.card:
        case Flashcard(front=front):
            return text_pieces(front, setting)
        case PracticeQuestion(question=question, points=points):
            return [*text_pieces(question, setting), *_how_many(points, setting)]
        case Cloze(text=text, holes=holes):
            return text_pieces(text, replace(setting, blanks=_asked_holes(printed.sides, holes)))
        case Choice(question=question) as choice:
            options = () if answer_follows else options_in_print(choice, printed.name)
            return [*text_pieces(question, setting), *boxes([(False, option.text) for option in options], setting)]
        case Exercise(exercise=exercise) as card:
            return [*text_pieces(exercise, setting), *([] if answer_follows else _steps_asked(card, setting))]
        case Derivation() as derivation:
            from quizkl.deck.model_text import asked_text

            return text_pieces(asked_text(derivation), setting)
        case Experiment() as experiment:
            from quizkl.deck.results import open_exercise

            return front_pieces(replace(printed, card=open_exercise(experiment)), setting, answer_follows)


def back_pieces(printed: PrintedCard, setting: Setting) -> list[Piece]:
    """The answer, and the card's note below it."""
    return [*_answer_pieces(printed, setting), *_note(printed.card.head.note, setting)]


def _answer_pieces(printed: PrintedCard, setting: Setting) -> list[Piece]:
    match printed.card:
        case Flashcard(back=back):
            return text_pieces(back, setting)
        case PracticeQuestion(answer=answer, points=points):
            return [*text_pieces(answer, setting), *boxes([(False, point) for point in points], setting)]
        case Cloze(text=text, holes=holes):
            return text_pieces(text, replace(setting, filled=_asked_holes(printed.sides, holes)))
        case Choice() as choice:
            return options_solved(choice, options_in_print(choice, printed.name), setting)
        case Exercise(solution=solution) as card:
            return [
                *steps_solved(card, printed.answers, setting),
                *(text_pieces(solution, setting) if solution else []),
            ]
        case Derivation() as derivation:
            from quizkl.printing.chain_markup import chain_pieces

            return chain_pieces(derivation, setting)
        case Experiment() as experiment:
            from quizkl.deck.results import open_exercise

            return _answer_pieces(replace(printed, card=open_exercise(experiment)), setting)


def is_short(printed: PrintedCard) -> bool:
    """Whether the question is words or a formula in the middle of a card rather than a task to read from the left."""
    match printed.card:
        case Flashcard(front=front):
            return all(isinstance(block, Paragraph | Display) for block in front.blocks)
        case PracticeQuestion() | Cloze() | Choice() | Exercise() | Derivation() | Experiment():
            return False


def options_in_print(choice: Choice, seed: str) -> tuple[Option, ...]:
    """The options in an order that does not tell which is right, the same for the same ``seed``."""
    options = [*choice.right, *choice.wrong]
    Random(seed).shuffle(options)
    return tuple(options)


def _asked_holes(sides: Sequence[str], holes: Sequence[int]) -> frozenset[int]:
    """The holes that the chosen sides ask; all where none is named."""
    asked = frozenset(int(side[1:]) for side in sides if side[:1] == "c" and side[1:].isdigit())
    return asked & frozenset(holes) or frozenset(holes)


def _how_many(points: Sequence[Text], setting: Setting) -> Iterable[Piece]:
    if len(points) > 1:
        yield Piece(f"#muted({plain_string(f'{len(points)} points', setting)});")


def boxes(options: Sequence[tuple[bool, Text]], setting: Setting) -> list[Piece]:
    """A box to tick before each."""
    group = Group("#checks(", ");", gap=0.8)
    return [Piece(_box(ticked, _coarse(text, setting)), group=group) for ticked, text in options]


def _box(ticked: bool, body: str) -> str:
    return f"enum.item({int(ticked)}, [{body}])"


def options_solved(choice: Choice, options: Sequence[Option], setting: Setting) -> list[Piece]:
    group = Group("#checks(", ");", gap=0.8)
    pieces = []
    for option in options:
        because = f"#below-it(muted[{_coarse(option.because, setting)}]);" if option.because else ""
        pieces.append(Piece(_box(option in choice.right, _coarse(option.text, setting) + because), group=group))
    return pieces


def _steps_asked(exercise: Exercise, setting: Setting) -> list[Piece]:
    bodies = [f"[{step_asked(exercise, number, setting)}]" for number in range(1, len(exercise.steps) + 1)]
    return _numbered(bodies)


def step_asked(exercise: Exercise, number: int, setting: Setting) -> str:
    """What a step asks, and how it wants the answer."""
    step = exercise.steps[number - 1]
    from quizkl.marking.any_question import question_at
    from quizkl.marking.expected import asked_for

    wanted = plain_string(f" ({asked_for(question_at(exercise, number))})", setting)
    return f"{_coarse(step.ask, setting)}#muted({wanted});"


def steps_solved(exercise: Exercise, answers: Sequence[StepAnswer], setting: Setting) -> list[Piece]:
    """Each step with its value."""
    given = [*answers, *[StepAnswer(None)] * (len(exercise.steps) - len(answers))]
    bodies = [f"[{step_solved(step, answer, setting)}]" for step, answer in zip(exercise.steps, given, strict=True)]
    return _numbered(bodies)


def step_solved(step: AnyStep, answer: StepAnswer, setting: Setting) -> str:
    """The step's question, its value, and the exact form where that says more."""
    ask = f"#asked[{_coarse(step.ask, setting)}];"
    if answer.written is None:
        reason = answer.reason or "not computed"
        return f"{ask}#value(muted({plain_string(f'No value: {reason}.', setting)}));"
    value = _value(answer.written, answer.formula, setting)
    exact = exact_form(answer, setting)
    return f"{ask}#value[{value}" + (f"#muted[{plain(' exactly ', setting)}{exact}];" if exact else "") + "];"


def _value(written: str, tex: str | None, setting: Setting) -> str:
    """The answer in bold print, or the formula that it is."""
    formula = parse(tex) if tex is not None else None
    if tex is None or formula is None or isinstance(formula, FormulaProblem):
        return f"#strong({plain_string(written, setting)});"
    return display_equation(Display(tex, formula), setting)


def exact_form(answer: StepAnswer, setting: Setting) -> str:
    """The exact form as a formula, where it is one that can be read at a glance."""
    if answer.exact is None or len(answer.exact) > _LONGEST_EXACT_FORM or _PLAIN_NUMBER.fullmatch(answer.exact):
        return ""
    formula = parse(answer.exact)
    if isinstance(formula, FormulaProblem):
        return ""
    return inline_equation(Mathematics(answer.exact, formula), setting)


def _numbered(bodies: Sequence[str]) -> list[Piece]:
    if len(bodies) == 1:
        return [Piece(bodies[0][1:-1])]
    group = Group(f"#steps({FIRST}, ", ");", gap=1.0)
    return [Piece(body, group=group, number=number) for number, body in enumerate(bodies, 1)]


def _coarse(text: Text, setting: Setting) -> str:
    """A text that stands in a list as a whole."""
    return content(text, setting.indented())


def _note(note: Text | None, setting: Setting) -> list[Piece]:
    if note is None:
        return []
    pieces = text_pieces(note, setting)
    if not setting.fine:
        return [Piece(f"#muted[{joined(pieces)}];")]
    return [_muted(piece) for piece in pieces]


def _muted(piece: Piece) -> Piece:
    """A piece in small print; a list or a table in a note stays as large as others."""
    return piece if piece.group else replace(piece, code=f"#muted[{piece.code}];")
