"""What the command palette lists: everything that has a key here, then what has none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from quizkl.formula.characters import Characters
from quizkl.tui.screen import QuizklScreen

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


def commands(app: QuizklApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands that are possible on ``screen``."""
    if isinstance(screen, QuizklScreen):
        yield from _of_screen(screen)
    about = "Choose colours; ansi-dark and ansi-light are the terminal's own"
    yield SystemCommand("Theme", about, app.action_change_theme)
    for characters in Characters:
        title = f"Characters: {characters.name.lower()}"
        yield SystemCommand(title, "What formulas are drawn with", partial(app.draw_with, characters))


def _of_screen(screen: QuizklScreen) -> Iterator[SystemCommand]:
    seen: set[str] = set()
    for action, binding in screen.own_actions():
        key = screen.key_of(action)
        if key and binding.show and binding.description not in seen:
            seen.add(binding.description)
            title, more = _title_and_more(binding.description)
            yield SystemCommand(title, f"{more}  ({key})".strip(), partial(screen.run_action, action))


def _title_and_more(description: str) -> tuple[str, str]:
    """``Bury: put it off`` as its name and the rest."""
    cut = min((at for mark in ":;," if (at := description.find(mark)) > 0), default=len(description))
    return description[:cut], description[cut + 1 :].strip()
