"""A derivation that is being written: its lines one by one, what is to be asked of each, and how far they have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.finding import Following, Mark, Proved, Refuted
from quizkl.maths.derivation.line import Equation, Line, Optimum, Relation, Statement, Value
from quizkl.maths.derivation.plain import is_plain
from quizkl.maths.derivation.read_line import Blank, read_line
from quizkl.maths.derivation.shape import shape_of
from quizkl.maths.derivation.step import Misplaced, Whole, composed, implies, next_statement
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Goal:
    """What a derivation is to arrive at, and how its end must stand to its start."""

    statement: Statement
    relation: Relation = Relation.EQUAL
    constant_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """What is to be derived. Without a goal, lines are marked and that is all."""

    symbols: Symbols
    start: Statement
    goal: Goal | None = None
    steps_at_least: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was typed. ``following`` is what to ask the engine; None where ``trouble`` says why not, and on
    blank lines.
    """

    text: str
    line: Line | None = None
    statement: Statement | None = None
    following: Following | None = None
    trouble: Unreadable | None = None


def read_start(text: str, symbols: Symbols) -> Statement | Unreadable:
    """The expression, argmin or argmax that a derivation begins with."""
    line = _read(text, symbols)
    if isinstance(line, Unreadable):
        return line
    if line.left is not None:
        return Unreadable(1, "A derivation starts from an expression, an argmin or an argmax.", "")
    statement = line.right if isinstance(line.right, Optimum) else Value(line.right)
    return _unfit(statement, symbols) or statement


def read_goal(text: str, start: Statement, symbols: Symbols) -> Goal | Unreadable:
    """``<= 0``, ``cross_entropy(p, q) - entropy(p)``, ``mu = mean(x)``: how and where a derivation ends."""
    line = _read(text, symbols)
    if isinstance(line, Unreadable):
        return line
    statement = next_statement(start, line)
    if isinstance(statement, Misplaced):
        return Unreadable(1, statement.message, statement.hint)
    return _unfit(statement, symbols) or Goal(statement, line.relation, line.constant_in)


def _read(text: str, symbols: Symbols) -> Line | Unreadable:
    line = read_line(text, symbols)
    return Unreadable(1, "There is nothing to read.", "Write an expression.") if isinstance(line, Blank) else line


def read_rows(derivation: Derivation, texts: Sequence[str]) -> tuple[Row, ...]:
    """Every line with what is to be asked of it. A line that cannot be read is passed over by the lines after it."""
    rows: list[Row] = []
    before = derivation.start
    for text in texts:
        row = read_row(derivation, before, text)
        rows.append(row)
        before = row.statement or before
    return tuple(rows)


def read_row(derivation: Derivation, before: Statement, text: str) -> Row:
    """One line behind ``before``."""
    symbols = derivation.symbols
    line = read_line(text, symbols)
    match line:
        case Blank():
            return Row(text)
        case Unreadable():
            return Row(text, trouble=line)
    statement = next_statement(before, line)
    if isinstance(statement, Misplaced):
        return Row(text, line, trouble=Unreadable(1, statement.message, statement.hint))
    trouble = _unfit(statement, symbols)
    if trouble is None and line.left is not None:
        trouble = _unfit(Value(line.left), symbols)
    if trouble is not None:
        return Row(text, line, trouble=trouble)
    return Row(text, line, statement, Following(symbols.texts, before, line))


def _unfit(statement: Statement, symbols: Symbols) -> Unreadable | None:
    """Why a statement has no meaning with these symbols."""
    sides: tuple[Expression, ...]
    match statement:
        case Equation(left, right):
            sides = (left, right)
        case Value(expression) | Optimum(_, _, expression):
            sides = (expression,)
    for side in sides:
        if not is_plain(side, symbols):
            term = elaborate(side, symbols)
            if isinstance(term, Unreadable):
                return term
    return None


class Outcome(Enum):
    """What a line turned out to be."""

    PROVED = "follows"
    NOT_DECIDED = "not decided"
    REFUTED = "does not follow"
    UNREADABLE = "unreadable"
    BLANK = "blank"
    ASKED = "being checked"


Marks = Mapping[Following, Mark]


def outcome_of(row: Row, marks: Marks) -> Outcome:
    if row.trouble is not None:
        return Outcome.UNREADABLE
    if row.following is None:
        return Outcome.BLANK
    mark = marks.get(row.following)
    match mark:
        case None:
            return Outcome.ASKED
        case Proved():
            return Outcome.PROVED
        case _ if isinstance(mark, Refuted):
            return Outcome.REFUTED
        case _:
            return Outcome.NOT_DECIDED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the lines have come.

    ``first_bad`` counts lines from 1 and is the first that does not follow; ``reached`` says that a statement is the
    goal's and stands to the start as asked; ``steps`` are the forms that were written; ``whole`` is how the last
    line stands to the start. ``done``: reached, nothing refuted or unreadable, and in enough steps.
    """

    first_bad: int | None
    reached: bool
    steps: int
    whole: Whole
    undecided: int
    done: bool
    all_proved: bool


def progress(derivation: Derivation, rows: Sequence[Row], marks: Marks) -> Progress:
    """Where the lines stand, given the marks that are known."""
    outcomes = [outcome_of(row, marks) for row in rows]
    bad = next((number for number, one in enumerate(outcomes, 1) if one is Outcome.REFUTED), None)
    undecided = outcomes.count(Outcome.NOT_DECIDED)
    open_ones = outcomes.count(Outcome.ASKED) + outcomes.count(Outcome.UNREADABLE)
    whole: Whole = Relation.EQUAL
    seen = {shape_of(derivation.start, derivation.symbols)}
    goal = None if derivation.goal is None else shape_of(derivation.goal.statement, derivation.symbols)
    last: Statement = derivation.start
    steps, reached = 0, False
    for row in rows:
        if row.statement is None or row.line is None:
            continue
        whole, last = composed(whole, row.line.relation), row.statement
        shape = shape_of(last, derivation.symbols)
        steps += shape not in seen
        seen.add(shape)
        if derivation.goal is not None and shape == goal:
            reached = reached or implies(whole, derivation.goal.relation)
    sound = bad is None and not open_ones
    done = reached and sound and steps >= derivation.steps_at_least
    return Progress(bad, reached, steps, whole, undecided, done, done and undecided == 0)


def not_written(derivation: Derivation, rows: Sequence[Row], model: Sequence[str]) -> tuple[str, ...]:
    """The lines of a model whose form is not among the lines: what was expected on the way."""
    symbols = derivation.symbols
    written = {shape_of(row.statement, symbols) for row in rows if row.statement is not None}
    written.add(shape_of(derivation.start, symbols))
    expected = read_rows(derivation, model)
    return tuple(
        row.text for row in expected if row.statement is not None and shape_of(row.statement, symbols) not in written
    )
