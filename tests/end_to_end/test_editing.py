"""A card is edited in the learner's own editor, and seen anew when that has ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.pseudo_terminal import Terminal, quizkl

DECK = """\
deck: tiny
title: A tiny deck
cards:
  - {id: first, front: What is first?, back: One.}
  - {id: second, front: What is second?, back: Two.}
"""
EDITOR = """
import pathlib, signal, sys
signal.signal(signal.SIGINT, lambda *_: print("INTERRUPTED", flush=True))
line, file = sys.argv[1:]
print("EDITING", line, pathlib.Path(file).name, flush=True)
input()
deck = pathlib.Path(file)
deck.write_text(deck.read_text().replace("What is second?", "What comes second?"))
"""
MONDAY = "2026-03-02T09:00+01:00"


def test_the_editor_opens_at_the_card_and_the_deck_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    (decks / "tiny.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "editor.py").write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{tmp_path / 'editor.py'}'")
    monkeypatch.delenv("VISUAL", raising=False)
    with Terminal(quizkl("browse", "deck:tiny"), tmp_path / "home", MONDAY, tmp_path) as terminal:
        terminal.wait_for(r"What is second\?")
        terminal.write("j")
        terminal.wait_for(r"Two\.")
        terminal.write("e")
        terminal.wait_for(r"EDITING \+5 tiny\.yaml")
        terminal.write("\x03")  # meant for the editor, and not for what waits behind it
        terminal.wait_for("INTERRUPTED")
        terminal.line()
        terminal.wait_for(r"What comes second\?")
        terminal.write("q")
        assert terminal.exit_status() == 0


def test_an_editor_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    (decks / "tiny.yaml").write_text(DECK, encoding="utf-8")
    monkeypatch.setenv("VISUAL", str(tmp_path / "no-such-editor"))
    with Terminal(quizkl("browse", "deck:tiny"), tmp_path / "home", MONDAY, tmp_path) as terminal:
        terminal.wait_for(r"What is second\?")
        terminal.write("e")
        terminal.wait_for(r"no-such-editor cannot be")
        terminal.write("q")
        assert terminal.exit_status() == 0


def test_what_another_program_writes_is_seen_by_itself(tmp_path: Path) -> None:
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    (decks / "tiny.yaml").write_text(DECK, encoding="utf-8")
    with Terminal(quizkl("browse", "deck:tiny"), tmp_path / "home", MONDAY, tmp_path) as terminal:
        terminal.wait_for(r"What is second\?")
        (decks / "tiny.yaml").write_text(DECK.replace("What is second?", "What comes second?"), encoding="utf-8")
        terminal.wait_for(r"What comes second\?")
        (decks / "tiny.yaml").write_text(DECK.replace("front: What is second?", "frnt: What"), encoding="utf-8")
        terminal.wait_for(r"tiny\.yaml:5")
        terminal.write("q")
        assert terminal.exit_status() == 0
