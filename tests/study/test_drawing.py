"""An exercise whose numbers vary in a session: prepared before it is asked, the same again after undo."""

from __future__ import annotations

from dataclasses import replace

from quizkl.deck.card import Card, Exercise
from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.variation.search import Search, Sought
from quizkl.schedule.grade import Grade
from quizkl.study import acts, grading
from quizkl.study.drawing import MOST_ROUNDS, Variant, draw
from quizkl.study.phase import Asking, Finished, Preparing, Working
from quizkl.study.session import Session, coming, prepared, review_seed, start
from tests.study.desk_of_cards import NINE, course, flashcard, key, later

DRILL = """
deck: d
cards:
  - id: drill
    exercise: 'Double {{= a }}, divided by {{= 1/(b - 1) | 2 }}.'
    vary: {a: 'integer(1, 9)', b: 'integer(1, 4)'}
    where: a > 3
    steps: [{ask: the double, answer: 2 * a, decimals: 0}]
"""


def drill() -> Exercise:
    deck = load_deck(DRILL.encode(), "d.yaml").deck
    assert deck is not None
    card = deck.card("drill")
    assert isinstance(card, Exercise)
    return card


def takes_the_third(search: Search) -> Sought:
    """Engines to which only every third seed is good."""
    seed = next(seed for seed in range(search.seed, search.seed + 3) if seed % 3 == 0)
    return Sought(seed, search.tries, 60)


def session() -> Session:
    cards: dict[ItemKey, Card] = {key("drill"): drill(), key("front"): flashcard()}
    return start(course(cards), [key("drill"), key("front")], NINE)


def variant(seed: int) -> Variant:
    found = draw(drill(), seed, takes_the_third)
    assert isinstance(found, Variant)
    return found


def test_the_seed_that_was_found_gives_the_numbers() -> None:
    for seed in range(30):
        found = variant(seed)
        assert found.seed % 3 == 0
        assert found.seed >= seed
        assert isinstance(found.card, Exercise)
        assert "?" not in found.card.exercise.source


def test_an_exercise_that_does_not_vary_is_asked_at_once() -> None:
    assert (
        isinstance(start(course({key("front"): flashcard()}), [key("front")], NINE).phase, type(session().phase))
        is False
    )
    fixed = replace(drill(), head=replace(drill().head, varying=None))
    assert isinstance(start(course({key("drill"): fixed}), [key("drill")], NINE).phase, Working)


def test_a_session_waits_for_the_numbers_and_keeps_their_seed_with_the_review() -> None:
    waiting = session()
    assert isinstance(waiting.phase, Preparing)
    assert waiting.phase.task.seed == review_seed(key("drill"), waiting.phase.task.before)
    found = variant(waiting.phase.task.seed)
    working = prepared(waiting, found, later(1))
    assert isinstance(working.phase, Working)
    assert working.phase.exercise == found.card
    assert working.phase.shown_at == later(1), "the clock starts when the card can be seen"
    after, review = grading.grade(acts.show_answer(working, later(2)), Grade.MISSED, later(3))
    assert review is not None
    assert review.seed == found.seed
    assert after.task is not None
    assert after.task.key == key("front")


def test_undo_brings_the_same_numbers_back() -> None:
    working = prepared(session(), variant(0), later(1))
    after, _ = grading.grade(acts.show_answer(working, later(2)), Grade.KNEW, later(3))
    back, _ = grading.undo(after, later(4))
    assert back.task is not None
    assert working.task is not None
    assert back.task.card == working.task.card
    assert back.task.seed == working.task.seed


def test_a_card_whose_numbers_cannot_be_drawn_is_left_out() -> None:
    problem = draw(drill(), 5, lambda _: NotDecided("the helper is gone"))
    assert isinstance(problem, Problem)
    assert "the helper is gone" in problem.message
    after = prepared(session(), problem, later(1))
    assert after.left_out == (problem,)
    assert (after.total, after.task.key if after.task else None) == (1, key("front"))


def test_numbers_for_another_phase_change_nothing() -> None:
    finished = start(course({}), [], NINE)
    assert isinstance(finished.phase, Finished)
    assert prepared(finished, variant(0), later(1)) == finished


def test_the_search_goes_on_from_where_it_ended_and_gives_up_at_last() -> None:
    asked: list[int] = []

    def finds_nothing(search: Search) -> Sought:
        asked.append(search.seed)
        return Sought(None, search.tries, 0)

    problem = draw(drill(), 100, finds_nothing)
    assert asked == [100 + 64 * number for number in range(MOST_ROUNDS)]
    assert isinstance(problem, Problem)
    assert "can hardly be met: 0 of 1024" in problem.message


def test_where_no_draw_is_good_one_that_can_be_asked_is_taken() -> None:
    found = draw(drill(), 9, lambda search: Sought(search.seed, search.tries, 64, good=False))
    assert isinstance(found, Variant)
    assert found.seed == 9


def test_the_next_card_is_known_before_it_comes() -> None:
    cards: dict[ItemKey, Card] = {key("front"): flashcard(), key("drill"): drill()}
    begun = start(course(cards), [key("front"), key("drill")], NINE)
    following = coming(begun)
    assert following is not None
    assert following.key == key("drill")
    after, _ = grading.grade(acts.reveal(begun, later(1)), Grade.KNEW, later(2))
    assert after.task == following


def test_a_card_that_comes_back_or_is_only_practised_has_other_numbers_each_time() -> None:
    cards: dict[ItemKey, Card] = {key("drill"): drill()}
    for practice in (False, True):
        waiting, seeds = start(course(cards, practice), [key("drill")], NINE), []
        for _ in range(4):
            assert isinstance(waiting.phase, Preparing)
            seeds.append(waiting.phase.task.seed)
            working = prepared(waiting, variant(waiting.phase.task.seed), later(1))
            waiting, _review = grading.grade(acts.show_answer(working, later(2)), Grade.MISSED, later(3))
        assert len(set(seeds)) == 4
        before = grading.undo(waiting, later(4))[0]
        again, _review = grading.grade(before, Grade.MISSED, later(5))
        assert again.task == waiting.task


def test_two_practices_differ() -> None:
    cards: dict[ItemKey, Card] = {key("drill"): drill()}
    one = start(course(cards, practice=True), [key("drill")], NINE)
    other = start(replace(course(cards, practice=True), name="session-2"), [key("drill")], NINE)
    assert one.task is not None
    assert other.task is not None
    assert one.task.seed != other.task.seed


def test_a_flashcard_waits_for_its_numbers_too() -> None:
    source = (
        "deck: small\ncards:\n  - {id: a, front: '{{= n }} + 1?', back: '{{= n + 1 }}', vary: {n: 'integer(10, 99)'}}\n"
    )
    deck = load_deck(source.encode(), "small.yaml").deck
    assert deck is not None
    card = deck.card("a")
    assert not isinstance(card, Problem)
    waiting = start(course({key("a"): card}), [key("a")], NINE)
    assert isinstance(waiting.phase, Preparing)
    found = draw(card, waiting.phase.task.seed, lambda search: Sought(search.seed, search.tries, search.tries))
    assert isinstance(found, Variant)
    asking = prepared(waiting, found, later(1))
    assert isinstance(asking.phase, Asking)
    assert asking.phase.task.card == found.card
    _, review = grading.grade(acts.reveal(asking, later(2)), Grade.KNEW, later(3))
    assert review is not None
    assert review.seed == found.seed
