"""The model chain of a derivation as a card text, for shells and paper to draw."""

from __future__ import annotations

from quizkl.deck.card import Derivation
from quizkl.maths.derivation.chain import read_rows
from quizkl.maths.derivation.line import Equation, Line, Optimum, Relation, Statement, Value
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import Expression, Name
from quizkl.text.read import read_text
from quizkl.text.tree import Text

_SIGNS = {
    Relation.EQUAL: "=",
    Relation.AT_MOST: r"\le",
    Relation.AT_LEAST: r"\ge",
    Relation.UP_TO_CONSTANT: r"\equiv",
}


def model_text(card: Derivation) -> Text:
    """The first model chain line under line, with its reasons; empty where the card has none."""
    if not card.model:
        return Text(())
    rows = read_rows(card.task, [line.source for line in card.model[0]])
    lines = [f"& {_statement(card.task.start)}"]
    lines += [_line(row.line) for row in rows if row.line is not None]
    source = "$$\n\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}\n$$"
    return read_text(source, {})[0]


def asked_text(card: Derivation) -> Text:
    """The task in words, and ``From … to …`` as two formulas."""
    goal = card.task.goal
    assert goal is not None
    sign = "" if goal.relation is Relation.EQUAL else _SIGNS[goal.relation] + " "
    behind = _constant(goal.constant_in)
    source = f"From ${_statement(card.task.start)}$ to ${sign}{_statement(goal.statement)}{behind}$."
    line = read_text(source, {})[0]
    return Text((*card.derivation.blocks, *line.blocks), f"{card.derivation.source.rstrip()}\n\n{source}")


def _statement(statement: Statement) -> str:
    match statement:
        case Value(expression):
            return to_tex(expression)
        case Optimum():
            return _right(statement)
        case Equation(left, right):
            return f"{to_tex(left)} = {to_tex(right)}"


def _right(right: Expression | Optimum) -> str:
    if not isinstance(right, Optimum):
        return to_tex(right)
    variables = ", ".join(to_tex(Name(name)) for name in right.variables)
    operator = rf"\operatorname{{{right.extreme.value}}}_{{{variables}}}"
    return rf"{operator} \left( {to_tex(right.expression)} \right)"


def _line(line: Line) -> str:
    left = "" if line.left is None else to_tex(line.left)
    words = line.words.replace("\\", "").replace("$", "").replace("{", "").replace("}", "")
    reason = rf" \qquad \text{{by {words}}}" if words else ""
    return f"{left} & {_SIGNS[line.relation]} {_right(line.right)}{_constant(line.constant_in)}{reason}"


def _constant(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    symbols = ", ".join(to_tex(Name(name)) for name in names)
    return rf" + \text{{const in }} {symbols}"
