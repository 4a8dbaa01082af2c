"""What was computed once is not computed again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from quizkl.maths.inquiry import Computed, Finding, Inquiry, NotDecided
from quizkl.maths.syntax.tree import Number
from quizkl.maths.worked import Line, Work, Worked, WorkedOut
from quizkl.printing.kept_findings import KeptFindings, edition
from tests.printing.decks import NothingToCompute

ONE, TWO = Inquiry(Number(Fraction(1))), Inquiry(Number(Fraction(2)))


class Counting(NothingToCompute):
    """Finds the number that was asked, and remembers what it was asked."""

    def __init__(self, decided: bool = True) -> None:
        self.asked: list[Inquiry] = []
        self.decided = decided

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        self.asked += inquiries
        return tuple(self.find(inquiry) for inquiry in inquiries)

    def find(self, inquiry: Inquiry) -> Finding:
        assert isinstance(inquiry.expression, Number)
        if not self.decided:
            return NotDecided("slow today")
        return Computed(float(inquiry.expression.value), Decimal(inquiry.expression.value.numerator))


def test_only_what_is_not_known_is_asked(tmp_path: Path) -> None:
    engine = Counting()
    kept = KeptFindings(tmp_path / "kept.db", lambda: engine, "1")
    assert [finding.value for finding in kept.ask([ONE]) if isinstance(finding, Computed)] == [1.0]
    again = KeptFindings(tmp_path / "kept.db", lambda: engine, "1")
    findings = again.ask([TWO, ONE, TWO])
    assert [finding.value for finding in findings if isinstance(finding, Computed)] == [2.0, 1.0, 2.0]
    assert engine.asked == [ONE, TWO]


def test_what_another_edition_found_is_not_used(tmp_path: Path) -> None:
    engine = Counting()
    KeptFindings(tmp_path / "kept.db", lambda: engine, "1").ask([ONE])
    KeptFindings(tmp_path / "kept.db", lambda: engine, "2").ask([ONE])
    assert engine.asked == [ONE, ONE]


def test_what_was_not_decided_is_asked_again(tmp_path: Path) -> None:
    engine = Counting(decided=False)
    kept = KeptFindings(tmp_path / "kept.db", lambda: engine, "1")
    kept.ask([ONE])
    engine.decided = True
    (finding,) = kept.ask([ONE])
    assert isinstance(finding, Computed)


def test_a_file_that_is_no_database_costs_nothing_but_time(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    file.write_bytes(b"not a database at all, but quite long" * 99)
    engine = Counting()
    for _ in range(3):
        (finding,) = KeptFindings(file, lambda: engine, "1").ask([ONE])
        assert isinstance(finding, Computed)
    assert len(engine.asked) == 2  # the file was thrown away the first time and made again the second


def test_a_place_that_cannot_be_written_to_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    engine = Counting()
    (finding,) = KeptFindings(tmp_path / "file" / "kept.db", lambda: engine, "1").ask([ONE])
    assert isinstance(finding, Computed)


def test_an_edition_changes_with_the_engines_files(tmp_path: Path) -> None:
    (tmp_path / "engine.py").write_text("one = 1\n")
    before = edition(tmp_path, "1.0")
    assert edition(tmp_path, "1.0") == before
    assert edition(tmp_path, "1.1") != before
    (tmp_path / "engine.py").write_text("one = 1.0\n")
    assert edition(tmp_path, "1.0") != before


def test_worked_solutions_are_kept_too(tmp_path: Path) -> None:
    class Working(NothingToCompute):
        asked = 0

        def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
            self.asked += len(works)
            return tuple(Worked((Line(work.expression),)) for work in works)

    engine = Working()
    for _ in range(2):
        (found,) = KeptFindings(tmp_path / "kept.db", lambda: engine, "1").work_out([Work(Number(Fraction(1)))])
        assert isinstance(found, Worked)
        assert found.lines == (Line(Number(Fraction(1))),)
    assert engine.asked == 1
