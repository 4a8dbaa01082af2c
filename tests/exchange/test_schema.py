"""The schema for editors: it takes what the loader takes, and refuses what is wrong in a deck's form."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from quizkl.deck.kind import (
    CARD_KEYS,
    DECK_KEYS,
    EXERCISE_RULE_KEYS,
    KEYS_OF_KIND,
    MISTAKE_KEYS,
    OPTION_KEYS,
    SETTINGS_KEYS,
    STEP_KEYS,
    Kind,
)
from quizkl.deck.load import load_deck
from quizkl.deck.reference import (
    CARD,
    DECK,
    EXERCISE_RULES,
    MISTAKE,
    OF_KIND,
    OPTION,
    OWN_SETTINGS,
    STEP,
    Keys,
)
from quizkl.exchange.schema import deck_schema
from tests.deck.test_problems import HEAD, WRONG_CARDS
from tests.exchange.instance import instance_of

DECKS = Path(__file__).parents[2] / "decks"
README = (DECKS / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
VALIDATOR = jsonschema.Draft7Validator(deck_schema())

TOLD_BY_READING = re.compile(
    r"\\foo is not known|in double quotes|no hole|does not begin a hole|is shown as it is written|here twice|used twice"
    r"|cannot be read|is not a known (?:name|function)|has the unit|not an earlier step|is this step itself"
    r"|already the name|cannot be the name|claim must be|no function|the quantity n"
    r"|no id and is not studied|rest of the line is a comment|nothing in the card"
)
"""Of these things a schema knows nothing: texts, expressions, names, and what only other cards show to be wrong."""


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(deck_schema())


def test_an_editor_can_explain_every_key_of_a_step() -> None:
    step = deck_schema()["definitions"]["step"]["properties"]  # type: ignore[index]
    assert {name: key["markdownDescription"] for name, key in step.items()} == {
        name: STEP[name].says for name in STEP_KEYS
    }
    assert step["unit"]["description"].startswith("nats, bits or bans: the unit asked for.")


@pytest.mark.parametrize("file", sorted(DECKS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_shipped_deck_is_accepted(file: Path) -> None:
    assert complaints(file.read_text("utf-8")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split()[1])
def test_every_example_of_the_page_on_decks_is_accepted(example: str) -> None:
    assert complaints(example) == []


WRONG_FORMS = [
    card
    for card, _, *said in WRONG_CARDS
    if instance_of(HEAD + card + "\n") is not None and not any(map(TOLD_BY_READING.search, said))
]


def test_most_of_what_is_wrong_in_a_card_without_reading_it_is_here() -> None:
    assert len(WRONG_FORMS) >= 30


@pytest.mark.parametrize("card", WRONG_FORMS)
def test_a_card_of_the_wrong_form_is_refused(card: str) -> None:
    assert complaints(HEAD + card + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "- a",
        "cards: [{id: a, front: x, back: y}]",
        "deck: a b\ncards: [{id: a, front: x, back: y}]",
        "deck: a",
        "deck: a\ncards: []",
        "deck: a\ncards: none",
        "deck: a\ntitel: b\ncards: [{id: a, front: x, back: y}]",
        "deck: a\ngiven: [1]\ncards: [{id: a, front: x, back: y}]",
        "deck: a\ncards: [{id: a, front: x, back: y, where: n > 1}]",
        "deck: a\ncards: [{id: a, exercise: x, where: n > 1, steps: [{ask: y, answer: n}]}]",
        "deck: a\ncards: [{id: a, exercise: x, steps: [{ask: y, answer: n, undiagnosed: [wrong bass]}]}]",
    ],
)
def test_a_deck_of_the_wrong_form_is_refused(text: str) -> None:
    assert complaints(text)


@pytest.mark.parametrize(
    "card",
    [
        "{id: 12, front: 0.50, back: no}",
        "{id: über-eins, front: x, back: true, tags: [a, 2]}",
        "{id: a, question: x, points: y}",
        "{id: a, choice: x, right: [y, z], wrong: {answer: 3, say: s}}",
        "{id: a, exercise: x, steps: {ask: y, answer: 1, rel: 1e-3, claim: [1, [2, 3]]}}",
        "{id: a, front: x, back: y, formerly: old/b, given: {p: [0.5, 1/2]}}",
        "{id: a, exercise: x, steps: {ask: y, answer: 1, undiagnosed: [swapped arguments, wrong base]}}",
    ],
)
def test_what_the_loader_takes_is_accepted(card: str) -> None:
    text = f"deck: a\ncards:\n- {card}\n"
    assert load_deck(text.encode(), "a.yaml").problems == ()
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (DECK_KEYS, DECK),
        (CARD_KEYS, CARD),
        (STEP_KEYS, STEP),
        (MISTAKE_KEYS, MISTAKE),
        (OPTION_KEYS, OPTION),
        (SETTINGS_KEYS, OWN_SETTINGS),
        (EXERCISE_RULE_KEYS, EXERCISE_RULES),
        *((KEYS_OF_KIND[kind], OF_KIND[kind]) for kind in Kind),
    ],
)
def test_every_key_is_explained_in_the_table(names: tuple[str, ...], keys: Keys) -> None:
    assert set(keys) >= set(names)
    assert all(key.says for key in keys.values())


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("The keys of a deck", DECK),
        ("Settings of a deck", {**OWN_SETTINGS, **EXERCISE_RULES}),
        ("The keys of every card", CARD),
        ("Fresh numbers", CARD),
        ("Flashcard", OF_KIND[Kind.FLASHCARD]),
        ("Practice question", OF_KIND[Kind.PRACTICE_QUESTION]),
        ("Cloze", OF_KIND[Kind.CLOZE]),
        ("Choice", {**OPTION, **OF_KIND[Kind.CHOICE]}),
        ("Exercise", {**STEP, **OF_KIND[Kind.EXERCISE]}),
        ("Derivation", OF_KIND[Kind.DERIVATION]),
        ("Experiment", OF_KIND[Kind.EXPERIMENT]),
    ],
)
def test_the_page_on_decks_explains_a_key_in_the_same_words(heading: str, keys: Keys) -> None:
    said = explanations(heading)
    assert said
    assert said == {name: keys[name].says for name in said}


def explanations(heading: str) -> dict[str, str]:
    """The rows of a section's tables of keys, without links to other sections."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    tables = re.findall(r"^\| key[^|]*\| what it holds \|\n\|[-|]+\n((?:\|.*\n)+)", section, re.MULTILINE)
    rows: list[tuple[str, str]] = re.findall(r"^\| `(\w+)` \| (.*) \|$", "".join(tables), re.MULTILINE)
    without_pointers = {name: re.sub(r", see (below|\[[^]]*\]\([^)]*\))", "", says) for name, says in rows}
    return {name: re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", says) for name, says in without_pointers.items()}


def complaints(text: str) -> list[str]:
    """What the schema says of a deck that is YAML."""
    value = instance_of(text)
    assert value is not None
    return [error.message for error in VALIDATOR.iter_errors(value)]
