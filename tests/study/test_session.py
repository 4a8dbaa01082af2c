"""One card after another: what a session shows, remembers and takes back."""

from __future__ import annotations

import pytest

from quizkl.journal.event import Bury, Flag, Suspend, Undo, Unflag
from quizkl.marking.verdict import Incomplete, Right, Unreadable, Verdict, Wrong
from quizkl.schedule.grade import Grade
from quizkl.schedule.state import New, Scheduled
from quizkl.study import acts, grading
from quizkl.study.options import offered
from quizkl.study.phase import Asking, Finished, Revealed, Working
from quizkl.study.session import Session, recorded, start
from quizkl.study.suggestion import suggested_grade
from tests.study.desk_of_cards import NINE, choice, course, exercise, flashcard, key, later, question

RIGHT = Right("0.0258", "0.0258 nats")
WRONG = Wrong("0.03", "0.0258 nats")


def session_of(*names: str) -> Session:
    cards = {key(name): flashcard(name) for name in names}
    return start(course(dict(cards)), cards, NINE)


def graded(session: Session, grade: Grade) -> Session:
    session = acts.reveal(session, later(5))
    return grading.grade(session, grade, later(6))[0]


def shown(session: Session) -> str:
    return session.task.key.card if session.task else "nothing"


def revealed(session: Session) -> Revealed:
    assert isinstance(session.phase, Revealed)
    return session.phase


def test_cards_come_in_the_order_of_the_queue_and_then_the_session_is_over() -> None:
    session = session_of("a", "b")
    assert shown(session) == "a"
    session = graded(session, Grade.KNEW)
    assert shown(session) == "b"
    assert session.done == 1
    session = graded(session, Grade.PARTLY)
    assert session.finished
    assert session.done == session.total == 2


def test_a_card_cannot_be_graded_before_its_answer_is_shown() -> None:
    session = session_of("a")
    assert grading.grade(session, Grade.KNEW, NINE) == (session, None)


def test_a_review_says_what_when_and_how_well() -> None:
    session = acts.reveal(session_of("a"), later(7))
    _, review = grading.grade(session, Grade.KNEW, later(9))
    assert review is not None
    assert (review.item, review.grade, review.session) == (key("a"), Grade.KNEW, "session-1")
    assert (review.shown_at, review.answered_at) == (NINE, later(7))
    assert review.scheduler.startswith("leitner boxes=1,2,4,8,16,32,64")
    assert not review.relearning


def test_a_missed_card_comes_back_five_cards_later_until_it_is_known() -> None:
    session = graded(session_of(*"abcdefg"), Grade.MISSED)
    order = []
    for _ in range(6):
        order.append(shown(session))
        session = graded(session, Grade.KNEW)
    assert order == ["b", "c", "d", "e", "f", "a"]
    assert shown(session) == "g"


def test_relearning_is_written_down_and_does_not_move_the_box() -> None:
    session = graded(session_of("a"), Grade.MISSED)
    assert session.task is not None
    assert session.task.relearning
    assert grading.preview(session, NINE) == {}
    once_more = acts.reveal(session, later(10))
    session, review = grading.grade(once_more, Grade.PARTLY, later(11))
    assert review is not None
    assert review.relearning
    assert shown(session) == "a", "partly is not yet known"
    session = graded(session, Grade.KNEW)
    assert session.finished
    standing = session.standing(key("a"))
    assert isinstance(standing, Scheduled)
    assert standing.box == 1


def test_a_new_card_that_was_known_goes_to_box_two() -> None:
    session = graded(session_of("a"), Grade.KNEW)
    (outcome,) = session.outcomes
    assert outcome.task.before == New()
    assert isinstance(outcome.after, Scheduled)
    assert outcome.after.box == 2


def test_undo_takes_back_any_number_of_grades_even_after_the_last_card() -> None:
    first = acts.reveal(session_of("a", "b"), later(1))
    session = recorded(grading.grade(first, Grade.KNEW, later(2))[0], 41)
    second = acts.reveal(session, later(3))
    session = recorded(grading.grade(second, Grade.MISSED, later(4))[0], 42)
    session, undone = grading.undo(session, later(5))
    assert undone == Undo(42, later(5))
    assert session == second
    session, undone = grading.undo(session, later(6))
    assert undone == Undo(41, later(6))
    assert session == first
    assert grading.undo(session, later(7)) == (first, None)


def test_an_undone_skip_leaves_nothing_in_the_journal() -> None:
    session = session_of("a", "b")
    skipped = grading.skip(session, NINE)
    assert shown(skipped) == "b"
    back, event = grading.undo(skipped, NINE)
    assert (shown(back), event) == ("a", None)


def test_a_skipped_card_comes_last_and_skipped_again_is_left_for_another_time() -> None:
    session = grading.skip(session_of("a", "b"), NINE)
    session = graded(session, Grade.KNEW)
    assert shown(session) == "a"
    session = grading.skip(session, NINE)
    assert session.finished
    assert session.standing(key("a")) == New()


def test_buried_and_suspended_cards_leave_the_session_with_an_event() -> None:
    session, buried = grading.bury(session_of("a", "b", "c"), NINE)
    assert buried == Bury(key("a"), NINE.date(), NINE)
    session, suspended = grading.suspend(session, NINE)
    assert suspended == Suspend(key("b"), NINE)
    assert shown(session) == "c"


def test_a_flag_is_set_and_taken_away_and_the_card_stays() -> None:
    session, event = grading.flag(session_of("a"), NINE)
    assert event == Flag(key("a"), NINE)
    session, event = grading.flag(session, NINE)
    assert event == Unflag(key("a"), NINE)
    assert shown(session) == "a"


def test_hints_come_one_by_one_and_end() -> None:
    session = start(course({key("a"): flashcard("a", hints=2)}), [key("a")], NINE)
    for expected in (1, 2, 2):
        session = acts.hint(session)
        assert isinstance(session.phase, Asking)
        assert session.phase.hints == expected


def test_an_item_whose_card_is_gone_is_left_out_and_said() -> None:
    session = start(course({key("b"): flashcard("b")}), [key("a"), key("b")], NINE)
    assert shown(session) == "b"
    assert [problem.message for problem in session.left_out] == ["deck/a is gone"]
    assert session.total == 1


@pytest.mark.parametrize(
    ("ticked", "grade"), [((), Grade.MISSED), ((1,), Grade.PARTLY), ((0, 1, 2), Grade.KNEW), ((0, 0), Grade.MISSED)]
)
def test_ticked_points_suggest_the_grade(ticked: tuple[int, ...], grade: Grade) -> None:
    session = acts.reveal(start(course({key("q"): question(3)}), [key("q")], NINE), later(1))
    for position in ticked:
        session = acts.tick(session, position)
    assert suggested_grade(revealed(session)) is grade


def worked(*answers: Verdict | str) -> Session:
    """An exercise of two steps with these answers; a text is an act."""
    session = start(course({key("x"): exercise(2)}), [key("x")], NINE)
    for answer in answers:
        if answer == "show":
            session = acts.show_answer(session, later(2))
        elif answer == "hint":
            session = acts.hint(session)
        elif not isinstance(answer, str):
            session = acts.tried(session, "typed", answer, later(2))
    return session


@pytest.mark.parametrize(
    ("answers", "grade"),
    [
        ((RIGHT, RIGHT), Grade.KNEW),
        ((WRONG, RIGHT, RIGHT), Grade.PARTLY),
        (("hint", RIGHT, RIGHT), Grade.PARTLY),
        ((RIGHT, WRONG, "show"), Grade.MISSED),
        ((Unreadable("ln of what?"), RIGHT, Incomplete("0.03", "two digits more"), RIGHT), Grade.KNEW),
    ],
)
def test_the_steps_of_an_exercise_suggest_the_grade(answers: tuple[Verdict | str, ...], grade: Grade) -> None:
    assert suggested_grade(revealed(worked(*answers))) is grade


def test_a_step_stays_open_until_it_is_right_or_given_up() -> None:
    phase = worked(WRONG, WRONG).phase
    assert isinstance(phase, Working)
    assert (phase.current, phase.steps[0].attempts) == (0, 2)


def test_the_learner_has_the_last_word_on_a_verdict() -> None:
    session = worked(RIGHT, WRONG, "show")
    assert suggested_grade(revealed(acts.overrule(session))) is Grade.KNEW
    assert suggested_grade(revealed(acts.overrule(worked(RIGHT, RIGHT)))) is Grade.MISSED
    assert acts.overrule(acts.overrule(session)) == session


def test_one_right_option_is_answered_by_picking_it() -> None:
    session = start(course({key("c"): choice()}), [key("c")], NINE)
    assert session.task is not None
    options = offered(choice(), session.task.seed)
    right = next(position for position, option in enumerate(options) if option.right)
    assert suggested_grade(revealed(acts.pick(session, right, later(1)))) is Grade.KNEW
    assert suggested_grade(revealed(acts.pick(session, (right + 1) % 4, later(1)))) is Grade.MISSED


def test_several_right_options_must_all_be_chosen_and_no_other() -> None:
    card = choice(right=2, wrong=2)
    session = start(course({key("c"): card}), [key("c")], NINE)
    assert session.task is not None
    options = offered(card, session.task.seed)
    right = [position for position, option in enumerate(options) if option.right]
    one = acts.pick(session, right[0], later(1))
    assert isinstance(one.phase, Asking)
    both = acts.pick(one, right[1], later(2))
    assert revealed(acts.reveal(one, later(3))).right is False
    assert revealed(acts.reveal(both, later(3))).right is True


def test_the_options_come_in_the_same_order_when_a_review_is_taken_again() -> None:
    session = start(course({key("c"): choice()}), [key("c")], NINE)
    assert session.task is not None
    again, _ = grading.undo(grading.skip(session, NINE), NINE)
    assert again.task is not None
    assert offered(choice(), again.task.seed) == offered(choice(), session.task.seed)


def test_practice_is_written_down_and_moves_nothing() -> None:
    session = start(course({key("a"): flashcard("a")}, practice=True), [key("a")], NINE)
    session, review = grading.grade(acts.reveal(session, later(1)), Grade.KNEW, later(2))
    assert review is not None
    assert review.practice
    assert session.standing(key("a")) == New()
    assert isinstance(session.phase, Finished)
