"""Lines and their marks in words."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.maths.derivation.chain import Derivation, Progress
from quizkl.maths.derivation.finding import (
    Mark,
    NoSolution,
    NotConstant,
    NoValue,
    OtherOrder,
    Proved,
    Refuted,
    Sampled,
    Setting,
    Unequal,
)
from quizkl.maths.derivation.line import Equation, Line, Optimum, Relation, Statement, Value
from quizkl.maths.derivation.step import Both
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.inquiry import Value as Number
from quizkl.maths.syntax.echo import echo, shown_name
from quizkl.maths.syntax.tree import Expression

_FIGURES = 4


def echo_line(line: Line) -> str:
    """The line as mathematics: ``≤ ln(∑_i q_i)  by jensen``."""
    left = "" if line.left is None else f"{echo(line.left)} "
    behind = f"  up to a constant in {', '.join(map(shown_name, line.constant_in))}" if line.constant_in else ""
    reason = f"  by {line.words}" if line.words else ""
    return f"{left}{line.relation.value} {_echo(line.right)}{behind}{reason}"


def echo_statement(statement: Statement) -> str:
    match statement:
        case Value(expression):
            return echo(expression)
        case Optimum():
            return _echo(statement)
        case Equation(left, right):
            return f"{echo(left)} = {echo(right)}"


def _echo(right: Expression | Optimum) -> str:
    if not isinstance(right, Optimum):
        return echo(right)
    variables = ", ".join(map(shown_name, right.variables))
    under = variables if len(variables) == 1 else f"{{{variables}}}"
    return f"{right.extreme.value}_{under} ({echo(right.expression)})"


def name(mark: Mark) -> str:
    """The mark in one or two words."""
    match mark:
        case Proved():
            return "follows"
        case Sampled() | NotDecided():
            return "not decided"
        case _:
            return "does not follow"


def sentence(mark: Mark) -> str:
    """The mark in a sentence, without the counterexample."""
    match mark:
        case Proved(by, remark):
            by_lemma = f" by {by.value}" if by is not None and remark is None else ""
            return f"follows{by_lemma} (proved)" + (f". {remark}" if remark else "")
        case Sampled(points):
            return f"not decided: it holds to 50 digits at {points} points, but no proof was found"
        case NotDecided(reason):
            return reason if reason.startswith("not decided") else f"not decided: {reason}"
        case _:
            return "does not follow"


def why(mark: Refuted) -> str:
    """The counterexample."""
    match mark:
        case Unequal(at, left, right):
            place = f"At {_setting(at)}: the" if at else "The"
            return f"{place} line before is {_value(left)}, this line {_value(right)}."
        case NotConstant(at, then, first, second):
            return (
                f"At {_setting(at)} the two differ by {_value(first)}; with {_setting(then)} instead, by "
                f"{_value(second)}. That is not constant."
            )
        case OtherOrder(at, one, other, before, after):
            place = f"At {_setting(at)}: for" if at else "For"
            return (
                f"{place} {_setting(one)} and for {_setting(other)} the line before is {_value(before[0])} and "
                f"{_value(before[1])}, this line {_value(after[0])} and {_value(after[1])}: "
                "they do not prefer the same."
            )
        case NoSolution(at, left, right, of_this_line):
            which = ("this line", "the line before") if of_this_line else ("the line before", "this line")
            return (
                f"{_setting(at)} solves {which[0]} and not {which[1]}: there its sides are {_value(left)} and "
                f"{_value(right)}."
            )
        case NoValue():
            return "It has no value anywhere: look at the places of its entries."


def _value(value: float | None) -> str:
    return "without a value" if value is None else _number(value)


def _number(value: float) -> str:
    shown = f"{value:.{_FIGURES}g}"
    return shown.replace("-", "−") if float(shown) else "0"


def _setting(setting: Setting) -> str:
    return ", ".join(f"{shown_name(symbol)} = {_shown(value)}" for symbol, value in setting)


def _shown(value: Number) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(_shown(entry) for entry in value)})"
    return _number(value)


def how_far(derivation: Derivation, found: Progress, numbers: Sequence[int] = ()) -> str:
    """Where the derivation stands, in a sentence. ``numbers`` are what lines are called, else 1, 2, 3, ..."""
    if found.first_bad is not None:
        number = numbers[found.first_bad - 1] if numbers else found.first_bad
        return f"Line {number} does not follow from the line before it."
    if found.done:
        return "Done: the goal is reached, every line follows." if found.all_proved else _reached_with_open(found)
    if found.reached and found.steps < derivation.steps_at_least:
        return (
            f"The goal is reached in {_steps(found.steps)}; at least {derivation.steps_at_least} are asked for. "
            "Write the steps between."
        )
    if isinstance(found.whole, Both):
        return "There is ≤ and ≥ in one chain: nothing follows for its ends."
    return "The goal is not reached yet."


def _reached_with_open(found: Progress) -> str:
    lines = "one line" if found.undecided == 1 else f"{found.undecided} lines"
    return f"The goal is reached; {lines} could not be decided."


def _steps(count: int) -> str:
    return "one step" if count == 1 else f"{count} steps"


def goal_text(derivation: Derivation) -> str:
    """What is to be shown, on one line."""
    goal = derivation.goal
    if goal is None:
        return ""
    relation = "" if goal.relation is Relation.EQUAL else f"{goal.relation.value} "
    constant = f" up to a constant in {', '.join(map(shown_name, goal.constant_in))}" if goal.constant_in else ""
    return f"{relation}{echo_statement(goal.statement)}{constant}"
