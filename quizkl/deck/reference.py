"""What every key of the format holds and what it is for: one table for editors and for the page that explains decks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from quizkl.deck.kind import Kind


class Value(Enum):
    """What a key holds. Where there may be several, one of them needs no list."""

    TEXT = auto()
    TEXTS = auto()
    IDENTIFIER = auto()
    FORMER_CARDS = auto()
    BOOLEAN = auto()
    EXPRESSION = auto()
    EXPRESSIONS = auto()
    QUANTITIES = auto()  # name: expression
    MACROS = auto()  # name: TeX
    SYMBOLS = auto()  # name: what it is
    SETTINGS = auto()  # name: a number or a word
    EXPERIMENT = auto()
    CARDS = auto()
    STEPS = auto()
    MISTAKES = auto()
    LIKELY_MISTAKES = auto()
    OPTIONS = auto()
    UNIT = auto()
    DECIMALS = auto()
    FIGURES = auto()
    BOUND = auto()
    CHAINS = auto()  # lines, or lists of lines
    COUNT_OF_STEPS = auto()
    OWN_SETTINGS = auto()
    EXERCISE_RULES = auto()
    COUNT_A_DAY = auto()
    TRIES = auto()
    TRIES_OR_NONE = auto()
    GRADE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """``says`` is Markdown for people."""

    value: Value
    says: str
    required: bool = False


Keys = Mapping[str, Key]

DECK: Keys = {
    "deck": Key(
        Value.IDENTIFIER,
        "the deck's id, never changed once the deck is studied; the only key besides `cards` that must be there",
        required=True,
    ),
    "title": Key(Value.TEXT, "what is shown; the id if it is left out"),
    "author": Key(Value.TEXT, "who wrote it"),
    "language": Key(Value.TEXT, "the language of the text, such as `en`"),
    "tags": Key(Value.TEXTS, "tags that every card of the deck has"),
    "macros": Key(Value.MACROS, "TeX commands of the deck's own, without their backslash"),
    "given": Key(Value.QUANTITIES, "quantities that every exercise of the deck may use"),
    "schedule": Key(
        Value.TEXT,
        "a schedule for this deck, in the words of the settings (`leitner boxes=1,2,4,8 when=interval`); "
        "it holds for this deck in place of your settings",
    ),
    "settings": Key(Value.OWN_SETTINGS, "settings of this deck, which hold for its cards in place of yours"),
    "cards": Key(Value.CARDS, "the list of cards; new cards come up in this order", required=True),
}

CARD: Keys = {
    "id": Key(Value.IDENTIFIER, "the card's id"),
    "tags": Key(Value.TEXTS, "words to find and choose cards by, added to those of the deck"),
    "hints": Key(Value.TEXTS, "one or several, shown one by one when asked for"),
    "given": Key(
        Value.QUANTITIES,
        "quantities of this card, added to those of the deck or in the place of one of the same name",
    ),
    "vary": Key(Value.QUANTITIES, "quantities by name, each with how it is drawn"),
    "where": Key(Value.EXPRESSIONS, "a condition on them, or a list of conditions that must all hold"),
    "note": Key(Value.TEXT, "a source or an aside, shown after the answer"),
    "suspended": Key(Value.BOOLEAN, "`true` keeps the card out of study"),
    "formerly": Key(Value.FORMER_CARDS, "what the card was called before"),
}

STEP: Keys = {
    "ask": Key(Value.TEXT, "what is asked for", required=True),
    "answer": Key(
        Value.EXPRESSION,
        "*what to compute*: a number, a vector or a matrix; each entry of a vector is marked",
        required=True,
    ),
    "name": Key(Value.TEXT, "a name by which later steps use this answer; without one, `step[1]` is the first step"),
    "unit": Key(
        Value.UNIT,
        "`nats`, `bits` or `bans`: the unit asked for. An expression in another one is converted (`entropy(p)` is in "
        "nats, a sum with `log2` in bits)",
    ),
    "decimals": Key(Value.DECIMALS, "places after the decimal point; 4 if no precision is named"),
    "sigfigs": Key(Value.FIGURES, "or: significant figures"),
    "rel": Key(Value.BOUND, "or: the largest relative error, such as `0.01`"),
    "abs": Key(Value.BOUND, "or: the largest absolute error"),
    "claim": Key(
        Value.EXPRESSION,
        "the value as you worked it out; `quizkl check` computes the answer and complains if they differ. Of an "
        "expression: the form in which it is shown",
    ),
    "mistakes": Key(
        Value.MISTAKES,
        "answers that you expect to see wrong: each an `answer` (an expression) and what to `say` of it",
    ),
    "allow": Key(
        Value.TEXTS,
        "functions that may be typed in this step, although the exercise asks for them (`kl(p, q)` is otherwise no "
        'answer to "compute the divergence")',
    ),
    "undiagnosed": Key(
        Value.LIKELY_MISTAKES,
        "likely mistakes that the numbers of this step cannot tell from the right answer, and are meant not to, by the "
        "names in which `quizkl check` warns of them: `[swapped arguments]`",
    ),
}

MISTAKE: Keys = {
    "answer": Key(Value.EXPRESSION, "the expression whose value the mistake is", required=True),
    "say": Key(Value.TEXT, "what to say to who makes it", required=True),
}

OPTION: Keys = {
    "answer": Key(Value.TEXT, "the option", required=True),
    "say": Key(Value.TEXT, "why it is wrong, or right; shown after the answer"),
}

OF_KIND: Mapping[Kind, Keys] = MappingProxyType(
    {
        Kind.FLASHCARD: {
            "front": Key(Value.TEXT, "the question", required=True),
            "back": Key(Value.TEXT, "the answer", required=True),
            "reverse": Key(Value.BOOLEAN, "`true` asks the card from the back too, as an item of its own"),
        },
        Kind.PRACTICE_QUESTION: {
            "question": Key(Value.TEXT, "the question", required=True),
            "answer": Key(Value.TEXT, "the model answer; may be left out where there are `points`"),
            "points": Key(Value.TEXTS, "what a full answer contains, one idea each"),
        },
        Kind.CLOZE: {"cloze": Key(Value.TEXT, "the text", required=True)},
        Kind.CHOICE: {
            "choice": Key(Value.TEXT, "the question", required=True),
            "right": Key(Value.OPTIONS, "the right option, or a list of several", required=True),
            "wrong": Key(Value.OPTIONS, "the wrong options", required=True),
        },
        Kind.EXERCISE: {
            "exercise": Key(Value.TEXT, "the task, with all numbers it needs", required=True),
            "symbols": Key(
                Value.SYMBOLS,
                "numbers by name in which answers are expressions, each with its kind (`number`, `positive`, "
                "`probability` or `whole`)",
            ),
            "steps": Key(Value.STEPS, "the steps, in order", required=True),
            "solution": Key(
                Value.TEXT,
                "words on the way there, shown at the end; the numbers are worked out line by line by quizkl itself",
            ),
        },
        Kind.DERIVATION: {
            "derivation": Key(Value.TEXT, "the task in words", required=True),
            "symbols": Key(Value.SYMBOLS, "what each name is"),
            "from": Key(
                Value.TEXT,
                "the expression it starts from, or `argmin_theta ...`, `argmax_theta ...`",
                required=True,
            ),
            "to": Key(
                Value.TEXT,
                "where it ends: an expression, `≤ 0`, `≡ ... up to a constant in q`, `argmax_theta ...`, or an "
                "equation such as `mu = (1/m) sum_j x_j`",
                required=True,
            ),
            "model": Key(
                Value.CHAINS,
                "a chain that is accepted, a line for each step (or a list of such chains); `quizkl check` proves it",
            ),
            "steps_at_least": Key(Value.COUNT_OF_STEPS, "how many steps are asked for; 1 if nothing is said"),
        },
        Kind.EXPERIMENT: {
            "experiment": Key(
                Value.EXPERIMENT,
                "which one: `fit-normal-mean`, `fit-normal`, `monte-carlo`, `monte-carlo-kl`, `batch-loss`, "
                "`vae-term`, `forward-reverse` or `autoregressive-digits`",
                required=True,
            ),
            "preset": Key(Value.TEXT, "a named set of other parameters, where the experiment has some"),
            "with": Key(Value.SETTINGS, "parameters by name; the others keep their defaults"),
            "task": Key(
                Value.TEXT,
                "what happens and what is to be thought about; what the experiment says of itself if it is left out. "
                "The parameters are shown below it",
            ),
            "predict": Key(Value.STEPS, "what is predicted, in order: steps as those of an exercise", required=True),
            "solution": Key(Value.TEXT, "why it comes out so, shown at the end"),
        },
    }
)

OWN_SETTINGS: Keys = {
    "new_per_day": Key(Value.COUNT_A_DAY, "new cards of this deck a day, within those of all decks together"),
    "reviews_per_day": Key(Value.COUNT_A_DAY, "reviews of other cards of this deck a day, within those of all decks"),
    "exercise": Key(Value.EXERCISE_RULES, "what tries, hints and shown answers cost"),
}

EXERCISE_RULES: Keys = {
    "attempts": Key(Value.TRIES, "a step that is right only after more tries is missed"),
    "second_try": Key(Value.GRADE, "the best grade after a wrong try: `knew`, `partly` or `missed`"),
    "hint": Key(Value.GRADE, "the best grade once a hint was shown"),
    "show_me": Key(Value.GRADE, "the best grade once an answer was shown"),
    "shown_after": Key(
        Value.TRIES_OR_NONE, "the answer is shown after so many wrong tries; 0: only when it is asked for"
    ),
}
