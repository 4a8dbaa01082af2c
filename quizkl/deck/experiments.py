"""Cards of kind experiment: the run with its parameters, and what of it is predicted."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from quizkl.deck.card import CardHead, Experiment
from quizkl.deck.draft import Draft
from quizkl.deck.field import mapping_of, scalar_of
from quizkl.deck.keys import guess, unique_keys
from quizkl.deck.node import Mapping, Node, Scalar, Sequence, describe, shorten
from quizkl.deck.results import task_text
from quizkl.deck.scalar_place import place_at
from quizkl.deck.steps import complain_of_claims, read_predictions
from quizkl.experiments import experiment as described
from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.read_value import Written
from quizkl.experiments.run import Run, prepared


def read_experiment(head: CardHead, draft: Draft) -> Experiment | None:
    """The card; None where it has an error, which is then among the complaints."""
    experiment = _named(draft)
    if experiment is None:
        return None
    run = _run(experiment, draft)
    task = draft.optional_text("task")
    results = frozenset(result.name for result in experiment.results)
    predict = read_predictions(draft, head.given, results)
    if head.varying is not None:
        complain_of_claims(predict, draft.complaints)
    solution = draft.optional_text("solution")
    if run is None:
        return None
    return Experiment(head=head, run=run, task=task_text(run, task), predict=predict, solution=solution)


def _named(draft: Draft) -> described.Experiment | None:
    node = draft.fields["experiment"]
    scalar = scalar_of(node, "experiment", draft.complaints)
    if scalar is None:
        return None
    experiment = EXPERIMENTS.get(scalar.text.strip())
    if experiment is None:
        hint = guess(scalar.text, tuple(EXPERIMENTS)) or f"There are {', '.join(EXPERIMENTS)}."
        draft.complaints.error(node, f"there is no experiment {shorten(scalar.text)!r}", hint)
    return experiment


def _run(experiment: described.Experiment, draft: Draft) -> Run | None:
    changes: dict[str, Written] = {}
    places: dict[str, Node] = {}
    if "with" in draft.fields:
        mapping = mapping_of(draft.fields["with"], "with", draft.complaints)
        if mapping is None:
            return None
        for key, value in unique_keys(mapping, draft.complaints).values():
            if experiment.parameter(key.text) is None:
                names = tuple(parameter.name for parameter in experiment.parameters)
                hint = guess(key.text, names) or f"It has {', '.join(names)}."
                draft.complaints.error(key, f"{experiment.name} has no parameter {shorten(key.text)!r}", hint)
                continue
            places[key.text] = value
            written = _written(value, key, draft)
            if written is not None:
                changes[key.text] = written
    preset = scalar_of(draft.fields["preset"], "preset", draft.complaints) if "preset" in draft.fields else None
    return _prepared(experiment.name, preset, changes, places, draft)


def _prepared(
    name: str, preset: Scalar | None, changes: dict[str, Written], places: MappingOf[str, Node], draft: Draft
) -> Run | None:
    """The run with all changes that can be made; each that cannot is a problem at its own place."""
    run = prepared(name, _name_of(preset), changes)
    while isinstance(run, ExperimentProblem):
        blamed = places.get(run.parameter) if run.parameter is not None else preset
        draft.complaints.error(blamed or draft.fields.get("with") or draft.mapping, run.message, run.hint)
        if run.parameter in changes:
            del changes[run.parameter]
        elif preset is not None:
            preset = None
        else:
            return None
        run = prepared(name, _name_of(preset), changes)
    return run


def _name_of(preset: Scalar | None) -> str | None:
    return None if preset is None else preset.text.strip()


def _written(node: Node, key: Scalar, draft: Draft) -> Written | None:
    """The value as a text, or a list of texts, with the numbers of the card put in."""
    match node:
        case Scalar():
            return _filled(node, key, draft)
        case Sequence(items=items) if all(isinstance(item, Scalar) for item in items):
            texts = [_filled(item, key, draft) for item in items if isinstance(item, Scalar)]
            return None if None in texts else [text for text in texts if text is not None]
        case Sequence() | Mapping():
            draft.complaints.error(node, f"{key.text} must be one value, and this is {describe(node)}")
            return None


def _filled(scalar: Scalar, key: Scalar, draft: Draft) -> str | None:
    """``{{= n }}`` as the number that it is."""
    if scalar_of(scalar, key.text, draft.complaints) is None:
        return None
    if "{{=" not in scalar.text:
        return scalar.text
    from quizkl.maths.variation.splice import filled

    spliced = filled(scalar.text, draft.given)
    for problem in spliced.problems:
        place = place_at(scalar, problem.offset, draft.complaints.file)
        draft.complaints.error(place, problem.message, problem.hint)
    return None if spliced.problems else spliced.text
