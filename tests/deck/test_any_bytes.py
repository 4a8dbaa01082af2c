"""Whatever a file holds, loading it ends, soon, in a deck or in problems."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.deck import LoadedDeck
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem

FIRST = "- id: a\n  front: |\n    what $\\frac{1}{2}$\n  back: 'it''s'\n"
SECOND = "- {id: b, exercise: x, steps: [{ask: y, answer: 'ln(2)'}]}\n"
HEAD = "deck: kl\ntitle: T\nmacros: {R: '\\mathbb{R}'}\ngiven: {p: [0.4, 0.6]}\ncards:\n"
DECK = HEAD + FIRST + SECOND

fragments = st.sampled_from(
    [
        *("deck: a\n", "cards:\n", "- ", "  ", "\t", "\n", "\r\n", ": ", "{", "}", "[", "]", ",", "'", '"', "|", ">"),
        *("|2-", "#", "&a ", "*a", "!!x ", "? ", "---\n", "...\n", "%YAML 1.1\n", "\\", "$", "$$", "\\frac", "{{c1::"),
        *("}}", "{{=", "\x1b", "id: x\n", "  front: x\n", "  back: y\n", "  cloze: '{{c1::a}}'\n", "  exercise: x\n"),
        *("  steps:\n", "given:\n", "  - ask: y\n", "    answer: kl(p, q)\n", "    decimals: 4\n", "macros:\n"),
        *("  vary:\n", "    a: integer(1, 6)\n", "    p: simplex(3, step=0.1)\n", "  where: a > 3\n", "{{= a | 2 }}"),
        *("choice: a", "\ufeff", "\u2028", "é", "𝔼"),
    ]
)
texts = st.lists(fragments, max_size=60).map("".join)


def assert_is_whole(loaded: LoadedDeck) -> None:
    """There is a deck or a problem, the problems are in order, and all that is said can be shown."""
    assert loaded.deck is not None or loaded.problems
    places = [problem.place for problem in loaded.problems]
    assert places == sorted(places)
    for problem in loaded.problems:
        assert_can_be_shown(problem)
    for item in loaded.deck.items() if loaded.deck else ():
        assert loaded.deck is not None
        assert not isinstance(loaded.deck.card(item.key.card), Problem)


def assert_can_be_shown(problem: Problem) -> None:
    assert problem.place.line >= 1
    assert problem.place.column >= 1
    assert problem.message
    for text in (problem.message, problem.hint):
        assert text.isprintable(), text


@given(st.binary(max_size=300))
def test_any_bytes(source: bytes) -> None:
    assert_is_whole(load_deck(source, "a.yaml"))


@given(texts)
def test_any_text_made_of_what_decks_are_made_of(text: str) -> None:
    assert_is_whole(load_deck(text.encode(), "a.yaml"))


@given(st.integers(0, len(DECK)), st.integers(0, 12), texts)
def test_a_deck_with_a_part_replaced(start: int, length: int, part: str) -> None:
    assert_is_whole(load_deck((DECK[:start] + part[:40] + DECK[start + length :]).encode(), "a.yaml"))


@given(st.integers(0, len(DECK) - 1))
def test_of_a_deck_that_is_cut_off_the_cards_before_the_cut_are_read(end: int) -> None:
    loaded = load_deck(DECK[:end].encode(), "a.yaml")
    whole = [item.key.card for item in loaded.deck.items()] if loaded.deck else []
    assert whole[:1] in ([], ["a"])
    assert end < len(HEAD + FIRST) or whole


@given(st.sampled_from("[{-?&*!|>'\"%@`#:,\\$"), st.integers(1, 20_000))
def test_one_character_many_times(character: str, times: int) -> None:
    for text in (character * times, f"{HEAD}- id: a\n  front: {character * times}\n", f"{character} " * times):
        assert_is_whole(load_deck(text.encode(), "a.yaml"))


def test_the_deck_that_is_taken_apart_is_whole() -> None:
    loaded = load_deck(DECK.encode(), "a.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    assert [item.key.card for item in loaded.deck.items()] == ["a", "b"]
