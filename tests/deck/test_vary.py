"""Exercises whose numbers vary: how they load, what a seed makes of them, and what is wrong in them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.card import Exercise, Flashcard
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.deck.varying import drawn
from quizkl.maths.syntax.source import to_source
from quizkl.maths.variation.draw import drawn as drawn_numbers
from quizkl.text.rows import plain_rows

DRILL = r"""
deck: kl
macros: {KL: 'D(#1, #2)'}
given: {half: [0.5, 0.5]}
cards:
  - id: drill
    exercise: |
      Compute $\KL{p}{q}$ for $p = {{= p }}$ and $q = {{= q }}$, against {{= half }}.

      $$\Sigma = {{= S }}, \quad t = {{= t }}$$
    vary:
      p: simplex(3, step=0.1, min=0.1)
      q: simplex(3, step=0.1, min=0.1)
      S: positive_definite(2)
      t: choice(1/3, -2/3)
    given: {ratio: 'p[1]/q[1]', far: 'kl(p, q)'}
    where: [far > 0.01, p != q]
    hints: ['The first ratio is {{= ratio | 2 }}, and its logarithm {{= ln(ratio) | 4 }}.']
    note: 'Or {{= t }}.'
    solution: '{{= p[1] }} and so on'
    steps:
      - ask: the first term, with weight {{= p[1] }}
        answer: p[1] * ln(ratio)
      - ask: their sum
        answer: kl(p, q)
        mistakes: [{answer: 'kl(q, p)', say: 'Weigh by {{= p }}.'}]
"""


def drill() -> Exercise:
    loaded = load_deck(DRILL.encode(), "kl.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    card = loaded.deck.card("drill")
    assert isinstance(card, Exercise)
    return card


def with_seed(seed: int) -> Exercise:
    exercise = drawn(drill(), seed)
    assert isinstance(exercise, Exercise)
    return exercise


def sources(card: Exercise) -> list[str]:
    texts = [card.exercise, card.solution, card.head.note, *card.head.hints]
    texts += [text for step in card.steps for text in (step.ask, *(mistake.say for mistake in step.mistakes))]
    return [text.source for text in texts if text is not None]


def test_a_varying_exercise_loads_with_the_numbers_of_seed_0() -> None:
    assert drill() == with_seed(0)


def test_the_numbers_of_a_seed_are_these_for_ever() -> None:
    """Recorded once; a change would show other numbers for reviews that are in journals."""
    card = with_seed(20261120)
    assert to_source(card.head.given["p"]) == "[0.6, 0.2, 0.2]"
    assert to_source(card.head.given["q"]) == "[0.2, 0.7, 0.1]"
    assert to_source(card.head.given["S"]) == "[[2, 1], [1, 2]]"


def test_texts_show_the_numbers_drawn() -> None:
    card = with_seed(20261120)
    assert sources(card)[0].splitlines() == [
        r"Compute $\KL{p}{q}$ for $p = (0.6, 0.2, 0.2)$ and $q = (0.2, 0.7, 0.1)$, against (0.5, 0.5).",
        "",
        r"$$\Sigma = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}, \quad t = \frac{1}{3}$$",
    ]
    assert sources(card)[1:] == [
        "0.6 and so on",
        "Or 1/3.",
        "The first ratio is 3.00, and its logarithm 1.0986.",
        "the first term, with weight 0.6",
        "their sum",
        "Weigh by (0.6, 0.2, 0.2).",
    ]
    assert "p = (0.6, 0.2, 0.2)" in plain_rows(card.exercise, 80)[0]


@given(st.integers(min_value=0, max_value=2**48 - 1))
def test_the_same_seed_gives_the_same_card_without_a_splice_left_over(seed: int) -> None:
    card = with_seed(seed)
    assert card == with_seed(seed)
    assert not any("{{" in source or "?" in source for source in sources(card))


@given(st.integers(min_value=0, max_value=2**48 - 1))
def test_what_is_given_follows_what_is_drawn(seed: int) -> None:
    numbers = with_seed(seed).head.given
    p, q = to_source(numbers["p"]), to_source(numbers["q"])
    assert to_source(numbers["far"]) == f"kl({p}, {q})"


RECALLED = """
deck: small
cards:
  - {id: a, front: 'What is {{= n }} + 1?', back: '{{= n + 1 }}', vary: {n: 'integer(10, 99)'}}
  - {id: b, question: 'What is {{= n }} + 1?', points: ['{{= n + 1 }}'], vary: {n: 'integer(10, 99)'}}
  - {id: c, cloze: '{{= n }} + 1 = {{c1::{{= n + 1 }}}}', vary: {n: 'integer(10, 99)'}}
  - {id: d, choice: 'What is {{= n }} + 1?', right: '{{= n + 1 }}', wrong: ['{{= n }}'], vary: {n: 'integer(10, 99)'}}
"""


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_the_numbers_of_what_is_recalled_or_chosen_vary_too(name: str) -> None:
    loaded = load_deck(RECALLED.encode(), "small.yaml")
    assert loaded.deck is not None and loaded.problems == ()
    card = loaded.deck.card(name)
    assert not isinstance(card, Problem) and card.head.varying is not None
    asked = set()
    for seed in range(20):
        number = drawn_numbers(card.head.varying.variation.draws, seed)["n"]
        assert isinstance(number, Fraction)
        shown = str(drawn(card, seed))
        assert f"{number}" in shown and f"{number + 1}" in shown and "{{=" not in shown
        asked.add(number)
    assert len(asked) > 5


def test_what_does_not_vary_can_stand_in_any_card() -> None:
    text = "deck: a\ngiven: {p: [0.25, 0.75]}\ncards:\n"
    card = "- {id: a, front: 'Is {{= p[2]/p[1] }} much?', back: '{{= p | 1 }}'}\n"
    loaded = load_deck((text + card).encode(), "a.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    flashcard = loaded.deck.card("a")
    assert isinstance(flashcard, Flashcard)
    assert (flashcard.front.source, flashcard.back.source) == ("Is 3 much?", "(0.3, 0.8)")


HEAD = "deck: a\ngiven: {r: [0.5, 0.5]}\ncards:\n- id: a\n"
STEP = "  steps: [{ask: x, answer: p}]\n"
GOOD = "  exercise: x\n  vary: {p: 'integer(1, 6)'}\n"


@pytest.mark.parametrize(
    ("card", "where", "fragment", "hint"),
    [
        ("  exercise: x\n  vary: {p: simplx(3)}\n" + STEP, "6:13", "nothing is drawn by 'simplx'", "'simplex'"),
        ("  exercise: x\n  vary:\n    p: simplex(3, step=0.3)\n" + STEP, "7:24", "step must go into 1", "0.05"),
        ("  exercise: x\n  vary:\n    p: 'uniform(1, 0)'\n" + STEP, "7:20", "high must be greater than low", ""),
        ("  exercise: x\n  vary:\n    p: uniform(0, 1, stp=2)\n" + STEP, "7:22", "no argument 'stp'", "step"),
        ("  exercise: x\n  vary:\n    p: integer(0, 1/2)\n" + STEP, "7:19", "high must be a whole number", ""),
        ("  exercise: x\n  vary:\n    p: choice(1, [2, 3])\n" + STEP, "7:18", "another shape", ""),
        ("  exercise: x\n  vary:\n    p: normal(0, ln(2))\n" + STEP, "7:18", "an exact number", ""),
        (
            "  exercise: x\n  vary:\n    p: uniform(0, 1e9, step=1e-9)\n" + STEP,
            "7:8",
            "too many possible values",
            "step",
        ),
        (
            "  exercise: x\n  vary: {e: 'integer(1, 6)', p: 'integer(1, 2)'}\n" + STEP,
            "6:10",
            "'e' cannot be the name",
            "",
        ),
        ("  exercise: x\n  vary: 3\n" + STEP, "6:9", "vary must be a mapping", ""),
        (GOOD + "  given: {p: 3}\n" + STEP, "7:11", "'p' varies and is given as well", "Keep one"),
        (GOOD + "  where: p\n" + STEP, "7:10", "nothing is compared", "kl(p, q) > 0.01"),
        (GOOD + "  where: p > \n" + STEP, "7:13", "an expression is missing", ""),
        (GOOD + "  where: [p > 1, p < z]\n" + STEP, "7:22", "`z` is not a known name", ""),
        (GOOD + "  where: 'p > 1 and ln( > 2'\n" + STEP, "7:25", "`>` has no meaning here", ""),
        (GOOD + "  steps: [{ask: x, answer: p, claim: 3}]\n", "7:38", "no claim is true of all", "Leave the claim out"),
        ("  exercise: is {{= p }}\n  vary: {q: 'integer(1, 6)'}\n  steps: [{ask: x, answer: q}]\n", "5:20", "`p`", ""),
        ("  exercise: is {{= ln(p) }}\n" + GOOD[14:] + STEP, "5:16", "no exact decimal", "{{= ln(2) | 4 }}"),
        ("  exercise: is {{= p + r[3] }}\n" + GOOD[14:] + STEP, "5:16", "no entry 3", ""),
        ("  exercise: is {{= p\n" + GOOD[14:] + STEP, "5:16", "not closed", "}}"),
        (
            "  exercise: $p = {{= p }} + \\frac$\n" + GOOD[14:] + STEP,
            "5:34",
            "ends where the numerator should stand",
            "",
        ),
        ("  derivation: x\n  vary: {p: 'integer(1, 6)'}\n", "6:9", "the numbers of a derivation do not vary", ""),
        ("  front: x\n  back: y\n  where: r > 6\n", "7:10", "a condition on numbers that vary", "vary:"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(card: str, where: str, fragment: str, hint: str) -> None:
    problems = load_deck((HEAD + card).encode(), "a.yaml").problems
    at_place = [one for one in problems if f"{one.place.line}:{one.place.column}" == where]
    assert any(fragment in one.message and hint in one.hint for one in at_place), problems


def test_a_comma_that_ends_a_value_inside_its_brackets_is_one_problem() -> None:
    """YAML reads ``{p: simplex(3, step=0.2)}`` as the two keys p and ``step=0.2)``."""
    source = """
deck: small
cards:
  - id: a
    exercise: Add up {{= p }} and {{= k }}.
    vary: {p: simplex(3, step=0.2, min=0.2), k: integer(1, 6)}
    steps:
      - {ask: it, answer: sum(p)}
"""
    problems = [(one.place.line, one.message, one.hint) for one in load_deck(source.encode(), "small.yaml").problems]
    said = "in {…} a comma ends the value, here inside brackets"
    assert problems == [
        (6, said, "Quote it: p: 'simplex(3, step=0.2, min=0.2)'."),
        (6, said, "Quote it: k: 'integer(1, 6)'."),
    ]


def test_numbers_with_which_a_text_cannot_be_written_are_a_problem() -> None:
    text = HEAD + "  exercise: is {{= 1/(p - 1) | 2 }}\n  vary: {p: 'integer(1, 2)'}\n" + STEP
    loaded = load_deck(text.encode(), "a.yaml")
    assert loaded.deck is not None
    card = loaded.deck.card("a")
    assert isinstance(card, Exercise)
    outcomes = [drawn(card, seed) for seed in range(20)]
    assert {type(outcome) for outcome in outcomes} == {Exercise, Problem}


@pytest.mark.parametrize(
    "how",
    [
        "uniform(0, 1e300)",
        "uniform(0, 1e-300)",
        "uniform(-1e300, 1e300, step=1e-300)",
        "simplex(30, step=0.001)",
        "simplex(1000000000, step=0.1)",
        "permutation(1000000)",
        "positive_definite(1000)",
        "positive_definite(2, step=1e-300, most=1)",
        "normal(1e200, 1e-200)",
        "choice(9^9^9, 1)",
        "integer(0, 9^9^9)",
        "uniform(0, 1, n=1000000)",
        "simplex(" * 200,
        "choice(" + "[" * 100 + "1" + "]" * 100 + ", 2)",
    ],
)
def test_what_would_take_for_ever_is_refused_at_once(how: str) -> None:
    text = HEAD + f"  exercise: x\n  vary:\n    p: '{how}'\n" + STEP
    problems = load_deck(text.encode(), "a.yaml").problems
    assert any("how p varies cannot be read" in problem.message for problem in problems), problems
