"""Ten thousand variants of every varying exercise of the shipped decks, in batches and one by one, in one run.

    python -m tests.benchmarks.variants [--variants 10000] [--alone 50]

Both ways do the same work in the helper process: draw, hold against the conditions, compute every answer and every
mistake, and tell which variants make good questions. One by one it is one request a variant.
"""

from __future__ import annotations

import argparse
import time

from quizkl.deck.card import Exercise
from quizkl.marking.variants import asked_of
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.variation.search import Search, Survey, Surveyed
from tests.decks.shipped import varying_exercises

ALLOWED_SECONDS = 10.0
WANTED_RATIO = 50.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=10_000)
    parser.add_argument("--alone", type=int, default=50)
    options = parser.parse_args()
    together = alone = 0.0
    with BlockingHelper() as helper:
        for exercise in varying_exercises():
            _survey(exercise, 10, helper)  # what is first used is slow
            batch, found = _survey(exercise, options.variants, helper)
            single = _one_by_one(exercise, options.alone, helper) * options.variants
            together, alone = together + batch, alone + single
            good = "not in time" if found is None else f"{100 * found.good / max(1, found.met):5.1f} % good"
            print(f"{exercise.head.id:<24} {batch:6.2f} s together  {single:8.1f} s one by one  {good}")
    print(
        f"{len(varying_exercises())} exercises, {options.variants} variants of each: {together:.2f} s together "
        f"(allowed {ALLOWED_SECONDS:.0f} s), {alone:.0f} s one by one (from {options.alone} of each): "
        f"{alone / together:.0f} times as fast (wanted {WANTED_RATIO:.0f})"
    )


def _survey(exercise: Exercise, count: int, helper: BlockingHelper) -> tuple[float, Surveyed | None]:
    assert exercise.head.varying is not None
    began = time.perf_counter()
    (found,) = helper.survey([Survey(exercise.head.varying.variation, asked_of(exercise), count)])
    return time.perf_counter() - began, found if isinstance(found, Surveyed) else None


def _one_by_one(exercise: Exercise, count: int, helper: BlockingHelper) -> float:
    """Seconds for one variant."""
    assert exercise.head.varying is not None
    asked = asked_of(exercise)
    began = time.perf_counter()
    for seed in range(count):
        helper.search([Search(exercise.head.varying.variation, asked, seed, tries=1)])
    return (time.perf_counter() - began) / count


if __name__ == "__main__":
    main()
