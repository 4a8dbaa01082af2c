"""Markdown with ``Q:``, ``A:`` and ``C:``, as plain-text flashcard programs have it.

A card goes on until the next mark, or a row of three hyphens. ``C:`` begins a text in which ``[brackets]`` are holes,
each asked by itself.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from quizkl.deck.problem import Place, Problem
from quizkl.exchange.cloze_brackets import Broken, holes_of_brackets
from quizkl.exchange.field_text import card_text
from quizkl.exchange.source_card import Source, SourceCard
from quizkl.exchange.table import LONGEST_CELL

_MARK = re.compile(r"([QAC]):(.*)", re.DOTALL)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


@dataclass(slots=True)
class _Part:
    """A text that is being read, from the line where its mark stands."""

    line: int
    rows: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


@dataclass(slots=True)
class _Reader:
    file: str
    cards: list[SourceCard] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    question: _Part | None = None
    answer: _Part | None = None
    cloze: _Part | None = None

    def mark(self, mark: str, line: int, rest: str) -> None:
        part = _Part(line, [rest])
        if mark == "A":
            if self.question is None:
                what = "of a cloze (C:)" if self.cloze is not None else "without a question before it"
                self.complain(line, f"an answer (A:) {what}", "Begin the question with Q: in a line of its own.")
            elif self.answer is not None:
                self.complain(line, "a second answer (A:) to one question", "Write both below one A:.")
            else:
                self.answer = part
            return
        self.end()
        if mark == "Q":
            self.question = part
        else:
            self.cloze = part

    def row(self, text: str) -> None:
        part = self.cloze or self.answer or self.question
        if part is not None:
            part.rows.append(text)

    def end(self) -> None:
        """The card that was being read is whole."""
        question, answer, cloze = self.question, self.answer, self.cloze
        self.question = self.answer = self.cloze = None
        if cloze is not None:
            self._cloze(cloze)
        elif question is not None:
            if answer is None:
                self.complain(question.line, "a question (Q:) without an answer", "Write it below, beginning with A:")
            else:
                self._flashcard(question, answer)

    def _flashcard(self, question: _Part, answer: _Part) -> None:
        if self._too_long(question) or self._too_long(answer):
            return
        front, back = (card_text(part.text, html=False) for part in (question, answer))
        if front and back:
            self.cards.append(SourceCard(question.line, {"front": front, "back": back}))
        else:
            part, name = (answer, "answer (A:)") if front else (question, "question (Q:)")
            self.complain(part.line, f"the {name} is empty", "Write it behind the colon.")

    def _cloze(self, cloze: _Part) -> None:
        if self._too_long(cloze):
            return
        text = holes_of_brackets(card_text(cloze.text, html=False, square=False))
        if isinstance(text, Broken):
            self.complain(cloze.line, text.message, text.hint)
        else:
            self.cards.append(SourceCard(cloze.line, {"cloze": text}))

    def _too_long(self, part: _Part) -> bool:
        if len(part.text) > LONGEST_CELL:
            message = f"a text of {len(part.text):,} characters begins here, and {LONGEST_CELL:,} are the most"
            self.complain(part.line, message, "Split it.")
            return True
        return False

    def complain(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.file, line), message, hint))


def question_cards(text: str, file: str) -> tuple[Source, tuple[Problem, ...]]:
    """The cards of the file, and what of it could not be read."""
    lines = text.split("\n")
    title, begin = _front_matter(lines)
    reader = _Reader(file)
    fence = ""
    for number, line in enumerate(lines[begin:], begin + 1):
        opening = _FENCE.match(line)
        if fence:
            reader.row(line)
            fence = "" if opening and opening[1].startswith(fence) and line.strip() == opening[1] else fence
        elif found := _MARK.fullmatch(line):
            reader.mark(found[1], number, found[2])
        elif re.fullmatch(r"-{3,}[ \t]*", line):
            reader.end()
        else:
            reader.row(line)
            fence = opening[1] if opening else ""
    reader.end()
    if not reader.cards and not reader.problems:
        reader.complain(
            1, "the file has no cards", "A card is Q: and a question, then A: and its answer; or C: and a text."
        )
    return Source(tuple(reader.cards), title), tuple(reader.problems)


def _front_matter(lines: list[str]) -> tuple[str | None, int]:
    """The name that a block between --- at the top gives the deck, and how many lines the block has."""
    if lines[0].strip() != "---":
        return None, 0
    end = next((at for at, line in enumerate(lines[1:200], 1) if line.strip() == "---"), None)
    if end is None:
        return None, 0
    try:
        name = tomllib.loads("\n".join(lines[1:end])).get("name")
    except (tomllib.TOMLDecodeError, RecursionError):
        name = None
    return (name if isinstance(name, str) and name.strip() else None), end + 1
