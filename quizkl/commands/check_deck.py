"""Checking deck files one by one, with one helper for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from quizkl.commands.card_runs import CardRuns
from quizkl.commands.check_derivations import check_derivations
from quizkl.commands.check_numbers import check_experiments, check_numbers
from quizkl.deck.deck import Deck
from quizkl.deck.load import load_file
from quizkl.deck.problem import Place, Problem
from quizkl.experiments.run import End, Finished, Run
from quizkl.settings.deck_schedule import schedule_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong in a file; ``deck_id`` and ``name`` (the file's in messages) are None where it is no deck."""

    problems: tuple[Problem, ...]
    deck_id: str | None = None
    name: str | None = None


class Checker(AbstractContextManager["Checker"]):
    """Checks files; ``variants`` of each exercise that varies are drawn besides. The helper starts when it is first
    needed and stays warm, and an experiment that has been run is not run again.
    """

    def __init__(self, variants: int = 0) -> None:
        from quizkl.maths.helper.blocking import BlockingHelper

        self._helper = BlockingHelper()
        self._runs = CardRuns()
        self._variants = variants
        self._finished: dict[str, Finished] = {}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._helper.__exit__(kind, error, traceback)
        self._runs.__exit__(kind, error, traceback)

    def check(self, file: Path) -> Checked:
        """All that is wrong in one file, looked at by itself."""
        loaded = load_file(file)
        deck = loaded.deck
        if deck is None:
            return Checked(loaded.problems)
        found = [
            *loaded.problems,
            *_check_schedule(deck),
            *check_numbers(deck, self._helper, self._variants),
            *check_derivations(deck, self._helper),
            *check_experiments(deck, self._helper, self._carry_out),
        ]
        return Checked(tuple(found), deck.id, deck.file)

    def _carry_out(self, run: Run) -> End:
        """How a run ends; one that came to its end is not carried out twice."""
        asked = repr((run.experiment.name, sorted(run.settings.items())))
        if asked in self._finished:
            return self._finished[asked]
        end = self._runs.carry_out(run)
        if isinstance(end, Finished):
            self._finished[asked] = end
        return end


def problems_of_all(checked: Sequence[Checked]) -> list[Problem]:
    """The problems of the files by place, and the deck ids that two of them have."""
    found = [problem for one in checked for problem in one.problems]
    return sorted([*found, *_second_of_their_name(checked)], key=lambda problem: problem.place)


def _second_of_their_name(checked: Sequence[Checked]) -> Iterator[Problem]:
    ids: dict[str, str] = {}
    for one in checked:
        if one.deck_id is None or one.name is None:
            continue
        first = ids.setdefault(one.deck_id, one.name)
        if first != one.name:
            message = f"the deck id {one.deck_id!r} is used by {first} too"
            yield Problem(Place(one.name), message, "Give each deck its own id.")


def _check_schedule(deck: Deck) -> Iterator[Problem]:
    if isinstance(problem := schedule_of(deck), Problem):
        yield problem
