"""``quizkl browse``, run as a learner runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.browse import command
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Flag, Move
from quizkl.journal.journal import Journal
from quizkl.schedule.grade import Grade
from tests.browser.test_card_history import DAY, NOON, review

DECK = r"""
deck: mine
title: The divergence
cards:
  - {id: definition, front: 'What is $D_{\mathrm{KL}}$?', back: An expected log-ratio., tags: [basics]}
  - id: drill
    exercise: From p = {{= p }}.
    vary: {p: 'simplex(2, step=0.1, min=0.1)'}
    steps: [{ask: it, answer: entropy(p)}]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "kl.yaml").write_text(DECK, encoding="utf-8")
    journal = Journal.open(tmp_path / "journal.db")
    assert isinstance(journal, Journal)
    key = ItemKey("mine", "definition")
    with journal:
        journal.append(review(Grade.KNEW, 0, key))
        journal.append(Flag(key, NOON))
        journal.append(Move(key, 3, DAY, DAY, NOON))
        journal.append(review(Grade.MISSED, 1, ItemKey("mine", "drill"), ("0.5", "ln 2"), "wrong ; right"))
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path))
    monkeypatch.setenv("QUIZKL_NOW", "2026-03-03T12:00:00+00:00")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def ids(result: Result) -> list[str]:
    cards = json.loads(result.stdout)["cards"]
    return [card["card"] for card in cards if card["card"].startswith("mine/")]


def test_what_is_found_is_a_line_a_card(home: Path) -> None:
    result = run("deck:mine", "log-ratio", "--plain")
    assert result.stdout == "mine/definition  flashcard  box 3  due 2026-03-01  flagged  What is D_KL?\n"
    assert result.stderr == "1 card\n"


def test_queries_orders_and_limits(home: Path) -> None:
    assert ids(run("deck:mine", "--json")) == ["mine/definition", "mine/drill"]
    assert ids(run("deck:mine", "-tag:basics", "--json")) == ["mine/drill"]
    assert ids(run("deck:mine", "--json", "--order", "box")) == ["mine/drill", "mine/definition"]
    assert ids(run("deck:mine", "--json", "--order", "box", "--reverse", "--limit", "1")) == ["mine/definition"]
    assert ids(run('deck:mine "expected log"', "--json")) == ["mine/definition"]


def test_a_card_as_json_has_all_that_is_known_of_it(home: Path) -> None:
    found = json.loads(run("is:flagged", "--json", "--history").stdout)
    assert (found["query"], found["found"]) == ("is:flagged", 1)
    (card,) = found["cards"]
    history = card.pop("history")
    assert card == {
        "card": "mine/definition",
        "deck": "mine",
        "kind": "flashcard",
        "tags": ["basics"],
        "question": "What is D_KL?",
        "box": 3,
        "due": "2026-03-01",
        "reviews": 1,
        "lapses": 0,
        "is_due": True,
        "suspended": False,
        "buried": False,
        "flagged": True,
        "leech": False,
        "file": str(home / "decks" / "kl.yaml"),
        "line": 5,
    }
    assert [(each["event"], each["box"]) for each in history] == [("review", 2), ("flag", 2), ("move", 3)]
    assert history[0]["grade"] == "knew"


def test_the_history_has_what_was_typed_and_the_numbers(home: Path) -> None:
    lines = run("kind:exercise", "deck:mine", "--plain", "--history").stdout.splitlines()
    assert lines[1:4] == [
        "    2026-03-02 12:00  missed -> box 1",
        "        0.5  not right",
        "        ln 2  right",
    ]
    assert lines[4].startswith("        with p = [0.")


def test_a_query_that_cannot_be_read_is_said(home: Path) -> None:
    result = run("dekc:kl", "--plain")
    assert result.exit_code == 2
    assert "there is no key dekc:. Did you mean deck:?" in result.stderr


def test_without_a_terminal_the_browser_says_what_to_do(home: Path) -> None:
    result = run("entropy")
    assert result.exit_code == 2
    assert "'quizkl browse --plain' prints the cards" in result.stderr


def test_all_that_is_found_is_put_away_and_taken_back(home: Path) -> None:
    assert run("deck:mine", "--suspend").stdout == "2 cards suspended. quizkl browse --undo takes that back.\n"
    assert ids(run("is:suspended", "--json")) == ["mine/definition", "mine/drill"]
    assert run("--undo").stdout == "2 changes taken back.\n"
    assert ids(run("is:suspended", "--json")) == []


def test_cards_are_put_into_a_box_or_made_new(home: Path) -> None:
    assert "mine/drill put into box 5, due in 16 days." in run("deck:mine", "kind:exercise", "--box", "5").stdout
    assert ids(run("box:5", "--json")) == ["mine/drill"]
    assert "mine/drill new again" in run("box:5", "--reset").stdout
    assert ids(run("is:new deck:mine", "--json")) == ["mine/drill"]


def test_reviews_are_not_taken_back_from_here(home: Path) -> None:
    result = run("--undo")
    assert result.exit_code == 1
    assert "what happened last is a review" in result.stderr


def test_nothing_is_done_without_saying_to_which_cards(home: Path) -> None:
    assert run("--reset").exit_code == 2
    assert run("is:leech", "--reset").stdout == "No card is found, and nothing was done.\n"
    assert run("dekc:x", "--flag").exit_code == 2
