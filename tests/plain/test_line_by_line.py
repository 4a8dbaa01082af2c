"""A plain session answers every line, and never takes a slip of the hand for an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.settings.settings import Settings
from tests.plain.test_worked import InThisProcess

CHOICE = "{id: pick, choice: Which?, right: This one., wrong: [That one., Another one.]}"
SEVERAL = "{id: several, choice: Which?, right: [This one., That one.], wrong: [Another one.]}"
POINTS = "{id: tell, question: Tell., answer: So., points: [A first point that fills more than one., A second one.]}"
PLAIN = "{id: plain, front: Which one?, back: This one.}"

Study = Callable[..., list[str]]


@pytest.fixture
def studied(tmp_path: Path) -> Study:
    """What is said when lines are typed at a session over the cards; narrow, so that a point takes two lines."""

    def study(cards: list[str], *typed: str) -> list[str]:
        source = "deck: tiny\ncards:\n" + "".join(f"  - {card}\n" for card in cards)
        (tmp_path / "tiny.yaml").write_text(source, encoding="utf-8")
        journal = Journal.open(tmp_path / "journal.db")
        assert isinstance(journal, Journal)
        said: list[str] = []
        with journal:
            desk = Desk(open_shelf([tmp_path]), journal, Settings(), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
            session = begin(desk, plan(desk), "a session")
            run(Room(desk, InThisProcess(), said.append), session, iter(typed), Page(40))
        assert [line for line in said if line != line.rstrip()] == []
        return said

    return study


@pytest.mark.parametrize(("typed", "named"), [("7", "'7'"), ("0", "'0'"), ("9" * 20, "'" + "9" * 20), ("1 b", "'b'")])
def test_what_is_no_option_is_no_answer(studied: Study, typed: str, named: str) -> None:
    said = studied([CHOICE], typed, "quit")
    assert f"{named.rstrip(chr(39))}' is not the number of an option: they go from 1 to 3" in said
    assert not {"Right.", "Wrong."} & set(said)


def test_two_numbers_are_no_answer_where_one_is_right(studied: Study) -> None:
    assert "only one is right: type its number" in studied([CHOICE], "1 2", "quit")


def test_several_numbers_with_commas_or_spaces_are_one_answer(studied: Study) -> None:
    given = {answer: "Right." in studied([SEVERAL], answer, "quit") for answer in ("1, 2", "1 3", "2,3")}
    assert sorted(given.values()) == [False, False, True]


def test_points_are_ticked_by_number_and_aligned(studied: Study) -> None:
    said = studied([POINTS], "", "had 3", "had 2", "quit")
    assert "'3' is not the number of a point: they go from 1 to 2" in said
    assert "  x 2  A second one." in said
    first = next(place for place, line in enumerate(said) if line.startswith("    1  A first"))
    assert said[first + 1].startswith("       ")
    assert said[first + 1][7] != " "


def test_setting_a_card_aside_is_answered(studied: Study) -> None:
    said = studied([PLAIN, POINTS], "flag", "flag", "skip", "bury", "undo", "suspend", "skip", "quit")
    assert said.index("The card is flagged.") < said.index("The card is no longer flagged.")
    assert "Skipped: the card comes again at the end." in said
    assert "Put off until tomorrow; 'undo' takes it back." in said
    assert "Suspended; 'undo' takes it back." in said
    assert "Skipped again: the card is left for another session." in said


def test_a_card_that_undo_brings_back_with_its_answer_does_not_offer_to_show_it(studied: Study) -> None:
    before = studied([PLAIN], "", "quit")
    said = studied([PLAIN], "", "knew", "undo", "quit")
    assert before.count("An empty line reveals the answer.") == 1
    assert said.count("An empty line reveals the answer.") == 1
    assert said.count("This one.") == 2
