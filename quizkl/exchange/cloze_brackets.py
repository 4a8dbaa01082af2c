"""``[brackets]`` in a text become the numbered holes of a cloze, as decks write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.text.formulas import locate_formulas
from quizkl.text.holes import locate_holes

_BRACKET = re.compile(r"\\[\[\]]|!\[|[\[\]]")


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a text cannot be a cloze."""

    message: str
    hint: str


def holes_of_brackets(text: str) -> str | Broken:
    r"""The text with a hole for each pair of brackets. ``\[`` is a bracket, and so is one in a formula, in code or of
    an image.
    """
    located = locate_formulas(text)
    skip = [*((span.start, span.end) for span in located.formulas), *located.code]
    pieces: list[str] = []
    position, opened, image, holes = 0, -1, False, 0
    for found in _BRACKET.finditer(text):
        if any(start <= found.start() < end for start, end in skip):
            continue
        if found[0].startswith("\\"):
            pieces += [text[position : found.start()], found[0][1]]
            position = found.end()
        elif found[0] == "![":
            image = True
        elif found[0] == "[":
            if opened >= 0:
                return Broken("a bracket inside a bracket", "A hole cannot be in a hole; write \\[ for a bracket.")
            pieces += [text[position : found.start()], f"{{{{c{holes + 1}::"]
            position, opened = found.end(), found.end()
        elif image:
            image = False
        elif opened >= 0:
            holes += 1
            pieces += [text[position : found.start()], "}}"]
            position, opened = found.end(), -1
        else:
            return Broken("a bracket ] that none opens", "Write \\] for a bracket.")
    if opened >= 0:
        return Broken("a bracket [ that is never closed", "Write \\[ for a bracket.")
    if not holes:
        return Broken("this cloze (C:) hides nothing", "Put what is to be recalled in [brackets].")
    return _checked("".join(pieces) + text[position:], holes)


def _checked(text: str, holes: int) -> str | Broken:
    """The text if a deck reads just these holes out of it, without hints: ``::`` in one would begin a hint."""
    found, problems = locate_holes(text, locate_formulas(text))
    if problems:
        hint = problems[0].hint
        return Broken(problems[0].message, hint[:1].upper() + hint[1:])
    if len(found) != holes:
        return Broken("the brackets are not holes that can be told apart", "Take braces out of them.")
    if any(span.hint < span.hint_end for span in found):
        return Broken("a hole with :: in it, behind which a deck has a hint", "Put code in `backticks`.")
    return text
