"""The settings come into force in the application: at its start, and when they are changed while it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBar, ScrollBarRender

from quizkl.deck.problem import Problem
from quizkl.settings.settings import Settings
from quizkl.tui.own_keys import keymap_at_once, take_keys
from quizkl.tui.screen import QuizklScreen

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of whole cells: its ends are no block characters."""

    VERTICAL_BARS = [" "]  # noqa: RUF012  (Textual's own declaration)
    HORIZONTAL_BARS = [" "]  # noqa: RUF012


def begin_with(app: QuizklApp, settings: Settings) -> tuple[Problem, ...]:
    """Take the settings before anything is shown; the problems that are seen at once. Which keys clash takes a look at
    all screens: ``look_into_keys`` does that once the first one is there.
    """
    take_signs(app)
    if settings.reduced_motion:
        app.animation_level = "none"
    if settings.keys:
        _take_keymap(app, keymap_at_once(settings))
    if not settings.theme or settings.theme in app.available_themes:
        app.theme = _drawable(app, settings.theme or app.theme)
        return ()
    from quizkl.tui.settings.check import check_theme

    return check_theme(settings)


async def look_into_keys(app: QuizklApp) -> None:
    """Let go of keys that clash, and say so."""
    from quizkl.tui.settings.check import effective

    settings = app.desk.settings
    held, problems = await asyncio.to_thread(effective, settings)
    if app.desk.settings is settings:  # nothing else was set meanwhile
        new = [problem for problem in problems if problem not in app.desk.problems]
        app.desk = replace(app.desk, settings=held, problems=(*app.desk.problems, *new))
        _take_keymap(app, keymap_at_once(held))
        _tell(app)


def take_settings(app: QuizklApp, settings: Settings, problems: Sequence[Problem]) -> None:
    """Put changed settings into force. ``problems`` are those of reading them."""
    from quizkl.tui.settings.check import effective

    held, further = effective(settings)
    app.desk = replace(app.desk, settings=held, problems=(*problems, *further))
    app.theme = _drawable(app, held.theme or app.usual_theme)
    app.animation_level = "none" if held.reduced_motion else app.usual_animation
    _take_keymap(app, keymap_at_once(held))
    if held.characters is not app.look.characters:
        app.look = replace(app.look, characters=held.characters)
        take_signs(app)
        for screen in app.screen_stack:
            if isinstance(screen, QuizklScreen):
                screen.look_again(app.look)
    _tell(app)


def _drawable(app: QuizklApp, theme: str) -> str:
    """The theme, or where there are sixteen colours these as the terminal has them: of the shades of a theme they would
    make others, in which not all can be read.
    """
    wanted = app.available_themes[theme]
    if wanted.ansi or app.console.color_system != "standard":
        return theme
    return "ansi-dark" if wanted.dark else "ansi-light"


def take_signs(app: QuizklApp) -> None:
    """What Textual draws: scroll bars end within a cell, and borders are round, only where such characters may be
    drawn.
    """
    app.set_class(app.look.ascii, "-ascii")
    ScrollBar.renderer = PlainScrollBar if app.look.ascii else ScrollBarRender


def _take_keymap(app: QuizklApp, keymap: Mapping[str, str]) -> None:
    app.set_keymap(keymap)
    take_keys(app, keymap)
    if app.is_running:
        for screen in app.screen_stack:
            if isinstance(screen, QuizklScreen):
                take_keys(screen, keymap)
                screen.show_hints()


def _tell(app: QuizklApp) -> None:
    for screen in app.screen_stack:
        if isinstance(screen, QuizklScreen):
            screen.take_desk(app.desk)
