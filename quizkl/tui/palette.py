"""The colours of the inks, taken from the theme.

They are worked out once for a theme instead of being classes of a style sheet: a dozen classes for every widget would
cost more time than all else of the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color

from quizkl.tui.ink import Ink

Palette = Mapping[tuple[Ink, bool], Style]
"""The style of an ink off and on the cursor's line."""

_VARIABLES = {
    Ink.CODE: "text-accent",
    Ink.HOLE: "text-accent",
    Ink.ACCENT: "text-primary",
    Ink.KEY: "text-accent",
    Ink.GOOD: "text-success",
    Ink.BAD: "text-error",
    Ink.WARNING: "text-warning",
}
_BOLD = {Ink.STRONG, Ink.HOLE, Ink.ACCENT, Ink.KEY, Ink.GOOD, Ink.BAD, Ink.WARNING}
_SHARE_OF_FOREGROUND = {Ink.MUTED: 0.6, Ink.TRACK: 0.25}
_SHARE_OF_PRIMARY = 0.25
_ANSI = {
    Ink.CODE: "cyan",
    Ink.HOLE: "magenta",
    Ink.ACCENT: "blue",
    Ink.KEY: "magenta",
    Ink.GOOD: "green",
    Ink.BAD: "red",
    Ink.WARNING: "yellow",
}


def palette(variables: Mapping[str, str], ansi: bool) -> Palette:
    """The styles of all inks. ``variables`` are the theme's (``Textual's App.theme_variables``); with ``ansi`` only
    the terminal's own colours are used, and the cursor's line is turned round, as they have no shade of the ground.
    """
    style = _ansi_style if ansi else _theme_style
    return {(ink, cursor): style(ink, cursor, variables) for ink in Ink for cursor in (False, True)}


def _ansi_style(ink: Ink, cursor: bool, variables: Mapping[str, str]) -> Style:
    bold, italic, underline = ink in _BOLD, ink is Ink.EMPHASIS, ink is Ink.HOLE
    if cursor:
        return Style(color="default", bgcolor="default", reverse=True, bold=bold, italic=italic, underline=underline)
    dim = ink in _SHARE_OF_FOREGROUND
    colour = _ANSI.get(ink, "default")
    return Style(color=colour, bgcolor="default", bold=bold, italic=italic, underline=underline, dim=dim)


def _theme_style(ink: Ink, cursor: bool, variables: Mapping[str, str]) -> Style:
    foreground, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    if cursor:
        ground = ground.blend(Color.parse(variables["primary"]), _SHARE_OF_PRIMARY)
    if ink in _SHARE_OF_FOREGROUND:
        colour = ground.blend(foreground, _SHARE_OF_FOREGROUND[ink])
    elif ink in _VARIABLES:
        colour = Color.parse(variables[_VARIABLES[ink]])
    else:
        colour = foreground
    return Style(
        color=colour.rich_color,
        bgcolor=ground.rich_color,
        bold=ink in _BOLD,
        italic=ink is Ink.EMPHASIS,
        underline=ink is Ink.HOLE,
    )
