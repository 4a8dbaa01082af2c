"""The learner's own editor opens at the card."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.browser.editor import editor_command

DECK = Path("/decks/kl view.yaml")


def command(environment: dict[str, str], *installed: str) -> tuple[str, ...] | None:
    return editor_command(environment, DECK, 12, lambda name: name in installed)


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ("vim", "+12", str(DECK))),
        ("/usr/bin/nano", ("/usr/bin/nano", "+12", str(DECK))),
        ("emacsclient -nw", ("emacsclient", "-nw", "+12", str(DECK))),
        ("hx", ("hx", f"{DECK}:12")),
        ("code", ("code", "--wait", "--goto", f"{DECK}:12")),
        ("code --wait", ("code", "--wait", "--goto", f"{DECK}:12")),
        ("subl -w", ("subl", "-w", f"{DECK}:12")),
        ("kate", ("kate", "--line", "12", str(DECK))),
        ("'/opt/my editor/vi'", ("/opt/my editor/vi", "+12", str(DECK))),
    ],
)
def test_the_line_is_named_as_the_editor_takes_it(editor: str, words: tuple[str, ...]) -> None:
    assert command({"EDITOR": editor}) == words


def test_visual_goes_before_editor_and_both_before_what_is_installed() -> None:
    assert command({"VISUAL": "vim", "EDITOR": "ed"}, "nano") == ("vim", "+12", str(DECK))
    assert command({"VISUAL": " ", "EDITOR": "ed"}, "nano") == ("ed", str(DECK))
    assert command({}, "nano", "vi") == ("nano", "+12", str(DECK))
    assert command({}) is None


def test_a_file_is_never_taken_for_an_option() -> None:
    words = editor_command({"EDITOR": "vim"}, Path("-c.yaml"), 1, lambda _: None)
    assert words is not None
    assert words[-1] == str(Path.cwd() / "-c.yaml")
