"""Cards of kind derivation: their symbols, where they start and end, and the model chains."""

from __future__ import annotations

from quizkl.deck.card import CardHead, Derivation, ModelLine
from quizkl.deck.draft import Draft
from quizkl.deck.field import list_of, scalar_of, whole_number_of
from quizkl.deck.node import Node, Scalar, Sequence
from quizkl.deck.scalar_place import place_at
from quizkl.deck.symbols import read_symbols_of
from quizkl.maths.derivation.chain import Derivation as Task
from quizkl.maths.derivation.chain import Goal, read_goal, read_rows, read_start
from quizkl.maths.derivation.line import Statement
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.unreadable import Unreadable

MOST_STEPS = 40
MOST_LINES = 60


def read_derivation(head: CardHead, draft: Draft) -> Derivation | None:
    """The card; None where it has an error, which is then among the complaints."""
    text = draft.text("derivation")
    symbols = read_symbols_of(draft)
    start_node, goal_node = draft.required("from"), draft.required("to")
    if symbols is None or start_node is None or goal_node is None:
        return None
    start = _start(start_node, symbols, draft)
    if start is None:
        return None
    goal = _goal(goal_node, start, symbols, draft)
    task = Task(symbols, start, goal, _steps_at_least(draft))
    model = _models(task, draft)
    return None if goal is None else Derivation(head=head, derivation=text, task=task, model=model)


def _start(node: Node, symbols: Symbols, draft: Draft) -> Statement | None:
    scalar = scalar_of(node, "from", draft.complaints)
    if scalar is None:
        return None
    start = read_start(scalar.text, symbols)
    if isinstance(start, Unreadable):
        _complain(start, scalar, "from", draft)
        return None
    return start


def _goal(node: Node, start: Statement, symbols: Symbols, draft: Draft) -> Goal | None:
    scalar = scalar_of(node, "to", draft.complaints)
    if scalar is None:
        return None
    goal = read_goal(scalar.text, start, symbols)
    if isinstance(goal, Unreadable):
        _complain(goal, scalar, "to", draft)
        return None
    return goal


def _complain(unreadable: Unreadable, scalar: Scalar, key: str, draft: Draft) -> None:
    place = place_at(scalar, unreadable.column - 1, draft.complaints.file)
    hint = unreadable.hint
    if not hint and "is not a known name" in unreadable.message:
        hint = "Say under symbols: what it is, such as p: distribution(n)."
    draft.complaints.error(place, f"{key} cannot be read: {unreadable.message}", hint)


def _steps_at_least(draft: Draft) -> int:
    if "steps_at_least" not in draft.fields:
        return 1
    node = draft.fields["steps_at_least"]
    return whole_number_of(node, "steps_at_least", 1, MOST_STEPS, draft.complaints) or 1


def _models(task: Task, draft: Draft) -> tuple[tuple[ModelLine, ...], ...]:
    """One chain of lines, or several, each a list of its own."""
    items = draft.items("model")
    chains = items if any(isinstance(item, Sequence) for item in items) else (draft.fields.get("model"),)
    return tuple(_model(chain, task, draft) for chain in chains if chain is not None)


def _model(node: Node, task: Task, draft: Draft) -> tuple[ModelLine, ...]:
    complaints = draft.complaints
    scalars = [scalar_of(item, "a line of the model", complaints) for item in list_of(node, "model", complaints)]
    lines = [scalar for scalar in scalars if scalar is not None]
    if len(lines) > MOST_LINES:
        complaints.error(node, f"the model has {len(lines)} lines, and {MOST_LINES} are the most")
        return ()
    for scalar, row in zip(lines, read_rows(task, [scalar.text for scalar in lines]), strict=True):
        if row.trouble is not None:
            _complain(row.trouble, scalar, "a line of the model", draft)
        elif row.line is not None:
            for remark in row.line.remarks:
                complaints.warn(scalar, f"a line of the model: {remark}")
    return tuple(ModelLine(scalar.text, complaints.place(scalar)) for scalar in lines)
