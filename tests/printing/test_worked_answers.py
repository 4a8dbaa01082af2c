"""Answer keys: every value computed, exact forms, terms, and the solution in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkl.commands.print import drawing_with
from quizkl.deck.problem import Problem
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.maths.worked import Work, WorkedOut
from quizkl.printing.engines import Engines
from quizkl.printing.exam import seed_of
from quizkl.printing.layout import Cards, Exam, Flip, Layout, Notes, Worksheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A6
from quizkl.printing.print_cards import Printed, print_cards
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.problem import PrintProblem
from tests.printing import pages
from tests.printing.decks import NothingToCompute, cards_of

BY_HAND = """
- id: by-hand
  exercise: Compute the divergence of the two.
  given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
  steps:
    - {ask: the terms, answer: p * ln(p/q), unit: nats}
    - {ask: their sum, answer: 'kl(p, q)', unit: nats}
  solution: One term is negative.
- id: pick
  choice: Which one is right?
  right: {answer: the good one, say: It is.}
  wrong: [the bad one, the ugly one]
"""

SEED = 294_314


def text_of(cards: Sequence[PrintedCard], layout: Layout, mathematician: Engines) -> list[str]:
    paper = A6.turned(upright=False) if isinstance(layout, Cards | Flip) else PrintOptions().paper
    made = print_cards(cards, PrintOptions(layout, paper), mathematician, drawing_with(mathematician))
    assert isinstance(made, Printed), made
    return [page.text for page in pages.read_pages(made.pdf)]


def test_a_worksheet_asks_first_and_answers_on_pages_of_its_own(mathematician: Engines) -> None:
    asked, key = text_of(cards_of(BY_HAND), Worksheet(), mathematician)
    assert "a) the terms (in nats, 4 decimals)" in asked
    assert "0.0258" not in asked
    assert "Answers" in key


def test_a_key_has_every_intermediate_value(mathematician: Engines) -> None:
    """The figures of the sum 0.4 ln 0.8 + 0.4 ln(4/3) + 0.2 ln 1."""
    key = text_of(cards_of(BY_HAND), Worksheet(), mathematician)[1]
    assert "[−0.0893, 0.1151, 0.0000] nats" in key
    assert "0.0258 nats" in key
    assert "−0.2231" in key  # ln 0.8
    assert "0.2877" in key  # ln 4/3
    assert "−0.0893+0.1151+0" in key.replace(" ", "")
    assert "One term is negative." in key


def test_a_key_ticks_the_right_option_and_says_why(mathematician: Engines) -> None:
    key = text_of(cards_of(BY_HAND), Worksheet(), mathematician)[1]
    assert "☒ the good one" in key
    assert "☐ the bad one" in key
    assert "It is." in key


def test_the_back_of_an_exercise_has_its_values(mathematician: Engines) -> None:
    front, back = text_of(cards_of(BY_HAND)[:1], Flip(), mathematician)
    assert "0.0258" not in front
    assert "0.0258 nats" in back


def test_nothing_is_said_twice_where_the_answer_follows(mathematician: Engines) -> None:
    for layout in (Cards(), Notes()):
        shown = " ".join(text_of(cards_of(BY_HAND), layout, mathematician))
        assert shown.count("the good one") == 1
        assert shown.count("their sum") == 1


def test_options_are_not_in_the_order_of_the_deck_for_every_card(mathematician: Engines) -> None:
    cards = "\n".join(f"- {{id: pick-{n}, choice: Which?, right: right{n}, wrong: [wrong{n}]}}" for n in range(12))
    shown = " ".join(text_of(cards_of(cards), Worksheet(), mathematician)).split("Answers")[0]
    first = [shown.index(f"right{n}") < shown.index(f"wrong{n}") for n in range(12)]
    assert any(first)
    assert not all(first)


def test_what_has_no_value_is_named(mathematician: Engines) -> None:
    cards = cards_of("- {id: a, exercise: x, steps: [{ask: y, answer: ln(-1)}]}")
    made = print_cards(cards, PrintOptions(Worksheet()), mathematician)
    assert isinstance(made, Printed)
    assert made.warnings == ("small/a: step 1 has no value (ln of a negative number)",)


def test_an_answer_that_was_not_computed_in_time_is_named() -> None:
    class TooSlow(NothingToCompute):
        def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
            return tuple(NotDecided("it took too long") for _ in inquiries)

        def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
            return tuple(NotDecided("it took too long") for _ in works)

    made = print_cards(cards_of(BY_HAND), PrintOptions(Worksheet()), TooSlow())
    assert isinstance(made, Printed)
    assert len(made.warnings) == 2
    assert "took too long" in made.warnings[0]


def test_an_exam_without_exercises_says_what_it_needs(mathematician: Engines) -> None:
    problem = print_cards(cards_of("- {id: a, front: f, back: b}"), PrintOptions(Exam()), mathematician)
    assert isinstance(problem, PrintProblem)
    assert "exercises or choices" in problem.message


def test_every_variant_has_its_key_and_the_seed_at_its_foot(mathematician: Engines) -> None:
    shown = text_of(cards_of(BY_HAND), Exam(variants=3, seed=7), mathematician)
    titles = [text.split("\n")[0] for text in shown]
    assert titles == [
        "A small deck: variant A",
        "A small deck: variant B",
        "A small deck: variant C",
        "Key to variant A",
        "Key to variant B",
        "Key to variant C",
    ]
    assert all("seed 7" in text for text in shown)


def test_variants_differ_and_the_same_seed_is_the_same_exam(mathematician: Engines) -> None:
    cards = cards_of("\n".join(f"- {{id: pick-{n}, choice: Q{n}, right: a, wrong: [b, c, d]}}" for n in range(9)))
    shown = text_of(cards, Exam(variants=2, seed=1), mathematician)
    assert shown == text_of(cards, Exam(variants=2, seed=1), mathematician)
    assert shown != text_of(cards, Exam(variants=2, seed=2), mathematician)
    variants = " ".join(shown).split("Key to")[0].split("variant B")
    tasks = [[part for part in text.split() if part.startswith("Q")] for text in variants]
    assert sorted(tasks[0]) == sorted(tasks[1])
    assert tasks[0] != tasks[1]


def test_a_seed_comes_from_what_the_cards_say(mathematician: Engines) -> None:
    first, again, other = (
        text_of(cards_of(cards), Exam(), mathematician)[0].split("seed ")[1].split()[0]
        for cards in (BY_HAND, BY_HAND, BY_HAND.replace("Which one", "Which of them"))
    )
    assert first == again != other


def test_the_seed_of_a_deck_stays_however_its_cards_are_set() -> None:
    """Whoever printed an exam last year gets the same one: sha256 of ids, questions, options, and steps."""
    cards = cards_of(BY_HAND)
    assert seed_of(cards) == SEED
    below = cards_of("- {id: other, front: x, back: y}\n" + BY_HAND)[1:]
    assert seed_of(below) == seed_of(cards)
    for before, after in [("their sum", "the sum"), ("kl(p, q)", "kl(q, p)"), ("the ugly one", "the worst one")]:
        assert seed_of(cards_of(BY_HAND.replace(before, after))) != seed_of(cards)


def test_a_number_that_was_only_rounded_is_not_worked_out(mathematician: Engines) -> None:
    exercise = "- {id: a, exercise: What came out?, steps: [{ask: the value, answer: 0.123456789, decimals: 3}]}"
    key = text_of(cards_of(exercise), Worksheet(), mathematician)[1]
    assert key.count("0.123") == 1


DRAWN = """
- id: drawn
  exercise: The first number is {{= a}}.
  vary: {a: 'integer(1, 900)'}
  steps: [{ask: twice as much, answer: 2 * a, decimals: 0}]
"""


def numbers_asked(shown: Sequence[str]) -> list[int]:
    return [int(found) for text in shown for found in re.findall(r"The first number is (\d+)", text)]


def test_the_variants_of_an_exam_have_numbers_of_their_own(mathematician: Engines) -> None:
    shown = text_of(cards_of(DRAWN), Exam(variants=4, seed=7), mathematician)
    numbers = numbers_asked(shown)
    assert len(numbers) == 4
    assert len(set(numbers)) > 2
    assert numbers == numbers_asked(text_of(cards_of(DRAWN), Exam(variants=4, seed=7), mathematician))
    assert numbers != numbers_asked(text_of(cards_of(DRAWN), Exam(variants=4, seed=8), mathematician))


def test_each_key_has_the_answers_to_its_own_numbers(mathematician: Engines) -> None:
    shown = text_of(cards_of(DRAWN), Exam(variants=2, seed=7), mathematician)
    for number, key in zip(numbers_asked(shown), shown[2:], strict=True):
        assert str(2 * number) in key


def test_a_worksheet_has_the_numbers_of_its_seed(mathematician: Engines) -> None:
    first, again, other = (
        numbers_asked(text_of(cards_of(DRAWN), Worksheet(seed), mathematician)) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_an_exercise_whose_numbers_cannot_be_drawn_is_left_out_and_named(mathematician: Engines) -> None:
    never = DRAWN.replace("  steps:", "  where: a > 1000\n  steps:")
    made = print_cards(
        [*cards_of(BY_HAND), *cards_of(never)],
        PrintOptions(Worksheet()),
        mathematician,
        lambda exercise, seed: Problem(exercise.head.place, "its conditions can hardly be met"),
    )
    assert isinstance(made, Printed)
    assert made.cards == 2
    assert made.warnings == ("small/drawn is left out: its conditions can hardly be met",)


def test_equal_numbers_in_all_variants_are_said(mathematician: Engines) -> None:
    made = print_cards(cards_of(BY_HAND), PrintOptions(Exam()), mathematician)
    assert isinstance(made, Printed)
    assert made.warnings == (
        "no card here has numbers that vary: the variants differ in the order of tasks and options",
    )


IN_SYMBOLS = r"""
- id: slope
  exercise: Differentiate.
  symbols: {x: positive}
  steps:
    - {ask: the derivative, answer: d/dx (x^2 ln(x)), claim: 2 x ln(x) + x}
    - {ask: a logarithm, answer: ln(2)}
"""


def test_an_expression_is_printed_as_a_formula_with_room_to_work_before(mathematician: Engines) -> None:
    asked, key = text_of(cards_of(IN_SYMBOLS), Worksheet(), mathematician)
    assert "a) the derivative (in terms of x)" in asked
    assert "0.6931" in key
    assert "2𝑥ln𝑥+𝑥" in key.replace(" ", "").replace("\N{THIN SPACE}", "")
    back = text_of(cards_of(IN_SYMBOLS), Cards(), mathematician)[-1]
    assert "𝑥ln𝑥" in back.replace(" ", "").replace("\N{THIN SPACE}", "")
