"""The parameters of an experiment in a grid, and what the one under the cursor is."""

from __future__ import annotations

from typing import Final

from quizkl.experiments.read_value import allowed
from quizkl.formula.cells import width
from quizkl.tui.experiment.form import DEFAULTS, PRESET, ExperimentForm
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_BETWEEN: Final = 2
_WIDEST_VALUE: Final = 12


def in_a_row(form: ExperimentForm, columns: int) -> int:
    """How many parameters stand next to each other."""
    return max(1, columns // sum(_cell(form)))


def form_lines(form: ExperimentForm, chosen: str, columns: int, look: Look) -> list[Line]:
    """The grid; a click on a field changes it."""
    fields = form.fields
    beside = in_a_row(form, columns)
    return [
        cut(
            Line(tuple(piece for name in fields[start : start + beside] for piece in _field(form, name, chosen, look))),
            columns,
        )
        for start in range(0, len(fields), beside)
    ]


def said_of_field(form: ExperimentForm, name: str, columns: int, look: Look) -> list[Line]:
    """What a field is and what it may be."""
    parameter = form.experiment.parameter(name)
    if parameter is None:
        preset = form.experiment.preset(form.preset) if form.preset else None
        said = preset.says if preset is not None else "the parameters as they are where nothing is said"
        return [EMPTY, *paragraph(look.words(f"{PRESET} {form.preset or DEFAULTS}: {said}."), columns, Ink.MUTED)]
    said = f"{name}: {parameter.says}; {allowed(parameter)}."
    return [EMPTY, *paragraph(look.words(said), columns, Ink.MUTED)]


def _cell(form: ExperimentForm) -> tuple[int, int]:
    """How wide the name and the value of a field are, with what stands before and after them."""
    names = max(map(width, form.fields))
    values = max(min(width(form.written(name)), _WIDEST_VALUE) for name in form.fields)
    return 2 + names + 2, max(values, 8) + _BETWEEN


def _field(form: ExperimentForm, name: str, chosen: str, look: Look) -> tuple[Piece, ...]:
    names, values = _cell(form)
    is_chosen = name == chosen
    action = f"choose('{name}')"
    mark = look.sign("▸ ", "> ") if is_chosen else "  "
    written = cut(line(look.words(form.written(name))), values - _BETWEEN).text
    ink = Ink.PLAIN if form.is_usual(name) else Ink.ACCENT
    return (
        Piece(mark, Ink.KEY, action),
        Piece(f"{name:<{names - 2}}", Ink.STRONG if is_chosen else Ink.MUTED, action),
        Piece(written, ink, action),
        Piece(" " * (values - width(written)), Ink.PLAIN, action),
    )
