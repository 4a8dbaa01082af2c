"""How well wrong answers are named, and how long a verdict with its diagnosis takes.

    python tests/benchmarks/diagnosis.py [NUMBER OF RANDOM ANSWERS]

Prints the share of random wrong answers of the right size that get a name (at most 1 % is wanted), how many of the
slips in ``slips.jsonl`` are named as the list says, whether an answer of ``right_by_hand.jsonl`` is called wrong, and
the time of a warm verdict (at most 50 ms is wanted).
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from quizkl.marking.at_once import mark
from quizkl.marking.question import question_of
from quizkl.marking.say import sentence
from quizkl.marking.verdict import RightBut, Wrong, WrongBecause
from quizkl.maths.helper.blocking import BlockingHelper
from tests.benchmarks.random_answers import asked_steps, exercise_named, random_verdicts

FOLDER = Path(__file__).parent
DECK = "the deck"


def report_random(helper: BlockingHelper, number: int) -> None:
    verdicts = random_verdicts(asked_steps(helper), random.Random(0), number)
    named = [(step, typed, verdict) for step, typed, verdict in verdicts if isinstance(verdict, WrongBecause)]
    share = len(named) / len(verdicts)
    print(f"random wrong answers of the right size: {len(named)} of {len(verdicts)} named ({share:.2%})")
    kinds = Counter(verdict.kind.value if verdict.kind else "the deck's own" for _, _, verdict in named)
    print("  " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def report_slips(helper: BlockingHelper) -> None:
    outcomes: Counter[str] = Counter()
    questionable = []
    for row in map(json.loads, (FOLDER / "slips.jsonl").read_text(encoding="utf-8").splitlines()):
        try:
            found = _named(row, helper)
        except LookupError:
            outcomes["of an exercise that is gone"] += 1
            continue
        wanted = {row["deserves"], *row.get("also", ())}
        match found:
            case _ if found == DECK:
                outcomes["by the deck"] += 1
            case _ if (found or "none") in wanted:
                outcomes["as listed"] += 1
            case None:
                outcomes["not named"] += 1
            case _:
                outcomes["named otherwise"] += 1
                questionable.append(f"{row['card']}:{row['step']} {row['typed']}: {found}, not {row['deserves']}")
    print(f"slips: {sum(outcomes.values())}; " + ", ".join(f"{kind} {count}" for kind, count in outcomes.most_common()))
    print("".join(f"  {line}\n" for line in questionable), end="")


def _named(row: dict[str, Any], helper: BlockingHelper) -> str | None:
    """The name that the answer got, DECK for one in its author's words alone, None without one."""
    exercise = exercise_named(row["card"])
    verdict = mark(question_of(exercise, row["step"]), row["typed"], helper)
    if isinstance(verdict, RightBut) and verdict.remark.startswith("up to normalising"):
        return "NOT_NORMALISED"
    if not isinstance(verdict, WrongBecause):
        return None
    return DECK if verdict.kind is None or row.get("deck") else verdict.kind.name


def report_right(helper: BlockingHelper) -> None:
    rows = [json.loads(line) for line in (FOLDER / "right_by_hand.jsonl").read_text(encoding="utf-8").splitlines()]
    print(f"right answers: {len(rows)}")
    for row in rows:
        try:
            verdict = mark(question_of(exercise_named(row["card"]), row["step"]), row["typed"], helper)
        except LookupError as gone:
            print(f"  {gone}")
            continue
        if isinstance(verdict, Wrong | WrongBecause):
            print(f"  {row['card']}:{row['step']} {row['typed']}: {sentence(verdict)}")


def report_time(helper: BlockingHelper) -> None:
    times: dict[str, float] = {}
    for step in asked_steps(helper):
        question = question_of(step.exercise, step.number)
        mark(question, step.wrong, helper)
        runs = []
        for _ in range(5):
            started = perf_counter()
            mark(question, step.wrong, helper)
            runs.append(1000 * (perf_counter() - started))
        times[step.name] = statistics.median(runs)
    worst = sorted(times.items(), key=lambda item: -item[1])[:3]
    print(f"a warm verdict with full diagnosis: median {statistics.median(times.values()):.1f} ms")
    print("  slowest: " + ", ".join(f"{name} {taken:.1f} ms" for name, taken in worst))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with BlockingHelper() as helper:
        report_random(helper, number)
        report_slips(helper)
        report_right(helper)
        report_time(helper)


if __name__ == "__main__":
    main()
