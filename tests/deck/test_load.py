"""A deck file becomes its cards."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.card import (
    Absolute,
    Card,
    Choice,
    Cloze,
    Decimals,
    Exercise,
    Flashcard,
    PracticeQuestion,
    Precision,
    Relative,
    SignificantFigures,
    Step,
)
from quizkl.deck.deck import Deck
from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.maths.syntax.tree import Call, Name, Number, Vector
from quizkl.maths.units import Unit


def deck_of(text: str) -> Deck:
    loaded = load_deck(text.encode(), "kl.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    return loaded.deck


def cards_of(cards: str) -> tuple[Card, ...]:
    return tuple(deck_of(f"deck: kl\ngiven: {{p: [0.4, 0.6], q: [0.5, 0.5]}}\ncards:\n{cards}").cards())


def test_the_heading_is_kept_and_the_title_defaults_to_the_id() -> None:
    deck = deck_of(
        "deck: kl\ntitle: The KL view\nauthor: A. N.\nlanguage: no\ntags: [info]\ncards:\n- {id: a, front: x, back: y}"
    )
    assert (deck.id, deck.title, deck.author, deck.language, deck.tags) == (
        "kl",
        "The KL view",
        "A. N.",
        "no",
        ("info",),
    )
    assert deck_of("deck: kl\ncards:\n- {id: a, front: x, back: y}").title == "kl"


def test_each_kind_has_its_items() -> None:
    deck = deck_of(
        """
deck: kl
tags: [all]
cards:
  - {id: a, front: x, back: y}
  - {id: b, front: x, back: y, reverse: true, tags: [one]}
  - {id: c, question: x, points: [y, z]}
  - {id: d, cloze: '{{c2::one}} and {{c1::two}} and {{c2::three}}'}
  - {id: e, choice: x, right: y, wrong: [z], suspended: true}
  - {id: f, exercise: x, steps: [{ask: y, answer: 1 + 1}], formerly: [old/f]}
"""
    )
    assert [str(item.key) for item in deck.items()] == [
        *("kl/a", "kl/b", "kl/b#reverse", "kl/c", "kl/d#c1", "kl/d#c2", "kl/e", "kl/f"),
    ]
    assert [item.kind.value for item in deck.items()][3:] == [
        *("practice question", "cloze", "cloze", "choice", "exercise"),
    ]
    assert deck.items()[1].tags == ("all", "one")
    assert [item.key.card for item in deck.items() if item.suspended] == ["e"]
    assert deck.items()[-1].former_keys() == (ItemKey("old", "f"),)
    assert deck.items()[0].line == 5


def test_a_reversed_item_was_the_reversed_item_of_its_former_card() -> None:
    deck = deck_of("deck: kl\ncards: [{id: a, front: x, back: y, reverse: true, formerly: old/b}]")
    assert [item.former_keys() for item in deck.items()] == [(ItemKey("old", "b"),), (ItemKey("old", "b", "reverse"),)]


def test_text_stays_text_whatever_it_looks_like() -> None:
    (card,) = cards_of("  - {id: 012, front: no, back: 0.50}")
    assert isinstance(card, Flashcard)
    assert (card.head.id, card.front.source, card.back.source) == ("012", "no", "0.50")


def test_a_practice_question_may_have_points_only() -> None:
    (card,) = cards_of("  - {id: a, question: x, points: [one, two]}")
    assert isinstance(card, PracticeQuestion)
    assert [point.source for point in card.points] == ["one", "two"]


def test_a_cloze_knows_its_holes() -> None:
    (card,) = cards_of("  - {id: a, cloze: 'the {{c3::hole}} and {{c1::another::hint}}'}")
    assert isinstance(card, Cloze)
    assert card.holes == (1, 3)


def test_an_option_may_say_why() -> None:
    (card,) = cards_of("  - {id: a, choice: x, right: y, wrong: [z, {answer: w, say: not so}]}")
    assert isinstance(card, Choice)
    assert [option.text.source for option in (*card.right, *card.wrong)] == ["y", "z", "w"]
    assert [option.because and option.because.source for option in card.wrong] == [None, "not so"]


def test_a_step_has_all_its_keys() -> None:
    (card,) = cards_of(
        """
  - id: a
    exercise: Compute.
    steps:
      - ask: it
        answer: kl(p, q)
        unit: bits
        sigfigs: 3
        claim: 0.0290
        mistakes: [{answer: 'kl(q, p)', say: Swapped.}]
        allow: [KL, ln]
"""
    )
    assert isinstance(card, Exercise)
    (step,) = card.steps
    assert isinstance(step, Step)
    assert step.answer == Call("kl", (Name("p"), Name("q")))
    assert (step.source, step.unit, step.claim) == ("kl(p, q)", Unit.BITS, "0.0290")
    assert step.precision == SignificantFigures(3)
    assert step.mistakes[0].answer == Call("kl", (Name("q"), Name("p")))
    assert step.allow == {"kl", "ln"}
    assert step.claim_place is not None and (step.claim_place.line, step.claim_place.column) == (12, 16)


@pytest.mark.parametrize(
    ("key", "precision"),
    [
        ("decimals: 2", Decimals(2)),
        ("sigfigs: 3", SignificantFigures(3)),
        ("rel: 1e-3", Relative(bound=Decimal("0.001"))),
        ("abs: 0.5", Absolute(bound=Decimal("0.5"))),
        ("unit: nats", Decimals(4)),
    ],
)
def test_a_step_has_one_precision_and_four_decimals_without_one(key: str, precision: Precision) -> None:
    (card,) = cards_of(f"  - {{id: a, exercise: x, steps: [{{ask: y, answer: 1 + 1, {key}}}]}}")
    assert isinstance(card, Exercise)
    (step,) = card.steps
    assert isinstance(step, Step)
    assert step.precision == precision


def test_quantities_are_exact_and_a_cards_own_come_on_top() -> None:
    (card,) = cards_of("  - {id: a, exercise: x, given: {n: 3, q: [0.1, 0.9]}, steps: [{ask: y, answer: n}]}")
    assert card.head.given["p"] == Vector((Number(Fraction(2, 5)), Number(Fraction(3, 5))))
    assert card.head.given["q"] == Vector((Number(Fraction(1, 10)), Number(Fraction(9, 10))))
    assert card.head.given["n"] == Number(Fraction(3))


def test_a_quantity_may_be_computed_from_those_before_it() -> None:
    deck = deck_of("deck: kl\ngiven: {z: [1, 2], s: softmax(z)}\ncards: [{id: a, front: x, back: y}]")
    (card,) = deck.cards()
    assert card.head.given["s"] == Call("softmax", (Vector((Number(Fraction(1)), Number(Fraction(2)))),))


def test_a_step_refers_to_earlier_steps_by_number_and_by_name() -> None:
    (card,) = cards_of(
        "  - {id: a, exercise: x, steps: [{ask: y, answer: sum(p), name: s},"
        " {ask: y, answer: 'step[1]'}, {ask: y, answer: ln(s)}]}"
    )
    assert isinstance(card, Exercise)
    total = Call("sum", (Name("p"),))
    assert [step.answer for step in card.steps] == [total, total, Call("ln", (total,))]
    assert [step.source for step in card.steps] == ["sum(p)", "step[1]", "ln(s)"]


def test_a_list_of_expressions_is_a_vector() -> None:
    (card,) = cards_of("  - {id: a, exercise: x, steps: [{ask: y, answer: [kl(p, q), 1]}]}")
    assert isinstance(card, Exercise)
    assert card.steps[0].answer == Vector((Call("kl", (Name("p"), Name("q"))), Number(Fraction(1))))


def test_a_card_without_an_id_is_read_but_not_studied() -> None:
    loaded = load_deck(b"deck: kl\ncards: [{front: x, back: y}]", "kl.yaml")
    assert loaded.deck is not None
    assert loaded.deck.items() == ()
    assert len(list(loaded.deck.cards())) == 1


def test_a_card_is_built_by_its_id() -> None:
    deck = deck_of("deck: kl\ncards: [{id: a, front: x, back: y}]")
    assert isinstance(deck.card("a"), Flashcard)
    assert isinstance(deck.card("b"), Problem)


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text("abc", min_size=1, max_size=5), max_size=3))
def test_whatever_is_edited_but_the_ids_the_items_stay(front: str, title: str, tags: list[str]) -> None:
    written = json.dumps({"front": front + "x", "tags": [*tags, "t"], "reverse": True, "id": "a", "back": "y"})
    text = f"deck: kl\ntitle: {json.dumps(title + 'x')}\ncards:\n- {{id: first, front: x, back: y}}\n- {written}"
    loaded = load_deck(text.encode(), "kl.yaml")
    assert loaded.deck is not None
    keys = [str(item.key) for item in loaded.deck.items()]
    assert keys in (["kl/first", "kl/a", "kl/a#reverse"], ["kl/first"])
    assert loaded.deck.broken == (len(keys) == 1)


def test_editing_a_text_keeps_the_items() -> None:
    before = deck_of("deck: kl\ncards: [{id: a, front: x, back: y}]")
    after = deck_of(
        "deck: kl\ntitle: New\ncards:\n  - front: |\n      Other words\n    back: z\n    id: a\n    reverse: true"
    )
    assert {item.key for item in before.items()} <= {item.key for item in after.items()}
