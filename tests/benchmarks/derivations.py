"""How long a line of a derivation takes, through the helper process, over the shipped derivations and slips in them.

Run from the checkout: python -m tests.benchmarks.derivations
"""

from __future__ import annotations

import statistics
import time
from collections import Counter

from quizkl.deck.card import Derivation
from quizkl.maths.derivation.chain import read_rows
from quizkl.maths.derivation.finding import Following
from quizkl.maths.derivation.say import name
from quizkl.maths.helper.blocking import BlockingHelper
from tests.decks.shipped import all_cards
from tests.maths.derivation.slips import slips

EVERY = 5
"""Of the lines with a slip, so many are passed over between two that are measured."""


def main() -> None:
    lines, wrong = _lines()
    with BlockingHelper() as helper:
        helper.derive(lines[:1])
        for what, asked in (("lines of the models", lines), ("the same with a slip", wrong)):
            seconds: list[float] = []
            marks: Counter[str] = Counter()
            for one in asked:
                began = time.perf_counter()
                (mark,) = helper.derive([one])
                seconds.append(time.perf_counter() - began)
                marks[name(mark)] += 1
            worst = statistics.quantiles(seconds, n=20)[-1]
            print(
                f"{what:<22} {len(asked):4}   median {1000 * statistics.median(seconds):6.1f} ms   "
                f"p95 {1000 * worst:6.1f} ms   slowest {1000 * max(seconds):6.1f} ms   "
                f"(allowed: 300 ms at the median)   {dict(marks)}"
            )


def _lines() -> tuple[list[Following], list[Following]]:
    """The lines of all models, and every fifth line with a slip in it."""
    lines: list[Following] = []
    wrong: list[Following] = []
    for card in all_cards():
        if isinstance(card, Derivation):
            for row in read_rows(card.task, [line.source for model in card.model for line in model]):
                if row.following is not None and row.line is not None:
                    lines.append(row.following)
                    made = slips(row.line, card.task.symbols)
                    wrong += [Following(row.following.symbols, row.following.before, slip) for slip in made]
    return lines, wrong[::EVERY]


if __name__ == "__main__":
    main()
