"""The steps of an exercise, and the predictions of an experiment."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field, replace

from quizkl.deck.card import AnyStep, ExpressionStep, Mistake, Step
from quizkl.deck.complaints import Complaints
from quizkl.deck.draft import Draft
from quizkl.deck.expressions import read_claim, read_expression
from quizkl.deck.field import mapping_of
from quizkl.deck.keys import guess
from quizkl.deck.kind import MISTAKE_KEYS, NUMBER_KEYS, STEP_KEYS
from quizkl.deck.node import Node, Scalar, describe, shorten
from quizkl.deck.precision import read_precision
from quizkl.deck.quantities import read_name
from quizkl.deck.substitute import TOO_LARGE, Size, refusal, size_of, substitute
from quizkl.deck.written import Written
from quizkl.maths.functions.table import function_named, spellings
from quizkl.maths.syntax.tree import Expression, Index, Name
from quizkl.maths.syntax.walk import free_names
from quizkl.maths.units import Unit


@dataclass(slots=True)
class _Earlier:
    """What a step may refer to: the quantities and the answers before it (None where one could not be read), the
    ``results`` of a run, and the ``symbols`` of which expressions are made.

    ``reading`` is the name of the step that is being read.
    ``sizes`` are those of ``measured``, by ``id``: an id holds as long as its object is kept.
    """

    given: MappingOf[str, Expression]
    results: frozenset[str] = frozenset()
    symbols: frozenset[str] = frozenset()
    answers: list[Expression | None] = field(default_factory=list)
    by_name: dict[str, Expression | None] = field(default_factory=dict)
    reading: str | None = None
    sizes: dict[int, Size] = field(default_factory=dict)
    measured: list[Expression] = field(default_factory=list)

    def names(self, written: str = "step") -> frozenset[str]:
        """What may be named in an answer; ``step`` where there is one, or somebody thinks that there is."""
        step = ("step",) if self.answers or "step" in written else ()
        return frozenset((*self.given, *self.symbols, *self.by_name, *step))


def read_steps(exercise: Draft, given: MappingOf[str, Expression], symbols: frozenset[str]) -> tuple[AnyStep, ...]:
    """The steps in order. ``step[1]`` and the name of an earlier step stand replaced by that step's answer; a step
    whose answer has one of the ``symbols`` in it is answered by an expression.
    """
    steps = tuple(_read_steps(exercise, "steps", _Earlier(given, symbols=symbols)))
    if symbols and not any(isinstance(step, ExpressionStep) for step in steps) and not exercise.complaints.any_error:
        exercise.complaints.warn(
            exercise.fields["symbols"], "no answer has one of these symbols in it", "Leave them out."
        )
    return steps


def read_predictions(experiment: Draft, given: MappingOf[str, Expression], results: frozenset[str]) -> tuple[Step, ...]:
    """What is predicted of a run: steps in which a result (``result.mu``) stays an open name."""
    steps = _read_steps(experiment, "predict", _Earlier(given, results))
    return tuple(step for step in steps if isinstance(step, Step))


def _read_steps(draft: Draft, key: str, earlier: _Earlier) -> Iterator[AnyStep]:
    draft.required(key)
    for item in draft.items(key):
        mapping = mapping_of(item, "a step", draft.complaints, "Write ask: and answer: in it.")
        step = _read_step(draft.within(mapping, STEP_KEYS, "a step"), earlier) if mapping is not None else None
        earlier.answers.append(step.answer if step else None)
        if step:
            yield step
            if step.name:
                earlier.by_name[step.name] = step.answer


def complain_of_claims(steps: SequenceOf[AnyStep], complaints: Complaints) -> None:
    """What varies cannot be claimed; another form of an expression varies with it."""
    for step in steps:
        if isinstance(step, Step) and step.claim_place is not None:
            complaints.error(
                step.claim_place, "the numbers vary, and no claim is true of all of them", "Leave the claim out."
            )


def _read_step(draft: Draft, earlier: _Earlier) -> AnyStep | None:
    fields, complaints = draft.fields, draft.complaints
    ask = draft.text("ask")
    written = draft.written("answer")
    name = _name(fields["name"], earlier, complaints) if "name" in fields else None
    earlier.reading = name
    if name is not None:
        earlier.by_name[name] = None  # until its answer is known, so that a step cannot refer to itself
    answer = _answer(written, "the answer", earlier, complaints) if written else None
    mistakes = _mistakes(draft, earlier)
    allow = _functions(draft)
    if written is not None and answer is not None and not earlier.symbols.isdisjoint(free_names(answer)):
        place = complaints.place(draft.mapping)
        step = ExpressionStep(ask, answer, written.text, place, name=name, mistakes=mistakes, allow=allow)
        return _of_expression(step, draft, earlier)
    if answer is None and earlier.symbols:
        return None  # what its other keys should be is not known
    claim = read_claim(fields["claim"], complaints) if "claim" in fields else None
    unit = _unit(fields["unit"], complaints) if "unit" in fields else None
    precision = read_precision(fields, complaints)
    undiagnosed = draft.lines("undiagnosed")
    if written is None or answer is None:
        return None
    return Step(
        *(ask, answer, written.text, precision, complaints.place(draft.mapping)),
        name=name,
        unit=unit,
        claim=claim.text if claim else None,
        claim_place=claim.place if claim else None,
        mistakes=mistakes,
        allow=allow,
        undiagnosed=undiagnosed,
    )


def _of_expression(step: ExpressionStep, draft: Draft, earlier: _Earlier) -> ExpressionStep:
    """The step with its claim; what only a number may have is a problem."""
    used = next(name for name in free_names(step.answer) if name in earlier.symbols)
    for key in NUMBER_KEYS:
        if key in draft.fields:
            said = f"{key} is for a number, and with the symbol {used!r} this answer is an expression"
            draft.complaints.error(draft.fields[key], said, "Leave it out.")
    claimed = draft.written("claim") if "claim" in draft.fields else None
    if claimed is None:
        return step
    claim = _answer(claimed, "the claim", earlier, draft.complaints)
    return replace(step, claim=claim, claim_source=claimed.text, claim_place=claimed.place)


def _answer(written: Written, key: str, earlier: _Earlier, complaints: Complaints) -> Expression | None:
    """The expression with earlier steps' answers in the place of their names."""
    expression = _expression(written, key, earlier, complaints)
    if expression is None:
        return None
    wrong: list[str] = []

    def replacement(part: Expression) -> Expression | None:
        match part:
            case Index(base=Name(text="step"), index=index):
                if not 1 <= index <= len(earlier.answers):
                    wrong.append(f"step[{index}] is not an earlier step")
                    return part
                return earlier.answers[index - 1] or part
            case Name(text="step"):
                wrong.append("step needs a number, as in step[1]")
            case Name(text=text) if text in earlier.by_name:
                if text == earlier.reading:
                    wrong.append(f"{text} is this step itself, and no earlier one")
                return earlier.by_name[text]  # None where that step is broken, which has been said
        return None

    resolved = substitute(expression, replacement)
    if wrong:
        before = len(earlier.answers)
        hint = f"Before it comes {'step 1' if before == 1 else f'step 1 to {before}' if before else 'no step'}."
        complaints.error(written.place, f"{key}: {wrong[0]}", hint)
        return None
    size = size_of(resolved, earlier.sizes)
    too_large = refusal(resolved, expression) if size else TOO_LARGE
    if size:
        earlier.sizes[id(resolved)] = size
        earlier.measured.append(resolved)
    if too_large is not None:
        complaints.error(written.place, f"{key}: {too_large}")
        return None
    return resolved


def _expression(written: Written, key: str, earlier: _Earlier, complaints: Complaints) -> Expression | None:
    """The expression as it is written, the results of a run being names of their own."""
    if not earlier.results:
        return read_expression(written, key, earlier.names(written.text), complaints)
    from quizkl.deck.results import as_written, result_names, with_result_names

    renamed = with_result_names(written, key, earlier.results, complaints)
    if renamed is None:
        return None
    before = len(complaints.problems)
    expression = read_expression(renamed, key, earlier.names() | result_names(earlier.results), complaints)
    complaints.problems[before:] = [
        replace(
            problem,
            message=as_written(problem.message, earlier.results),
            hint=as_written(problem.hint, earlier.results),
        )
        for problem in complaints.problems[before:]
    ]
    return expression


def _name(node: Node, earlier: _Earlier, complaints: Complaints) -> str | None:
    if not isinstance(node, Scalar):
        complaints.error(node, f"name must be a word, and this is {describe(node)}")
        return None
    name = read_name(node, complaints)
    if name is not None and name in earlier.names():
        known = ("a symbol", earlier.symbols), ("a quantity", earlier.given)
        taken = next((what for what, names in known if name in names), "an earlier step")
        complaints.error(node, f"{name!r} is already the name of {taken}", "Choose another name.")
        return None
    return name


def _unit(node: Node, complaints: Complaints) -> Unit | None:
    known = tuple(unit.value for unit in Unit)
    if isinstance(node, Scalar) and node.text in known:
        return Unit(node.text)
    hint = guess(node.text, known) if isinstance(node, Scalar) else ""
    hint = hint or "An answer that is no entropy has no unit here: leave the key out, and name the unit in ask."
    complaints.error(node, f"unit must be {', '.join(known[:-1])} or {known[-1]}, and this is {describe(node)}", hint)
    return None


def _functions(draft: Draft) -> frozenset[str]:
    """The functions of ``allow`` by their canonical names."""
    found = set()
    for written in draft.lines("allow"):
        function = function_named(written)
        if function is None:
            message = f"there is no function {shorten(written)!r} to allow"
            draft.complaints.error(draft.fields["allow"], message, guess(written, spellings()))
            break
        found.add(function.name)
    return frozenset(found)


def _mistakes(step: Draft, earlier: _Earlier) -> tuple[Mistake, ...]:
    mistakes = []
    for item in step.items("mistakes"):
        mapping = mapping_of(item, "a mistake", step.complaints, "Write answer: and say: in it.")
        if mapping is None:
            continue
        draft = step.within(mapping, MISTAKE_KEYS, "a mistake")
        written, say = draft.written("answer"), draft.text("say")
        answer = _answer(written, "the mistake's answer", earlier, draft.complaints) if written else None
        if written and answer is not None:
            mistakes.append(Mistake(answer, say, written.text))
    return tuple(mistakes)
