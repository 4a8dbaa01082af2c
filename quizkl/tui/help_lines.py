"""Help, made from the keys that the screen has."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, muted
from quizkl.tui.key_name import key_name
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_KEYS = 14


def help_lines(
    bindings: Iterable[Binding], schedule: str, rules: str, columns: int, look: Look, more: Iterable[str] = ()
) -> list[Line]:
    """Every action once, with all its keys; then ``more`` paragraphs, the schedule and the rules of tries and hints."""
    grades = "missed sends a card back, partly keeps it where it is, knew moves it up."
    about = [
        *paragraph(f"The schedule: {schedule}", columns),
        *paragraph(f"Grades: {grades}", columns),
        *paragraph(f"Exercises: {rules}", columns),
        *paragraph("On Home, known is the share of a deck's cards above box 1.", columns),
    ]
    mouse = line(muted("The mouse works too: "), "click what is printed.")
    own = [row for text in more for row in (*paragraph(look.words(text), columns), EMPTY)]
    return [*key_lines(bindings, columns, look), EMPTY, *own, *about, EMPTY, mouse]


def key_lines(bindings: Iterable[Binding], columns: int, look: Look) -> list[Line]:
    """Every action once, with all its keys."""
    keys: dict[str, list[str]] = {}
    for binding in bindings:
        if binding.description and binding.show:
            names = keys.setdefault(binding.description, [])
            if (name := key_name(binding, look.ascii)) not in names:
                names.append(name)
    lines: list[Line] = []
    for description, names in keys.items():
        lead = Piece(f"{' '.join(names):<{_KEYS}}", Ink.KEY)
        lines += led(lead, paragraph(description, columns - _KEYS))
    return lines
