"""Several quizkl on one journal, and one that dies."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import quizkl
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Flag, Undo
from quizkl.journal.journal import Journal
from quizkl.journal.problem import AppendFailed, JournalProblem

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CARD = ItemKey("deck", "card")

# Reviews a few items for as many times as it is told, and prints the number of each review that was recorded.
LEARNER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Review
from quizkl.journal.journal import Journal
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner

path, times = Path(sys.argv[1]), int(sys.argv[2])
journal = Journal.open(path)
noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
for number in range(times) if times else count():
    print(journal.append(Review(
        item=ItemKey("deck", f"card-{number % 7}"), session="s", shown_at=noon, answered_at=noon, day=noon.date(),
        grade=list(Grade)[number % 3], scheduler=Leitner().describe(),
    )), flush=True)
"""


def learner(path: Path, times: int = 0) -> subprocess.Popen[str]:
    """Another process that reviews ``times`` times, or without end."""
    house = str(Path(quizkl.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", LEARNER, str(path), str(times)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": house},
    )


def opened(path: Path) -> Journal:
    journal = Journal.open(path)
    assert isinstance(journal, Journal), journal
    return journal


def states_hold(journal: Journal) -> bool:
    live = journal.states()
    journal.rebuild()
    return journal.states() == live


def test_two_open_journals_see_and_undo_what_the_other_recorded(tmp_path: Path) -> None:
    with opened(tmp_path / "journal") as one, opened(tmp_path / "journal") as other:
        assert one.append(Flag(CARD, NOON)) == 1
        assert other.state(CARD).flagged
        assert other.append(Undo(1, NOON)) == 2
        assert not one.state(CARD).flagged


def test_states_that_were_read_once_follow_what_anybody_writes(tmp_path: Path) -> None:
    with opened(tmp_path / "journal") as first, opened(tmp_path / "journal") as second:
        assert first.states() == {}
        assert second.append(Flag(CARD, NOON)) == 1
        assert first.states()[CARD].flagged
        assert first.append(Undo(1, NOON)) == 2
        assert not first.states()[CARD].flagged
        assert second.append(Undo(2, NOON)) == 3
        assert first.states()[CARD].flagged
        renamed = ItemKey("deck", "renamed")
        assert first.states({CARD: renamed}) == {renamed: first.state(CARD)}
        assert set(first.states()) == {CARD}


def test_states_that_were_handed_out_are_the_readers_own(tmp_path: Path) -> None:
    with opened(tmp_path / "journal") as journal:
        journal.append(Flag(CARD, NOON))
        journal.states().clear()
        assert CARD in journal.states()


def test_programs_that_begin_a_journal_at_the_same_time_both_study_with_it(tmp_path: Path) -> None:
    path = tmp_path / "state" / "journal"
    learners = [learner(path, times=50) for _ in range(2)]
    printed = [process.communicate()[0].split() for process in learners]
    assert sorted(int(number) for numbers in printed for number in numbers) == list(range(1, 101))
    with opened(path) as journal:
        assert len(list(journal.reviews())) == 100
        assert states_hold(journal)


def test_a_journal_can_be_begun_at_the_very_same_moment(tmp_path: Path) -> None:
    together = Barrier(4)

    def begin(journal_of_round: int) -> int | AppendFailed | JournalProblem:
        together.wait()
        journal = Journal.open(tmp_path / f"journal-{journal_of_round}")
        if isinstance(journal, JournalProblem):
            return journal
        with journal:
            return journal.append(Flag(CARD, NOON))

    with ThreadPoolExecutor(4) as learners:
        for number in range(30):
            assert sorted(learners.map(begin, [number] * 4), key=str) == [1, 2, 3, 4]


def test_a_program_that_is_killed_loses_no_review_that_was_recorded(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    process = learner(path)
    assert process.stdout is not None
    recorded = [process.stdout.readline() for _ in range(20)]
    process.kill()
    recorded += process.stdout.read().splitlines()
    process.wait()
    # The last line may have been cut short by the kill.
    numbers = {int(line) for line in recorded[:-1]}
    assert len(numbers) >= 19
    with opened(path) as journal:
        assert numbers <= {number for number, _ in journal.reviews()}
        assert states_hold(journal)
