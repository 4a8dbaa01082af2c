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

ENOUGH_CONTRAST = 4.5
"""What the Web Content Accessibility Guidelines 2.1 ask of text (level AA)."""

_ANSI = {
    Ink.CODE: "cyan",
    Ink.HOLE: "magenta",
    Ink.ACCENT: "blue",
    Ink.KEY: "magenta",
    Ink.GOOD: "green",
    Ink.BAD: "red",
    Ink.WARNING: "yellow",
}


def palette(variables: Mapping[str, str]) -> Palette:
    """The styles of all inks. ``variables`` are a theme's (Textual's ``App.theme_variables``)."""
    return {(ink, cursor): _theme_style(ink, cursor, variables) for ink in Ink for cursor in (False, True)}


def ansi_palette(dark: bool) -> Palette:
    """The same in nothing but the terminal's own colours; ``dark`` says on what ground. The cursor's line is turned
    round, as these colours have no shade of the ground.
    """
    return {(ink, cursor): _ansi_style(ink, cursor, dark) for ink in Ink for cursor in (False, True)}


def _ansi_style(ink: Ink, cursor: bool, dark: bool) -> Style:
    bold, italic, underline = ink in _BOLD, ink is Ink.EMPHASIS, ink is Ink.HOLE
    if cursor:
        return Style(color="default", bgcolor="default", reverse=True, bold=bold, italic=italic, underline=underline)
    dim = ink in _SHARE_OF_FOREGROUND
    # Yellow cannot be read on white.
    colour = "magenta" if ink is Ink.WARNING and not dark else _ANSI.get(ink, "default")
    return Style(color=colour, bgcolor="default", bold=bold, italic=italic, underline=underline, dim=dim)


def _readable(colour: Color, foreground: Color, ground: Color) -> Color:
    """The colour, moved towards the foreground until it stands out enough from the ground."""
    for share in range(11):
        moved = colour.blend(foreground, share / 10)
        if contrast(moved, ground) >= ENOUGH_CONTRAST:
            return moved
    return foreground


def contrast(first: Color, second: Color) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines 2.1, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance, as the same guidelines define it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _theme_style(ink: Ink, cursor: bool, variables: Mapping[str, str]) -> Style:
    foreground, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    if cursor:
        ground = ground.blend(Color.parse(variables["primary"]), _SHARE_OF_PRIMARY)
    if ink is Ink.MUTED:
        colour = _readable(ground.blend(foreground, _SHARE_OF_FOREGROUND[ink]), foreground, ground)
    elif ink is Ink.TRACK:
        colour = ground.blend(foreground, _SHARE_OF_FOREGROUND[ink])
    elif ink in _VARIABLES:
        colour = _readable(Color.parse(variables[_VARIABLES[ink]]), foreground, ground)
    else:
        colour = foreground
    return Style(
        color=colour.rich_color,
        bgcolor=ground.rich_color,
        bold=ink in _BOLD,
        italic=ink is Ink.EMPHASIS,
        underline=ink is Ink.HOLE,
    )
