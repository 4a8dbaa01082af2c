"""``quizkl check``: the form of decks, and every number in them by computing it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from quizkl.commands.card_runs import CardRuns
from quizkl.commands.check_derivations import check_derivations
from quizkl.commands.check_variants import MOST_VARIANTS, Engines, check_variants, one_variant
from quizkl.commands.opening import deck_files
from quizkl.commands.say import problem_line
from quizkl.deck.card import Exercise, Experiment, Step
from quizkl.deck.deck import Deck
from quizkl.deck.load import load_file
from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.results import exercise_with
from quizkl.experiments.run import End, Failed, Finished, Run, Stopped
from quizkl.marking.ask import Pending
from quizkl.marking.claim import ClaimProblem, check_claim, claim_inquiries
from quizkl.marking.question import Question, question_of
from quizkl.marking.undiagnosable import diagnosing_inquiry, undiagnosable
from quizkl.maths.inquiry import BlockingMathematician, Computed, Finding, Inquiry, NotDecided, Undefined
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH ...]")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON list of problems.")
@click.option(
    "--variants",
    type=click.IntRange(1, MOST_VARIANTS),
    help="Draw so many variants of every exercise that varies, and say what is wrong with how many.",
)
@click.option("--write-ids", is_flag=True, help="Write an id into every card that has none; nothing else changes.")
def command(paths: tuple[str, ...], json_out: bool, variants: int | None, write_ids: bool) -> None:
    """Check decks: their form, their formulas, and every number by computing it with both engines.

    Prints file:line:column: message. Exit status 1 when something is wrong; warnings alone do not change it.
    """
    from quizkl.maths.helper.blocking import BlockingHelper

    files, problems = deck_files(paths)
    if write_ids:
        problems += [problem for file in files for problem in _write_ids(file)]
    ids: dict[str, str] = {}
    checked = 0
    with BlockingHelper() as helper, CardRuns() as runs:
        for file in files:
            loaded = load_file(file)
            problems += loaded.problems
            if loaded.deck is not None:
                checked += 1
                problems += _second_of_its_name(loaded.deck, ids)
                problems += _check_schedule(loaded.deck)
                problems += check_numbers(loaded.deck, helper, variants or 0)
                problems += check_derivations(loaded.deck, helper)
                problems += check_experiments(loaded.deck, helper, runs.carry_out)
    _report(sorted(problems, key=lambda problem: problem.place), checked, json_out)


def _write_ids(file: Path) -> Iterator[Problem]:
    from quizkl.deck.write_ids import WrittenIds, write_ids

    match write_ids(file):
        case WrittenIds(ids=ids):
            for written in ids:
                click.echo(f"{file}: wrote id: {written}", err=True)
        case problem:
            yield problem


def _second_of_its_name(deck: Deck, ids: dict[str, str]) -> Iterator[Problem]:
    first = ids.setdefault(deck.id, deck.file)
    if first != deck.file:
        yield Problem(Place(deck.file), f"the deck id {deck.id!r} is used by {first} too", "Give each deck its own id.")


def _check_schedule(deck: Deck) -> Iterator[Problem]:
    schedule = scheduler_of(deck.schedule) if deck.schedule is not None else None
    if isinstance(schedule, ScheduleProblem):
        yield Problem(Place(deck.file), f"the deck's schedule cannot be used: {schedule.message}", schedule.hint)


def check_numbers(deck: Deck, helper: Engines, variants: int = 0) -> Iterator[Problem]:
    """Compute every answer of a deck with both engines, and hold its claims and mistakes against the values.

    Of an exercise whose numbers vary this is done for one draw; ``variants`` more are looked at all together.
    """
    for card in deck.cards():
        if not isinstance(card, Exercise):
            continue
        exercise = one_variant(card, helper)
        if isinstance(exercise, Problem):
            yield exercise
        else:
            yield from _check_steps(exercise, helper, card.varying is not None)
        if variants:
            yield from check_variants(card, variants, helper)


def check_experiments(deck: Deck, helper: Engines, carry_out: Callable[[Run], End]) -> Iterator[Problem]:
    """Run every experiment of a deck, and hold the answers and claims of its predictions against the results."""
    for card in deck.cards():
        if not isinstance(card, Experiment):
            continue
        match carry_out(card.run):
            case Finished(results=results):
                yield from _check_steps(exercise_with(card, results), helper, True)
            case Stopped(reason=reason):
                said = f"the experiment did not come to its end: {reason}; nothing of it is checked"
                hint = "Ask for less: fewer steps or epochs, fewer points."
                yield Problem(card.head.place, said, hint, Severity.WARNING, card.head.id)
            case Failed(reason=reason):
                yield Problem(card.head.place, f"the experiment could not be run: {reason}", card=card.head.id)


def _check_steps(exercise: Exercise, helper: Engines, varies: bool) -> Iterator[Problem]:
    for number, step in enumerate(exercise.steps, 1):
        for problem in _check_step(step, question_of(exercise, number), helper, varies):
            yield replace(problem, card=exercise.head.id)


def _check_step(step: Step, question: Question, helper: BlockingMathematician, varies: bool) -> Iterator[Problem]:
    expected = [diagnosing_inquiry(question)]
    mistaken = [Inquiry(mistake.answer, question.given) for mistake in question.mistakes]
    finding, *values = helper.ask([*expected, *mistaken])
    yield from _check_answer(step, finding)
    if isinstance(finding, Computed):
        if step.claim is not None:
            yield from _check_claim(step, step.claim, question, helper)
        for mistake, value in zip(step.mistakes, values, strict=True):
            yield from _check_mistake(step, mistake.source, finding, value)
        for found in () if varies else undiagnosable(question, finding):  # other numbers will tell it
            yield Problem(step.place, found.message, found.hint, Severity.WARNING)


def _check_answer(step: Step, finding: Finding) -> Iterator[Problem]:
    match finding:
        case Undefined(reason=reason):
            yield Problem(step.place, f"the answer {step.source!r} has no value: {reason}", "Mend it or its givens.")
        case NotDecided(reason=reason):
            yield Problem(step.place, f"the answer {step.source!r} could not be computed: {reason}", "Make it smaller.")
        case Computed(engines_agree=False):
            yield Problem(
                step.place,
                f"torch and sympy disagree about {step.source!r}",
                "The value cannot be trusted; write the answer in another form.",
            )


def _check_claim(step: Step, claim: str, question: Question, helper: BlockingMathematician) -> Iterator[Problem]:
    place = step.claim_place or step.place
    pending = claim_inquiries(question, claim)
    found = check_claim(pending, helper.ask(pending.inquiries)) if isinstance(pending, Pending) else pending
    if isinstance(found, ClaimProblem):
        yield Problem(place, found.message, found.hint)


def _check_mistake(step: Step, source: str, answer: Computed, mistake: Finding) -> Iterator[Problem]:
    match mistake:
        case Computed(value=value) if value == answer.value:
            yield Problem(step.place, f"the mistake {source!r} is the right answer", "Take it out.")
        case Undefined(reason=reason):
            yield Problem(
                step.place, f"the mistake {source!r} has no value: {reason}", "Take it out.", Severity.WARNING
            )
        case _:
            return


def _report(problems: Sequence[Problem], decks: int, json_out: bool) -> None:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if json_out:
        click.echo(json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem_line(problem))
        warnings = len(problems) - errors
        click.echo(
            f"{decks} deck{'' if decks == 1 else 's'} checked: "
            f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}",
            err=True,
        )
    if errors:
        raise click.exceptions.Exit(1)


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "card": problem.card,
    }
