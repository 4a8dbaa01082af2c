"""Where the holes of a cloze text are: ``{{c1::hole}}`` and ``{{c1::hole::hint}}``, as Anki writes them.

Braces inside a hole are counted, and formulas and code are skipped, so that ``{{c1::$\\frac{a}{b^{2}}$}}`` ends where
a reader sees its end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.text.formulas import FormulaSpan, Located
from quizkl.text.problem import TextProblem
from quizkl.text.tree import Block, CodeBlock, Display, Emphasis, Hole, Inline, Items, Paragraph, Strong, Table, Text


@dataclass(frozen=True, slots=True)
class HoleSpan:
    """``source[start:end]`` is the whole hole, ``source[inner:inner_end]`` what is hidden, ``source[hint:hint_end]``
    its hint (empty where it has none), and ``formulas`` are those in either.
    """

    start: int
    end: int
    number: int
    inner: int
    inner_end: int
    hint: int
    hint_end: int
    formulas: tuple[FormulaSpan, ...]


_OPENING = re.compile(r"\{\{(?P<mark>[cC]?\s*(?P<number>\d*)\s*)(?P<colons>::?)")
_GOOD_OPENING = re.compile(r"\{\{c(\d{1,3})::")
_PIECE = re.compile(r"\\.|\{|\}|::", re.S)
_SHAPE = "write {{c1::what is hidden}} or {{c1::what is hidden::hint}}"


def locate_holes(source: str, located: Located) -> tuple[tuple[HoleSpan, ...], tuple[TextProblem, ...]]:
    """The holes of ``source`` in order; ``located`` are its formulas and code, which are no places for a hole."""
    skip = sorted([*((span.start, span.end) for span in located.formulas), *located.code])
    holes: list[HoleSpan] = []
    problems: list[TextProblem] = []
    position = 0
    while found := _OPENING.search(source, position):
        start = found.start()
        position = found.end()
        if start and source[start - 1] == "\\":
            continue
        if _covered(start, skip):
            if _GOOD_OPENING.match(source, start):
                problems.append(_inside_formula_or_code(start))
            continue
        span = _hole(source, found, skip, located)
        if isinstance(span, TextProblem):
            problems.append(span)
        else:
            holes.append(span)
            position = span.end
    return tuple(holes), tuple(problems)


def _hole(
    source: str, opening: re.Match[str], skip: Sequence[tuple[int, int]], located: Located
) -> HoleSpan | TextProblem:
    start = opening.start()
    good = _GOOD_OPENING.match(source, start)
    if not good or int(good[1]) == 0:
        what = "holes are numbered from c1" if good else f"{opening[0]} does not begin a hole"
        return TextProblem(start, what, _SHAPE)
    end = _end_of_hole(source, good.end(), skip)
    if isinstance(end, TextProblem):
        return end
    if end is None:
        return TextProblem(start, f"the hole {good[0]} is not closed", "end it with }}")
    closing, split = end
    inner, inner_end = good.end(), closing if split is None else split
    if not source[inner:inner_end].strip():
        return TextProblem(start, "this hole is empty", _SHAPE)
    hint = closing if split is None else split + 2
    formulas = tuple(span for span in located.formulas if inner <= span.start and span.end <= closing)
    return HoleSpan(start, closing + 2, int(good[1]), inner, inner_end, hint, closing, formulas)


def _end_of_hole(
    source: str, inner: int, skip: Sequence[tuple[int, int]]
) -> tuple[int, int | None] | TextProblem | None:
    """Where the closing braces of a hole are and where its hint begins; None where nothing closes it."""
    depth, split, position = 0, None, inner
    while found := _PIECE.search(source, position):
        position = found.end()
        if jump := _covered(found.start(), skip):
            position = jump
        elif found[0] == "{":
            if _GOOD_OPENING.match(source, found.start()):
                return TextProblem(
                    found.start(), "a hole inside a hole", "close the first hole with }} before this one"
                )
            depth += 1
        elif found[0] == "::" and depth == 0 and split is None:
            split = found.start()
        elif found[0] == "}" and depth:
            depth -= 1
        elif found[0] == "}" and source.startswith("}}", found.start()):
            return found.start(), split
    return None


def _covered(offset: int, skip: Sequence[tuple[int, int]]) -> int | None:
    """The end of the formula or code that ``offset`` is in, if it is in one."""
    after = bisect_right(skip, offset, key=lambda span: span[0])
    return skip[after - 1][1] if after and offset < skip[after - 1][1] else None


def _inside_formula_or_code(offset: int) -> TextProblem:
    return TextProblem(
        offset,
        "a hole inside a formula or code",
        "let the hole hold the whole of it: {{c1::$x^2$}}; split a long formula into several",
    )


def hole_numbers(text: Text) -> tuple[int, ...]:
    """The numbers of the holes in a text, each once, in rising order."""
    return tuple(sorted({hole.number for block in text.blocks for hole in _holes_of_block(block)}))


def _holes_of_block(block: Block) -> list[Hole]:
    match block:
        case Paragraph(children):
            return _holes_of(children)
        case Items(items):
            return [hole for item in items for inner in item for hole in _holes_of_block(inner)]
        case Table(header, rows):
            return [hole for row in (header, *rows) for cell in row for hole in _holes_of(cell)]
        case Display() | CodeBlock():
            return []


def _holes_of(children: tuple[Inline, ...]) -> list[Hole]:
    holes: list[Hole] = []
    for child in children:
        match child:
            case Hole():
                holes.append(child)
            case Emphasis(inside) | Strong(inside):
                holes += _holes_of(inside)
            case _:
                pass
    return holes
