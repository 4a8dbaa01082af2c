"""Writing a derivation in a session: marks are brought in, slips counted, and the grade that follows."""

from __future__ import annotations

from datetime import UTC, datetime

from quizkl.deck.card import Derivation
from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.maths.derivation.finding import Mark, Proved, Unequal
from quizkl.maths.inquiry import NotDecided
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.study import acts
from quizkl.study.deriving import counterexample, expected, finish, give_up, heard, settle, stand, to_ask, write
from quizkl.study.grading import typed, verdict_text
from quizkl.study.phase import Asking, Deriving, Revealed
from quizkl.study.session import Course, Session, start
from quizkl.study.suggestion import suggested_grade

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DECK = b"""
deck: d
cards:
  - id: kl
    derivation: Split the divergence.
    symbols: {p: distribution(n), q: distribution(n)}
    from: kl(p, q)
    to: cross_entropy(p, q) - entropy(p)
    steps_at_least: 2
    hints: [Begin with the definition.]
    model:
      - = sum_i p_i ln(p_i/q_i)
      - = sum_i p_i ln p_i - sum_i p_i ln q_i
      - = cross_entropy(p, q) - entropy(p)
"""
DEFINITION = "= sum_j p_j ln(p_j/q_j) by definition"
SPLIT = "= sum_k p(k) ln p(k) - sum_k p(k) ln q(k)"
GOAL = "= H(p, q) - H(p)"
WRONG = "= sum_i q_i ln(p_i/q_i)"


def session(derives: bool = True) -> Session:
    deck = load_deck(DECK, "d.yaml").deck
    assert deck is not None
    card = next(iter(deck.cards()))
    key = ItemKey("d", "kl")
    course = Course(lambda _: card, lambda _: Leitner(), {}, "s", derives=derives)
    return start(course, [key], NOW)


def phase(of: Session) -> Deriving:
    assert isinstance(of.phase, Deriving)
    return of.phase


def written(before: Session, *lines: str, marks: dict[str, Mark] | None = None) -> Session:
    """The lines put down and marked: proved, but for those of ``marks``."""
    after = write(before, lines)
    found = {
        asked: (marks or {}).get(text, Proved())
        for asked, text in zip(to_ask(phase(after)), _new(phase(after)), strict=True)
    }
    return settle(heard(after, found))


def _new(deriving: Deriving) -> list[str]:
    from quizkl.study.deriving import rows

    asked = set(to_ask(deriving))
    return [row.text for row in rows(deriving) if row.following in asked]


def test_a_derivation_is_written_where_the_shell_takes_it_and_asked_elsewhere() -> None:
    assert isinstance(session().phase, Deriving)
    assert isinstance(session(derives=False).phase, Asking)


def test_only_lines_without_a_mark_are_asked() -> None:
    after = written(session(), DEFINITION)
    assert to_ask(phase(after)) == ()
    assert len(to_ask(phase(write(after, [DEFINITION, SPLIT])))) == 1


def test_every_line_right_at_first_is_knew_it() -> None:
    after = finish(written(session(), DEFINITION, SPLIT, GOAL), NOW)
    assert isinstance(after.phase, Revealed)
    assert after.phase.right is True
    assert suggested_grade(after.phase) is Grade.KNEW
    assert typed(after.phase) == (DEFINITION, SPLIT, GOAL)
    assert verdict_text(after.phase) == "right"


def test_a_line_that_had_to_be_mended_keeps_the_card_in_its_box() -> None:
    slipped = written(session(), WRONG, marks={WRONG: Unequal((), 1.0, 2.0)})
    assert counterexample(phase(slipped)) == (1, Unequal((), 1.0, 2.0))
    after = finish(written(slipped, DEFINITION, SPLIT, GOAL), NOW)
    assert isinstance(after.phase, Revealed)
    assert suggested_grade(after.phase) is Grade.PARTLY


def test_a_half_typed_line_is_no_slip() -> None:
    half = write(session(), [WRONG])
    marked = heard(half, {asked: Unequal((), 1.0, 2.0) for asked in to_ask(phase(half))})
    after = finish(written(marked, DEFINITION, SPLIT, GOAL), NOW)
    assert isinstance(after.phase, Revealed)
    assert suggested_grade(after.phase) is Grade.KNEW


def test_a_hint_costs_the_rise() -> None:
    after = finish(written(acts.hint(session()), DEFINITION, SPLIT, GOAL), NOW)
    assert isinstance(after.phase, Revealed)
    assert suggested_grade(after.phase) is Grade.PARTLY


def test_one_leap_reaches_the_goal_and_is_not_done() -> None:
    leap = written(session(), GOAL)
    assert stand(phase(leap)).reached
    assert not stand(phase(leap)).done
    assert isinstance(finish(leap, NOW).phase, Deriving)
    assert len(expected(phase(leap))) == 2


def test_a_line_that_was_not_decided_leaves_the_grade_to_the_learner() -> None:
    open_line = written(session(), DEFINITION, SPLIT, GOAL, marks={SPLIT: NotDecided("no proof was found")})
    after = finish(open_line, NOW)
    assert isinstance(after.phase, Revealed)
    assert after.phase.right is None
    assert suggested_grade(after.phase) is None


def test_giving_up_is_missed() -> None:
    after = give_up(session(), NOW)
    assert isinstance(after.phase, Revealed)
    assert suggested_grade(after.phase) is Grade.MISSED


def test_the_card_has_the_kind_that_the_file_says() -> None:
    task = session().task
    assert task is not None
    assert isinstance(task.card, Derivation)
