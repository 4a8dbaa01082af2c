"""Reads an answer: text in, a tree or the reason why not out."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.syntax.limits import (
    LEARNER_LENGTH,
    TREE_DEPTH,
    is_too_deep,
    refuse_astronomical,
)
from quizkl.maths.syntax.names import Names, Vocabulary, vocabulary
from quizkl.maths.syntax.parse import Parser
from quizkl.maths.syntax.token import Kind, Token, tokenize
from quizkl.maths.syntax.tree import Expression, Percent
from quizkl.maths.syntax.units import no_unit, unit_named
from quizkl.maths.syntax.unreadable import Refusal, Unreadable
from quizkl.maths.units import Unit

_NOTHING_DECLARED = Names()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. ``remarks`` are sentences on readings that may surprise, each with how to write the other."""

    expression: Expression
    unit: Unit | None = None
    remarks: tuple[str, ...] = ()


def read(text: str, names: Names = _NOTHING_DECLARED, longest: int = LEARNER_LENGTH) -> Reading | Unreadable:
    """Reads one answer of at most ``longest`` characters. Never raises, never runs anything, and is linear in effort.

    A unit may stand at its end (``0.0258 nats``, ``1.2 in bits``), an equals sign before it.
    """
    if len(text) > longest:
        return Unreadable(longest + 1, f"This is longer than {longest} characters.", "Type a shorter expression.")
    try:
        return _read(text, vocabulary(names))
    except RecursionError:  # the caller's own stack was deep already
        return Unreadable(1, "This is nested too deep.", "Write it in smaller parts.")
    except Refusal as refusal:
        return Unreadable(min(refusal.offset, len(text)) + 1, refusal.message, refusal.hint)


def _read(text: str, known: Vocabulary) -> Reading:
    if "\\" in text:
        from quizkl.maths.syntax.from_tex import tokens_from_tex

        known = known.of_tex()
        tokens = tokens_from_tex(text, known)
    else:
        tokens = tokenize(text)
    if tokens[0].kind is Kind.SIGN and tokens[0].text in ("=", "≈"):
        del tokens[0]
    if tokens[0].kind is Kind.END:
        raise Refusal(0, "There is nothing to read.", "Type a number or an expression.")
    unit = _take_unit(tokens, known)
    parser = Parser(text, tokens, known)
    expression = parser.whole()
    if len(tokens) > TREE_DEPTH and is_too_deep(expression):
        raise Refusal(len(text), f"This has more than {TREE_DEPTH} operations in a row.", "Write it in smaller parts.")
    sentence = refuse_astronomical(expression) if parser.sizable else None
    if sentence is not None:
        raise Refusal(0, sentence, "Is it typed as meant?")
    if unit is not None and isinstance(expression, Percent):
        raise Refusal(tokens[-1].start, "A percentage has no unit.", "Leave the % or the unit out.")
    return Reading(expression, unit, tuple(dict.fromkeys(parser.remarks.found)))


def _take_unit(tokens: list[Token], known: Vocabulary) -> Unit | None:
    """Takes the unit, and an ``in`` before it, off the end of ``tokens``."""
    if len(tokens) < 3 or tokens[-2].kind is not Kind.NAME:
        return None
    word = tokens[-2]
    unit = unit_named(word.text)
    asked = tokens[-3].text == "in" and len(tokens) > 3 and known.meaning("in") is None
    if unit is None and asked:
        raise Refusal(word.start, *no_unit(word.text))
    if unit is None or known.meaning(word.text) is not None:
        return None
    end = 3 if asked else 2
    tokens[-end:] = [Token(Kind.END, "", word.start, word.start)]
    return unit
