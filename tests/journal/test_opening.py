"""Whatever lies where the journal should be, opening it gives a journal or one clear sentence, and changes nothing."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.journal.connection import open_to_write
from quizkl.journal.event import Flag, Move, Recorded, Review
from quizkl.journal.journal import Journal
from quizkl.journal.migration import MIGRATIONS
from quizkl.journal.problem import AppendFailed, JournalProblem, JournalUnreadable, sentence
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.state import ItemState, Scheduled

CARD = ItemKey("deck", "card")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)


def opened(path: Path) -> Journal:
    journal = Journal.open(path)
    assert isinstance(journal, Journal), journal
    return journal


def problem(path: Path, patience: float = 5.0) -> JournalProblem:
    journal = Journal.open(path, patience)
    assert isinstance(journal, JournalProblem)
    assert journal.path == path
    assert journal.hint
    return journal


def with_a_flag(path: Path) -> None:
    with opened(path) as journal:
        assert journal.append(Flag(CARD, NOON)) == 1


def flagged(path: Path) -> bool:
    with opened(path) as journal:
        return journal.state(CARD).flagged


def test_a_journal_that_does_not_exist_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "state" / "quizkl" / "journal.sqlite"
    with_a_flag(path)
    assert flagged(path)


def test_every_commit_is_forced_to_the_disk(tmp_path: Path) -> None:
    connection = open_to_write(tmp_path / "journal")
    assert isinstance(connection, sqlite3.Connection)
    # 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.touch()
    with_a_flag(path)
    assert flagged(path)


def test_a_name_with_characters_that_mean_something_in_addresses_is_just_a_name(tmp_path: Path) -> None:
    path = tmp_path / "100%? #1 :memory:"
    with_a_flag(path)
    reader = Journal.open_to_read(path)
    assert isinstance(reader, Journal)
    assert reader.state(CARD).flagged


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    assert "this is a folder" in problem(tmp_path).message


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    assert "a file is in the way" in problem(tmp_path / "state" / "journal").message


@pytest.mark.parametrize("content", [b"deck: kl-view\n" * 100, bytes(range(256)) * 20])
def test_another_kind_of_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal"
    path.write_bytes(content)
    assert "some other kind of file" in problem(path).message
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    assert "another program" in problem(path).message
    assert path.read_bytes() == before


def test_a_journal_from_the_future_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with_a_flag(path)
    with sqlite3.connect(path) as future:
        future.execute("INSERT INTO migration VALUES (999, 'moods')")
    future.close()
    before = path.read_bytes()
    found = problem(path)
    assert "newer quizkl (it has 'moods'); nothing was changed" in found.message
    assert "update quizkl" in found.hint
    assert path.read_bytes() == before


def test_a_journal_cut_short_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with_a_flag(path)
    path.write_bytes(path.read_bytes()[:5000])
    assert "damaged" in problem(path).message


def test_damage_that_shows_only_later_is_said_when_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with opened(path) as journal:
        journal.append_all([Flag(ItemKey("deck", f"card-{number}"), NOON) for number in range(1000)])
    content = bytearray(path.read_bytes())
    half = len(content) // 4096 // 2 * 4096
    content[half:] = b"\xff" * (len(content) - half)
    path.write_bytes(content)
    with opened(path) as journal, pytest.raises(JournalUnreadable) as raised:
        journal.states()
    assert "damaged" in raised.value.problem.message


def test_a_day_that_is_none_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with_a_flag(path)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE item_state SET buried_on = 'soon'")
    with opened(path) as journal, pytest.raises(JournalUnreadable) as raised:
        journal.states()
    assert "damaged" in raised.value.problem.message


def test_a_journal_that_another_program_keeps_locked(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with_a_flag(path)
    with Journal.open(path, patience=0) as journal:  # type: ignore[union-attr]
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "locked" in problem(path, patience=0).message
        refused = journal.append(Flag(CARD, NOON))
        assert isinstance(refused, AppendFailed)
        assert "locked" in str(refused)
        other.execute("ROLLBACK")
        assert journal.append(Flag(CARD, NOON)) == 2
        other.close()


@pytest.mark.parametrize("open_again", [Journal.open, Journal.open_to_read])
def test_an_older_journal_is_brought_up_to_date_with_its_states(
    tmp_path: Path, open_again: Callable[[Path], Journal | JournalProblem]
) -> None:
    path = tmp_path / "journal"
    with opened(path) as journal:
        journal.append(
            Review(
                item=CARD,
                session="s",
                shown_at=NOON,
                answered_at=NOON,
                day=DAY,
                grade=Grade.KNEW,
                scheduler=Leitner().describe(),
            )
        )
        states = journal.states()
    older = sqlite3.connect(path, isolation_level=None)
    for table in ("item_state", "undone", "item_number", "reviewed", "named_mistake"):
        older.execute(f"DROP TABLE {table}")
    older.execute("DELETE FROM migration WHERE number > 1")
    older.close()
    again = open_again(path)
    assert isinstance(again, Journal)
    with again:
        assert again.states() == states
    names = sqlite3.connect(path).execute("SELECT number, name FROM migration").fetchall()
    assert names == [
        (1, "events"),
        (2, "states derived from the events"),
        (3, "what FSRS estimates of an item"),
        (4, "moves from box to box by hand"),
        (5, "what statistics count, derived from the reviews"),
    ]


def test_a_journal_from_before_moves_keeps_its_events_and_takes_moves(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    older = sqlite3.connect(path, isolation_level=None)
    older.execute("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    for migration in MIGRATIONS[:3]:
        for statement in migration.statements:
            older.execute(statement)
        older.execute("INSERT INTO migration VALUES (?, ?)", (migration.number, migration.name))
    noon = "2026-03-01T12:00:00.000000Z"
    of_item = (
        "INSERT INTO event (kind, deck, card, side, at, at_offset, undoes) VALUES (?, 'deck', 'card', '', ?, 0, ?)"
    )
    for kind, undoes in (("flag", None), ("suspend", None), ("undo", 2)):
        older.execute(of_item, (kind, noon, undoes))
    older.close()
    with opened(path) as journal:
        assert journal.history(CARD) == (Recorded(1, Flag(CARD, NOON)),)
        assert journal.append(Move(CARD, 3, date(2026, 3, 5), DAY, NOON)) == 4
        standing = Scheduled(3, date(2026, 3, 5), last=DAY, reviews=0, lapses=0)
        assert journal.state(CARD) == ItemState(standing, flagged=True)
    connection = sqlite3.connect(path)
    for forbidden in ("UPDATE event SET deck = 'x'", "DELETE FROM event"):
        with pytest.raises(sqlite3.DatabaseError, match="never"):
            connection.execute(forbidden)


def test_reading_a_journal_that_does_not_exist_finds_it_empty_and_makes_nothing(tmp_path: Path) -> None:
    journal = Journal.open_to_read(tmp_path / "state" / "journal")
    assert isinstance(journal, Journal)
    assert journal.states() == {}
    assert journal.streak(DAY) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_is_taken_away_while_in_use_takes_no_event_until_it_is_back(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with opened(path) as journal:
        assert journal.append(Flag(CARD, NOON)) == 1
        path.rename(tmp_path / "elsewhere")
        refused = journal.append(Flag(CARD, NOON))
        assert isinstance(refused, AppendFailed)
        assert f"no longer at {path}" in refused.message
        (tmp_path / "elsewhere").rename(path)
        assert journal.append(Flag(CARD, NOON)) == 2


def test_an_empty_reading_takes_no_event(tmp_path: Path) -> None:
    journal = Journal.open_to_read(tmp_path / "journal")
    assert isinstance(journal, Journal)
    refused = journal.append(Flag(CARD, NOON))
    assert isinstance(refused, AppendFailed)
    assert "may only be read" in refused.message


def test_a_journal_opened_to_read_takes_no_event(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    with_a_flag(path)
    journal = Journal.open_to_read(path)
    assert isinstance(journal, Journal)
    refused = journal.append(Flag(CARD, NOON))
    assert isinstance(refused, AppendFailed)
    assert "may only be read" in refused.message


def test_what_cannot_be_opened_cannot_be_read_either(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"deck: kl-view\n" * 100)
    assert isinstance(Journal.open_to_read(tmp_path / "text"), JournalProblem)
    assert isinstance(Journal.open_to_read(tmp_path), JournalProblem)


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with a journal in it; for the test we are somebody who may read it and not write."""
    if os.name != "posix":
        pytest.skip("permissions are those of POSIX")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with_a_flag(folder / "journal")
        (folder / "journal").chmod(0o444)
        folder.chmod(0o555)
        we_are_root = os.geteuid() == 0
        if we_are_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if we_are_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_journal_that_may_only_be_read_can_be_read_and_not_studied_with(locked_folder: Path) -> None:
    assert "may only be read" in problem(locked_folder / "journal").message
    journal = Journal.open_to_read(locked_folder / "journal")
    assert isinstance(journal, Journal)
    assert journal.state(CARD).flagged


def test_a_folder_that_may_not_be_written_gets_no_journal(locked_folder: Path) -> None:
    assert "cannot be opened" in problem(locked_folder / "other").message
    assert "cannot be used" in problem(locked_folder / "state" / "journal").message


def test_the_sentence_for_a_full_disk() -> None:
    full = sqlite3.connect(":memory:")
    full.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as raised:
        full.executescript("CREATE TABLE a (b); CREATE TABLE c (d);")
    assert sentence(raised.value) == ("the disk is full", "make room and try again")


def test_a_full_disk_keeps_what_was_there_and_takes_more_when_there_is_room(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits are those of POSIX")
    path = tmp_path / "journal"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened(path) as journal:
        assert journal.append(Flag(CARD, NOON)) == 1
        states = journal.states()
        # No file may grow beyond what this one is: the same answer to a write as from a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{path}-wal").stat().st_size, before[1]))
        try:
            refused = journal.append(Flag(ItemKey("deck", "other"), NOON))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert isinstance(refused, AppendFailed)
        assert "full" in str(refused)
        assert journal.states() == states
        assert journal.append(Flag(ItemKey("deck", "other"), NOON)) == 2
