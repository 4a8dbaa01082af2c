"""A learner with many cards and a long history, made up for measuring.

    python tests/benchmarks/big_desk.py HOME [--cards 10000] [--files 100] [--reviews 100000]

makes decks, a journal and nothing else below HOME, which is to be used as QUIZKL_HOME.
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Review
from quizkl.journal.journal import Journal
from quizkl.schedule.day import day_of
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner

FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=timezone(timedelta(hours=1)))
NOW = "2026-11-20T09:00+01:00"
CARD = r"""  - id: card-{number}
    front: What is the divergence $D_{{\mathrm{{KL}}}}(p_{{{number}}} \,\|\, q)$ of case {number}?
    back: |
      The expected log-ratio of case {number}:

      $$D_{{\mathrm{{KL}}}}(p \,\|\, q) = \sum_x p(x)\log\frac{{p(x)}}{{q(x)}} + {number}$$
"""


def make_decks(folder: Path, cards: int, files: int) -> list[ItemKey]:
    """Write ``cards`` flashcards into ``files`` decks; their keys in order."""
    folder.mkdir(parents=True, exist_ok=True)
    keys: list[ItemKey] = []
    for file in range(files):
        numbers = range(file * cards // files, (file + 1) * cards // files)
        body = "".join(CARD.format(number=number) for number in numbers)
        text = f"deck: big-{file}\ntitle: Big deck {file}\ncards:\n{body}"
        (folder / f"big-{file}.yaml").write_text(text, encoding="utf-8")
        keys += [ItemKey(f"big-{file}", f"card-{number}") for number in numbers]
    return keys


def make_journal(path: Path, keys: list[ItemKey], reviews: int) -> None:
    """Spread ``reviews`` reviews over the items, over most of a year."""
    if not reviews:
        return
    journal = Journal.open(path)
    assert isinstance(journal, Journal), journal
    random = Random(0)
    settings = Leitner().describe()
    step = timedelta(days=300) / reviews
    with journal:
        batch: list[Review] = []
        for number in range(reviews):
            at = FIRST + number * step
            key = keys[random.randrange(len(keys))]
            grade = random.choices(list(Grade), (2, 1, 7))[0]
            batch.append(
                Review(
                    item=key,
                    session="made-up",
                    shown_at=at,
                    answered_at=at + timedelta(seconds=8),
                    day=day_of(at),
                    grade=grade,
                    scheduler=settings,
                )
            )
            if len(batch) == 5000 or number + 1 == reviews:
                journal.append_all(batch)
                batch = []


def make(home: Path, cards: int = 10_000, files: int = 100, reviews: int = 100_000) -> None:
    """A whole learner below ``home``."""
    make_journal(home / "journal.db", make_decks(home / "decks", cards, files), reviews)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--reviews", type=int, default=100_000)
    asked = parser.parse_args()
    make(asked.home, asked.cards, asked.files, asked.reviews)
