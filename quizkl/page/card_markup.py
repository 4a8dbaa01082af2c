"""What each kind of card shows on a page."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from quizkl.deck.card import Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, Option, PracticeQuestion
from quizkl.deck.model_text import asked_text, model_text
from quizkl.deck.results import open_exercise
from quizkl.formula.markup import Element, Markup, element
from quizkl.page.exercise_markup import exercise_steps, is_long
from quizkl.page.own_words import opened, own
from quizkl.page.page_card import PageCard
from quizkl.page.text_markup import Holes, blocks, within
from quizkl.text.tree import Text

_LINE: Final = 75
_SHORT: Final = 2000
_MEDIUM: Final = 5000
_ROWS: Final = frozenset(("p", "li", "tr", "mtr"))


def card_article(page_card: PageCard, number: int, total: int) -> Element:
    """The whole card. Its identity is what a browser remembers it by; its place is where a link leads."""
    head = page_card.card.head
    heading = element(
        "header",
        own("h2", f"{number} ", element("span", _kind(page_card), class_="kind")),
        element("span", page_card.deck.title, class_="deck"),
        own("span", f"{number}/{total}", class_="place"),
    )
    hints = [
        opened("Hint" if len(head.hints) == 1 else f"Hint {place}", *blocks(hint), class_="hint")
        for place, hint in enumerate(head.hints, 1)
    ]
    known = own("button", "I knew it", type="button", class_="know", aria_pressed="false")
    footer = element("footer", known, class_="scripted", hidden="")
    asked, answered = _asked(page_card), _answered(page_card)
    body = element("div", *asked, *([*hints, *answered] if asked else [*answered, *hints]), class_="body")
    look = f"card {_size(page_card, body)}"
    return element("article", heading, body, footer, id=f"card-{number}", data_card=page_card.name, class_=look)


def _size(page_card: PageCard, body: Element) -> str:
    """How large a card is printed, so that it fills its page and no more."""
    room = _room(body)
    if is_long(page_card.answers) or room > _MEDIUM:
        return "long"
    return "medium" if isinstance(page_card.card, Exercise | Experiment | Derivation) or room > _SHORT else "short"


def _room(part: Markup) -> int:
    """About how many characters of room something takes on paper; a row takes all of a line."""
    if isinstance(part, str):
        return len(part)
    return sum(map(_room, part.children)) + _LINE * (part.name in _ROWS)


def _kind(page_card: PageCard) -> str:
    match page_card.card:
        case Flashcard():
            return "Flashcard"
        case PracticeQuestion():
            return "Practice question"
        case Cloze():
            return "Fill in"
        case Choice():
            return "Choice"
        case Exercise():
            return "Exercise"
        case Derivation():
            return "Derivation"
        case Experiment():
            return "Experiment"


def _asked(page_card: PageCard) -> list[Markup]:
    """What stands before the hints."""
    match page_card.card:
        case Flashcard():
            return []  # the front is what one turns over
        case PracticeQuestion(question=question):
            return [*blocks(question)]
        case Cloze(text=text, holes=holes):
            return [*blocks(text, Holes(blank=frozenset(holes)))]
        case Choice(question=question, right=right):
            wanted = "Choose one." if len(right) == 1 else f"Choose all {len(right)} that are right."
            return [*blocks(question), own("p", wanted, class_="muted")]
        case Exercise(exercise=exercise):
            return [*blocks(exercise)]
        case Derivation() as derivation:
            return [*blocks(asked_text(derivation))]
        case Experiment(task=task):
            return [*blocks(task)]


def _answered(page_card: PageCard) -> list[Markup]:
    """What is opened, and the card's note with it."""
    note = _note(page_card.card.head.note)
    match page_card.card:
        case Flashcard(front=front, back=back):
            return [_turned(front, [*blocks(back), *note])]
        case PracticeQuestion(answer=answer, points=points):
            return [opened("Answer", *blocks(answer), *_points(points), *note)]
        case Cloze(text=text, holes=holes):
            return [opened("Answer", *blocks(text, Holes(filled=frozenset(holes))), *note)]
        case Choice() as choice:
            return [_options(choice, page_card.name), *([opened("Note", *note)] if note else [])]
        case Exercise() as exercise:
            return [*exercise_steps(exercise, page_card.answers), *([opened("Note", *note)] if note else [])]
        case Derivation() as derivation:
            return [opened("A derivation", *blocks(model_text(derivation)), *note)]
        case Experiment() as experiment:
            steps = exercise_steps(open_exercise(experiment), page_card.answers)
            return [*steps, *([opened("Note", *note)] if note else [])]


def _turned(front: Text, back: Sequence[Markup]) -> Element:
    """A flashcard: the whole front turns it over."""
    face = element("div", *blocks(front), class_="front")
    turn = own("span", "Turn over", class_="turn")
    return element("details", element("summary", face, turn), element("div", *back, class_="back"), class_="flashcard")


def _points(points: Sequence[Text]) -> list[Markup]:
    """The points of a full answer, to tick."""
    if not points:
        return []
    boxes = [
        element("li", element("label", element("input", type="checkbox"), element("span", *within(point))))
        for point in points
    ]
    return [own("p", "Points of a full answer:", class_="muted"), element("ul", *boxes, class_="points")]


def _options(choice: Choice, seed: str) -> Element:
    """The options in an order that does not tell which is right, the same every time. Each opens and says why."""
    options = [*choice.right, *choice.wrong]
    Random(seed).shuffle(options)
    return element("ol", *[_option(option, option in choice.right) for option in options], class_="options")


def _option(option: Option, right: bool) -> Element:
    told = own("p", "Right." if right else "Not right.", class_="told")
    reason = blocks(option.because) if option.because is not None else []
    summary = element("summary", element("span", *within(option.text)))
    body = element("div", told, *reason, class_="opened")
    return element("li", element("details", summary, body, class_="right" if right else "wrong"))


def _note(note: Text | None) -> list[Element]:
    return [] if note is None else [element("div", *blocks(note), class_="note")]
