"""A run in a session: predictions are kept, the run follows, and what came out is compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.experiments.experiment import ResultValue
from quizkl.experiments.run import Failed, Finished, Record, Stopped
from quizkl.marking.verdict import Incomplete, Right, Unreadable, Verdict, Wrong
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.study import acts
from quizkl.study.grading import grade, typed, undo, verdict_text
from quizkl.study.phase import Comparing, Predicting, Revealed, Running
from quizkl.study.predicting import again, compared, ended, go_without, pass_by, predict, questions, take_back
from quizkl.study.session import Course, Session, start
from quizkl.study.suggestion import suggested_grade

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DECK = b"""
deck: d
cards:
  - id: mean
    experiment: fit-normal-mean
    hints: [A tenth at each step.]
    predict:
      - {ask: Where is it?, answer: result.mu, decimals: 2}
      - {ask: What is the divergence?, answer: result.kl, unit: nats, abs: 0.01}
"""
RESULTS: dict[str, ResultValue] = {"mu": 1.87, "kl": 0.008, "nll": 1.45, "data_mean": 2.01, "true_mu": 2.0}
RECORD = Record(25, 25, {}, RESULTS)
DONE = Finished((RECORD,), RESULTS)
RIGHT = Right("1.87", "1.87")
WRONG = Wrong("2.00", "1.87")


def session() -> Session:
    deck = load_deck(DECK, "d.yaml").deck
    assert deck is not None
    card = next(iter(deck.cards()))
    course = Course(lambda _: card, lambda _: Leitner(), {}, "s")
    return start(course, [ItemKey("d", "mean")], NOW)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def running() -> Session:
    return predict(predict(session(), "1.86", later(10)), "0.01", later(20))


def revealed(*verdicts: Verdict | None) -> Session:
    return compared(ended(running(), DONE), verdicts)


def test_predictions_are_kept_one_after_the_other_and_then_it_runs() -> None:
    first = session()
    assert isinstance(first.phase, Predicting)
    second = predict(first, "1.86", later(10))
    assert isinstance(second.phase, Predicting)
    assert (second.phase.predictions, second.phase.current) == (("1.86",), 1)
    last = predict(second, "0.01 nats", later(20))
    assert isinstance(last.phase, Running)
    assert last.phase.predictions == ("1.86", "0.01 nats")


@pytest.mark.parametrize(
    ("given", "why"),
    [("1.8.6", Unreadable), ("sigma", Unreadable), ("1.86 nats", Unreadable), ("1.9", Incomplete), ("2", Incomplete)],
)
def test_what_cannot_be_compared_is_refused_and_costs_nothing(given: str, why: type[Verdict]) -> None:
    after = predict(session(), given, later(10))
    assert isinstance(after.phase, Predicting)
    assert after.phase.current == 0
    assert after.phase.refused is not None
    assert isinstance(after.phase.refused.verdict, why)
    mended = predict(after, "2(1 - 0.9^25)", later(20))
    assert isinstance(mended.phase, Predicting)
    assert (mended.phase.current, mended.phase.refused) == (1, None)


def test_a_prediction_can_be_taken_back_until_it_runs() -> None:
    second = predict(session(), "1.86", later(10))
    back = take_back(second)
    assert isinstance(back.phase, Predicting)
    assert back.phase.predictions == ()
    assert take_back(back) is back
    gone = running()
    assert take_back(gone) is gone


def test_the_answer_is_compared_with_the_results_of_the_run() -> None:
    after = ended(running(), DONE)
    assert isinstance(after.phase, Comparing)
    asked = questions(after.phase)
    assert [one and one[1] for one in asked] == ["1.86", "0.01"]
    assert str(after.phase.ran.results["mu"]) == "1.87"


@pytest.mark.parametrize(
    ("verdicts", "suggested"),
    [((RIGHT, RIGHT), Grade.KNEW), ((RIGHT, WRONG), Grade.PARTLY), ((WRONG, WRONG), Grade.MISSED)],
)
def test_the_predictions_suggest_the_grade(verdicts: tuple[Verdict, ...], suggested: Grade) -> None:
    phase = revealed(*verdicts).phase
    assert isinstance(phase, Revealed)
    assert (suggested_grade(phase), phase.right) == (suggested, suggested is Grade.KNEW)


def test_what_was_foreseen_with_a_hint_was_known_partly() -> None:
    hinted = acts.hint(session())
    done = compared(ended(predict(predict(hinted, "1.87", later(1)), "0.01", later(2)), DONE), (RIGHT, RIGHT))
    assert isinstance(done.phase, Revealed)
    assert suggested_grade(done.phase) is Grade.PARTLY


def test_the_learner_has_the_last_word() -> None:
    phase = acts.overrule(revealed(RIGHT, WRONG)).phase
    assert isinstance(phase, Revealed)
    assert suggested_grade(phase) is Grade.KNEW


def test_no_prediction_counts_as_missed() -> None:
    passed = pass_by(predict(session(), "1.87", later(1)), later(2))
    assert isinstance(passed.phase, Running)
    assert passed.phase.predictions == ("1.87", None)
    after = ended(passed, DONE)
    assert isinstance(after.phase, Comparing)
    assert questions(after.phase)[1] is None
    done = compared(after, (RIGHT, None)).phase
    assert isinstance(done, Revealed)
    assert (suggested_grade(done), verdict_text(done)) == (Grade.PARTLY, "right ; shown")


def test_a_run_that_was_stopped_is_compared_with_what_it_had() -> None:
    after = ended(running(), Stopped("the time was up", (RECORD,), RESULTS))
    assert isinstance(after.phase, Comparing)
    assert after.phase.ran.stopped == "the time was up"


@pytest.mark.parametrize("end", [Failed("it broke"), Stopped("it was cancelled", (), {})])
def test_a_run_that_came_to_nothing_can_be_run_again_or_gone_without(end: Failed | Stopped) -> None:
    failed = ended(running(), end)
    assert isinstance(failed.phase, Running)
    assert failed.phase.failed == end.reason
    restarted = again(failed)
    assert isinstance(restarted.phase, Running)
    assert restarted.phase.failed == ""
    without = go_without(failed).phase
    assert isinstance(without, Revealed)
    assert (without.right, suggested_grade(without), without.ran) == (None, None, None)


def test_what_could_not_be_marked_is_judged_by_the_learner() -> None:
    phase = revealed(RIGHT, Unreadable("The answer could not be computed in time.")).phase
    assert isinstance(phase, Revealed)
    assert (phase.right, suggested_grade(phase)) == (None, None)


def test_the_time_that_counts_is_that_of_predicting() -> None:
    _, review = grade(revealed(RIGHT, WRONG), Grade.PARTLY, later(500))
    assert review is not None
    assert (review.answered_at, review.typed) == (later(20), ("1.86", "0.01"))
    assert review.verdict == "right ; wrong"


def test_undo_brings_the_comparison_back() -> None:
    before = revealed(RIGHT, WRONG)
    after, _ = grade(before, Grade.PARTLY, later(30))
    back, _ = undo(after, later(40))
    assert back.phase == before.phase
    assert isinstance(back.phase, Revealed)
    assert typed(back.phase) == ("1.86", "0.01")


def test_nothing_happens_in_another_phase() -> None:
    asked, gone, done = session(), running(), revealed(RIGHT, WRONG)
    for act in (take_back, again, go_without):
        assert act(done) is done
    assert ended(asked, DONE) is asked
    assert compared(asked, ()) is asked
    assert pass_by(gone, later(30)) is gone
    assert predict(gone, "1", later(30)) is gone
