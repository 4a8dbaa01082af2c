"""The characters that lines, roots, braces and integrals are drawn with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizkl.formula.characters import Characters


@dataclass(frozen=True, slots=True)
class Strokes:
    """What the block draws with. ``under_brace`` and ``over_brace`` are left end, stroke, middle, right end;
    ``integral`` is top, middle, bottom; ``corners`` are a frame's, row by row; ``hook`` is that of a root's roof."""

    fraction: str
    roof: str
    floor: str
    hook: str
    root: str
    root_stem: str
    root_foot: str
    vertical: str
    crossing: str
    under_brace: str
    over_brace: str
    corners: str
    integral: str
    struck: str


_UNICODE = Strokes(
    fraction="─",
    roof="_",
    floor="‾",
    hook="┌",
    root="√",
    root_stem="│",
    root_foot="╲",
    vertical="│",
    crossing="┼",
    under_brace="╰─┬╯",
    over_brace="╭─┴╮",
    corners="┌┐└┘",
    integral="⌠⎮⌡",
    struck="",
)
_FULL = replace(_UNICODE, struck="\u0338")  # fonts put combining strokes where they belong only sometimes
_ASCII = Strokes(
    fraction="-",
    roof="_",
    floor="-",
    hook=" ",
    root="\\/",
    root_stem="|",
    root_foot="\\",
    vertical="|",
    crossing="+",
    under_brace="\\_ /",
    over_brace="/- \\",
    corners="++++",
    integral="/|/",
    struck="",
)


def strokes_for(characters: Characters) -> Strokes:
    return {Characters.ASCII: _ASCII, Characters.DEJAVU: _UNICODE, Characters.FULL: _FULL}[characters]
