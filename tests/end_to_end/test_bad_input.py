"""Whatever is wrong with a deck, an answer, the journal or the terminal: one clear sentence, and nothing lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.pseudo_terminal import Terminal, environment, quizkl
from tests.end_to_end.test_one_card import DECK, MONDAY, due, learner

Run = subprocess.CompletedProcess[str]


def run(home: Path, *arguments: str, typed: str = "") -> Run:
    """A command from its start to its end, standard input not being a terminal. It never shows a traceback."""
    finished = subprocess.run(
        quizkl(*arguments),
        env=environment(home, MONDAY),
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in finished.stderr, finished.stderr
    return finished


GOOD = "deck: good\ncards:\n  - {id: one, front: a, back: b}\n"
BAD_DECKS = {
    "not YAML": b"deck: [1, 2\ncards: }",
    "binary": bytes(range(256)) * 20,
    "50 MB": b"deck: large\n# " + b"x" * 50_000_000,
    "a million brackets": b"deck: deep\ncards: " + b"[" * 1_000_000,
    "an alias bomb": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a]\n" % (n, n) for n in range(50)),
    "a terminal escape": b'deck: escape\ncards:\n  - {id: one, front: "\\e[2Jgone", back: b}\n',
    "empty": b"",
}


@pytest.mark.parametrize("source", BAD_DECKS.values(), ids=BAD_DECKS)
def test_a_bad_deck_is_named_with_its_place_and_the_others_are_studied(source: bytes, tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "bad.yaml").write_bytes(source)
    (decks / "good.yaml").write_text(GOOD, encoding="utf-8")
    checked = run(tmp_path / "home", "check", str(decks))
    assert checked.returncode == 1
    assert "bad.yaml:" in checked.stdout
    assert "\x1b" not in checked.stdout + checked.stderr
    studied = run(tmp_path / "home", "study", "--plain", str(decks), typed="\nknew\n")
    assert studied.returncode == 0
    assert "1 card in 0 min: 0 missed, 0 partly, 1 knew" in studied.stdout
    assert "\x1b" not in studied.stdout


HOSTILE = (
    "1" * 100_000,
    "9**9**9**9",
    '__import__("os").system("touch hurt")',
    "\x1b[2J\x07",
    "'; DROP TABLE event; --",
)


def test_hostile_answers_are_not_read_and_cost_nothing(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    answers = "\n".join((*HOSTILE, "[-0.0893, 0.1151, 0]", "0.0258", "", "quit", ""))
    studied = run(home, "study", "--plain", str(decks), typed=answers)
    assert studied.returncode == 0
    assert studied.stdout.count("~ Not marked") == len(HOSTILE)
    assert "\x1b" not in studied.stdout + studied.stderr
    assert "1 knew" in studied.stdout
    assert not (tmp_path / "hurt").exists()


def test_an_empty_answer_asks_again(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    studied = run(home, "study", "--plain", str(decks), typed="\nquit\n")
    assert "type an answer, or 'show' to be shown it" in studied.stdout


def test_a_deck_that_vanishes_while_it_is_studied_leaves_a_sentence(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    (decks / "good.yaml").write_text(GOOD, encoding="utf-8")
    with Terminal(quizkl("study", "--plain", str(decks)), home, MONDAY, tmp_path, columns=120) as terminal:
        terminal.wait_for(r"1/2  new")
        (decks / "tiny.yaml").unlink()
        terminal.line("")
        terminal.wait_for("knew")
        terminal.line("knew")
        terminal.wait_for("That was the last card")
        terminal.line("quit")
        terminal.wait_for(r"left out: .*tiny")
        assert terminal.exit_status() == 0


def test_a_deck_that_is_edited_while_it_is_studied_keeps_its_history(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    studied = run(home, "study", "--plain", str(decks), typed="show\nshow\nknew\nquit\n")
    assert studied.returncode == 0
    edited = DECK.replace("Compute ", "Work out ").replace("title: A tiny deck", "title: Renamed")
    (decks / "tiny.yaml").write_text(edited, encoding="utf-8")
    assert due(home, "2026-03-05T09:00+01:00", str(decks))["due"] == 1


def test_a_journal_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    (home / "journal.db").mkdir(parents=True)
    studied = run(home, "study", "--plain", str(decks))
    assert studied.returncode == 1
    assert "journal.db" in studied.stderr
    assert len(studied.stderr.strip().splitlines()) == 1


def test_a_corrupt_journal_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    home.mkdir()
    (home / "journal.db").write_bytes(b"this was a journal once" * 500)
    before = (home / "journal.db").read_bytes()
    studied = run(home, "study", "--plain", str(decks))
    assert studied.returncode == 1
    assert "journal.db" in studied.stderr
    assert (home / "journal.db").read_bytes() == before


def test_a_journal_from_the_future_is_refused(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    assert run(home, "study", "--plain", str(decks), typed="show\nshow\nknew\nquit\n").returncode == 0
    with sqlite3.connect(home / "journal.db") as journal:
        columns = [row[1] for row in journal.execute("PRAGMA table_info(migration)")]
        values = {"id": 999, "number": 999, "name": "from a later version", "applied_at": MONDAY}
        row = [values.get(column, MONDAY) for column in columns]
        journal.execute(f"INSERT INTO migration VALUES ({','.join('?' * len(row))})", row)
    studied = run(home, "study", "--plain", str(decks))
    assert studied.returncode == 1
    assert "newer" in studied.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="limits on the size of files are set as Unix does it")
def test_a_full_disk_keeps_the_card_and_says_so(tmp_path: Path) -> None:
    import resource

    home, decks = learner(tmp_path)
    assert run(home, "study", "--plain", str(decks), typed="quit\n").returncode == 0

    def no_file_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    finished = subprocess.run(
        quizkl("study", "--plain", str(decks)),
        env=environment(home, MONDAY),
        input="show\nshow\nknew\nquit\n",
        capture_output=True,
        text=True,
        preexec_fn=no_file_may_grow,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in finished.stderr
    assert "Not written down" in finished.stdout or finished.returncode == 1
    assert due(home, MONDAY, str(decks))["new"] == 1


def test_the_application_without_a_terminal_says_what_to_do(tmp_path: Path) -> None:
    for arguments in ((), ("study",)):
        finished = run(tmp_path / "home", *arguments)
        assert finished.returncode == 2
        assert "--plain" in finished.stderr
        assert len(finished.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("decks",), ("run", "--help"), ("run",), ("run", "vae-term", "--json"), ("show", "--batch")],
    ids=" ".join,
)
def test_a_closed_pipe_ends_quietly_as_the_signal_would_end_it(arguments: tuple[str, ...], tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    finished = subprocess.run(
        quizkl(*arguments),
        input='{"tex": "x"}\n',
        env=environment(tmp_path, MONDAY),
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)
    assert (finished.returncode, finished.stderr) == (128 + signal.SIGPIPE, "")


def test_what_neither_an_encoding_nor_ascii_has_a_character_for_is_named_by_its_number(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "good.yaml").write_text(GOOD.replace("good\n", "good\ntitle: The 漢 of ≤\n"), encoding="utf-8")
    finished = subprocess.run(
        quizkl("decks"),
        env={**environment(tmp_path, MONDAY), "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        encoding="cp1252",
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "The <U+6F22> of <=" in finished.stdout


@pytest.mark.parametrize(("closed", "lines"), [("<&-", 8), (">&-", 0), ("2>&-", 8), ("<&- >&- 2>&-", 0)])
def test_a_stream_that_is_closed_from_the_beginning_is_no_fault(closed: str, lines: int, tmp_path: Path) -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {closed}', "sh", *quizkl("run", "vae-term", "--set", "batch=1")],
        env=environment(tmp_path, MONDAY),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, len(finished.stdout.splitlines()), finished.stderr) == (0, lines, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full disk of Linux")
def test_standard_output_on_a_full_disk_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            quizkl("decks"),
            env=environment(tmp_path, MONDAY),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert finished.returncode == 1
    assert finished.stderr == "quizkl: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stduy",), "Did you mean 'study'?"),
        (("study", "--plain", "no-such-deck"), "no-such-deck"),
        (("mark", "no-such-deck/card", "1"), "no-such-deck"),
        (("copy", "no-such-deck"), "no-such-deck"),
        (("check", "nowhere"), "nowhere"),
        (("copy", "kl-vew"), "Did you mean 'kl-view'?"),
    ],
)
def test_what_does_not_exist_is_named(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    finished = run(tmp_path / "home", *arguments)
    assert finished.returncode in (1, 2)
    assert said in finished.stdout + finished.stderr


def test_a_time_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    finished = subprocess.run(
        quizkl("due"), env=environment(tmp_path, "tomorrow"), capture_output=True, text=True, check=False
    )
    assert finished.returncode == 2
    assert "QUIZKL_NOW" in finished.stderr
    assert "Traceback" not in finished.stderr
