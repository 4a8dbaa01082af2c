"""``quizkl mark``: mark an answer to a step of an exercise, or to any expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from quizkl.commands.batch import Answer, run_batch, text_of
from quizkl.commands.minus import TakesMinus
from quizkl.commands.plain_output import say_json
from quizkl.commands.say import give_up
from quizkl.commands.unknown import unknown
from quizkl.deck.card import Exercise, Experiment
from quizkl.deck.choose import choose
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import Shelf
from quizkl.deck.varying import drawn
from quizkl.marking.any_question import AnyQuestion, question_at
from quizkl.marking.mark_any import BlockingEngines, mark
from quizkl.marking.question import Question, Written
from quizkl.marking.rule import RuleProblem, precision_of
from quizkl.marking.say import as_object, name, sentence
from quizkl.marking.verdict import Unreadable, Verdict, costs_attempt, is_right
from quizkl.maths.worked import BlockingWorker

_EXIT = {"right": 0, "right-but": 0, "incomplete": 1, "wrong-because": 1, "wrong": 1, "unreadable": 2}


@click.command("mark", cls=TakesMinus)
@click.argument("step", required=False, metavar="DECK/CARD[:STEP]")
@click.argument("answer", required=False)
@click.option("--worked", is_flag=True, help="Show how the answer is worked out, line by line, after the verdict.")
@click.option("--seed", type=click.IntRange(min=0), help="Of an exercise whose numbers vary: the seed they come from.")
@click.option(
    "--earlier",
    multiple=True,
    metavar="ANSWER",
    help="What was answered to step 1, then 2, ...; '' for none. What follows from it is right, given that.",
)
@click.option("--json", "json_out", is_flag=True, help="Print the verdict as a JSON object.")
@click.option("--batch", is_flag=True, help="Read JSON lines and answer each with a line.")
@click.option("--decks", "paths", multiple=True, type=click.Path(), help="Look for decks here (may be repeated).")
def command(
    step: str | None,
    answer: str | None,
    worked: bool,
    seed: int | None,
    earlier: tuple[str, ...],
    json_out: bool,
    batch: bool,
    paths: tuple[str, ...],
) -> None:
    """Mark ANSWER as an answer to a step of an exercise, such as: quizkl mark kl-view/forward-kl-by-hand:2 0.0258

    Exit status 0 is right, 1 wrong or incomplete, 2 unreadable. A line of --batch is
    {"card": "deck/card", "step": 1, "given": "..."} (with a "seed" where numbers vary, and "earlier": [...]) or
    {"given": "...", "reference": "EXPR", "rule": {"kind": "decimals", "value": 4}}.
    """
    from quizkl.maths.helper.blocking import BlockingHelper

    with BlockingHelper() as helper:
        if batch:
            shelf = _LateShelf(paths)
            run_batch(lambda asked: _answer(asked, shelf, helper))
            return
        if step is None or answer is None:
            raise click.UsageError("a step and an answer are needed: quizkl mark kl-view/forward-kl-by-hand:2 0.0258")
        question = _question(step, _LateShelf(paths), seed, partial(answers_before, earlier, helper))
        if isinstance(question, str):
            give_up(question, code=2)
        verdict = mark(question, answer, helper)
        rows = _worked(question, helper) if worked else ()
    _say(verdict, rows, json_out)
    raise click.exceptions.Exit(_EXIT[name(verdict)])


class _LateShelf:
    """The shelf, opened when a card is first asked for: a batch of bare expressions needs no deck."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self._paths = paths
        self._shelf: Shelf | None = None

    def open(self, *names: str) -> Shelf:
        """The shelf, with the files among ``names`` when it is opened first."""
        if self._shelf is None:
            from quizkl.commands.opening import open_settings, search_places
            from quizkl.commands.reading_decks import shelf_and_chosen

            places = search_places(self._paths, open_settings())
            self._shelf, _ = shelf_and_chosen(places, names)
        return self._shelf


def _worked(question: AnyQuestion, worker: BlockingWorker) -> tuple[str, ...]:
    if not isinstance(question, Question):
        return ("The way to an expression is not worked out.",)
    from quizkl.commands.worked_solution import rows_of
    from quizkl.marking.work import work_on

    return rows_of(work_on(question), worker)


def _say(verdict: Verdict, worked: Sequence[str], json_out: bool) -> None:
    """The verdict, then how the answer is worked out, if that was asked for."""
    if json_out:
        more = {"worked": list(worked)} if worked else {}
        say_json({**as_object(verdict), **more})
    else:
        click.echo(sentence(verdict))
        if worked:
            click.echo("\n" + "\n".join(worked))


Before = Callable[[Exercise, int], Sequence[Written | None] | str]
"""What was answered to the steps before one, or why that cannot be used."""


def answers_before(
    typed: Sequence[str], helper: BlockingEngines, exercise: Exercise, number: int
) -> Sequence[Written | None] | str:
    """The answers to the steps before step ``number``, each marked with those before it; an empty one is none."""
    if len(typed) >= number:
        before = "no step" if number == 1 else f"only step{'s 1 to' * (number > 2)} {number - 1}"
        return f"before step {number} there is {before}, but --earlier was given {len(typed)} times"
    answers: list[Written | None] = []
    for place, one in enumerate(typed, 1):
        if not one.strip():
            answers.append(None)
            continue
        verdict = mark(question_at(exercise, place, answers), one, helper)
        if isinstance(verdict, Unreadable):
            return f"the earlier answer {one!r} cannot be used: {verdict.message}"
        answers.append(Written(one, is_right(verdict)) if costs_attempt(verdict) else None)
    return answers


def _question(step: str, shelf: _LateShelf, seed: int | None, before: Before) -> AnyQuestion | str:
    """The question of ``deck/card:step``, or a sentence on why there is none."""
    found = re.fullmatch(r"(.+?)(?::([^:/\\]+))?", step, re.DOTALL)
    if found is None:
        return f"{step!r} is not of the form DECK/CARD or DECK/CARD:STEP"
    return question_on(shelf.open(found[1]), found[1], found[2], seed, before)


def question_on(
    shelf: Shelf, card: str, step: str | None, seed: int | None = None, before: Before = lambda exercise, number: ()
) -> AnyQuestion | str:
    """The question of a step, named by its number or its name; None is the only step there is.

    Where the numbers vary they are those of ``seed``, as the journal keeps it with each review. ``before`` gives what
    was answered to earlier steps.
    """
    key = _key_of(shelf, card)
    if isinstance(key, str):
        return key
    exercise = shelf.card(key)
    if isinstance(exercise, Problem):
        return exercise.message
    if not isinstance(exercise, Exercise | Experiment):
        return f"{key} is no exercise: it has no steps to mark"
    if exercise.head.varying is not None:
        variant = drawn(exercise, seed) if seed is not None else f"the numbers of {key} vary: say by a seed which"
        if not isinstance(variant, Exercise | Experiment):
            return variant if isinstance(variant, str) else variant.message
        exercise = variant
    if isinstance(exercise, Experiment):
        ran = _ran(exercise)
        if isinstance(ran, str):
            return f"{key} could not be run: {ran}"
        exercise = ran
    names = {known.name: number for number, known in enumerate(exercise.steps, 1) if known.name}
    count = len(exercise.steps)
    if step is None and count == 1:
        step = "1"
    if step is None:
        return f"{key} has {count} steps: write {key}:1 for the first"
    number = names.get(step) or (int(step) if step.isascii() and step.isdigit() and len(step) < 5 else 0)
    if not 1 <= number <= count:
        named = f", or one of {', '.join(names)}" if names else ""
        return f"{key} has no step {step}: its steps are 1 to {count}{named}"
    answers = before(exercise, number)
    return answers if isinstance(answers, str) else question_at(exercise, number, answers)


def _ran(card: Experiment) -> Exercise | str:
    """The predictions of an experiment with its results, or why there are none."""
    from quizkl.commands.card_runs import CardRuns
    from quizkl.commands.folders import folders
    from quizkl.deck.results import has_open_result

    with CardRuns() as runs:
        exercise = runs.kept_in(folders().cache.parent).solve(card)
    unknown = any(has_open_result(step.answer) for step in exercise.steps)
    return "its experiment did not come to its end" if unknown else exercise


def _key_of(shelf: Shelf, card: str) -> ItemKey | str:
    """The card that ``deck/card`` or ``file/card`` names, or a sentence on why there is none."""
    chosen = choose(shelf, [card], Path.cwd())
    if chosen.unknown:
        return " ".join(unknown(shelf, card, Path.cwd())).rstrip()
    if chosen.decks or not chosen.items:
        return f"{card!r} is not of the form DECK/CARD or DECK/CARD:STEP"
    return chosen.items[0].key


def _answer(asked: Mapping[str, Any], shelf: _LateShelf, helper: BlockingEngines) -> Answer:
    given = text_of(asked, "given")
    if given is None:
        return {"error": 'a line needs "given": the answer as text'}
    if "card" in asked:
        seed = asked.get("seed")
        known = seed if isinstance(seed, int) and seed >= 0 else None
        earlier = asked.get("earlier", [])
        if not isinstance(earlier, list) or not all(
            one is None or isinstance(one, str | int | float) for one in earlier
        ):
            return {"error": '"earlier" is a list of what was answered to the steps before, null for none'}
        typed = ["" if one is None else str(one) for one in earlier]
        before = partial(answers_before, typed, helper)
        question = question_on(shelf.open(), str(asked["card"]), text_of(asked, "step"), known, before)
    else:
        question = _bare_question(asked)
    if isinstance(question, str):
        return {"error": question}
    return dict(as_object(mark(question, given, helper)))


def _bare_question(asked: Mapping[str, Any]) -> Question | str:
    from quizkl.maths.syntax.names import Names
    from quizkl.maths.syntax.read import read
    from quizkl.maths.syntax.unreadable import Unreadable

    reference = text_of(asked, "reference")
    if reference is None:
        return 'a line needs "reference": the right answer as an expression, or "card"'
    reading = read(reference, Names())
    if isinstance(reading, Unreadable):
        return f"the reference cannot be read: column {reading.column}: {reading.message}"
    precision = precision_of(asked.get("rule", {"kind": "decimals", "value": 4}))
    if isinstance(precision, RuleProblem):
        return f"the rule cannot be used: {precision.message}"
    return Question(reading.expression, precision, unit=reading.unit)
