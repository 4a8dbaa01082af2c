"""A card text becomes a tree, and what is wrong in it a list with places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from quizkl.text.formulas import FormulaSpan, locate_formulas
from quizkl.text.holes import HoleSpan, locate_holes
from quizkl.text.problem import TextProblem
from quizkl.text.reading import Reading, needs_markdown, paragraph_blocks
from quizkl.text.tree import Block, Text
from quizkl.text.unprintable import without_unprintable

MOST_CHARACTERS = 50_000
"""A card text that is longer than this is refused: it is no card."""

_NO_MACROS: Mapping[str, str] = MappingProxyType({})


def read_text(
    source: str, macros: Mapping[str, str] = _NO_MACROS, cloze: bool = False
) -> tuple[Text, tuple[TextProblem, ...]]:
    """The tree of a card text, and its problems in the order of their places.

    ``macros`` are the deck's (name without backslash -> TeX). With ``cloze`` the holes are read too. Whatever is
    wrong, the tree keeps all of the text: a formula that cannot be read stands as its source. Only a text longer
    than ``MOST_CHARACTERS`` becomes an empty tree.
    """
    if len(source) > MOST_CHARACTERS:
        return Text(()), (
            TextProblem(
                0,
                f"this text has {len(source):,} characters, more than the {MOST_CHARACTERS:,} a card may have",
                "cut it into several cards",
            ),
        )
    source, unprintable = without_unprintable(source)
    located = locate_formulas(source)
    reading = Reading(source, macros, [*unprintable, *located.problems])
    spans: list[FormulaSpan | HoleSpan] = list(located.formulas)
    if cloze:
        holes, wrong = locate_holes(source, located)
        reading.problems += wrong
        spans = sorted([*spans, *holes], key=lambda span: span.start)
    blocks = _blocks(reading.marked(spans, 0, len(source)), reading)
    return Text(blocks, source), tuple(sorted(reading.problems, key=lambda problem: problem.offset))


def _blocks(marked: str, reading: Reading) -> tuple[Block, ...]:
    if needs_markdown(marked):
        from quizkl.text.markdown import markdown_blocks

        return markdown_blocks(marked, reading)
    return tuple(
        block
        for paragraph in re.split(r"\n(?:[ \t]*\n)+", marked)
        for block in paragraph_blocks(reading.paragraph(paragraph))
    )
