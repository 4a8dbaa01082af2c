"""The page that explains the format is held to what the loader does."""

from __future__ import annotations

import re

import pytest

from quizkl.deck.kind import CARD_KEYS, DECK_KEYS, KEYS_OF_KIND, MISTAKE_KEYS, OPTION_KEYS, STEP_KEYS
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Severity
from tests.decks.shipped import FOLDER

_README = (FOLDER / "README.md").read_text("utf-8")
_EXAMPLES = {
    block.split()[1]: block for block in re.findall(r"^```yaml\n(.*?)^```$", _README, re.DOTALL | re.MULTILINE)
}
_ALL_KEYS = {
    *(*DECK_KEYS, *CARD_KEYS, *STEP_KEYS, *MISTAKE_KEYS, *OPTION_KEYS),
    *(key for keys in KEYS_OF_KIND.values() for key in keys),
}


def test_there_is_an_example_for_each_kind_of_card() -> None:
    assert {"flashcards", "questions", "clozes", "choices", "exercises", "derivations", "experiments"} <= set(_EXAMPLES)


@pytest.mark.parametrize("name", _EXAMPLES)
def test_an_example_is_a_deck_without_errors(name: str) -> None:
    loaded = load_deck(_EXAMPLES[name].encode(), f"{name}.yaml")
    assert [problem for problem in loaded.problems if problem.severity is Severity.ERROR] == []
    assert loaded.deck is not None


@pytest.mark.parametrize("name", _EXAMPLES)
def test_no_example_has_warnings(name: str) -> None:
    assert load_deck(_EXAMPLES[name].encode(), f"{name}.yaml").problems == ()


@pytest.mark.parametrize("key", sorted(_ALL_KEYS))
def test_every_key_is_explained_and_stands_in_an_example(key: str) -> None:
    assert f"`{key}`" in _README
    assert any(re.search(rf"(^|[\s{{,-]){key}:", block, re.MULTILINE) for block in _EXAMPLES.values())
