"""What of a card is the question and what the answer, by the side that is asked."""

from __future__ import annotations

from quizkl.deck.card import Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, PracticeQuestion
from quizkl.study.phase import Task
from quizkl.text.drawing import ALL_FILLED, HoleStyle
from quizkl.text.tree import Text

REVERSE = "reverse"
_NOTHING = Text(())


def question_text(task: Task) -> Text:
    """What is asked."""
    match task.card:
        case Flashcard(front=front, back=back):
            return back if task.key.side == REVERSE else front
        case PracticeQuestion(question=question) | Choice(question=question):
            return question
        case Cloze(text=text):
            return text
        case Exercise(exercise=exercise):
            return exercise
        case Derivation() as derivation:
            from quizkl.deck.model_text import asked_text

            return asked_text(derivation)
        case Experiment(task=asked):
            return asked


def answer_text(task: Task) -> Text:
    """What is shown once the answer is revealed; a cloze shows its text again with the hole filled, a choice its
    options, an exercise or an experiment its solution in words (empty where it has none), a derivation its model.
    """
    match task.card:
        case Flashcard(front=front, back=back):
            return front if task.key.side == REVERSE else back
        case PracticeQuestion(answer=answer):
            return answer
        case Cloze(text=text):
            return text
        case Choice():
            return _NOTHING
        case Exercise(solution=solution) | Experiment(solution=solution):
            return solution or _NOTHING
        case Derivation() as derivation:
            from quizkl.deck.model_text import model_text

            return model_text(derivation)


def holes(task: Task, revealed: bool) -> HoleStyle:
    """Which hole of a cloze is asked: side ``c2`` asks hole 2."""
    if isinstance(task.card, Cloze) and task.key.side[1:].isdigit():
        return HoleStyle(int(task.key.side[1:]), revealed)
    return ALL_FILLED
